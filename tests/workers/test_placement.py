"""Real workers with little and with much memory render what fits them, and nothing fails."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select, update

from farm.base.config import Settings
from farm.domain.jobs.kinds import KINDS
from farm.domain.placement import (
    MOST_DEVICES,
    NETWORKS,
    SKETCH,
    chosen,
    of_devices,
    of_networks,
    parse,
    split,
)
from farm.domain.states import JobState
from farm.errors import SetupError
from farm.infra.services import Services
from farm.jobs.leasing.endings import Outcome
from farm.jobs.submitting import submissions
from farm.library.uploads import assets
from farm.sql.models import Attempt, Job, Worker
from tests.factories import ANA, submission
from workers.kinds.networks import Networks
from workers.process import WorkerProcess

SMALL, LARGE, HUGE = 64, 128, 512  # pixels
BETWEEN = 170_000_000  # bytes: by its needs enough for the small one alone


@pytest.fixture
def photo(services: Services, tmp_path: Path) -> str:
    path = tmp_path / "photo.png"
    Image.radial_gradient("L").convert("RGB").resize((96, 64)).save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return assets.add(services, ANA.name, path.name, path, digest)[0].id


def submit(services: Services, photo: str, size: int, **changes: str) -> str:
    recipe = changes | {
        "size": size,
        "smallest": size,
        "iterations": 1,
        "min_iterations": 1,
        "precision": "float32",
    }
    pictures = {"content": photo, "styles": [{"asset": photo}], "recipe": recipe}
    return submissions.submit(services, ANA, submission(services, ANA, **pictures)).id


def worker(services: Services, name: str, memory: int) -> WorkerProcess:
    changed = {"worker": name, "memory": memory, "heartbeat_seconds": 0.2, "labels": "b, a"}
    own = Services(services.settings.model_copy(update=changed))
    return WorkerProcess(own, Networks(own.settings))


def states(services: Services) -> list[str]:
    with services.db.read() as session:
        return list(session.scalars(select(Job.state)))


def outcomes(services: Services) -> set[tuple[str, str | None]]:
    with services.db.read() as session:
        rows = session.execute(select(Attempt.worker_id, Attempt.outcome))
        return {(worker_id, outcome) for worker_id, outcome in rows}


def until(is_so: Callable[[], bool], seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def until_all_ended(services: Services) -> None:
    until(lambda: {"failed", "succeeded"}.issuperset(states(services)))


def test_eight_jobs_of_which_six_do_not_fit_the_smaller_worker_all_succeed(
    services: Services, photo: str
) -> None:
    for size in (SMALL, *[LARGE] * 3) * 2:
        submit(services, photo, size)
    processes = [worker(services, "small", BETWEEN), worker(services, "large", 10**10)]
    for process in processes:
        process.start()
    until_all_ended(services)
    for process in processes:
        process.end()
    assert states(services) == [JobState.SUCCEEDED] * 8
    assert {outcome for _, outcome in outcomes(services)} == {Outcome.SUCCEEDED}
    with services.db.read() as session:
        row = session.get_one(Worker, "small")
    assert (row.memory, row.kinds) == (BETWEEN, ",".join(KINDS))
    assert chosen(split(row.labels)) == ["a", "b"]


def test_a_job_whose_needs_nobody_knew_is_given_back_by_the_smaller_worker(
    services: Services, photo: str
) -> None:
    job_id = submit(services, photo, HUGE)
    with services.db.write() as session:
        session.execute(update(Job).values(needs=""))
    small = worker(services, "small", BETWEEN)
    small.start()
    small.answer()
    assert states(services) == [JobState.QUEUED]
    large = worker(services, "large", 10**10)
    large.start()
    until_all_ended(services)
    small.end()
    large.end()
    assert outcomes(services) == {
        ("small", Outcome.OUT_OF_MEMORY),
        ("large", Outcome.SUCCEEDED),
    }
    with services.db.read() as session:
        assert session.get_one(Job, job_id).worker_losses == 0


def test_a_job_that_goes_on_with_a_network_is_passed_on_by_a_worker_without_it(
    services: Services, photo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = submit(services, photo, SMALL, network="vgg16")
    with services.db.write() as session:  # as of a checkpoint, or of a version before
        session.execute(update(Job).values(needs=""))
    lean = worker(services, "lean", 10**10)
    monkeypatch.setattr("workers.kinds.networks.vgg19_cached", lambda: True)
    monkeypatch.setattr("workers.kinds.networks.has_oxford", lambda: False)
    lean.start()
    until(lambda: outcomes(services) == {("lean", Outcome.MISPLACED)})
    lean.end()
    monkeypatch.undo()
    with services.db.read() as session:
        job = session.get_one(Job, job_id)
        assert (job.state, job.worker_losses) == (JobState.QUEUED, 0)
        assert parse(job.needs).labels == {"network-vgg16"}
        assert not session.get_one(Worker, "lean").offer.takes(parse(job.needs))
    whole = worker(services, "whole", 10**10)
    whole.start()
    until_all_ended(services)
    whole.end()
    assert states(services) == [JobState.SUCCEEDED]


def test_the_longest_labels_fit_a_workers_row_with_those_that_it_brings() -> None:
    own = split(",".join(["a" * 39 + letter for letter in "abcdef"] + ["b" * 34]))
    Settings(_env_file=None, labels=",".join(own))
    brought = of_devices(MOST_DEVICES) | of_networks(NETWORKS) | {SKETCH}
    assert len(",".join(brought.union(own))) <= Worker.__table__.c.labels.type.length
    with pytest.raises(SetupError, match=r"^FARM_LABELS"):
        Settings(_env_file=None, labels=",".join([*own, "c"]))


def test_a_worker_without_vgg16_leaves_what_needs_it_to_others(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.kinds.has_oxford", lambda: False)
    process = worker(services, "lean", 10**9)
    assert process._row(None).offer.kinds == {"render", "train", "regions"}
    monkeypatch.undo()
    assert worker(services, "whole", 10**9)._row(None).offer.kinds == set(KINDS)
