"""One pass over photos, by a worker."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from farm.domain.jobs.onepass import DECODED, LEAST_MEMORY, PAINTED
from farm.domain.states import JobState
from farm.engine.onepass.apply import tile_side
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.engine.pictures.images import read
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import losses
from farm.library import assets
from tests.engine.onepass.generators.test_files import card
from tests.factories import ANA
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
from workers.kinds import apply
from workers.kinds.networks import Networks


def submitted(services: Services, folder: Path, photos: int, **changes: Any) -> str:
    """Queue a job of so many photos."""
    body = {
        "kind": "apply",
        "photos": [stored(services, folder, number) for number in range(photos)],
        "styles": [{"asset": stored(services, folder, 99)}],
    }
    return queued(services, body | changes)


def test_a_photo_becomes_a_picture_of_the_size_asked_for_in_each_format(
    services: Services, folder: Path
) -> None:
    job = submitted(services, folder, 1, size=144, outputs=["png16", "jpeg"], method="adain")
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)
    assert set(made) == {"result-16.png", "result.jpg"}
    picture = read(services.storage.get(made["result-16.png"].key))
    assert (picture.size, picture.bits) == ((144, 96), 16)


def test_a_worker_that_is_killed_at_the_second_photo_keeps_the_first(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(services, folder, 3)
    engine, painted = apply.apply, []

    def deadly(*args: Any, **named: Any) -> Iterator[Any]:
        painted.append(1)
        for step in engine(*args, **named):
            if len(painted) == 2:
                until_checkpointed(services)
                raise Killed
            yield step

    monkeypatch.setattr(apply, "apply", deadly)
    with pytest.raises(Killed):
        worked(services)
    assert state(services, job)[0] == JobState.RUNNING
    first = results(services, job)["1-result.png"].id
    losses.reclaim(services, "boot")
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert len(painted) == 4  # the second photo twice, the first once
    made = results(services, job)
    assert set(made) == {f"{n}-{file}" for n in (1, 2, 3) for file in ("result.png", "master.tiff")}
    assert made["1-result.png"].id == first


@pytest.mark.parametrize("during", [1, 2])
def test_a_job_that_a_person_ends_early_keeps_the_photos_that_are_finished_or_the_first(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch, during: int
) -> None:
    job = submitted(services, folder, 3)
    engine, painted = apply.apply, []
    heard = threading.Event()
    check = Heartbeat.check

    def hearing(heart: Heartbeat) -> Order | None:
        order = check(heart)
        if len(painted) == during and not heard.is_set():
            orders.finish(services, ANA, job)
            heard.set()
            while check(heart) is not Order.FINISH:
                time.sleep(0.02)
            order = Order.FINISH
        return order

    def counted(*args: Any, **named: Any) -> Iterator[Any]:
        painted.append(1)
        return engine(*args, **named)

    monkeypatch.setattr(Heartbeat, "check", hearing)
    monkeypatch.setattr(apply, "apply", counted)
    worked(services)
    assert heard.is_set()
    assert state(services, job) == (JobState.SUCCEEDED, None)
    assert set(results(services, job)) == {"1-result.png", "1-master.tiff"}


def test_a_cpus_tiles_leave_room_for_the_pictures(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms, engine = [], apply.apply

    def noted(*args: Any, memory: int, **named: Any) -> Iterator[Any]:
        rooms.append(memory)
        return engine(*args, memory=memory, **named)

    monkeypatch.setattr(apply, "apply", noted)
    monkeypatch.setattr(Networks, "memory", lambda _networks: 100_000_000)
    submitted(services, folder, 1)
    worked(services)
    assert rooms == [100_000_000 - 96 * 64 * (2 * DECODED + PAINTED)]


def test_the_memory_that_a_job_is_said_to_need_is_enough() -> None:
    assert tile_side("cpu", LEAST_MEMORY) >= 64


@pytest.mark.parametrize(
    "how", [{"method": "sketch"}, {"method": "sketch26", "styles": [], "looks": [19, 3]}]
)
def test_a_sketch_is_painted_in_the_size_asked_for(
    services: Services, folder: Path, how: dict[str, Any]
) -> None:
    job = submitted(services, folder, 1, size=150, **how)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)["result.png"]
    assert read(services.storage.get(made.key)).size == (150, 100)


def test_a_model_that_was_trained_elsewhere_paints_here(services: Services, folder: Path) -> None:
    path = folder / "waves.safetensors"
    files.save(path, Generator.begun(4, 1, 0), card())
    known = assets.add(services, ANA.name, path.name, path, assets.digest(path))[0].id
    job = submitted(services, folder, 1, styles=[], model=known)
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    made = results(services, job)["result.png"]
    assert read(services.storage.get(made.key)).size == (96, 64)
