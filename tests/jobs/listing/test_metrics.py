"""The farm in numbers, on SQLite and on PostgreSQL."""

from collections.abc import Mapping

import pytest
from sqlalchemy import update

from farm.base.config import Settings
from farm.fleet import caretakers, registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.endings import Outcome
from farm.jobs.listing import metrics
from farm.jobs.listing.metrics import Vitals
from farm.jobs.submitting import submissions
from farm.library.keeping.garbage import discard
from farm.sql.models import Attempt, Checkpoint
from tests.factories import ANA, caretaker, submission, worker


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def read(services: Services) -> Vitals:
    with services.db.read() as session:
        return metrics.read(session, services.settings)


def present(count: Mapping[str, int]) -> dict[str, int]:
    return {name: number for name, number in count.items() if number}


def test_an_empty_farm_counts_nothing(services: Services) -> None:
    found = read(services)
    assert [present(c) for c in (found.jobs, found.workers, found.attempts, found.outbox)] == [
        {},
        {},
        {},
        {},
    ]
    assert (found.oldest_waiting, found.unsaved) == (0.0, 0.0)


def test_monitors_see_what_waits_what_was_lost_and_who_works(services: Services) -> None:
    for name in ("w1", "w2"):
        registry.register(services, worker(name, boot_id=f"b-{name}"))
    for _ in range(3):
        submissions.submit(services, ANA, submission(services, ANA))
    broken = leases.claim(services, "w1", "b-w1")
    assert broken is not None
    leases.abandon(services, broken, Outcome.CRASHED, "broken", "")
    leases.claim(services, "w2", "b-w2")
    with services.db.write() as session:
        session.execute(registry.sign_of_life("b-w2", "job"))
    with services.db.write() as session:
        registry.set_aside(session, "w1", "It failed.")
        discard(session, ["jobs/x/e1/y"])
    caretakers.seen(services, caretaker("m1"))
    caretakers.seen(services, caretaker("m2", on_duty=False))
    found = read(services)
    assert present(found.maintenance) == {"on duty": 1, "standing by": 1}
    assert present(found.jobs) == {"queued": 2, "running": 1}
    assert present(found.workers) == {"set aside": 1, "working": 1}
    assert present(found.attempts) == {"crashed": 1}
    assert present(found.outbox) == {"blob": 1}
    assert found.oldest_waiting > 0


def test_the_oldest_checkpoint_counts_from_the_start_of_an_attempt_without_one(
    services: Services,
) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    with services.db.write() as session:
        session.execute(update(Attempt).values(started=Attempt.started - 100))
    assert 100 <= read(services).unsaved < 160
    leases.add_checkpoint(services, lease, "k", 1, 0.5, True)
    assert read(services).unsaved < 60
    with services.db.write() as session:
        session.execute(update(Checkpoint).values(created=Checkpoint.created - 50))
    assert 50 <= read(services).unsaved < 110
