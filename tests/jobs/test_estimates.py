import pytest
from sqlalchemy import update

from farm.infra.services import Services
from farm.jobs import estimates, submissions
from farm.sql.models import Job
from tests.factories import ANA, submission


def finished(services: Services, seconds: float) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    with services.db.write() as session:
        done = {"state": "succeeded", "render_seconds": seconds}
        session.execute(update(Job).where(Job.id == job.id).values(done))


def speed(services: Services) -> float | None:
    with services.db.read() as session:
        return estimates.speed(session, "render")


def test_the_farms_speed_is_looked_for_among_the_newest_jobs_alone(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(estimates, "LATELY", 2)
    finished(services, 10)
    finished(services, 0)
    once = speed(services)
    assert once is not None
    assert once > 0
    finished(services, 0)
    assert speed(services) is None
