"""Urgent jobs take workers from others, which lose nothing and say why."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from farm.base.config import Settings
from farm.domain.states import JobState
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import endings, leases
from farm.jobs.leasing.endings import Outcome
from farm.jobs.leasing.leases import Lease
from farm.jobs.leasing.preemption import REASON, preempt
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Job, Worker
from tests.factories import OPS, submission, worker

GB = 10**9
LINE = 50


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    changes = {"database_url": database_url, "preempt_priority": LINE}
    return settings.model_copy(update=changes)


def submit(services: Services, priority: int = 0) -> str:
    request = submission(services, OPS, priority=priority)
    return submissions.submit(services, OPS, request).id


def join(services: Services, name: str, memory: int = 24 * GB) -> None:
    registry.register(services, worker(name, memory=memory))


def claim(services: Services, name: str) -> Lease:
    lease = leases.claim(services, name, f"boot-{name}")
    assert lease is not None
    leases.renew(services, lease, None)  # its row says that it is at work
    return lease


def yields(services: Services, lease: Lease) -> bool:
    return leases.renew(services, lease, None).yields


def test_an_urgent_job_gets_the_worker_of_the_least_urgent_one_that_began_last(
    services: Services,
) -> None:
    held = {}
    for name, priority in {"w1": 5, "w2": 0, "w3": 0}.items():
        join(services, name)
        submit(services, priority)
        held[name] = claim(services, name)
    urgent = submit(services, LINE)
    assert preempt(services) == [held["w3"].job_id]
    assert preempt(services) == []  # one makes way already
    assert [yields(services, lease) for lease in held.values()] == [False, False, True]
    leases.add_checkpoint(services, held["w3"], "key", 1, 0.5, True)
    assert leases.release(services, held["w3"]) is JobState.QUEUED
    assert claim(services, "w3").job_id == urgent
    with services.db.read() as session:
        job = session.get_one(Job, held["w3"].job_id)
        attempt = session.scalars(select(Attempt).where(Attempt.job_id == job.id)).one()
    assert (job.worker_losses, job.yields_to) == (0, None)
    assert (attempt.outcome, attempt.detail) == (Outcome.PREEMPTED, REASON)
    assert preempt(services) == []


def test_nobody_makes_way_while_a_worker_that_could_take_the_job_is_idle(
    services: Services,
) -> None:
    join(services, "w1")
    join(services, "w2")
    submit(services)
    claim(services, "w1")
    submit(services, LINE)
    assert preempt(services) == []


def test_only_a_worker_that_could_take_the_urgent_job_is_asked(services: Services) -> None:
    join(services, "small", 10**8)
    join(services, "large")
    for name in ("large", "small"):
        submit(services)
        with services.db.write() as session:
            session.execute(update(Job).where(Job.state == "queued").values(needs=""))
        claim(services, name)
    large = held_by(services, "large")
    submit(services, LINE)
    assert preempt(services) == [large]


def test_jobs_above_the_line_make_way_for_none(services: Services) -> None:
    join(services, "w1")
    submit(services, LINE)
    claim(services, "w1")
    submit(services, 100)
    assert preempt(services) == []


def test_below_the_line_and_by_default_nobody_makes_way(services: Services) -> None:
    join(services, "w1")
    submit(services)
    claim(services, "w1")
    submit(services, LINE - 1)
    assert preempt(services) == []
    submit(services, 100)
    services.settings = services.settings.model_copy(update={"preempt_priority": 101})
    assert preempt(services) == []


def test_an_order_of_its_owner_comes_first(services: Services) -> None:
    join(services, "w1")
    job = submit(services)
    lease = claim(services, "w1")
    submit(services, LINE)
    assert preempt(services) == [job]
    orders.pause(services, OPS, job)
    answer = leases.renew(services, lease, None)
    assert (answer.state, answer.yields) == (JobState.PAUSING, False)
    assert leases.release(services, lease) is JobState.PAUSED


def held_by(services: Services, name: str) -> str:
    with services.db.read() as session:
        row = session.get_one(Worker, name)
        assert row.job_id is not None
        return row.job_id


def test_nobody_makes_way_for_a_job_that_waits_for_another(services: Services) -> None:
    join(services, "w1")
    first = submit(services)
    assert claim(services, "w1").job_id == first
    request = submission(services, OPS, priority=LINE, after=[first])
    submissions.submit(services, OPS, request)
    assert preempt(services) == []


def test_an_attempt_that_ends_just_then_is_asked_for_nothing(services: Services) -> None:
    join(services, "w1")
    job = submit(services)
    lease = claim(services, "w1")
    submit(services, LINE)
    with ThreadPoolExecutor(1) as pool:
        with services.transaction() as session:
            row = session.scalars(select(Job).where(Job.id == job).with_for_update()).one()
            asked = pool.submit(preempt, services)
            time.sleep(0.3)  # in which it comes to the row that is taken
            endings.give_back(session, row, Outcome.DRAINED, None, "")
        asked.result()
    with services.db.read() as session:
        assert session.get_one(Job, lease.job_id).yields_to is None
