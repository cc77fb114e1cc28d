"""Commands for a farm that runs somewhere, over its API."""
