"""A film: frame after frame is painted and stored, and at the end they are written as one film.

Stored frames are what a lost worker's successor goes on from; a checkpoint only tells how far the
frame at work is.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlalchemy import select
from torch import Tensor

from farm.base import tracing
from farm.base.scratch import scratch
from farm.domain import frames
from farm.domain.jobs import onepass
from farm.domain.jobs.films import FEWEST, VideoSpec, held
from farm.domain.jobs.stored import restored
from farm.engine.errors import FilmError, StateError
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.state import State
from farm.engine.onepass.apply import Settings
from farm.engine.onepass.decoders import files as decoders
from farm.engine.onepass.generators.paint import Settings as Mix
from farm.engine.pictures.images import read
from farm.engine.video import film, painting, writer
from farm.engine.video.film import Info
from farm.engine.video.painters import Gatys, OnePass, Painter, Trained
from farm.engine.video.painting import Progress
from farm.engine.video.passes import Place, places
from farm.errors import DiskFull
from farm.sql.models import Artifact as Row
from farm.sql.models import Job
from workers.kinds import files
from workers.kinds.inputs import fetch_film, fetch_model, newest_checkpoint
from workers.kinds.work import Artifact, Checkpoint, Step, Work

log = structlog.get_logger(__name__)

FRAME, PASS = "frame", "pass"  # what a checkpoint is of
ALMOST = 0.9999  # done, while the film itself is not written
ROOM = 100_000_000  # bytes that a disk must have left, or it was full
Samples = NDArray[np.uint8]


def steps(work: Work) -> Iterator[Step]:
    """Return the steps of all frames that are not stored yet."""
    spec = restored(work.lease.spec, VideoSpec)
    with scratch() as folder:
        clip = folder / "clip"
        paintings = work.download(partial(fetch_film, work.services, spec, clip))
        info = film.inspect(clip, film.Limits(frames=work.services.settings.max_film_frames))
        size = painting.size(info.width, info.height, spec.recipe.size)
        painted = _Film(work, spec, clip, info)
        if painted.begun is not None and not painted.in_parts:
            with tracing.span("plan"):
                painter = _painter(work, spec, paintings, size)
            yield from painted.steps(painter, painted.begun, size)
        yield painted.whole()


class _Stored(NamedTuple):
    """A frame in the store, as a pass left it."""

    pass_number: int
    key: str


class _Film:
    """The film of one job, or the part of one that it paints."""

    def __init__(self, work: Work, spec: VideoSpec, clip: Path, info: Info) -> None:
        self.work, self.spec, self.clip, self.info = work, spec, clip, info
        self.first, self.end = spec.part or (0, info.frames)
        found = info.cuts if spec.cuts is None else tuple(spec.cuts)
        edges = [self.first, *(cut for cut in found if self.first < cut < self.end), self.end]
        self.shots = list(pairwise(edges))
        self.places = {place: n for n, place in enumerate(places(self.shots, spec.passes))}
        self.is_part, self.in_parts = work.patiently(self._kin)
        known = work.patiently(self._stored)
        self.keys = {number: one.key for number, one in known.items()}
        done = {number: one.pass_number for number, one in known.items()}
        left = (each for each in self.places if done.get(each.frame, 0) < each.pass_number)
        self.begun = next(left, None)

    def steps(self, painter: Painter, begun: Place, size: tuple[int, int]) -> Iterator[Step]:
        """Yield the steps of all frames that are not stored yet."""
        paint = partial(
            painting.paint,
            self.clip,
            self.shots,
            size,
            painter,
            passes=self.spec.passes,
            begun=begun,
            stored=self._frame,
            every=self.spec.every,
        )
        for progress in painting.resumed(paint, self._state(begun), _not_used):
            yield self._step(progress)

    def whole(self) -> Step:
        """Return the last step, with the film of all frames, or of those that parts came to."""
        stored = self.work.patiently(self._stored)
        numbers = [number for number in range(self.first, self.end) if number in stored]
        count = self.end - self.first
        told = {"stage": "writing the film", "frame": len(numbers), "frames": count}
        told["painted"] = len(numbers)
        return Step(len(numbers) / count, told, artifacts=[self._result(numbers)], ends=True)

    def _step(self, progress: Progress) -> Step:
        made: list[Artifact] = []
        number, frame = progress.place
        if progress.painted is not None:
            name = frames.name(frame, number, self.spec.passes)
            made = [files.of_samples(name, "frame", progress.painted, dpi=None)]
            self.keys.pop(frame, None)
        now, ready = progress.picture, self._ready(progress.place)
        return Step(
            min(ALMOST, self._share(progress.place, progress.done)),
            self._told(progress.place, ready),
            partial(self._checkpoint, progress),
            None if now is None or made else (lambda: _preview(now())),
            made,
            partial(self._kept, ready) if self.is_part or ready >= FEWEST else None,
        )

    def _told(self, place: Place, ready: int) -> dict[str, Any]:
        told: dict[str, Any] = {"stage": "painting", "painted": ready}
        told |= {"frame": place.frame - self.first + 1, "frames": self.end - self.first}
        if self.spec.passes > 1:
            told |= {"pass_number": place.pass_number, "passes": self.spec.passes}
        return told

    def _ready(self, place: Place) -> int:
        """Return how many frames, from the first on, there are before one is painted."""
        if place.pass_number == 1:
            return place.frame - self.first
        return next(last for first, last in self.shots if place.frame < last) - self.first

    def _kept(self, count: int) -> list[Artifact]:
        """Return the film of the first frames; of a part fewer are enough, for the whole."""
        first = range(self.first, self.first + count)
        return [self._result(first)] if count >= FEWEST else []

    def _checkpoint(self, progress: Progress) -> Checkpoint:
        """Return how far the frame at work is; a stored one needs no more than that it is."""
        state, done = State({}, {}), 0.0 if progress.painted is None else 1.0
        if progress.painted is None and progress.state is not None:
            state, done = progress.state(), progress.done
        number, frame = progress.place
        state.meta.update({FRAME: str(frame), PASS: str(number)})
        return Checkpoint(self._share(progress.place, done), partial(_packed, state))

    def _share(self, place: Place, done: float) -> float:
        return (self.places[place] + done) / len(self.places)

    def _state(self, begun: Place) -> State | None:
        """Return where that frame stands, if that is known."""
        found = self.work.download(lambda: newest_checkpoint(self.work.services, self.work.lease))
        if found is None or not found.tensors:
            return None
        at = found.meta.get(PASS), found.meta.get(FRAME)
        return found if at == (str(begun.pass_number), str(begun.frame)) else None

    def _frame(self, number: int) -> Samples:
        """Return a frame as it was stored last."""
        if number not in self.keys:
            found = self.work.patiently(self._stored)
            self.keys = {number: one.key for number, one in found.items()}
        key = self.keys[number]
        data = self.work.patiently(lambda: self.work.services.storage.get(key))
        return np.rint(read(data).pixels * 255).astype(np.uint8)

    def _stored(self) -> dict[int, _Stored]:
        """Return the stored frames by number, also of those that its parts painted."""
        own = self.work.lease.job_id
        parts = select(Job.id).where(Job.part_of == own)
        query = select(Row.name, Row.key).where((Row.job_id == own) | Row.job_id.in_(parts))
        with self.work.services.db.read() as session:
            rows = session.execute(query.where(Row.kind == "frame")).all()
        named = ((*frames.parsed(name, self.spec.passes), key) for name, key in rows)
        return {frame: _Stored(number, key) for frame, number, key in named}

    def _kin(self) -> tuple[bool, bool]:
        """Return whether it is a part of another job, and whether it has parts itself."""
        own = self.work.lease.job_id
        with self.work.services.db.read() as session:
            whole = session.scalar(select(Job.part_of).where(Job.id == own))
            part = session.scalars(select(Job.id).where(Job.part_of == own)).first()
        return whole is not None, part is not None

    def _result(self, numbers: Sequence[int]) -> Artifact:
        """Return the film of these frames."""
        suffix = writer.CODECS[self.spec.codec].suffix
        return Artifact(f"result{suffix}", "result", partial(self._write, numbers))

    def _write(self, numbers: Sequence[int], path: Path) -> tuple[int, int]:
        frames, source = map(self._frame, numbers), self.clip
        how: dict[str, Any] = {"codec": self.spec.codec, "quality": self.spec.quality}
        info, times, how["end"] = self._timed(numbers)
        try:
            writer.write(path, frames, times, info, source=source, **how)
        except FilmError as error:
            if shutil.disk_usage(path.parent).free > ROOM:
                raise
            raise DiskFull(f"The disk of {path.parent} is full; free some space.") from error
        height, width, _ = self._frame(numbers[0]).shape
        return width, height

    def _timed(self, numbers: Sequence[int]) -> tuple[Info, list[int], int | None]:
        """Return the film that is to be, when each frame of it comes, and when its sound ends.

        What is not the film from its first frame on is silent, and what lacks frames closes up.
        """
        known = film.times(self.clip)
        times = [known[number] for number in numbers]
        silent = replace(self.info, sound=None, start=times[0])
        if self.spec.rate:
            rate = Fraction(self.spec.rate).limit_denominator(1001)
            paced = replace(silent, rate=rate, base=1 / rate, start=0)
            return paced, [*range(len(numbers))], None
        if len(numbers) <= numbers[-1] - numbers[0]:
            lasts = [b - a for a, b in pairwise([*known, 2 * known[-1] - known[-2]])]
            return silent, [*accumulate([times[0], *(lasts[n] for n in numbers[:-1])])], None
        if numbers[0] or self.spec.part:
            return silent, times, None
        return self.info, times, known[len(numbers)] if len(numbers) < len(known) else None


def _not_used(error: StateError) -> None:
    log.warning("checkpoint not used", reason=str(error))


def _packed(state: State, most: int) -> tuple[bytes, bool]:
    exact = state.nbytes <= most
    return (state if exact else State({}, state.meta)).to_bytes(), exact


def _preview(samples: Samples) -> Artifact:
    return files.of_samples("preview.webp", "preview", samples, quality=85, dpi=None)


def _painter(
    work: Work, spec: VideoSpec, paintings: list[Tensor], size: tuple[int, int]
) -> Painter:
    how: dict[str, Any] = {"device": work.networks.device, "steadiness": spec.steadiness}
    room = partial(_room, work, spec, paintings, size)
    if spec.model:
        model = work.download(partial(fetch_model, work.services, spec.model))
        return Trained(model, Mix(spec.recipe.color, spec.weights), memory=room(), **how)
    how["weights"] = [style.weight for style in spec.styles]
    if spec.method == "gatys":
        network, memory = work.networks.get(spec.recipe), work.services.settings.memory or None
        return Gatys(paintings, spec.recipe, network=network, memory=memory, **how)
    return OnePass(
        paintings,
        Settings(spec.method, color=spec.recipe.color),
        network=work.networks.get(Recipe.model_validate(decoders.NETWORK)),
        decoders=decoders.load(),
        memory=room(),
        **how,
    )


def _room(work: Work, spec: VideoSpec, paintings: list[Tensor], size: tuple[int, int]) -> int:
    """Return the bytes for tiles: a CPU's memory holds the pictures, too."""
    memory = work.networks.memory()
    if work.networks.device.type != "cpu":
        return memory
    shown = [(each.shape[2], each.shape[1]) for each in paintings]
    return max(onepass.LEAST_MEMORY, memory - held(spec, size, shown))
