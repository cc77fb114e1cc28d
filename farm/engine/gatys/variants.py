"""A painting's variants, which hang beside it and count as it does: turned, scaled, tinted."""

from typing import Literal, NamedTuple

Hung = Literal["none", "mirrored", "turned", "scaled", "tinted", "all"]


class Variant(NamedTuple):
    """One of them; the usual values are the painting itself."""

    turns: int = 0  # quarters, counter-clockwise
    mirrored: bool = False  # left to right, before it is turned
    scale: float = 1.0  # of its strokes
    gains: tuple[float, float, float] = (1.0, 1.0, 1.0)  # of red, green and blue
    gamma: float = 1.0  # above 1 is darker

    def size(self, height: int, width: int) -> tuple[int, int]:
        """Return height and width of what is turned."""
        return (width, height) if self.turns % 2 else (height, width)


SELF = Variant()
MIRRORED = (Variant(mirrored=True),)
TURNED = tuple(
    Variant(turns, mirrored)
    for mirrored in (False, True)
    for turns in range(4)
    if turns or mirrored
)
SCALED = (Variant(scale=0.7), Variant(scale=1.4))
TINTED = (
    Variant(gains=(1.1, 1.0, 0.9)),
    Variant(gains=(0.9, 1.0, 1.1)),
    Variant(gamma=0.8),
    Variant(gamma=1.25),
)
VARIANTS: dict[Hung, tuple[Variant, ...]] = {
    "none": (SELF,),
    "mirrored": (SELF, *MIRRORED),
    "turned": (SELF, *TURNED),
    "scaled": (SELF, *SCALED),
    "tinted": (SELF, *TINTED),
    "all": (SELF, *TURNED, *SCALED, *TINTED),
}
