"""Sketches of photos in the size and colours that are asked for, as of any one pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from farm.engine.errors import BadInput, OutOfMemoryError
from farm.engine.onepass.apply import Progress
from farm.engine.onepass.sketches.networks import (
    LOOKS,
    Sketcher,
    recoloured,
    resized,
)
from farm.engine.planes.color import pixels
from farm.engine.planes.pyramid import longer_edge, resize
from farm.engine.planes.transparency import seen
from farm.engine.vgg.device import free_memory

COLORS = ("style", "luminance")
BYTES = 700  # a pixel of a photo: all maps of the network of looks, as measured


@dataclass(frozen=True)
class Settings:
    """How a photo is sketched."""

    strength: float = 1.0
    """From 0, the photo's own style, to 1, the paintings'."""
    color: str = "style"
    """As in recipes: whose colours."""
    looks: Sequence[int] = ()
    """Numbers, from 1, of the third network's own styles, instead of paintings."""
    weights: Sequence[float] | None = None
    """Each painting's or look's share; by default they are equal."""

    def __post_init__(self) -> None:
        if self.color not in COLORS:
            raise BadInput(
                f"a sketch cannot be recoloured by {self.color!r}: choose {' or '.join(COLORS)}"
            )
        if not 0 <= self.strength <= 1:
            raise BadInput(f"the strength goes from 0 to 1; {self.strength:g} is outside")
        if self.looks and self.strength != 1:
            raise BadInput("sketch26 has no strength: leave it at 1")
        if not all(1 <= look <= LOOKS for look in self.looks):
            raise BadInput(f"sketch26 has the looks 1 to {LOOKS}: choose of these")
        if self.looks and len(self.weights or self.looks) != len(self.looks):
            raise BadInput("weights are one for each of the looks")
        if self.weights is not None and not sum(self.weights) > 0:
            raise BadInput("weights are all 0: give one of the styles some")


def sketch(
    photo: Tensor,
    paintings: Sequence[Tensor],
    settings: Settings,
    *,
    sketcher: Sketcher,
    size: int | None = None,
    memory: int | None = None,
) -> Iterator[Progress]:
    """Yields the picture of a photo [3 or 4, H, W] in 0..1.

    After paintings the network's picture, which is small, is enlarged.

    Raises:
        BadInput: photo or settings cannot be used.
        OutOfMemoryError: the network of looks needs more for a photo of that size.

    """
    colours = seen("the photo", photo).colours
    _, height, width = colours.shape
    height, width = longer_edge(height, width, size or max(height, width))
    given = pixels(resize(colours, height, width).clamp(0, 1))
    if settings.looks:
        _require_memory(width, height, memory)
        made = sketcher.in_looks(given, _shares(settings))
    else:
        shown = [pixels(seen("a painting", painting).colours) for painting in paintings]
        shares = settings.weights or [1.0] * len(shown)
        small = sketcher.after(given, shown, shares, settings.strength)
        made = resized(small, width, height)
    if settings.color == "luminance":
        made = recoloured(made, given)
    yield Progress(1.0, torch.from_numpy(made.transpose(2, 0, 1).copy()))


def _shares(settings: Settings) -> list[float]:
    found = [0.0] * LOOKS
    for look, weight in zip(
        settings.looks, settings.weights or [1.0] * len(settings.looks), strict=True
    ):
        found[look - 1] += weight
    return found


def _require_memory(width: int, height: int, memory: int | None) -> None:
    needed, allowed = BYTES * width * height, memory or free_memory(torch.device("cpu"))
    if needed > allowed:
        raise OutOfMemoryError(
            f"sketch26 needs {needed / 1e9:.1f} GB for {width} x {height} pixels, and "
            f"{allowed / 1e9:.1f} GB are allowed: take a smaller size"
        )
