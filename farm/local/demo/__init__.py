"""The demo's two pictures: a free photo, and a painting that the project paints itself."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from farm.engine.pictures import images
from farm.engine.pictures.images import Picture
from farm.errors import SetupError
from farm.local.demo.canvas import Canvas
from farm.local.demo.scene import evening

HEIGHT = 800  # pixels of the painting; it is 1024 wide


def pair(folder: Path, height: int = HEIGHT) -> tuple[Path, Path]:
    """Write both into ``folder`` and return their paths: the photo's, the painting's.

    ``height``: the painting's, in pixels. Raises SetupError without the ``demo`` extra.
    """
    folder.mkdir(parents=True, exist_ok=True)
    photo, painting = folder / "photo.png", folder / "painting.png"
    images.write(photo, take_photo())
    images.write(painting, paint(height))
    return photo, painting


def take_photo() -> Picture:
    """Chelsea the cat, by Stefan van der Walt (CC0), as scikit-image's wheel carries her."""
    try:
        from skimage import data
    except ImportError as error:
        raise SetupError(
            "The demo's photo is missing; run: pip install 'brushfarm[demo]'"
        ) from error
    chelsea: Callable[[], NDArray[np.uint8]] = data.chelsea
    return Picture(np.divide(chelsea(), 255, dtype=np.float32))


def paint(height: int = HEIGHT, seed: int = 1) -> Picture:
    """Evening over a lake, 1.28 times as wide as high; the same seed, the same strokes."""
    rng = np.random.default_rng(seed)
    canvas = Canvas(evening(height // 2, rng), height)
    canvas.paint(rng)
    return Picture(canvas.lit())
