"""Looks compared, with or without their names: a page for one person, on this machine."""
