"""Pictures as files of a job."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from farm.domain.jobs.specs import Output
from farm.engine.errors import ImageError
from farm.engine.pictures.images import Picture, write
from farm.engine.planes.color import pixels
from farm.errors import DiskFull
from workers.kinds.work import Artifact

MOST_BYTES_A_PIXEL = 8  # 16 bits, with alpha
FILES: dict[Output, tuple[str, int]] = {  # name and bits per sample
    "png": ("result.png", 8),
    "png16": ("result-16.png", 16),
    "jpeg": ("result.jpg", 8),
    "webp": ("result.webp", 8),
    "tiff": ("result.tiff", 8),
    "tiff16": ("result-16.tiff", 16),
}


def results(
    outputs: list[Output], picture: Callable[[], Picture], settings: dict[str, Any], dpi: int
) -> Iterator[Artifact]:
    """Yield the finished picture in each format asked for."""
    for output in outputs:
        name, bits = FILES[output]
        how = {"bits": bits, "settings": settings, "dpi": dpi}
        yield Artifact(name, "result", partial(_write, picture, how))


def of_samples(name: str, kind: str, samples: NDArray[np.uint8], **how: Any) -> Artifact:
    """Return a picture in 8 bits as a file."""
    made = partial(Picture, np.divide(samples, 255, dtype=np.float32))
    return Artifact(name, kind, partial(_write, made, how))


def proof(name: str, kind: str, planes: Tensor, icc: bytes | None, quality: int) -> Artifact:
    """Return a picture on its way, as a small file."""
    return Artifact(
        name, kind, partial(_write, lambda: Picture(pixels(planes), icc=icc), {"quality": quality})
    )


def _write(picture: Callable[[], Picture], how: dict[str, Any], path: Path) -> tuple[int, int]:
    """Write a picture and return its size; DiskFull, which may pass, if the disk is full."""
    made = picture()
    width, height = made.size
    try:
        write(path, made, **how)
    except ImageError as error:
        if shutil.disk_usage(path.parent).free > width * height * MOST_BYTES_A_PIXEL:
            raise
        raise DiskFull(f"The disk of {gettempdir()} is full; free some space.") from error
    return width, height
