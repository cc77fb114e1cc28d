"""How much a farm loses, and how soon it comes back: `python -m benchmarks.durability`."""
