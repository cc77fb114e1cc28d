"""Picture files to drop on pages."""

from pathlib import Path

import numpy as np

from farm.engine.images import Picture, write


def photo(folder: Path, width: int = 160, height: int = 112) -> Path:
    """Write a photo: soft slopes of colour."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    pixels = np.stack([x / width, y / height, (x + y) / (width + height)], axis=-1)
    return _written(folder / "photo.png", pixels)


def painting(folder: Path, name: str = "painting.png", size: int = 128) -> Path:
    """Write a painting: stripes."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    stripes = (np.sin(x / 3 + np.sin(y / 9) * 3) + 1) / 2
    return _written(folder / name, np.stack([stripes, 1 - stripes, stripes * 0.5], axis=-1))


def _written(path: Path, pixels: np.ndarray) -> Path:
    write(path, Picture(pixels.astype(np.float32)))
    return path
