"""How a picture is cut: windows that tile it, and the halo each needs to be convolved exactly."""

import math
from typing import NamedTuple


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


def cut(height: int, width: int, side: int) -> list[Window]:
    """Windows of about ``side`` x ``side`` pixels that tile a picture, in reading order.

    All start at even pixels, so that 2 x 2 pools never straddle two windows.
    """
    rows, columns = _spans(height, side), _spans(width, side)
    return [Window(*row, *column) for row in rows for column in columns]


def largest(height: int, width: int, side: int, halo: int) -> Window:
    """The window of such a cut that has the most pixels with its halo, without cutting."""

    def widest(length: int) -> tuple[int, int]:
        def grown(span: tuple[int, int]) -> int:
            return min(span[1] + halo, length) - max(span[0] - halo, 0)

        return max(_spans(length, side), key=grown)

    return Window(*widest(height), *widest(width))


def _spans(length: int, side: int) -> list[tuple[int, int]]:
    """Equal even spans of at most about ``side``; a rest too thin to pool joins its neighbour."""
    pieces = math.ceil(length / side)
    step = 2 * math.ceil(length / pieces / 2)
    starts = [start for start in range(0, length, step) if start == 0 or length - start >= 2]
    return list(zip(starts, [*starts[1:], length], strict=True))
