import platform
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis
from pydantic import SecretStr
from sqlalchemy import delete, select, text, update

from farm.engine.errors import WeightsError
from farm.errors import DiskFull, NameTaken, SetupError, Unavailable
from farm.fleet import queue, registry
from farm.infra.doorbell import QUEUE
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.endings import Outcome
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Job, Worker
from farm.sql.models import Checkpoint as CheckpointRow
from tests.factories import ANA, submission
from workers import kinds
from workers.kinds.networks import Networks
from workers.kinds.work import Checkpoint, Step
from workers.process import WorkerProcess


def until(what: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_busy_worker_that_is_rung_rings_once_for_another(services: Services) -> None:
    process = WorkerProcess(services, Networks(services.settings))
    visit = threading.Thread(target=process.answer)
    with redis.Redis.from_url(services.settings.redis_url) as broker:
        with process._hands:
            visit.start()
            until(lambda: broker.llen(QUEUE) == 1)
        visit.join()
        assert broker.llen(QUEUE) == 1


def test_a_worker_without_any_network_does_not_take_jobs_that_it_would_break(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = services.settings.model_copy(update={"weights": "auto"})
    monkeypatch.setattr("workers.kinds.networks.available", missing)
    process = WorkerProcess(services, Networks(unknown))
    with pytest.raises(WeightsError, match="connect once"):
        process.start()
    process.end()


def test_a_worker_does_not_start_on_tables_of_another_version(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with services.db.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        session.execute(text("UPDATE serves SET oldest = '9998'"))
    process = WorkerProcess(services, Networks(services.settings))
    with pytest.raises(SetupError, match="revision 9999, of a newer version"):
        process.start()


def test_a_worker_that_starts_while_the_database_is_away_waits_for_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, tries = registry.register, []

    def away_at_first(*args: Any) -> Worker | None:
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable
        return register(*args)

    monkeypatch.setattr("workers.process.RETRY_PAUSE_S", 0.01)
    monkeypatch.setattr(registry, "register", away_at_first)
    process = WorkerProcess(services, Networks(services.settings))
    process.start()
    process.end()
    assert len(tries) == 2


def test_a_worker_that_was_set_aside_takes_no_job_when_it_is_started_again(
    services: Services,
) -> None:
    services = patient(services)
    registry.register(services, of_w1("boot-before", 1))
    registry.stopped(services, "boot-before")
    with services.db.write() as session:
        registry.set_aside(session, "w1", "It failed 3 different jobs in a row.")
    job = submissions.submit(services, ANA, submission(services, ANA))
    process = WorkerProcess(services, Networks(services.settings))
    process.start()
    process.answer()
    process.end()
    with services.db.read() as session:
        assert session.get_one(Job, job.id).epoch == 0


def test_a_worker_that_the_store_refuses_takes_no_job_and_says_why(services: Services) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    wrong = services.settings.model_copy(update={"s3_secret_key": SecretStr("wrong")})
    with Services(wrong) as refused, pytest.raises(SetupError, match="FARM_S3_SECRET_KEY"):
        WorkerProcess(refused, Networks(wrong)).start()


def test_a_worker_goes_on_being_seen_after_an_error_that_nobody_foresaw(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def fails(*_: object) -> bool:
        seen.append(1)
        raise RuntimeError("a defect")

    monkeypatch.setattr(registry, "seen", fails)
    services = patient(services, heartbeat_seconds=0.05)
    process = WorkerProcess(services, Networks(services.settings))
    process.start()
    until(lambda: len(seen) > 1)
    process.end()


def test_nobody_asks_the_device_while_a_worker_claims_or_works(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = WorkerProcess(services, Networks(services.settings))
    process._arrive()

    def memory(_networks: Networks) -> int:
        assert process._hands.locked()
        asked.append(1)
        return 12_300_000

    asked: list[int] = []
    monkeypatch.setattr(Networks, "memory", memory)
    with process._hands:
        process._be_heard()
    assert asked == []
    process._be_heard()
    assert len(asked) == 1
    with services.db.read() as session:
        assert session.get_one(Worker, process.id).memory == 12_300_000


def patient(services: Services, **changes: Any) -> Services:
    """The same services for a worker named w1 that looks up seldom, or as changed."""
    changed = {"worker": "w1", "heartbeat_seconds": 100.0} | changes
    services.settings = services.settings.model_copy(update=changed)
    return services


def of_w1(boot_id: str, pid: int) -> Worker:
    return Worker(
        id="w1", boot_id=boot_id, host=platform.node(), pid=pid, device="cpu", version="1"
    )


def test_a_worker_takes_its_job_back_at_once_from_the_process_before_if_that_is_dead(
    services: Services,
) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    services = patient(services)
    with subprocess.Popen(["sleep", "60"]) as other:
        leases.claim(services, "w1", "boot-before")
        registry.register(services, of_w1("boot-before", other.pid))
        other.kill()
        other.wait()
        process = WorkerProcess(services, Networks(services.settings))
        process.start()
        process.end()
    with services.db.read() as session:
        outcomes = session.scalars(select(Attempt.outcome).order_by(Attempt.epoch)).all()
    assert outcomes[0] == Outcome.LOST


def test_a_second_worker_with_the_name_of_one_that_lives_is_refused(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.process.RETRY_PAUSE_S", 0.05)
    submissions.submit(services, ANA, submission(services, ANA))
    services = patient(services, lease_seconds=0.2)
    with subprocess.Popen(["sleep", "60"]) as other:
        leases.claim(services, "w1", "boot-before")
        first = of_w1("boot-before", other.pid)
        first.seen = time.time() + 60  # it goes on giving signs of life
        registry.register(services, first)
        process = WorkerProcess(services, Networks(services.settings))
        with pytest.raises(NameTaken, match=f"process {other.pid} on .* set FARM_WORKER"):
            process.start()
        other.kill()
    with services.db.read() as session:
        assert session.scalars(select(Worker.boot_id)).all() == ["boot-before"]
        assert session.scalars(select(Attempt.outcome)).all() == [None]


def test_a_worker_whose_name_was_taken_while_it_seemed_dead_leaves(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = WorkerProcess(patient(services), Networks(services.settings))
    monkeypatch.setattr(process, "_end_in_time", lambda: None)  # it would end pytest
    process.start()
    with services.db.write() as session:
        session.execute(update(Worker).values(boot_id="boot-other"))
    process._be_heard()
    assert process._is_leaving()


def test_a_worker_that_was_forgotten_while_it_was_silent_is_seen_again(services: Services) -> None:
    process = WorkerProcess(patient(services), Networks(services.settings))
    process.start()
    with services.db.write() as session:
        session.execute(delete(Worker))
    process._be_heard()
    process.end()
    with services.db.read() as session:
        assert session.scalars(select(Worker.id)).all() == ["w1"]


def test_a_worker_whose_disk_stays_full_hands_its_job_on_and_is_set_aside(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("The disk of /tmp is full; free some space.")

    monkeypatch.setattr("workers.kinds.render.fetch", full)
    monkeypatch.setattr("workers.attempts.attempt.DISK_PATIENCE_S", 0)
    services = patient(services)
    for _ in range(2):
        submissions.submit(services, ANA, submission(services, ANA))
    process = WorkerProcess(services, Networks(services.settings))
    process.start()
    process.answer()
    process.end()
    with services.db.read() as session:
        worker = session.get_one(Worker, "w1")
        jobs = session.scalars(select(Job).order_by(Job.position)).all()
        attempts = session.scalars(select(Attempt.detail)).all()
    assert (worker.draining, worker.reason) == (True, "The disk of /tmp is full; free some space.")
    assert [(job.state, job.worker_losses, job.epoch) for job in jobs] == [
        ("queued", 0, 1),
        ("queued", 0, 0),
    ]
    assert attempts == [worker.reason]


def test_a_worker_rests_outside_of_its_hours_says_so_and_comes_back(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    process = WorkerProcess(patient(services, hours="mon 20:00-21:00"), Networks(services.settings))
    resting = [True]
    monkeypatch.setattr(process._hours.__class__, "contain", lambda *_: not resting[0])
    process._arrive()
    process.answer()
    process._beat()
    assert (states(services), status(services)) == (["queued"], registry.Status.RESTING)
    with services.db.read() as session:
        worker = session.get_one(Worker, "w1")
        assert registry.reason(worker) == "It works mon 20:00-21:00, by its own clock."
        assert queue.fleet(session, 30).open == 0
    resting[0] = False
    assert process._beat()
    assert status(services) is registry.Status.IDLE


def test_a_worker_gives_its_job_back_when_its_hours_end(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends_meanwhile(_work: object) -> Iterator[Step]:
        yield Step(0.5, {}, checkpoint=lambda: Checkpoint(0.5, lambda _most: (b"state", True)))
        monkeypatch.setattr(process._hours.__class__, "contain", lambda *_: False)
        yield Step(0.6, {}, checkpoint=lambda: Checkpoint(0.6, lambda _most: (b"state", True)))

    monkeypatch.setitem(kinds.KINDS, "render", ends_meanwhile)
    submissions.submit(services, ANA, submission(services, ANA))
    process = WorkerProcess(patient(services), Networks(services.settings))
    process._arrive()
    process.answer()
    with services.db.read() as session:
        assert session.scalars(select(Attempt.outcome)).all() == [Outcome.DRAINED]
        assert session.scalars(select(CheckpointRow.done)).all() == [0.6]
    assert states(services) == ["queued"]


def states(services: Services) -> list[str]:
    with services.db.read() as session:
        return list(session.scalars(select(Job.state)))


def status(services: Services) -> registry.Status:
    with services.db.read() as session:
        return registry.status(session.get_one(Worker, "w1"), True)


def missing() -> str:
    raise WeightsError("no weights: connect once to download them")
