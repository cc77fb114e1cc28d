"""The client that is awaited; farm/client/sync is made of this folder, by tests/client/make.py."""
