"""A render: the photo's pixels are optimized, from coarse to fine, until they are painted."""

from collections.abc import Iterator
from functools import cache, partial

import structlog

from farm.base import tracing
from farm.domain.jobs.renders import JobSpec
from farm.domain.jobs.stored import restored
from farm.domain.progress import Curve, figures
from farm.engine.errors import StateError
from farm.engine.gatys.stylize import Progress, State
from farm.engine.pictures.images import Picture
from farm.engine.planes.result import finished
from farm.engine.strips.render import stylize
from workers.kinds import files
from workers.kinds.inputs import Inputs, fetch, newest_checkpoint
from workers.kinds.shelf import Shelf
from workers.kinds.work import Artifact, Checkpoint, Step, Work

log = structlog.get_logger(__name__)

PREVIEW_SIDE = 1024  # pixels


def steps(work: Work) -> Iterator[Step]:
    """Return the engine's iterations, from the checkpoint if it is one of this very render."""
    spec = restored(work.lease.spec, JobSpec)
    inputs = work.download(lambda: fetch(work.services, spec))
    state = work.download(lambda: newest_checkpoint(work.services, work.lease))
    shelf = Shelf(work.services.storage, inputs.paintings, work.networks.moments)
    curve = Curve((work.lease.progress or {}).get("curve", []))
    with tracing.span("plan"):
        iterations = _begun(work, spec, inputs, state, shelf)
    return _told(iterations, spec, inputs, curve, shelf)


def _begun(
    work: Work, spec: JobSpec, inputs: Inputs, state: State | None, shelf: Shelf
) -> Iterator[Progress]:
    paint = partial(
        stylize,
        inputs.content,
        inputs.styles,
        spec.recipe,
        network=work.networks.get(spec.recipe, state),
        devices=work.networks.devices[: spec.devices],
        memory=work.services.settings.memory or None,
        style_weights=[style.weight for style in spec.styles],
        content_mask=inputs.content_mask,
        style_masks=inputs.style_masks,
        strength=inputs.strength,
        init=inputs.init,
        shelf=shelf,
    )
    try:
        return paint(resume=state)
    except StateError as error:
        log.warning("checkpoint not used", job=work.lease.job_id, reason=str(error))
        return paint()


def _told(
    iterations: Iterator[Progress], spec: JobSpec, inputs: Inputs, curve: Curve, shelf: Shelf
) -> Iterator[Step]:
    for progress in iterations:
        curve.add(progress.done, progress.loss)
        yield Step(
            progress.done,
            figures(progress) | {"curve": curve.points} | shelf.figures(),
            partial(_checkpoint, progress),
            partial(_preview, progress, inputs.photo),
            list(_artifacts(progress, spec, inputs)),
            partial(_results, progress, spec, inputs),
        )


def _artifacts(progress: Progress, spec: JobSpec, inputs: Inputs) -> Iterator[Artifact]:
    """Yield what an iteration finishes: the result, or the picture of a scale; mostly nothing."""
    if progress.final:
        yield from _results(progress, spec, inputs)
    elif progress.scale_done:
        name = f"scale-{progress.scale + 1}.jpg"
        yield files.proof(name, "scale", progress.image(), inputs.photo.icc, 92)


def _results(progress: Progress, spec: JobSpec, inputs: Inputs) -> list[Artifact]:
    picture = cache(lambda: finished(progress.image(), inputs.photo))
    return list(files.results(spec, picture, inputs.sheet))


def _preview(progress: Progress, photo: Picture) -> Artifact:
    planes = progress.preview(PREVIEW_SIDE)
    return files.proof("preview.webp", "preview", planes, photo.icc, 85)


def _checkpoint(progress: Progress) -> Checkpoint:
    return Checkpoint(progress.done, partial(_packed, progress.state()))


def _packed(state: State, most: int) -> tuple[bytes, bool]:
    exact = state.nbytes <= most
    return (state if exact else state.without_optimizer()).to_bytes(), exact
