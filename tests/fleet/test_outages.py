"""Whose silence may be no fault of theirs, on SQLite and on PostgreSQL."""

import time
from types import SimpleNamespace

import pytest
from sqlalchemy import literal, update

from farm.base.config import Settings
from farm.fleet import caretakers, outages, registry
from farm.fleet.outages import Watch
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.sql.models import Caretaker, Worker
from tests.factories import ANA, caretaker, submission, worker

LEASE_S = 1e6  # no machine is so slow that the tests last as long


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url, "lease_seconds": LEASE_S})


@pytest.fixture
def fresh(services: Services) -> Services:
    """A farm with a job that a worker has, and maintenance; both were seen just now.

    PostgreSQL has started with the tests, and so within a lease's time.
    """
    submissions.submit(services, ANA, submission(services, ANA))
    registry.register(services, worker())
    caretakers.seen(services, caretaker())
    assert leases.claim(services, "host/1", "boot-host/1") is not None
    return services


@pytest.fixture
def held(fresh: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    """The same farm, whose database has been up for long."""
    monkeypatch.setattr(outages, "up_since", lambda: literal(0.0))
    return fresh


def silent(services: Services, *tables: type[Worker | Caretaker]) -> None:
    with services.db.write() as session:
        for table in tables:
            session.execute(update(table).values(seen=0))


@pytest.mark.parametrize("silent_one", [Worker, Caretaker])
def test_a_database_that_somebody_reached_lately_was_there(
    held: Services, silent_one: type[Worker | Caretaker]
) -> None:
    silent(held, silent_one)
    assert Watch(held).look() is None


def test_workers_whom_nobody_could_see_may_live(held: Services) -> None:
    silent(held, Worker, Caretaker)
    watch = Watch(held)
    assert watch.look() == "The farm stood still, or its database did."
    assert watch.look() is None  # they have their time from then on


def test_where_no_job_is_held_nobody_is_waited_for(services: Services) -> None:
    assert Watch(services).look() is None


def test_of_a_database_that_just_started_the_first_worker_speaks_for_no_other(
    fresh: Services,
) -> None:
    watch = Watch(fresh)
    assert (watch.look() is None) == fresh.db.is_sqlite
    assert watch.look() is None


def test_a_clock_that_is_set_on_after_a_pause_ends_no_lease(
    held: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(held)
    assert watch.look() is None
    paused = SimpleNamespace(monotonic=lambda: time.monotonic() - LEASE_S)
    monkeypatch.setattr(outages, "time", paused)
    assert watch.look() == "The database's clock leapt."
    assert watch.look() is None


def test_who_alone_was_frozen_goes_by_what_others_did_meanwhile(held: Services) -> None:
    watch = Watch(held)
    for expected in (None, "The farm stood still, or its database did."):
        assert watch.look() is None
        watch._asked = 0.0
        assert watch.look() == expected
        silent(held, Worker, Caretaker)
