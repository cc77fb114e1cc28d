"""Pictures as files of a job."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from farm.domain.prints import FILES, Printed
from farm.engine.errors import ImageError
from farm.engine.pictures.images import Picture, write
from farm.engine.planes.color import pixels
from farm.engine.prepress import sheet as sheets
from farm.engine.prepress.sheet import Sheet
from farm.errors import DiskFull
from workers.kinds.work import Artifact

MOST_BYTES_A_PIXEL = 8  # 16 bits, with alpha
MASTER = "master.tiff"  # 16 bits, in the photo's own colours: what further files are made of


def results(
    spec: Printed, picture: Callable[[], Picture], sheet: Sheet | None
) -> Iterator[Artifact]:
    """Yield the finished picture in each format asked for, and a master if none of these is one."""
    settings = spec.model_dump(mode="json")
    for output in spec.outputs:
        suffix, bits, _ = FILES[output]
        name = f"result{'-16' if bits == 16 else ''}{suffix}"
        how = replace(sheet or Sheet(), bits=bits, dpi=spec.dpi)
        yield Artifact(name, "result", partial(_print, picture, how, settings))
    if sheet or not {"png16", "tiff16"} & set(spec.outputs):
        deep = Sheet(bits=16, dpi=spec.dpi)
        yield Artifact(MASTER, "master", partial(_print, picture, deep, settings))


def of_samples(name: str, kind: str, samples: NDArray[np.uint8], **how: Any) -> Artifact:
    """Return a picture in 8 bits as a file."""
    made = partial(Picture, np.divide(samples, 255, dtype=np.float32))
    return Artifact(name, kind, partial(_write, made, how))


def of_mask(name: str, mask: NDArray[np.float32]) -> Artifact:
    """Return a mask [H, W, 3] in 0..1 as a file."""
    return Artifact(name, "result", partial(_write, partial(Picture, mask), {"dpi": None}))


def proof(name: str, kind: str, planes: Tensor, icc: bytes | None, quality: int) -> Artifact:
    """Return a picture on its way, as a small file."""
    return Artifact(
        name, kind, partial(_write, lambda: Picture(pixels(planes), icc=icc), {"quality": quality})
    )


def _write(picture: Callable[[], Picture], how: dict[str, Any], path: Path) -> tuple[int, int]:
    """Write a picture and return its size."""
    made = picture()
    with _room(path, *made.size):
        write(path, made, **how)
    return made.size


def _print(
    picture: Callable[[], Picture], how: Sheet, settings: dict[str, Any], path: Path
) -> tuple[int, int]:
    """Write a picture for print and return the size of its sheet."""
    made = picture()
    with _room(path, *made.size):
        return sheets.write(path, made, how, settings)


@contextmanager
def _room(path: Path, width: int, height: int) -> Iterator[None]:
    """Raise DiskFull, which may pass, where no file can be written because the disk is full."""
    try:
        yield
    except ImageError as error:
        if shutil.disk_usage(path.parent).free > width * height * MOST_BYTES_A_PIXEL:
            raise
        raise DiskFull(f"The disk of {gettempdir()} is full; free some space.") from error
