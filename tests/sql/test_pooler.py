"""A farm behind PgBouncer in transaction mode."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from farm.base.config import Settings
from farm.fleet import registry, shares
from farm.infra.services import Services
from farm.jobs.leasing import leases, losses
from farm.jobs.submitting import submissions
from farm.sql import dump
from farm.sql.database import Database
from farm.sql.locks import only_one
from tests import pooler
from tests.factories import ANA, submission, worker

pytestmark = pytest.mark.skipif(pooler.PROGRAM is None, reason="PgBouncer is not installed")
ROUNDS = 8  # more than it takes until psycopg would prepare a statement


@pytest.fixture
def url(postgres_url: str) -> Iterator[str]:
    with pooler.pooled(postgres_url) as through:
        yield through


@pytest.fixture
def settings(settings: Settings, url: str) -> Settings:
    return settings.model_copy(update={"database_url": url})


def test_jobs_are_submitted_claimed_and_ended_through_it(services: Services) -> None:
    registry.register(services, worker("w1"))
    for _ in range(ROUNDS):
        submissions.submit(services, ANA, submission(services, ANA))
        assert registry.seen(services, worker("w1")).work
        lease = leases.claim(services, "w1", "boot-w1")
        assert lease is not None
        leases.renew(services, lease, {"done": 0.5}, "a line")
        leases.add_checkpoint(services, lease, f"key-{lease.job_id}", 1, 0.5, True)
        leases.succeed(services, lease, [], {"done": 1.0})
        shares.count(services)
        losses.expire(services)
    assert list(dump.dump(services.db))


def test_only_one_has_a_lock_and_its_death_frees_it(url: str) -> None:
    one, other = Database(url), Database(url)
    with only_one(one, "maintenance") as confirm:
        assert confirm is not None
        for _ in range(ROUNDS):  # on whichever of the server's connections
            with only_one(other, "maintenance") as second:
                assert second is None
            confirm()
    with only_one(other, "maintenance") as confirm:
        assert confirm is not None
    one.close()
    other.close()


def test_the_server_ends_what_takes_too_long(url: str) -> None:
    db = Database(url)
    with db.read() as session:
        found = session.scalar(text("SHOW statement_timeout"))
        idle = session.scalar(text("SHOW idle_in_transaction_session_timeout"))
    db.close()
    assert (found, idle) == ("10s", "15s")
