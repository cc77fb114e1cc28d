"""The client that waits for each answer; made of aio/__init__.py by tests/client/make.py."""
