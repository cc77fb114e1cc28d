import pytest
from sqlalchemy import update

from farm.infra.services import Services
from farm.jobs.submitting import estimates, submissions
from farm.sql.models import Job
from tests.factories import ANA, submission


def finished(services: Services, seconds: float, devices: int = 1) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA, devices=devices))
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


def expected(services: Services, devices: int) -> float:
    asked = submission(services, ANA, devices=devices)
    with services.db.read() as session:
        seconds = submissions.check(session, services.settings, ANA, asked).seconds
    assert seconds is not None
    return seconds


def test_several_devices_share_the_time_out_and_exchange_what_they_must(
    services: Services,
) -> None:
    finished(services, 100)
    alone = expected(services, 1)
    assert alone == pytest.approx(100)
    assert expected(services, 2) == pytest.approx(52)
    assert expected(services, 8) == pytest.approx(14.5)


def test_the_farms_speed_is_that_of_one_device_whatever_its_jobs_had(services: Services) -> None:
    finished(services, 27, devices=4)
    assert expected(services, 1) == pytest.approx(100, rel=1e-3)
    assert expected(services, 4) == pytest.approx(27, rel=1e-3)
