import platform
import subprocess
import threading
import time
from collections.abc import Callable

import pytest
import redis
from sqlalchemy import select
from structlog.testing import CapturingLogger

from farm import fleet, jobs, leases
from farm.engine.errors import WeightsError
from farm.leases import Outcome
from farm.models import Attempt, Worker
from farm.queue import QUEUE
from farm.services import Services
from tests.factories import ANA, submission
from workers.networks import Networks
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


def test_a_worker_whose_network_cannot_be_loaded_starts_and_says_so(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = CapturingLogger()
    monkeypatch.setattr("workers.process.log", said)
    unknown = services.settings.model_copy(update={"weights": "auto"})
    monkeypatch.setattr("workers.networks.available", missing)
    process = WorkerProcess(services, Networks(unknown))
    process.start()
    until(lambda: "connect once" in str(said.calls))
    process.end()


@pytest.mark.parametrize("died", [True, False], ids=["dead", "alive"])
def test_a_worker_takes_its_job_back_at_once_from_the_process_before_if_that_is_dead(
    services: Services, died: bool
) -> None:
    jobs.submit(services, ANA, submission(services, ANA))
    with subprocess.Popen(["sleep", "60"]) as other:
        leases.claim(services, "w1", "boot-before")
        row = Worker(id="w1", boot_id="boot-before", host=platform.node(), pid=other.pid)
        row.device, row.version = "cpu", "1"
        fleet.register(services, row)
        if died:
            other.kill()
            other.wait()
        settings = services.settings.model_copy(update={"worker": "w1"})
        with Services(settings) as later:
            process = WorkerProcess(later, Networks(settings))
            process.start()
            process.end()
        other.kill()
    with services.db.read() as session:
        outcome = session.scalars(select(Attempt.outcome)).one()
    assert outcome == (Outcome.LOST if died else None)


def missing() -> str:
    raise WeightsError("no weights: connect once to download them")
