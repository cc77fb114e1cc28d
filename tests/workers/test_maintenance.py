"""The chores of maintenance, on SQLite and on PostgreSQL."""

import time

import pytest
from sqlalchemy import update

from farm import jobs, leases
from farm.config import Settings
from farm.errors import Unavailable
from farm.garbage import discard
from farm.locks import only_one
from farm.models import Job
from farm.services import Services
from farm.states import JobState
from tests.factories import ANA, submission
from workers.maintenance import Maintenance


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url, "lease_seconds": 1.0})


def silent_job(services: Services) -> str:
    job = jobs.submit(services, ANA, submission(services, ANA))
    leases.claim(services, "w1", "boot")
    with services.db.write() as session:
        session.execute(update(Job).values(lease_until=0))
    return job.id


def state(services: Services, job_id: str) -> str:
    with services.db.read() as session:
        return session.get_one(Job, job_id).state


def test_a_round_takes_the_jobs_of_silent_workers_back(services: Services) -> None:
    job = silent_job(services)
    Maintenance(services).round()
    assert state(services, job) == JobState.QUEUED


def test_after_an_outage_workers_get_one_lease_of_time_to_come_back(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = silent_job(services)
    chores = Maintenance(services)
    chores._note_outage(Unavailable())
    chores.round()
    assert state(services, job) == JobState.RUNNING
    time.sleep(services.settings.lease_seconds)
    chores.round()
    assert state(services, job) == JobState.QUEUED


def test_only_one_holds_a_lock_until_it_lets_go(services: Services) -> None:
    with only_one(services.db, "chores") as mine:
        assert mine is not None
        mine()
        with only_one(services.db, "chores") as another:
            assert another is None
        with only_one(services.db, "other chores") as different:
            assert different is not None
    with only_one(services.db, "chores") as mine:
        assert mine is not None


def test_a_store_that_is_away_does_not_keep_leases_from_expiring(services: Services) -> None:
    job = silent_job(services)
    nowhere = services.settings.model_copy(update={"s3_endpoint": "http://127.0.0.1:9"})
    with Services(nowhere) as cut_off:
        with cut_off.db.write() as session:
            discard(session, ["jobs/x/e1/y"])
        Maintenance(cut_off).round()
    assert state(services, job) == JobState.QUEUED
