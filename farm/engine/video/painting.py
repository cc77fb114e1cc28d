"""A film painted frame by frame, each begun where the one before ended.

Frames are checkpoints: a painted frame counts as it is stored, in 8 bits, so that whoever goes on
from stored frames paints the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import avg_pool2d

from farm.engine.gatys.state import State
from farm.engine.planes.pyramid import longer_edge, resize
from farm.engine.video import film
from farm.engine.video.flow import flow, visible
from farm.engine.video.painters import Painter
from farm.engine.video.warp import warp

SOFT = 3  # pixels over which a frame is let go of beside what was not seen
LOOKBACK = (1, 4)  # frames (Ruder, 3.3); there the second counts only where the first does not show

UNSEEN = 1e-3  # the weight of a neighbour in which a pixel is hidden: where it is in both

Pixels = NDArray[np.uint8]  # [H, W, 3]


@dataclass(frozen=True)
class Progress:
    """Where a film stands; valid until the next step is asked for."""

    frame: int
    """Which is painted, from 0."""
    done: float
    """Part of this frame, 0..1."""
    picture: Callable[[], Pixels] | None
    state: Callable[[], State] | None
    painted: Pixels | None
    """The frame, with its last step."""


def size(width: int, height: int, longer: int) -> tuple[int, int]:
    """Width and height of a painted film: even, as its codecs want them."""
    rows, columns = longer_edge(height, width, longer)
    return max(2, round(columns / 2) * 2), max(2, round(rows / 2) * 2)


def paint(
    path: Path,
    shots: Sequence[tuple[int, int]],
    size: tuple[int, int],
    painter: Painter,
    *,
    begun: int = 0,
    stored: Callable[[int], Pixels] | None = None,
    state: State | None = None,
    every: int = 1,
) -> Iterator[Progress]:
    """Yields after every step of every frame, from frame ``begun`` on.

    Args:
        path: a film that was inspected.
        shots: first and last frame, exclusive, of each that is to be painted, in order.
        size: width and height of the painted frames.
        painter: the method.
        begun: the first frame that is not painted yet.
        stored: a frame that is; asked for as long as frames are held to it.
        state: where frame ``begun`` stands.
        every: paint each so-many-th frame; those between are moved from their neighbours.

    """
    for first, last in shots:
        if last <= begun:
            continue
        middle = (first + last) // 2
        with film.frames(path) as frames:
            painter.begin(_planes(next(islice(frames, middle, None)).samples, size))
        shot = _Shot(painter, (first, last), stored, every)
        with film.frames(path) as frames:
            begin = max(first, begun - shot.window - every)
            for number, frame in enumerate(islice(frames, begin, last), begin):
                shot.see(number, _planes(frame.samples, size))
                if number >= begun and shot.is_painted(number):
                    missing = max(begun, shot.before(number) + 1)
                    yield from shot.paint(number, missing, state if missing == begun else None)


class _Shot:
    """The frames of a shot that the next one is held to."""

    def __init__(
        self,
        painter: Painter,
        bounds: tuple[int, int],
        stored: Callable[[int], Pixels] | None,
        every: int,
    ) -> None:
        self.painter, self.stored, self.every = painter, stored, every
        self.first, self.last = bounds
        self.window = max(LOOKBACK) * every
        self.sources: dict[int, Tensor] = {}
        self.painted: dict[int, Tensor] = {}

    def see(self, number: int, source: Tensor) -> None:
        """Take in a frame, in order."""
        self.sources[number] = source
        for frames in (self.sources, self.painted):
            frames.pop(number - self.window - self.every - 1, None)

    def is_painted(self, number: int) -> bool:
        """Whether a frame is painted itself: each so-many-th, and the last."""
        return (number - self.first) % self.every == 0 or number == self.last - 1

    def before(self, number: int) -> int:
        """The frame before it that is painted itself; before the first, that of another shot."""
        return max(self.first - 1, number - 1 - (number - 1 - self.first) % self.every)

    def paint(self, number: int, missing: int, state: State | None) -> Iterator[Progress]:
        """Paint the frame that came in last, then those from ``missing`` on that lie before it.

        They are told in their order, so that who stores them lacks none in between.
        """
        source = self.sources[number]
        before, seen = self._before(number)
        pixels = None
        for step in self.painter.paint(source, before, seen, state):
            picture = step.picture
            if picture is not None and step.done == 1:
                pixels = _pixels(picture())
                self.painted[number] = _planes(pixels)
            now = None if picture is None else partial(lambda own: _pixels(own()), picture)
            if pixels is None or missing == number:
                yield Progress(missing, step.done, now, step.state, pixels)
        if missing < number:
            for between in range(missing, number):
                yield Progress(between, 1.0, None, None, self._between(between, number))
            yield Progress(number, 1.0, None, None, pixels)

    def _between(self, number: int, after: int) -> Pixels:
        """A frame from the painted ones beside it, each where it is seen there, the nearer more."""
        here, before = _pixels(self.sources[number]), self.before(number)
        total, weights = torch.zeros_like(self.sources[number]), torch.zeros(1)
        for other, near in ((before, after - number), (after, number - before)):
            beside = _pixels(self.sources[other])
            there = flow(here, beside)
            seen = torch.from_numpy(visible(there, flow(beside, here)))[None]
            weight = near * (seen + UNSEEN)
            total = total + weight * warp(self._painted(other), torch.from_numpy(there))
            weights = weights + weight
        pixels = _pixels(total / weights)
        self.painted[number] = _planes(pixels)
        return pixels

    def _before(self, number: int) -> tuple[Tensor | None, Tensor | None]:
        """What the frame looked like before, moved to its place, and where that is seen."""
        picture = seen = None
        here = _pixels(self.sources[number])
        for back in (self.every * step for step in LOOKBACK):
            if number - back < self.first:
                break
            other = _pixels(self.sources[number - back])
            there = flow(here, other)
            shown = torch.from_numpy(visible(there, flow(other, here)))[None]
            moved = warp(self._painted(number - back), torch.from_numpy(there))
            if picture is None or seen is None:
                picture, seen = moved, shown
            else:  # in the middle of what both show, so that errors do not add up over the frames
                alone = torch.where(seen, picture, moved)
                picture = torch.where(seen & shown, (picture + moved) / 2, alone)
                seen = seen | shown
        return picture, None if seen is None else _softened(seen)

    def _painted(self, number: int) -> Tensor:
        if number not in self.painted:
            assert self.stored is not None
            self.painted[number] = _planes(self.stored(number))
        return self.painted[number]


def _softened(seen: Tensor) -> Tensor:
    """How firmly each pixel [1, H, W] is held: less beside what was not seen."""
    width = 2 * SOFT + 1
    return seen * avg_pool2d(seen.float(), width, 1, SOFT, count_include_pad=False)


def _planes(samples: NDArray[Any], size: tuple[int, int] | None = None) -> Tensor:
    """Samples [h, w, 3] as [3, H, W] in 0..1."""
    unit = samples.astype(np.float32) / np.iinfo(samples.dtype).max
    planes = torch.from_numpy(np.ascontiguousarray(unit.transpose(2, 0, 1)))
    return planes if size is None else resize(planes, size[1], size[0]).clamp(0, 1)


def _pixels(picture: Tensor) -> Pixels:
    """A picture [3, H, W] in the 8 bits that are stored."""
    return picture.clamp(0, 1).mul(255).round().byte().permute(1, 2, 0).contiguous().numpy()
