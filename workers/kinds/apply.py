"""One pass: photo after photo takes the paintings' style, without an optimizer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

from torch import Tensor

from farm.base import tracing
from farm.domain.jobs.onepass import LEAST_MEMORY, SKETCHED, ApplySpec, held, painted, with_hung
from farm.domain.jobs.stored import restored
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.state import State
from farm.engine.onepass.apply import Progress, Settings, apply
from farm.engine.onepass.decoders import files as decoders
from farm.engine.onepass.generators import paint as trained
from farm.engine.onepass.sketches import paint as sketches
from farm.engine.onepass.sketches.networks import Sketcher
from farm.engine.pictures.images import Picture
from farm.engine.planes.color import planes
from farm.engine.planes.pyramid import longer_edge
from farm.engine.planes.result import finished
from workers.kinds import files
from workers.kinds.inputs import Photos, fetch_model, newest_checkpoint
from workers.kinds.work import Artifact, Checkpoint, Step, Work

Paint = Callable[..., Iterator[Progress]]


def steps(work: Work) -> Iterator[Step]:
    """Return the engine's tiles of all photos whose results are not there yet.

    Ended early, it keeps the photos that are finished: the first in any case.
    """
    spec = restored(work.lease.spec, ApplySpec)
    state = work.download(lambda: newest_checkpoint(work.services, work.lease))
    first = int(state.meta["photos"]) if state else 0
    how = _trained if spec.model else _sketched if spec.method in SKETCHED else _untrained
    with tracing.span("plan"):
        paint = how(work, spec)
    return _photos(work, spec, first, paint)


def _untrained(work: Work, spec: ApplySpec) -> Paint:
    network = work.networks.get(Recipe.model_validate(decoders.NETWORK))
    return partial(
        apply,
        settings=Settings(spec.method, spec.strength, spec.color, spec.variants),
        network=network,
        decoders=decoders.load(),
        device=work.networks.device,
        size=spec.size,
        weights=[style.weight for style in spec.styles],
    )


def _trained(work: Work, spec: ApplySpec) -> Paint:
    assert spec.model is not None
    model = work.download(partial(fetch_model, work.services, spec.model))
    settings, device = trained.Settings(spec.color, spec.weights, spec.stroke), work.networks.device

    def paint(photo: Tensor, _paintings: list[Tensor], memory: int) -> Iterator[Progress]:
        return trained.paint(photo, model, settings, device=device, size=spec.size, memory=memory)

    return paint


def _sketched(_work: Work, spec: ApplySpec) -> Paint:
    shares = spec.weights if spec.looks else [style.weight for style in spec.styles]
    settings = sketches.Settings(spec.strength, spec.color, spec.looks or (), shares)
    sketcher = Sketcher()

    def paint(photo: Tensor, paintings: list[Tensor], memory: int) -> Iterator[Progress]:
        """Paint on the CPU, whose memory was asked for: `memory` is the device's."""
        return sketches.sketch(photo, paintings, settings, sketcher=sketcher, size=spec.size)

    return paint


def _photos(work: Work, spec: ApplySpec, first: int, paint: Paint) -> Iterator[Step]:
    count = len(spec.photos)
    photos = work.patiently(partial(Photos, work.services, spec))
    for number in range(first, count):
        photo, paintings = work.download(partial(photos.fetch, number))
        figures = {"stage": "painting", "photo": number + 1, "photos": count}
        masks = work.download(partial(photos.masks, photo))
        room = _room(work, spec, photo, paintings, masks)
        for progress in paint(planes(photo), paintings, memory=room, **masks):
            if progress.picture is not None:
                picture = cache(partial(finished, progress.picture, photo))
                results = _results(spec, number, files.results(spec, picture, photos.sheet))
                ready = _checkpoint(number + 1, count)
                yield Step((number + 1) / count, figures, ready, None, results, tuple)
            elif progress.done < 1:
                done, checkpoint = (number + progress.done) / count, _checkpoint(number, count)
                yield Step(done, figures, checkpoint, kept=tuple if number else None)


def _room(
    work: Work, spec: ApplySpec, photo: Picture, paintings: list[Tensor], masks: dict[str, Any]
) -> int:
    """Return the bytes for tiles: a CPU's memory holds the pictures, too."""
    memory = work.networks.memory()
    if work.networks.device.type != "cpu":
        return memory
    height, width = longer_edge(photo.size[1], photo.size[0], spec.size or max(photo.size))
    shown = with_hung(spec, [_size(painting) for painting in paintings])
    if masks:
        shown += map(_size, (masks["content_mask"], *masks["style_masks"]))
    return max(LEAST_MEMORY, memory - held((width, height), [photo.size, *shown], painted(spec)))


def _size(planes: Tensor) -> tuple[int, int]:
    return planes.shape[2], planes.shape[1]


def _results(spec: ApplySpec, number: int, made: Iterable[Artifact]) -> list[Artifact]:
    if len(spec.photos) == 1:
        return list(made)
    return [replace(one, name=f"{number + 1}-{one.name}") for one in made]


def _checkpoint(finished: int, count: int) -> Callable[[], Checkpoint]:
    """Return what says that the results of so many photos are stored."""
    data = State({}, {"photos": str(finished)}).to_bytes()
    return lambda: Checkpoint(finished / count, lambda _most: (data, True))
