"""What the engine does on a GPU, within minutes: see ``python -m benchmarks.gpu --help``."""
