"""Films that come as numbered pictures: joined into one file, as all others are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from farm.engine.errors import FilmError, ImageError
from farm.engine.pictures.images import IN_SRGB, read
from farm.engine.video import writer
from farm.engine.video.film import Info

RATE = Fraction(24)  # frames a second, where nobody says another
Samples = NDArray[np.uint8]


def in_order(names: Iterable[str]) -> list[str]:
    """Return files by the last number in their names; raise FilmError for one without."""
    numbers = {name: re.findall(r"\d+", name.rpartition(".")[0] or name) for name in names}
    for name, found in numbers.items():
        if not found:
            raise FilmError(f"{name} has no number: call the frames of a film 0001.png, 0002.png …")
    return sorted(numbers, key=lambda name: (int(numbers[name][-1]), name))


def join(frames: Sequence[tuple[str, Path]], into: Path, rate: Fraction = RATE) -> None:
    """Write pictures, by their names, as a lossless film (MKV, 8 bits).

    Raises:
        FilmError: there is one picture, one that cannot be read, or one of another size.

    """
    if len(frames) < 2:
        raise FilmError("There is one picture: a film has at least two.")
    base = 1 / rate
    info = Info("matroska", "ffv1", 0, 0, 8, len(frames), 0.0, base, 0, rate, (), None)
    writer.write(into, _read(frames), range(len(frames)), info, codec="ffv1")


def _read(frames: Sequence[tuple[str, Path]]) -> Iterator[Samples]:
    first: tuple[int, ...] = ()
    for name, path in frames:
        try:
            pixels = read(path.read_bytes(), like=IN_SRGB).pixels
        except ImageError as error:
            raise FilmError(f"{name}: {error}") from error
        first = first or pixels.shape
        if pixels.shape != first:
            (height, width), (rows, columns) = pixels.shape[:2], first[:2]
            raise FilmError(
                f"{name} is {width} x {height} pixels and {frames[0][0]} is {columns} x {rows}: "
                "give frames of one size."
            )
        yield np.rint(pixels * 255).astype(np.uint8)
