"""What monitors count, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import update

from farm.base.config import Settings
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import Lease
from farm.jobs.listing import tallies, working
from farm.jobs.listing.tallies import LAG_S, Ending, Pickup, Tallies
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Checkpoint, Job, Worker
from tests.factories import ANA, submission, worker


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def claimed(services: Services) -> Lease:
    registry.register(services, worker("w1", memory_used=5, temperature=60))
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    return lease


def later(services: Services, seconds: float) -> None:
    """Let all that happened have happened so much earlier."""
    with services.db.write() as session:
        session.execute(update(Job).values(created=Job.created - seconds))
        moved = {"started": Attempt.started - seconds, "ended": Attempt.ended - seconds}
        session.execute(update(Attempt).values(moved))


def looked(services: Services, last: float | None) -> Tallies:
    with services.db.read() as session:
        return tallies.since(session, last)


def test_each_pickup_and_each_end_is_seen_once_however_often_one_looks(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "LAG_S", 0.0)
    first = looked(services, None)
    lease = claimed(services)
    began = looked(services, first.until)
    [pickup] = began.pickups
    assert (pickup.kind, began.endings) == ("render", [])
    assert 0 <= pickup.waited < 10
    leases.fail(services, lease, "It cannot be.", "")
    ended = looked(services, began.until)
    assert ended.pickups == []
    [end] = ended.endings
    assert (end.kind, end.worker, end.outcome) == ("render", "w1", "failed")
    again = looked(services, ended.until)
    assert (again.pickups, again.endings) == ([], [])


def test_what_another_transaction_may_still_add_to_is_left_to_the_next_look(
    services: Services,
) -> None:
    first = looked(services, None).until
    claimed(services)
    assert looked(services, first).pickups == []
    later(services, LAG_S)
    assert looked(services, first).pickups


def test_the_first_look_counts_nothing_of_what_was_before(services: Services) -> None:
    lease = claimed(services)
    leases.fail(services, lease, "It cannot be.", "")
    later(services, LAG_S + 1)
    found = looked(services, None)
    assert (found.pickups, found.endings) == ([], [])
    assert looked(services, found.until - 60).endings  # it would have been there


def test_of_each_living_worker_one_sees_what_it_does(services: Services) -> None:
    lease = claimed(services)
    registry.register(services, worker("w2", disk_free=7))
    leases.renew(services, lease, {"done": 0.5, "rate": 2.5})
    leases.add_checkpoint(services, lease, "k", 1, 0.5, True)
    with services.db.write() as session:
        session.execute(update(Attempt).values(started=Attempt.started - 500))
        session.execute(update(Checkpoint).values(created=Checkpoint.created - 100))
        session.execute(update(Worker).values(seen=Worker.seen - 3))
    with services.db.read() as session:
        busy, idle = working.read(session, services.settings.lease_seconds)
    assert (busy.id, busy.kind, busy.rate, busy.memory_used, busy.temperature) == (
        "w1", "render", 2.5, 5, 60,
    )  # fmt: skip
    assert 100 <= (busy.unsaved or 0) < 160
    assert 3 <= busy.silent < 30
    assert (idle.id, idle.kind, idle.rate, idle.unsaved, idle.disk_free) == (
        "w2", None, None, None, 7,
    )  # fmt: skip
    with services.db.write() as session:
        session.execute(update(Worker).values(seen=Worker.seen - 1000))
    with services.db.read() as session:
        assert working.read(session, services.settings.lease_seconds) == []


def test_waits_are_of_first_attempts_alone(services: Services) -> None:
    first = looked(services, None).until
    lease = claimed(services)
    leases.release(services, lease)
    assert leases.claim(services, "w1", "boot")
    later(services, LAG_S + 1)
    found = looked(services, first - 60)
    assert [type(pickup) for pickup in found.pickups] == [Pickup]
    assert [type(end) for end in found.endings] == [Ending]
