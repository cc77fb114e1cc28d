import os
from importlib.metadata import PackageNotFoundError, version

# A render's threads sleep while they wait for each other. Spinning, which is the default, costs
# several times the work where cores are shared. Torch reads this once, when it is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

try:
    __version__ = version("brushfarm")
except PackageNotFoundError:  # run from a folder, not installed
    __version__ = "unknown"
