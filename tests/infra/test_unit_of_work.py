from typing import Any

import pytest
from sqlalchemy import select

from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs.submitting import submissions
from farm.sql.models import Job, JobEvent, Outbox
from tests.factories import ANA, submission


@pytest.fixture
def told(services: Services, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What is published, with the number of events that stood written by then."""
    heard: list[tuple[Any, ...]] = []

    def publish(kind: str, *_about: Any) -> None:
        with services.db.read() as session:
            heard.append((kind, len(session.scalars(select(JobEvent)).all())))

    monkeypatch.setattr(services.events, "publish", publish)
    return heard


def test_news_is_told_once_it_is_written(services: Services, told: list[tuple[Any, ...]]) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    told.clear()
    with services.transaction() as work:
        work.record_event(work.get_one(Job, job.id), "state", by=ANA.name)
        assert told == []
    assert told == [("state", 2)]


def test_what_is_not_written_is_told_to_nobody(
    services: Services, told: list[tuple[Any, ...]]
) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    told.clear()

    def fail(work: UnitOfWork) -> None:
        work.record_event(work.get_one(Job, job.id), "state", by=ANA.name)
        work.ring()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), services.transaction() as work:
        fail(work)
    assert told == []
    with services.db.read() as session:
        assert len(session.scalars(select(JobEvent)).all()) == 1
        assert session.scalars(select(Outbox)).all() == []
