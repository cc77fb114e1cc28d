"""What is asked of many jobs at once."""
