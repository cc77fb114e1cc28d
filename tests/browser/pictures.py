"""Picture files to drop on pages."""

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from farm.engine.pictures.images import Picture, write


def photo(folder: Path, width: int = 160, height: int = 112) -> Path:
    """Write a photo: soft slopes of colour."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slopes = np.stack([x / width, y / height, (x + y) / (width + height)], axis=-1)
    return _written(folder / "photo.png", slopes)


def painting(folder: Path, name: str = "painting.png", size: int = 128) -> Path:
    """Write a painting: stripes."""
    return _written(folder / name, stripes(size, size))


def stripes(width: int, height: int) -> NDArray[np.float32]:
    """Return wavy stripes: [height, width, 3], 0 to 1."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = (np.sin(x / 3 + np.sin(y / 9) * 3) + 1) / 2
    return np.stack([wave, 1 - wave, wave * 0.5], axis=-1).astype(np.float32)


def sha256(data: bytes) -> str:
    """Return a digest as the store's keys have it."""
    return hashlib.sha256(data).hexdigest()


def _written(path: Path, pixels: NDArray[np.float32]) -> Path:
    write(path, Picture(pixels))
    return path
