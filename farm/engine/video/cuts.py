"""Where one shot ends and the next begins: where motion does not explain what is seen."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from farm.engine.video.flow import flow, follow

LEAST = 0.05  # mean difference of two frames, in units of the full range, that may be a cut
STANDS_OUT = 2.0  # times more than the differences beside it: a flash is no cut
BESIDE = 2  # differences on each side


class Cutter:
    """Compares frames with the ones before."""

    def __init__(self) -> None:
        self.before: NDArray[Any] | None = None
        self.differences: list[float] = []

    def add(self, frame: NDArray[Any]) -> None:
        """Take in the next frame, [height, width, 3], small."""
        full = np.iinfo(frame.dtype).max
        if self.before is not None:
            moved = follow(self.before, flow(frame, self.before))
            self.differences.append(float(np.abs(moved - frame).mean()) / full)
        self.before = frame

    def cuts(self) -> tuple[int, ...]:
        """The first frame of each shot but the first."""
        return tuple(n + 1 for n in range(len(self.differences)) if self._is_cut(n))

    def _is_cut(self, number: int) -> bool:
        own = self.differences[number]
        around = self.differences[max(0, number - BESIDE) : number + BESIDE + 1]
        others = sorted(around)[:-1]
        return own >= LEAST and own == max(around) and own > STANDS_OUT * max(others, default=0)


def shots(cuts: tuple[int, ...], frames: int) -> list[tuple[int, int]]:
    """First and last frame, exclusive, of each shot."""
    return list(pairwise((0, *cuts, frames)))
