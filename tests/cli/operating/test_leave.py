import platform
import time
from threading import Thread

import pytest
from click.testing import Result
from typer.testing import CliRunner

from farm.base.config import Settings
from farm.cli.app import app
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import Lease
from farm.jobs.listing import lookup
from farm.jobs.submitting import submissions
from farm.sql.models import Worker
from tests.factories import ANA, OPS, submission, worker


@pytest.fixture(autouse=True)
def here(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The farm that the command finds in its environment."""
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)


def leave(*words: str) -> Result:
    return CliRunner().invoke(app, ["leave", *words])


def at_work(services: Services) -> Lease:
    """Let the worker begin a job, and say that it does."""
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "here/1", "boot-here/1")
    assert lease is not None
    leases.renew(services, lease, None)
    return lease


def drained(services: Services) -> set[str]:
    with services.db.read() as session:
        return {row.id for row in session.query(Worker) if row.draining}


def test_a_machine_that_leaves_drains_its_own_workers_and_no_others(services: Services) -> None:
    for name, host in (("here/1", platform.node()), ("here/2", platform.node()), ("b", "b")):
        registry.register(services, worker(name, host=host))
    answer = leave()
    assert (answer.exit_code, answer.output) == (0, "2 workers have no job any more.\n")
    assert drained(services) == {"here/1", "here/2"}


def test_of_several_containers_on_a_machine_only_the_one_that_ends_is_drained(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pod-1", "pod-1/cuda:0", "pod-2"):
        registry.register(services, worker(name, host=platform.node()))
    monkeypatch.setenv("FARM_WORKER", "pod-1")
    leave()
    assert drained(services) == {"pod-1", "pod-1/cuda:0"}


def test_it_says_who_still_works_when_its_time_is_over(services: Services) -> None:
    registry.register(services, worker("here/1", host=platform.node()))
    at_work(services)
    answer = leave("--seconds", "0")
    assert answer.exit_code == 1
    assert answer.output == "These still work after 0 seconds: here/1.\n"


def test_it_returns_once_a_worker_has_handed_its_job_on(services: Services) -> None:
    registry.register(services, worker("here/1", host=platform.node()))
    lease = at_work(services)

    def obey() -> None:
        while not leases.renew(services, lease, None).drain:
            time.sleep(0.05)
        leases.release(services, lease)
        registry.seen(services, worker("here/1", host=platform.node()))

    worker_process = Thread(target=obey)
    worker_process.start()
    assert leave().exit_code == 0
    worker_process.join()
    with services.db.read() as session:
        assert lookup.get(session, OPS, lease.job_id).state == "queued"
