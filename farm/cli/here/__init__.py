"""Commands that paint, train and serve on this machine."""
