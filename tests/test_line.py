"""Why a job waits, in the words that people get."""

import pytest

from farm import jobs, line
from farm.line import Fleet
from farm.services import Services
from tests.factories import ANA, submission


@pytest.mark.parametrize(
    ("fleet", "place", "says"),
    [
        (Fleet(0, 0, 0), 1, "No worker is running"),
        (Fleet(2, 0, 0), 1, "drained or set aside"),
        (Fleet(2, 2, 0), 2, "1 job is ahead of it."),
        (Fleet(2, 2, 0), 3, "2 jobs are ahead of it."),
        (Fleet(2, 2, 1), 1, "about to take it"),
        (Fleet(1, 1, 0), 1, "the only worker is busy"),
        (Fleet(2, 2, 0), 1, "all 2 workers are busy"),
    ],
)
def test_the_reason_names_what_the_job_waits_for(fleet: Fleet, place: int, says: str) -> None:
    assert says in fleet.reason(place)


def test_places_in_line_go_by_priority_then_by_age(services: Services) -> None:
    first, second, urgent = (
        jobs.submit(services, ANA, submission(services, ANA, priority=priority)).id
        for priority in (0, 0, 5)
    )
    with services.db.read() as session:
        assert line.places(session, [first, second, urgent]) == {urgent: 1, first: 2, second: 3}
        assert line.depth(session).waiting == 3


def test_live_jobs_come_as_they_will_be_served_and_paused_ones_last(services: Services) -> None:
    paused, first, urgent = (
        jobs.submit(services, ANA, submission(services, ANA, priority=priority)).id
        for priority in (9, 0, 5)
    )
    jobs.pause(services, ANA, paused)
    with services.db.read() as session:
        assert [job.id for job in line.live(session, "ana", 10)] == [urgent, first, paused]
        assert [job.id for job in line.live(session, None, 2)] == [urgent, first]
        assert line.live(session, "ben", 10) == []
