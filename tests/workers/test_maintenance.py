"""The chores of maintenance, on SQLite and on PostgreSQL."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from sqlalchemy import literal, update

from farm.accounts import deliveries, webhooks
from farm.base.config import Settings
from farm.domain.states import JobState
from farm.errors import SetupError, Unavailable
from farm.fleet import caretakers, outages, shares
from farm.fleet.caretakers import Duty
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.jobs.leasing import after, leases
from farm.jobs.listing import history
from farm.jobs.submitting import submissions
from farm.library.keeping import garbage, retention
from farm.library.keeping.garbage import discard
from farm.sql import schema
from farm.sql.locks import Confirm, only_one
from farm.sql.models import Job
from tests.factories import ANA, submission
from workers import maintenance
from workers.maintenance import LEAST_PAUSE_S, MOST_CLAIMS, Maintenance

LONG_S = 1e6


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url, "lease_seconds": 1.0})


@pytest.fixture
def patient(services: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    """A farm whose leases outlast the test, on a database that has been up for longer."""
    services.settings = services.settings.model_copy(update={"lease_seconds": LONG_S})
    monkeypatch.setattr(outages, "up_since", lambda: literal(0.0))
    return services


def silent_job(services: Services) -> str:
    job = submissions.submit(services, ANA, submission(services, ANA))
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
    patient: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = silent_job(patient)
    chores = Maintenance(patient)
    chores._note_outage("The database was away.")
    chores.round()
    assert state(patient, job) == JobState.RUNNING
    later = SimpleNamespace(monotonic=lambda: time.monotonic() + LONG_S)
    monkeypatch.setattr(maintenance, "time", later)
    chores.round()
    assert state(patient, job) == JobState.QUEUED


def test_maintenance_that_starts_after_an_outage_waits_for_the_workers_and_its_heir_does_not(
    patient: Services,
) -> None:
    job = silent_job(patient)
    first, heir = Maintenance(patient), Maintenance(patient)
    first._be_seen()
    first.round()
    assert state(patient, job) == JobState.RUNNING
    heir._be_seen()
    heir.round()
    assert state(patient, job) == JobState.QUEUED


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


def test_a_store_that_does_not_answer_does_not_keep_leases_from_expiring(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, stuck = threading.Event(), threading.Event()

    def swallowed(*_: object) -> int:
        stuck.set()
        stop.wait(60)
        return 0

    monkeypatch.setattr(garbage, "collect", swallowed)
    settings = services.settings.model_copy(update={"maintenance_seconds": 0.1})
    with Services(settings) as farm:
        chores = threading.Thread(target=Maintenance(farm).run, args=(stop,))
        chores.start()
        assert stuck.wait(20)
        job = silent_job(services)
        until(lambda: state(services, job) == JobState.QUEUED)
        stop.set()
        chores.join()


def test_shares_are_counted_the_more_often_the_more_is_claimed(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    maintenance, usual = Maintenance(services), services.settings.maintenance_seconds
    pauses = []
    for claims_a_second in (0, 1, 2 * MOST_CLAIMS, 10**6):
        monkeypatch.setattr(shares, "count", lambda _services, rate=claims_a_second: rate)
        maintenance.round()
        pauses.append(maintenance.pause)
    assert pauses == [usual, usual, 0.5, LEAST_PAUSE_S]


def test_a_chore_that_fails_does_not_keep_the_others_from_being_done(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = silent_job(services)
    with services.db.write() as session:
        discard(session, ["jobs/x/e1/y"])
    chores = Maintenance(services)
    for broken, chore in ((garbage, "collect"), (maintenance, "deliver")):
        monkeypatch.setattr(broken, chore, fails)
    chores.tidy()
    chores.round()
    assert state(services, job) == JobState.QUEUED


def test_an_hourly_chore_that_fails_puts_no_other_off(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [(garbage, "forget"), (shares, "forget"), (history, "forget"), (after, "tidy")]
    broken += [(bin, "expire"), (retention, "carry_out"), (garbage, "abort")]
    for module, chore in broken:
        monkeypatch.setattr(module, chore, fails)
    services.storage.put("jobs/x/e1/y", b"bytes")
    chores = Maintenance(services)
    chores._swept = -math.inf
    chores.tidy()
    assert list(services.storage.blobs()) == []


def test_maintenance_removes_nothing_once_it_may_not_be_alone(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {"jobs/x/e1/y", "jobs/x/e1/z"}
    for key in keys:
        services.storage.put(key, b"bytes")
    with services.db.write() as session:
        discard(session, ["jobs/x/e1/y"])

    @contextmanager
    def lost(*_: object) -> Iterator[Confirm]:
        yield unsure

    monkeypatch.setattr(maintenance, "only_one", lost)
    chores = Maintenance(services)
    chores._swept = -math.inf
    chores.tidy()
    assert {blob.key for blob in services.storage.blobs()} == keys


def unsure() -> None:
    raise Unavailable


def test_maintenance_does_not_touch_tables_of_another_version(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "newest", lambda: "9999")
    with pytest.raises(SetupError, match="needs 9999: run `farm migrate`"):
        Maintenance(services).run(threading.Event())


def test_webhooks_go_on_after_an_error_that_nobody_foresaw(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, rounds = threading.Event(), []

    def removed_meanwhile(_services: Services) -> int:
        rounds.append(1)
        if len(rounds) == 2:
            stop.set()
        raise RuntimeError("no such webhook")

    monkeypatch.setattr(deliveries, "ROUND_S", 0.01)
    monkeypatch.setattr(webhooks, "fan_out", removed_meanwhile)
    deliveries.serve(services, stop)
    assert len(rounds) == 2


def test_maintenance_is_seen_on_duty_until_it_ends_in_good_order(services: Services) -> None:
    settings = services.settings.model_copy(update={"maintenance_seconds": 0.05})
    stop = threading.Event()

    def on_duty() -> bool:
        with services.db.read() as session:
            return [duty for _row, duty in caretakers.duties(session, 30)] == [Duty.ON_DUTY]

    with Services(settings) as farm:
        chores = threading.Thread(target=Maintenance(farm).run, args=(stop,))
        chores.start()
        until(on_duty)
        stop.set()
        chores.join()
    with services.db.read() as session:
        assert caretakers.duties(session, 30) == []


def fails(*_: object) -> int:
    raise RuntimeError("a defect")


def until(what: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)
