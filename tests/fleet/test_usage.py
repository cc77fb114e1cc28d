from datetime import date, timedelta

import pytest

from farm.base.config import Settings
from farm.domain.roles import Viewer
from farm.fleet import registry, usage
from farm.fleet.usage import By, Line
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File, Lease
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Usage
from tests.factories import ANA, BEN, OPS, submission, worker

PRICES = {"gpu": 3.6}


@pytest.fixture
def services(settings: Settings, database_url: str):
    """A farm on each kind of database, with a worker that has a GPU."""
    with Services(settings.model_copy(update={"database_url": database_url})) as services:
        registry.register(services, worker("w1", device_kind="gpu-half"))
        yield services


def claimed(services: Services, viewer: Viewer, **changes: object) -> Lease:
    submissions.submit(services, viewer, submission(services, viewer, **changes))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    return lease


def aged(services: Services, lease: Lease, seconds: float) -> None:
    """Let the attempt have begun so long ago."""
    with services.db.write() as session:
        attempt = session.query(Attempt).filter_by(job_id=lease.job_id, epoch=lease.epoch).one()
        attempt.started -= seconds


def painted(services: Services, viewer: Viewer, seconds: float, *names: str) -> Lease:
    lease = claimed(services, viewer, outputs=[name.split(".")[1] for name in names])
    aged(services, lease, seconds)
    files = [
        File(name, "result", f"jobs/{lease.job_id}/e1/{name}", "image/png", 128, 96, 1, "0" * 64)
        for name in names
    ]
    leases.succeed(services, lease, files, {"done": 1.0})
    return lease


def told(services: Services, viewer: Viewer, by: By, **days: date) -> dict[str, Line]:
    with services.db.read() as session:
        lines = usage.report(session, viewer, PRICES, by, **days)
    return {line.name: line for line in lines}


def test_seconds_of_a_job_on_several_devices_count_for_each_of_them(services: Services) -> None:
    registry.register(services, worker("w3", labels="devices-2,devices-3"))
    submissions.submit(services, ANA, submission(services, ANA, devices=3))
    lease = leases.claim(services, "w3", "boot")
    assert lease is not None
    aged(services, lease, 100)
    leases.fail(services, lease, "broken", "")
    assert told(services, ANA, By.PERSON)["ana"].seconds == pytest.approx(300, abs=30)


def test_each_attempt_is_written_down_when_it_ends_whatever_its_end(services: Services) -> None:
    lease = claimed(services, ANA)
    aged(services, lease, 10)
    leases.release(services, lease)
    again = leases.claim(services, "w1", "boot")
    assert again is not None
    aged(services, again, 20)
    leases.fail(services, again, "It cannot be rendered.", "")
    line = told(services, ANA, By.PERSON)["ana"]
    assert (line.jobs, line.attempts, line.pixels) == (1, 2, 0)
    assert line.seconds == pytest.approx(30, abs=5)


def test_a_picture_in_two_formats_is_painted_once(services: Services) -> None:
    painted(services, ANA, 10, "result.png", "result.jpeg")
    assert told(services, ANA, By.KIND)["render"].pixels == 128 * 96


def test_usage_survives_the_deletion_of_its_job(services: Services) -> None:
    lease = painted(services, ANA, 10, "result.png")
    bin.erase(services, ANA, lease.job_id)
    assert told(services, ANA, By.PERSON)["ana"].jobs == 1


def test_a_person_sees_their_own_usage_and_an_operator_everyones(services: Services) -> None:
    painted(services, ANA, 10, "result.png")
    painted(services, BEN, 10, "result.png")
    assert set(told(services, ANA, By.PERSON)) == {"ana"}
    assert set(told(services, OPS, By.PERSON)) == {"ana", "ben"}
    assert told(services, BEN, By.KIND)["render"].jobs == 1
    assert told(services, OPS, By.KIND)["render"].jobs == 2


def test_time_costs_by_the_kind_of_device_and_nothing_where_no_price_is_set(
    services: Services,
) -> None:
    painted(services, ANA, 1000, "result.png")
    assert told(services, ANA, By.PERSON)["ana"].cost == pytest.approx(1.0, abs=0.05)
    with services.db.read() as session:
        assert usage.report(session, ANA, {"cpu": 1.0}, By.PERSON)[0].cost is None


def test_energy_is_told_where_the_device_does(services: Services) -> None:
    painted(services, ANA, 10, "result.png")
    assert told(services, ANA, By.PERSON)["ana"].joules is None
    lease = claimed(services, ANA)
    usage.note_energy(services, lease.job_id, lease.epoch, 4_000.0)
    leases.release(services, lease)
    usage.note_energy(services, lease.job_id, lease.epoch, 9_000.0)  # too late
    assert told(services, ANA, By.PERSON)["ana"].joules == 4_000


def test_estimates_stand_beside_what_jobs_took_and_say_how_far_off_they_were(
    services: Services,
) -> None:
    painted(services, ANA, 100, "result.png")  # of the first nothing can be known
    assert told(services, ANA, By.PERSON)["ana"].error is None
    painted(services, ANA, 200, "result.png")
    line = told(services, ANA, By.PERSON)["ana"]
    assert line.estimated == pytest.approx(100, rel=0.1)
    assert line.taken == pytest.approx(200, rel=0.1)
    assert line.error == pytest.approx(0.5, rel=0.2)


def test_days_count_whole_and_both_ends_belong(services: Services) -> None:
    painted(services, ANA, 10, "result.png")
    with services.db.write() as session:
        session.query(Usage).update({"ended": 1_767_225_600.0, "month": "2026-01"})
    day = date(2026, 1, 1)
    assert told(services, ANA, By.MONTH, first=day, last=day)["2026-01"].jobs == 1
    assert told(services, ANA, By.MONTH, first=day + timedelta(days=1)) == {}
    assert told(services, ANA, By.MONTH, last=day - timedelta(days=1)) == {}


def test_the_first_day_of_all_and_the_last_are_days_too(services: Services) -> None:
    painted(services, ANA, 60, "result.png")
    with services.db.read() as session:
        found = usage.report(session, ANA, PRICES, By.PERSON, date.min, date.max)
    assert [line.name for line in found] == ["ana"]


def test_the_total_is_the_sum_of_all_lines(services: Services) -> None:
    painted(services, ANA, 1000, "result.png")
    painted(services, BEN, 2000, "result.png")
    total = usage.total([*told(services, OPS, By.PERSON).values()])
    assert (total.jobs, total.pixels) == (2, 2 * 128 * 96)
    assert total.cost == pytest.approx(3.0, abs=0.1)
    assert usage.total([]).seconds == 0
