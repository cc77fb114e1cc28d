"""A film painted frame by frame, each begun where the one before ended.

Frames are checkpoints: a painted frame counts as it is stored, in 8 bits, so that whoever goes on
from stored frames paints the same bytes. A later pass stores each in the place of the one before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import avg_pool2d

from farm.engine.errors import StateError
from farm.engine.gatys.state import State
from farm.engine.planes.pyramid import longer_edge, resize
from farm.engine.video.flow import flow, visible
from farm.engine.video.painters import Known, Painter
from farm.engine.video.passes import Place, order, sources
from farm.engine.video.warp import warp

SOFT = 3  # pixels over which a frame is let go of beside what was not seen
LOOKBACK = (1, 4)  # frames (Ruder, 3.3); there the second counts only where the first does not show

UNSEEN = 1e-3  # the weight of a neighbour in which a pixel is hidden: where it is in both

Pixels = NDArray[np.uint8]  # [H, W, 3]


@dataclass(frozen=True)
class Progress:
    """Where a film stands; valid until the next step is asked for."""

    place: Place
    """Which frame is painted, and in which pass."""
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
    passes: int = 1,
    begun: Place | None = None,
    stored: Callable[[int], Pixels] | None = None,
    state: State | None = None,
    every: int = 1,
) -> Iterator[Progress]:
    """Yields after every step of every frame, from ``begun`` on.

    Args:
        path: a film that was inspected.
        shots: first and last frame, exclusive, of each that is to be painted, in order.
        size: width and height of the painted frames.
        painter: the method.
        passes: how often each shot is gone through.
        begun: the first frame that is not painted yet, in its pass.
        stored: a frame as it was painted last; asked for as long as frames are held to it, and by
            the next pass.
        state: where ``begun`` stands.
        every: paint each so-many-th frame; those between are moved from their neighbours.

    """
    begun, take = begun or Place(1, shots[0][0]), partial(_planes, size=size)
    for first, last in shots:
        if last <= begun.frame:
            continue
        middle = (first + last) // 2
        (key,) = sources(path, range(middle, middle + 1), take)
        painter.begin(key)
        is_begun = first <= begun.frame
        for number in range(begun.pass_number if is_begun else 1, passes + 1):
            frames, place, own = order((first, last), number), 0, None
            if is_begun and number == begun.pass_number:
                place, own = frames.index(begun.frame), state
            shot = _Shot(painter, frames, number, stored, every)
            since = max(0, place - shot.window - every)
            for at, source in enumerate(sources(path, frames[since:], take), since):
                shot.see(at, source)
                if at >= place and shot.is_painted(at):
                    missing = max(place, shot.before(at) + 1)
                    yield from shot.paint(at, missing, own if missing == place else None)


def resumed(
    paint: Callable[..., Iterator[Progress]],
    state: State | None,
    refused: Callable[[StateError], None] = lambda _: None,
) -> Iterator[Progress]:
    """Yields from within a frame, or from its beginning if the state is of another frame."""
    try:
        yield from paint(state=state)
    except StateError as error:
        if state is None:
            raise
        refused(error)
        yield from paint(state=None)


class _Shot:
    """The frames of a shot that the next one is held to, by their place in the pass, from 0."""

    def __init__(
        self,
        painter: Painter,
        frames: range,
        pass_number: int,
        stored: Callable[[int], Pixels] | None,
        every: int,
    ) -> None:
        self.painter, self.stored, self.every = painter, stored, every
        self.frames, self.pass_number = frames, pass_number
        self.window = max(LOOKBACK) * every
        self.sources: dict[int, Tensor] = {}
        self.painted: dict[int, Tensor] = {}

    def see(self, at: int, source: Tensor) -> None:
        """Take in a frame, in order."""
        self.sources[at] = source
        for frames in (self.sources, self.painted):
            frames.pop(at - self.window - self.every - 1, None)

    def is_painted(self, at: int) -> bool:
        """Whether a frame is painted itself: each so-many-th, and the last."""
        return at % self.every == 0 or at == len(self.frames) - 1

    def before(self, at: int) -> int:
        """The frame before it that is painted itself; before the first, none."""
        return max(-1, at - 1 - (at - 1) % self.every)

    def paint(self, at: int, missing: int, state: State | None) -> Iterator[Progress]:
        """Paint the frame that came in last, then those from ``missing`` on that lie before it.

        They are told in their order, so that who stores them lacks none in between.
        """
        last = self._stored(at) if self.pass_number > 1 else None
        known = Known(*self._before(at), last)
        pixels = None
        for step in self.painter.paint(self.sources[at], known, state):
            picture = step.picture
            if picture is not None and step.done == 1:
                pixels = _pixels(picture())
                self.painted[at] = _planes(pixels)
            now = None if picture is None else partial(lambda own: _pixels(own()), picture)
            if pixels is None or missing == at:
                yield Progress(self._place(missing), step.done, now, step.state, pixels)
        if missing < at:
            for between in range(missing, at):
                made = self._between(between, at)
                yield Progress(self._place(between), 1.0, None, None, made)
            yield Progress(self._place(at), 1.0, None, None, pixels)

    def _place(self, at: int) -> Place:
        return Place(self.pass_number, self.frames[at])

    def _between(self, at: int, after: int) -> Pixels:
        """A frame from the painted ones beside it, each where it is seen there, the nearer more."""
        here, before = _pixels(self.sources[at]), self.before(at)
        total, weights = torch.zeros_like(self.sources[at]), torch.zeros(1)
        for other, near in ((before, after - at), (after, at - before)):
            beside = _pixels(self.sources[other])
            there = flow(here, beside)
            seen = torch.from_numpy(visible(there, flow(beside, here)))[None]
            weight = near * (seen + UNSEEN)
            total = total + weight * warp(self._painted(other), torch.from_numpy(there))
            weights = weights + weight
        pixels = _pixels(total / weights)
        self.painted[at] = _planes(pixels)
        return pixels

    def _before(self, at: int) -> tuple[Tensor | None, Tensor | None]:
        """What the frame looked like before, moved to its place, and where that is seen."""
        picture = seen = None
        here = _pixels(self.sources[at])
        for other in (at - self.every * step for step in LOOKBACK):
            if other < 0:
                break
            beside = _pixels(self.sources[other])
            there = flow(here, beside)
            shown = torch.from_numpy(visible(there, flow(beside, here)))[None]
            moved = warp(self._painted(other), torch.from_numpy(there))
            if picture is None or seen is None:
                picture, seen = moved, shown
            else:  # in the middle of what both show, so that errors do not add up over the frames
                alone = torch.where(seen, picture, moved)
                picture = torch.where(seen & shown, (picture + moved) / 2, alone)
                seen = seen | shown
        return picture, None if seen is None else _softened(seen)

    def _painted(self, at: int) -> Tensor:
        if at not in self.painted:
            self.painted[at] = self._stored(at)
        return self.painted[at]

    def _stored(self, at: int) -> Tensor:
        assert self.stored is not None
        return _planes(self.stored(self.frames[at]))


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
