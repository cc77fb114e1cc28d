"""What is asked for in a job of each kind, and what it takes. No I/O."""
