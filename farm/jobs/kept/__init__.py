"""What people keep of their ended jobs, and what they throw away."""
