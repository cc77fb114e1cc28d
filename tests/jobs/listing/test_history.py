"""The last days of a farm, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import update

from farm.base.config import Settings
from farm.domain.roles import Viewer
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.endings import Outcome
from farm.jobs.leasing.leases import Lease
from farm.jobs.listing import history
from farm.jobs.listing.history import DAY_S, KEPT_S, Record, Span
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Sample
from tests.factories import ANA, BEN, OPS, submission, worker


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def claimed(services: Services) -> Lease:
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot-w1")
    assert lease is not None
    return lease


def spans(services: Services, viewer: Viewer) -> list[Span]:
    with services.db.read() as session:
        return list(history.spans(session, viewer))


def samples(services: Services) -> list[Sample]:
    with services.db.read() as session:
        return history.samples(session)


def test_each_minute_is_written_down_once(services: Services) -> None:
    registry.register(services, worker("w1"))
    claimed(services)
    submissions.submit(services, ANA, submission(services, ANA))
    history.sample(services)
    history.sample(services)
    rows = samples(services)
    assert len({row.minute for row in rows}) == len(rows) <= 2  # a minute may have ended between
    assert (rows[0].waiting, rows[0].running, rows[0].workers) == (1, 1, 1)
    assert rows[0].pickup is not None
    assert 0 <= rows[0].pickup < 60


def test_a_minute_in_which_no_job_began_says_no_wait(services: Services) -> None:
    claimed(services)
    with services.db.write() as session:
        session.execute(update(Attempt).values(started=Attempt.started - 100))
    history.sample(services)
    assert samples(services)[0].pickup is None


def test_days_that_are_past_are_forgotten(services: Services) -> None:
    history.sample(services)
    with services.db.write() as session:
        session.execute(update(Sample).values(minute=Sample.minute - DAY_S // 60))
    history.forget(services)
    history.sample(services)
    assert len(samples(services)) == 1  # that of the day before is not shown, but kept
    with services.db.write() as session:
        assert session.query(Sample).count() == 2
        session.execute(update(Sample).values(minute=Sample.minute - KEPT_S // 60))
    history.forget(services)
    with services.db.read() as session:
        assert session.query(Sample).count() == 0


def test_attempts_of_the_last_day_are_told_and_whose_job_it_was_only_to_who_may_see_it(
    services: Services,
) -> None:
    registry.register(services, worker("w1"))
    old = claimed(services)
    leases.fail(services, old, "It cannot be.", "")
    with services.db.write() as session:
        session.execute(update(Attempt).values(ended=Attempt.ended - DAY_S - 1))
    broken = claimed(services)
    leases.abandon(services, broken, Outcome.CRASHED, "It broke.", "")
    lease = leases.claim(services, "w1", "boot-w1")
    assert lease is not None
    running, ended = spans(services, OPS)
    assert (running.job_id, running.ended, running.outcome) == (lease.job_id, None, None)
    assert (ended.worker, ended.kind, ended.outcome) == ("w1", "render", "crashed")
    assert [span.job_id for span in spans(services, ANA)] == [broken.job_id] * 2
    assert [span.job_id for span in spans(services, BEN)] == [None, None]
    with services.db.read() as session:
        assert history.records(session) == {"w1": Record(done=0, broken=1)}
