"""A generator trained by a worker, and used by the next job."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
import torch

from farm.domain.jobs import kinds
from farm.domain.states import JobState
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.card import Card
from farm.engine.onepass.generators.files import Model
from farm.engine.pictures.images import read
from farm.errors import BadSettings, Conflict
from farm.infra.services import Services
from farm.jobs import models, orders
from farm.jobs.kept import bin
from farm.jobs.leasing import losses
from farm.jobs.submitting import submissions
from farm.sql.models import Job
from tests.factories import ANA, BEN
from tests.workers.kinds.conftest import (
    Killed,
    queued,
    results,
    state,
    stored,
    until_checkpointed,
    worked,
)
from workers.attempts.heartbeat import Heartbeat, Order
from workers.kinds import train

SMALL = {"kind": "train", "width": 4, "size": 64, "crop": 64, "batch": 1}


def training(
    services: Services, folder: Path, paintings: int = 1, **changes: Any
) -> dict[str, Any]:
    """A request for a training on two photos."""
    return SMALL | {
        "steps": 3,
        "photos": [stored(services, folder, number) for number in range(2)],
        "styles": [{"asset": stored(services, folder, 90 + number)} for number in range(paintings)],
    } | changes  # fmt: skip


def submitted(services: Services, folder: Path, **changes: Any) -> str:
    """Queue one."""
    return queued(services, training(services, folder, **changes))


def model(services: Services, job: str, folder: Path) -> Model:
    path = folder / f"{job}.safetensors"
    path.write_bytes(services.storage.get(results(services, job)["model.safetensors"].key))
    return files.load(path)


def progress(services: Services, job: str) -> dict[str, Any]:
    with services.db.read() as session:
        return session.get_one(Job, job).progress or {}


def test_a_training_ends_with_a_model_and_samples_of_it(services: Services, folder: Path) -> None:
    job = submitted(services, folder)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)
    assert set(made) == {"model.safetensors", "samples.jpg"}
    assert (made["model.safetensors"].kind, made["model.safetensors"].width) == ("model", 0)
    assert read(services.storage.get(made["samples.jpg"].key)).size == (2 * 64, 2 * 64)
    card: Card = model(services, job, folder).card
    assert (card.styles, card.steps, card.planned) == (["90"], 3, 3)
    told = progress(services, job)
    assert (told["iteration"], told["iterations"], told["done"]) == (3, 3, 1.0)
    assert len(told["curve"]) == 3


def test_a_killed_training_goes_on_to_the_same_model(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = submitted(services, folder, steps=4)
    worked(services)
    told, job = train._told, submitted(services, folder, steps=4)

    def deadly(*args: Any) -> Any:
        for number, step in enumerate(told(*args)):
            if number == 2:
                until_checkpointed(services)
                raise Killed
            yield step

    often = services.settings.model_copy(update={"checkpoint_seconds": 0.0})
    monkeypatch.setattr(services, "settings", often)
    with monkeypatch.context() as patched:
        patched.setattr(train, "_told", deadly)
        with pytest.raises(Killed):
            worked(services)
    losses.reclaim(services, "boot")
    worked(services)
    first, again = (model(services, one, folder).generator.state_dict() for one in (whole, job))
    assert all(torch.equal(first[key], again[key]) for key in first)
    assert len(progress(services, job)["curve"]) <= 4 + 2  # those before the kill, and after


def test_a_training_that_is_good_enough_keeps_its_model(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(services, folder, steps=100_000)
    check, ordered = Heartbeat.check, threading.Event()

    def hearing(heart: Heartbeat) -> Order | None:
        if heart.progress and heart.progress.get("iteration") and not ordered.is_set():
            ordered.set()
            orders.finish(services, ANA, job)
            while check(heart) is not Order.FINISH:
                time.sleep(0.02)
        return check(heart)

    monkeypatch.setattr(Heartbeat, "check", hearing)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    card = model(services, job, folder).card
    assert card.steps < card.planned == 100_000


def test_a_trained_style_is_applied_by_the_job_that_names_it(
    services: Services, folder: Path
) -> None:
    trained = submitted(services, folder, paintings=2)
    worked(services)
    body = {"kind": "apply", "photos": [stored(services, folder, 5)], "model": trained}
    job = submissions.submit(services, ANA, kinds.request(body | {"weights": [1, 3]})).id
    with pytest.raises(Conflict, match="need its model"):
        bin.erase(services, ANA, trained)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert read(services.storage.get(results(services, job)["result.png"].key)).size == (96, 64)
    bin.erase(services, ANA, trained)
    with pytest.raises(BadSettings, match="There is no training"):
        submissions.submit(services, ANA, kinds.request(body))


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"model": "job_" + "0" * 26}, "/model"),
        ({"weights": [1, 2]}, "/weights"),
        ({"strength": 0.5}, ""),
        ({"color": "match"}, ""),
        ({"weights": [0]}, ""),
    ],
)
def test_a_model_that_cannot_be_used_so_is_refused(
    services: Services, folder: Path, changes: dict[str, Any], pointer: str
) -> None:
    trained = submitted(services, folder, steps=1)
    body = {"kind": "apply", "photos": [stored(services, folder, 5)], "model": trained}
    with pytest.raises(
        BadSettings, match="no model yet: name it in `after`, too, or wait for its end"
    ):
        submissions.submit(services, ANA, kinds.request(body))
    worked(services)
    with pytest.raises(BadSettings) as told:
        submissions.submit(services, ANA, kinds.request(body | changes))
    assert [fault.pointer for fault in told.value.faults] == [pointer]


def test_nobody_is_told_to_wait_for_a_training_that_ended_without_a_model(
    services: Services, folder: Path
) -> None:
    trained = submitted(services, folder, steps=1)
    orders.cancel(services, ANA, trained)
    body = {"kind": "apply", "photos": [stored(services, folder, 5)], "model": trained}
    with pytest.raises(BadSettings, match="has no model: train it anew"):
        submissions.submit(services, ANA, kinds.request(body))


def test_nobody_uses_anothers_model(services: Services, folder: Path) -> None:
    trained = submitted(services, folder, steps=1)
    worked(services)
    body = {"kind": "apply", "photos": [stored(services, folder, 5)], "model": trained}
    spec = kinds.request(body).job_spec()
    with services.db.read() as session:
        models.require(session, ANA, spec, {})
        with pytest.raises(BadSettings, match="not yours"):
            models.require(session, BEN, spec, {})


def test_a_training_goes_on_from_a_model_and_learns_from_one(
    services: Services, folder: Path
) -> None:
    """One that is not there yet, too, if it is waited for."""
    whole = submitted(services, folder, width=8)
    body = training(services, folder) | {"start": whole, "teacher": whole, "after": [whole]}
    small = queued(services, body)
    worked(services)
    worked(services)
    assert state(services, small) == (JobState.SUCCEEDED, None)
    made = model(services, small, folder)
    assert made.generator.width == made.card.width == 4
    assert made.card.started_from == made.card.taught_by == "90: 8 maps, 3 steps"


@pytest.mark.parametrize("field", ["start", "teacher"])
@pytest.mark.parametrize(
    ("changes", "pointer", "said"),
    [
        ({"width": 16}, "/width", "The model has 8 maps: choose a width of at most 8."),
        ({"paintings": 2}, "/styles", "The model has 1 styles: give a painting for each"),
        ({"model": "job_" + "0" * 26}, None, "There is no training job_0"),
        ({"model": "photo"}, None, "is no trained style: upload one, or name one"),
    ],
)
def test_a_model_that_a_training_cannot_begin_with_is_refused(
    services: Services,
    folder: Path,
    field: str,
    changes: dict[str, Any],
    pointer: str | None,
    said: str,
) -> None:
    given = dict(changes)
    named = given.pop("model", None)
    if named == "photo":
        named = stored(services, folder, 3)
    elif named is None:
        named = submitted(services, folder, width=8)
        worked(services)
    body = training(services, folder, **given) | {field: named}
    with pytest.raises(BadSettings) as told:
        submissions.submit(services, ANA, kinds.request(body))
    assert said in str(told.value)
    assert [fault.pointer for fault in told.value.faults] == [pointer or f"/{field}"]


def test_photos_smaller_than_the_crops_are_named(services: Services, folder: Path) -> None:
    photo = stored(services, folder, 0)
    body = SMALL | {"crop": 80, "photos": [photo], "styles": [{"asset": photo}]}
    with pytest.raises(BadSettings, match="trained on at 64 pixels, less than the crops of 80"):
        submissions.submit(services, ANA, kinds.request(body))
