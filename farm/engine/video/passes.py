"""Several passes over a shot, by turns forward and backward (Ruder et al. 2016, section 4.3).

What a frame could not take from those before it, beside the picture's edges and where something was
hidden, comes from those after it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import torch
from numpy.typing import NDArray
from torch import Tensor

from farm.engine.video import film

BLEND = (
    0.5  # part of the frame before, where it is seen, in what a frame is begun with (Ruder, 4.3)
)
AHEAD = 16  # frames that are decoded at once for a pass backward


class Place(NamedTuple):
    """A frame in one of the passes."""

    pass_number: int  # from 1
    frame: int  # from 0


def order(bounds: tuple[int, int], pass_number: int) -> range:
    """The frames of a shot as a pass comes to them."""
    first, last = bounds
    return range(first, last) if pass_number % 2 else range(last - 1, first - 1, -1)


def places(shots: Sequence[tuple[int, int]], passes: int) -> Iterator[Place]:
    """All frames in all passes: shot by shot, and in each pass by pass."""
    for bounds in shots:
        for number in range(1, passes + 1):
            yield from (Place(number, frame) for frame in order(bounds, number))


def sources(path: Path, frames: range, take: Callable[[NDArray[Any]], Tensor]) -> Iterator[Tensor]:
    """What ``take`` makes of the samples of frames, in that order, forward or backward.

    Films are decoded forward alone: backward, all before them is decoded again for each few.
    """
    if frames.step > 0:
        with film.frames(path) as found:
            for frame in islice(found, frames.start, frames.stop):
                yield take(frame.samples)
        return
    for begin in range(0, len(frames), AHEAD):
        some = frames[begin : begin + AHEAD]
        with film.frames(path) as found:
            held = [take(frame.samples) for frame in islice(found, some[-1], some[0] + 1)]
        while held:
            yield held.pop()


def blended(last: Tensor, before: Tensor, seen: Tensor) -> Tensor:
    """What a frame is begun with: as the pass before left it, and as its neighbour is, moved here.

    ``seen`` [1, H, W] says how far the neighbour shows the same.
    """
    return torch.lerp(last, before, BLEND * seen)
