"""The pictures and the film of a frozen farm: small, and cheap to store."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from farm.engine.pictures import images
from tests.engine.video import clips

WIDTH, HEIGHT = 96, 64

Pixels = NDArray[np.float32]  # [height, width, 3], 0 to 1


def _photo(x: Pixels, y: Pixels) -> list[Pixels]:
    return [x, y, (x + y) / 2]


def _painting(x: Pixels, y: Pixels) -> list[Pixels]:
    wave = (np.sin(40 * x + 3 * np.sin(9 * y)) + 1) / 2
    return [wave, 1 - wave, wave / 2]


def _regions(x: Pixels, _y: Pixels) -> list[Pixels]:
    left = (x < 0.5).astype(np.float32)
    return [left, left, left]


ALL: dict[str, Callable[[Pixels, Pixels], list[Pixels]]] = {
    "photo": _photo,
    "painting": _painting,
    "regions": _regions,
}


def write(name: str, folder: Path) -> Path:
    """Write one of the pictures as a file."""
    y, x = np.mgrid[0 : 1 : HEIGHT * 1j, 0 : 1 : WIDTH * 1j].astype(np.float32)
    path = folder / f"{name}.png"
    images.write(path, images.Picture(np.stack(ALL[name](x, y), axis=-1)))
    return path


def film(folder: Path) -> Path:
    """Write a film of six frames, with sound."""
    frames = clips.pan(6, size=(HEIGHT, WIDTH))
    return clips.write(folder / "clip.mp4", frames, sound="aac")
