"""A training: a generator learns the style of paintings, from photos alone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import structlog

from farm.base import tracing
from farm.domain.jobs.stored import restored
from farm.domain.jobs.training import TrainSpec
from farm.domain.progress import Curve
from farm.engine.errors import StateError
from farm.engine.onepass.generators.record import samples, save
from farm.engine.onepass.generators.training import Progress, Training
from workers.kinds import files
from workers.kinds.inputs import fetch_training, newest_checkpoint
from workers.kinds.work import Artifact, Checkpoint, Step, Work

log = structlog.get_logger(__name__)

MODEL = "model.safetensors"


def steps(work: Work) -> Iterator[Step]:
    """Return the steps at which the loss is looked at, from the checkpoint on.

    Ended early, it keeps the model as it is then.
    """
    spec = restored(work.lease.spec, TrainSpec)
    device = work.networks.device
    inputs = work.download(lambda: fetch_training(work.services, spec, device))
    state = work.download(lambda: newest_checkpoint(work.services, work.lease))
    make = partial(
        Training,
        work.networks.get(spec.recipe, state),
        inputs.photos,
        inputs.paintings,
        inputs.names,
        spec,
        device,
        start=inputs.start,
        teacher=inputs.teacher,
    )
    curve = Curve((work.lease.progress or {}).get("curve", []))
    with tracing.span("plan"):
        training = make()
        try:
            training.resume(state)
        except StateError as error:
            log.warning("checkpoint not used", job=work.lease.job_id, reason=str(error))
            training = make()
    return _told(training, curve)


def _told(training: Training, curve: Curve) -> Iterator[Step]:
    for progress in training.run():
        curve.add(progress.done, progress.loss)
        results = partial(_results, training)
        yield Step(
            progress.done,
            _figures(progress) | {"curve": curve.points},
            partial(_checkpoint, training, progress.done),
            lambda: files.proof("preview.webp", "preview", samples(training), None, 85),
            results() if progress.final else [],
            results,
        )


def _figures(progress: Progress) -> dict[str, object]:
    return {
        "stage": "training",
        "iteration": progress.step,
        "iterations": progress.steps,
        "loss": progress.loss,
        "content_loss": progress.content_loss,
        "style_loss": progress.style_loss,
    }


def _checkpoint(training: Training, done: float) -> Checkpoint:
    state = training.state()
    return Checkpoint(done, lambda _most: (state.to_bytes(), True))


def _results(training: Training) -> list[Artifact]:
    """Return the model as it is now, and samples of what it makes."""
    sheet = files.proof("samples.jpg", "result", samples(training), None, 92)
    return [sheet, Artifact(MODEL, "model", partial(_write, training))]


def _write(training: Training, path: Path) -> tuple[int, int]:
    """Write the model, which has no size in pixels."""
    save(path, training)
    return 0, 0
