"""How a picture is cut: windows that tile it, and the halo each needs to be convolved exactly."""

import math
from dataclasses import dataclass
from typing import NamedTuple

UNIT = 16  # rows of a picture in one of VGG's fifth block


class Window(NamedTuple):
    """Rows ``top`` to ``bottom`` and columns ``left`` to ``right`` (exclusive) of a picture."""

    top: int
    bottom: int
    left: int
    right: int

    def grow(self, halo: int, height: int, width: int) -> "Window":
        """The window with ``halo`` pixels more on every side that lies inside the picture."""
        return Window(
            max(self.top - halo, 0),
            min(self.bottom + halo, height),
            max(self.left - halo, 0),
            min(self.right + halo, width),
        )

    def lowered(self, rows: int) -> "Window":
        """The window as many rows further down."""
        return self._replace(top=self.top + rows, bottom=self.bottom + rows)

    def within(self, outer: "Window") -> "Window":
        """The same window in the coordinates of ``outer``, which contains it."""
        return Window(
            self.top - outer.top,
            self.bottom - outer.top,
            self.left - outer.left,
            self.right - outer.left,
        )

    def pooled(self) -> "Window":
        """The window's place after a 2 x 2 pooling that drops an odd last row or column."""
        return Window(*(edge // 2 for edge in self))

    @property
    def pixels(self) -> int:
        """How many there are inside."""
        return (self.bottom - self.top) * (self.right - self.left)

    @property
    def slices(self) -> tuple[slice, slice, slice, slice]:
        """Selects this window from a tensor [N, C, H, W]."""
        return slice(None), slice(None), slice(self.top, self.bottom), slice(self.left, self.right)


@dataclass(frozen=True)
class Share:
    """Which of the horizontal strips of a picture a process has, from 0 at the top."""

    index: int = 0
    count: int = 1

    def edges(self, height: int) -> tuple[int, ...]:
        """Where strips begin, and the last one ends; those of a low picture may be empty.

        Between whole rows of every block, so that no pool straddles two strips.
        """
        units = height // UNIT
        return (*(units * number // self.count * UNIT for number in range(self.count)), height)


def cut(height: int, width: int, side: int) -> list[Window]:
    """Windows of about ``side`` x ``side`` pixels that tile a picture, in reading order.

    All start at even pixels, so that 2 x 2 pools never straddle two windows.
    """
    rows, columns = _spans(height, side), _spans(width, side)
    return [Window(*row, *column) for row in rows for column in columns]


def largest(
    height: int, width: int, side: int, halo: int, above: int = 0, below: int = 0
) -> Window:
    """The window of such a cut that has the most pixels with its halo, without cutting.

    ``above`` and ``below`` are rows of the picture beyond its strip of ``height``.
    """

    def widest(length: int, before: int = 0, behind: int = 0) -> tuple[int, int]:
        def grown(span: tuple[int, int]) -> int:
            return min(span[1] + halo, length + behind) - max(span[0] - halo, -before)

        return max(_spans(length, side), key=grown, default=(0, 0))

    return Window(*widest(height, above, below), *widest(width))


def _spans(length: int, side: int) -> list[tuple[int, int]]:
    """Equal even spans of at most about ``side``; a rest too thin to pool joins its neighbour."""
    if length == 0:
        return []
    pieces = math.ceil(length / side)
    step = 2 * math.ceil(length / pieces / 2)
    starts = [start for start in range(0, length, step) if start == 0 or length - start >= 2]
    return list(zip(starts, [*starts[1:], length], strict=True))
