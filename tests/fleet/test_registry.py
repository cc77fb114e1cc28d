"""How workers are asked to rest."""

import pytest

from farm.base.config import Settings
from farm.domain.states import JobState
from farm.fleet import registry
from farm.fleet.registry import Drain, Status
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import Lease
from farm.jobs.submitting import submissions
from farm.sql.models import Worker
from tests.factories import ANA, submission, worker


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


@pytest.fixture
def lease(services: Services) -> Lease:
    """Two jobs, and a worker that has the first."""
    registry.register(services, worker("w1", boot_id="boot"))
    for _ in range(2):
        submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    return lease


def heard(services: Services, lease: Lease) -> Drain | None:
    """What the worker hears at its next beat."""
    return leases.renew(services, lease, None).drain


def status(services: Services) -> Status:
    with services.db.read() as session:
        return registry.status(session.get_one(Worker, "w1"), True)


def test_a_worker_that_drains_after_its_job_finishes_it_and_takes_no_other(
    services: Services, lease: Lease
) -> None:
    registry.drain(services, "w1", True, after_job=True)
    assert heard(services, lease) is Drain.AFTER_JOB
    assert status(services) is Status.DRAINING
    leases.succeed(services, lease, [], {})
    assert leases.claim(services, "w1", "boot") is None
    answer = registry.seen(services, worker("w1", boot_id="boot"))
    assert (answer.drain, status(services)) == (Drain.AFTER_JOB, Status.DRAINED)


def test_a_harder_order_takes_the_place_of_a_softer_one_and_not_the_reverse(
    services: Services, lease: Lease
) -> None:
    for after_job, told in (
        (True, Drain.AFTER_JOB),
        (True, Drain.AFTER_JOB),
        (False, Drain.NOW),
        (True, Drain.NOW),
    ):
        registry.drain(services, "w1", True, after_job=after_job)
        assert heard(services, lease) is told


def test_a_drain_after_the_job_is_taken_back(services: Services, lease: Lease) -> None:
    registry.drain(services, "w1", True, after_job=True)
    registry.drain(services, "w1", False)
    assert heard(services, lease) is Drain.NO
    registry.drain(services, "w1", True)
    assert heard(services, lease) is Drain.NOW


def test_a_worker_that_is_set_aside_while_it_finishes_its_job_hands_it_on(
    services: Services, lease: Lease
) -> None:
    registry.drain(services, "w1", True, after_job=True)
    with services.db.write() as session:
        registry.set_aside(session, "w1", "Its card is too hot.")
    assert heard(services, lease) is Drain.NOW


def test_the_next_process_of_a_worker_is_under_the_same_order(
    services: Services, lease: Lease
) -> None:
    registry.drain(services, "w1", True, after_job=True)
    heir = worker("w1", boot_id="boot-2")
    before = registry.register(services, heir, is_dead=lambda _before: True)
    assert before is not None
    assert registry.ordered(before) is Drain.AFTER_JOB
    assert registry.seen(services, heir).drain is Drain.AFTER_JOB


def test_many_are_asked_to_finish_their_jobs_at_once(services: Services, lease: Lease) -> None:
    registry.register(services, worker("w2", labels="night"))
    registry.drain_all(services, True, host="host", after_job=True)
    with services.db.read() as session:
        rows = {row.id: registry.ordered(row) for row in registry.workers(session)}
    assert rows == dict.fromkeys(("w1", "w2"), Drain.AFTER_JOB)
    registry.drain_each(services, ["w1"], True)
    assert heard(services, lease) is Drain.NOW
    assert leases.release(services, lease) is JobState.QUEUED
