"""Which jobs there are, as far as a viewer may see them."""
