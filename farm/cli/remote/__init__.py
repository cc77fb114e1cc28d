"""Commands for a farm that runs somewhere, over its API."""

PANEL = "A farm over its API"  # where `farm --help` lists these commands
