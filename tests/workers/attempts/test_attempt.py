"""Every way in which an attempt can go, whatever the kind of the job."""

import os
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from sqlalchemy import select

from farm.domain.states import JobState
from farm.engine.errors import EngineError, OutOfMemoryError, StripError, WeightsError
from farm.errors import (
    AlreadyExists,
    DiskFull,
    InvalidInput,
    LeaseLost,
    NotFound,
    SetupError,
    Unavailable,
)
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import leases, losses
from farm.jobs.leasing.endings import Outcome
from farm.jobs.leasing.leases import Lease
from farm.jobs.submitting import submissions
from farm.sql import models
from farm.sql.models import Artifact as ArtifactRow
from farm.sql.models import Checkpoint as CheckpointRow
from farm.sql.models import Job
from tests.factories import ANA, submission
from workers import kinds
from workers.attempts import attempt
from workers.attempts.attempt import Attempt
from workers.attempts.uploads import Uploads
from workers.kinds.networks import Networks
from workers.kinds.work import Artifact, Checkpoint, Step, Work

Steps = Callable[[Work], Iterator[Step]]


class Bench:
    """One leased job, done in steps that a test makes up."""

    def __init__(self, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
        quick = {"heartbeat_seconds": 0.05, "preview_seconds": 0.0}
        services.settings = services.settings.model_copy(update=quick)
        self.services = services
        self.job_id = submissions.submit(services, ANA, submission(services, ANA)).id
        self.lease = self._claim()
        self.leaving = False
        self._monkeypatch = monkeypatch

    def _claim(self) -> Lease:
        lease = leases.claim(self.services, "w1", "boot")
        assert lease is not None
        return lease

    def run(self, steps: Steps) -> bool:
        """Work with these steps; return whether the worker is not at fault."""
        self._monkeypatch.setitem(kinds.KINDS, "render", steps)
        networks = Networks(self.services.settings)
        return Attempt(self.services, self.lease, networks, lambda: self.leaving).run()

    def job(self) -> Job:
        with self.services.db.read() as session:
            return session.get_one(Job, self.job_id)

    def outcome(self) -> str | None:
        with self.services.db.read() as session:
            return session.scalars(select(models.Attempt.outcome)).one()

    def artifacts(self) -> list[str]:
        with self.services.db.read() as session:
            return sorted(session.scalars(select(ArtifactRow.name)))

    def checkpoints(self) -> list[float]:
        with self.services.db.read() as session:
            return sorted(session.scalars(select(CheckpointRow.done)))


@pytest.fixture
def bench(services: Services, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(attempt, "RETRY_PAUSE_S", 0.01)
    return Bench(services, monkeypatch)


def artifact(name: str, kind: str = "result") -> Artifact:
    def write(path: Path) -> tuple[int, int]:
        path.write_bytes(b"picture")
        return 4, 3

    return Artifact(name, kind, write)


def checkpoint(done: float) -> Callable[[], Checkpoint]:
    return lambda: Checkpoint(done, lambda _most: (b"state", True))


def last(*artifacts: Artifact) -> Step:
    return Step(1.0, {"stage": "testing"}, artifacts=artifacts)


def for_ever(_work: Work) -> Iterator[Step]:
    """Half of the work is done, and will be for a long time."""
    for _ in range(2000):
        yield Step(0.5, checkpoint=checkpoint(0.5))
        time.sleep(0.01)


def failing(error: Exception) -> Steps:
    def steps(_work: Work) -> Iterator[Step]:
        yield Step(0.5)
        raise error

    return steps


def test_a_job_that_is_done_has_its_results_and_what_was_told_of_it(bench: Bench) -> None:
    assert bench.run(lambda _work: iter([last(artifact("result.png"), artifact("result.jpg"))]))
    job = bench.job()
    assert (job.state, bench.outcome()) == (JobState.SUCCEEDED, Outcome.SUCCEEDED)
    assert job.progress == {"stage": "finished", "done": 1.0, "eta_seconds": 0}
    assert bench.artifacts() == ["result.jpg", "result.png"]


def test_what_a_job_shows_on_its_way_is_there_when_it_is_done(bench: Bench) -> None:
    def steps(_work: Work) -> Iterator[Step]:
        yield Step(
            0.5,
            preview=lambda: artifact("preview.webp", "preview"),
            artifacts=[artifact("scale-1.jpg", "scale")],
        )
        yield last(artifact("result.png"))

    assert bench.run(steps)
    assert bench.artifacts() == ["preview.webp", "result.png", "scale-1.jpg"]


def test_a_disk_that_is_full_costs_one_picture_of_a_scale_and_holds_up_nothing(
    bench: Bench,
) -> None:
    def full(_path: Path) -> tuple[int, int]:
        raise DiskFull

    def steps(_work: Work) -> Iterator[Step]:
        yield Step(0.3, artifacts=[Artifact("scale-1.jpg", "scale", full)])
        yield Step(0.6, artifacts=[artifact("scale-2.jpg", "scale")])
        yield last(artifact("result.png"))

    assert bench.run(steps)
    assert bench.job().state == JobState.SUCCEEDED
    assert bench.artifacts() == ["result.png", "scale-2.jpg"]


def test_results_are_stored_before_the_checkpoint_that_says_that_they_are(bench: Bench) -> None:
    seen: list[list[str]] = []

    def look() -> Checkpoint:
        seen.append(bench.artifacts())
        return checkpoint(0.5)()

    def steps(_work: Work) -> Iterator[Step]:
        yield Step(0.5, checkpoint=look, artifacts=[artifact("1-result.png")])
        yield last(artifact("2-result.png"))

    assert bench.run(steps)
    assert seen == [["1-result.png"]]
    assert bench.checkpoints() == [0.5]


def test_a_checkpoint_that_is_owed_is_taken_as_soon_as_the_one_before_is_stored(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, asked = Uploads.checkpoint, []

    def busy_at_first(uploads: Uploads, one: Callable[[], Checkpoint]) -> bool:
        asked.append(1)
        return len(asked) > 1 and take(uploads, one)

    def steps(_work: Work) -> Iterator[Step]:
        yield Step(0.3, checkpoint=checkpoint(0.3), artifacts=[artifact("1-result.png")])
        yield Step(0.5, checkpoint=checkpoint(0.5))
        yield last(artifact("2-result.png"))

    monkeypatch.setattr(Uploads, "checkpoint", busy_at_first)
    assert bench.run(steps)
    assert bench.checkpoints() == [0.5]


def test_a_paused_job_keeps_a_checkpoint_of_where_it_stood(bench: Bench) -> None:
    orders.pause(bench.services, ANA, bench.job_id)
    assert bench.run(for_ever)
    assert (bench.job().state, bench.outcome()) == (JobState.PAUSED, Outcome.PAUSED)
    assert bench.checkpoints() == [0.5]


def test_a_canceled_job_keeps_none(bench: Bench) -> None:
    orders.cancel(bench.services, ANA, bench.job_id)
    assert bench.run(for_ever)
    assert (bench.job().state, bench.outcome()) == (JobState.CANCELED, Outcome.CANCELED)
    assert bench.checkpoints() == []


def test_a_worker_that_leaves_gives_its_job_back_with_a_checkpoint(bench: Bench) -> None:
    bench.leaving = True
    assert bench.run(for_ever)
    assert (bench.job().state, bench.outcome()) == (JobState.QUEUED, Outcome.DRAINED)
    assert bench.checkpoints() == [0.5]


def test_a_job_that_is_to_make_way_waits_again_with_a_checkpoint(bench: Bench) -> None:
    with bench.services.db.write() as session:
        session.get_one(Job, bench.job_id).yields_to = "job_urgent"
    assert bench.run(for_ever)
    assert (bench.job().state, bench.outcome()) == (JobState.QUEUED, Outcome.PREEMPTED)
    assert bench.checkpoints() == [0.5]


def test_a_job_that_is_ended_early_has_what_there_is_by_then(bench: Bench) -> None:
    def steps(_work: Work) -> Iterator[Step]:
        for _ in range(2000):
            yield Step(0.5, kept=lambda: [artifact("result.png")])
            time.sleep(0.01)

    orders.finish(bench.services, ANA, bench.job_id)
    assert bench.run(steps)
    job = bench.job()
    assert (job.state, bench.outcome()) == (JobState.SUCCEEDED, Outcome.SUCCEEDED)
    assert job.progress is not None
    assert job.progress["done"] == 0.5
    assert bench.artifacts() == ["result.png"]


def test_a_job_that_cannot_end_where_it_is_goes_on_to_where_it_can(bench: Bench) -> None:
    def steps(_work: Work) -> Iterator[Step]:
        for _ in range(50):
            yield Step(0.3)
            time.sleep(0.01)
        yield last(artifact("result.png"))

    orders.finish(bench.services, ANA, bench.job_id)
    assert bench.run(steps)
    assert (bench.job().state, bench.artifacts()) == (JobState.SUCCEEDED, ["result.png"])


def test_a_job_that_was_given_to_another_worker_is_left_alone(bench: Bench) -> None:
    losses.reclaim(bench.services, "boot")
    other = leases.claim(bench.services, "w2", "another boot")
    assert other is not None
    assert bench.run(for_ever)
    job = bench.job()
    assert (job.state, job.worker_id) == (JobState.RUNNING, "w2")
    assert bench.checkpoints() == []


def test_a_job_that_was_canceled_while_its_result_was_on_its_way_is_canceled(
    bench: Bench,
) -> None:
    def steps(_work: Work) -> Iterator[Step]:
        orders.cancel(bench.services, ANA, bench.job_id)
        yield last(artifact("result.png"))

    assert bench.run(steps)
    assert (bench.job().state, bench.outcome()) == (JobState.CANCELED, Outcome.CANCELED)
    assert bench.artifacts() == []


@pytest.mark.parametrize("kind", [EngineError, InvalidInput, NotFound])
def test_a_job_that_cannot_be_done_fails_with_the_reason(
    bench: Bench, kind: type[Exception]
) -> None:
    assert bench.run(failing(kind("It cannot be done.")))
    job = bench.job()
    assert (job.state, job.error) == (JobState.FAILED, "It cannot be done.")


def test_a_job_whose_steps_end_too_soon_fails(bench: Bench) -> None:
    assert bench.run(lambda _work: iter([Step(0.5)]))
    assert bench.job().state == JobState.FAILED


@pytest.mark.parametrize(
    "error",
    [WeightsError("no weights"), StripError("a strip died"), RuntimeError("CUDA error")],
)
def test_a_worker_that_is_at_fault_says_so_and_another_may_try(
    bench: Bench, error: Exception
) -> None:
    assert not bench.run(failing(error))
    assert (bench.job().state, bench.outcome()) == (JobState.QUEUED, Outcome.CRASHED)


def test_memory_is_measured_when_all_that_filled_it_is_gone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[weakref.ref[torch.Tensor]] = []
    left: list[torch.Tensor | None] = []

    def allocate() -> None:
        picture = torch.ones(8)
        filled.append(weakref.ref(picture))
        raise MemoryError

    def steps(_work: Work) -> Iterator[Step]:
        yield Step(0.5)
        try:
            allocate()
        except MemoryError as error:
            raise OutOfMemoryError("It does not fit.") from error

    def memory(_networks: Networks) -> int:
        left.append(filled[0]())
        return 0

    monkeypatch.setattr(Networks, "memory", memory)
    assert not bench.run(steps)
    assert (bench.outcome(), left) == (Outcome.OUT_OF_MEMORY, [None])


def test_a_worker_whose_disk_stays_full_hands_its_job_on_and_is_at_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> tuple[int, int]:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(attempt, "DISK_PATIENCE_S", 0.05)
    assert not bench.run(lambda _work: iter([last(Artifact("result.png", "result", full))]))
    job = bench.job()
    assert (job.state, job.worker_losses) == (JobState.QUEUED, 0)
    assert bench.artifacts() == []


def test_a_disk_that_has_room_again_in_time_costs_nothing(bench: Bench) -> None:
    tries = []

    def full_at_first(path: Path) -> tuple[int, int]:
        tries.append(1)
        if len(tries) < 3:
            raise DiskFull("The disk is full.")
        path.write_bytes(b"picture")
        return 4, 3

    made = Artifact("result.png", "result", full_at_first)
    assert bench.run(lambda _work: iter([last(made)]))
    assert (bench.job().state, bench.artifacts()) == (JobState.SUCCEEDED, ["result.png"])


def test_an_end_that_cannot_be_written_down_is_left_to_the_lease(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise LeaseLost

    monkeypatch.setattr(leases, "fail", lost)
    assert bench.run(failing(EngineError("It cannot be done.")))
    assert (bench.job().state, bench.outcome()) == (JobState.RUNNING, None)


@pytest.mark.parametrize("error", [Unavailable, SetupError, AlreadyExists])
def test_a_server_that_is_away_or_out_of_order_is_waited_for(
    bench: Bench, error: type[Exception]
) -> None:
    tries = []

    def fetch() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise error("It is out of order.")
        return "picture"

    def steps(work: Work) -> Iterator[Step]:
        assert work.patiently(fetch) == "picture"
        return iter([last()])

    assert bench.run(steps)
    assert (bench.job().state, len(tries)) == (JobState.SUCCEEDED, 3)


def test_a_server_that_stays_away_does_not_keep_a_worker_from_leaving(bench: Bench) -> None:
    def fetch() -> str:
        bench.leaving = True
        raise Unavailable

    def steps(work: Work) -> Iterator[Step]:
        work.patiently(fetch)
        return iter([last()])

    assert bench.run(steps)
    assert (bench.job().state, bench.outcome()) == (JobState.QUEUED, Outcome.DRAINED)


def test_a_device_that_hangs_ends_the_process_after_the_job_was_given_up(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    settings = bench.services.settings.model_copy(update={"hang_seconds": 0.05})
    bench.services.settings = settings
    monkeypatch.setattr(os, "_exit", ended.append)

    def steps(_work: Work) -> Iterator[Step]:
        deadline = time.monotonic() + 20
        while not ended and time.monotonic() < deadline:
            time.sleep(0.01)
        yield last()

    bench.run(steps)
    assert ended[0] == attempt.HUNG_EXIT
    assert bench.outcome() == Outcome.HUNG


def test_a_job_that_means_nothing_today_fails_and_its_worker_is_not_at_fault(
    services: Services,
) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    with services.db.write() as session:
        row = session.get_one(Job, job.id)
        row.spec = row.spec | {"recipe": row.spec["recipe"] | {"optimizer": "sgd"}}
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    assert Attempt(services, lease, Networks(services.settings), lambda: False).run()
    with services.db.read() as session:
        row = session.get_one(Job, job.id)
    assert row.state == JobState.FAILED
    assert row.error is not None
    assert row.error.startswith(
        "This version cannot render what another one took: recipe.optimizer"
    )
