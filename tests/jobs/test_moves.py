"""People put their waiting jobs in the order they like."""

import pytest
from sqlalchemy import select

from farm.errors import Conflict, NotFound
from farm.fleet import queue
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.submitting import submissions
from farm.sql.models import JobEvent
from tests.factories import ANA, BEN, submission


def in_line(services: Services) -> list[str]:
    with services.db.read() as session:
        return [job.id for job in queue.live(session, None, 10)]


@pytest.fixture
def three(services: Services) -> list[str]:
    """The ids of three waiting jobs, in line."""
    return [submissions.submit(services, ANA, submission(services, ANA)).id for _ in range(3)]


def test_a_job_moves_ahead_of_another(services: Services, three: list[str]) -> None:
    a, b, c = three
    orders.move(services, ANA, c, a)
    assert in_line(services) == [c, a, b]
    orders.move(services, ANA, b, a)
    assert in_line(services) == [c, b, a]


def test_a_job_moves_behind_all_others(services: Services, three: list[str]) -> None:
    a, b, c = three
    orders.move(services, ANA, a, None)
    assert in_line(services) == [b, c, a]


def test_a_line_is_as_people_put_it_however_often_they_move_jobs_to_one_place(
    services: Services, three: list[str]
) -> None:
    wanted = list(three)
    for _ in range(70):  # halving a second so often leaves no number between two
        wanted.insert(1, wanted.pop())
        orders.move(services, ANA, wanted[1], wanted[2])
        assert in_line(services) == wanted


def test_a_job_moved_behind_all_stays_ahead_of_those_that_come_later(
    services: Services, three: list[str]
) -> None:
    orders.move(services, ANA, three[0], None)
    later = submissions.submit(services, ANA, submission(services, ANA)).id
    assert in_line(services) == [three[1], three[2], three[0], later]


def test_a_move_ahead_of_an_urgent_job_takes_its_priority(
    services: Services, three: list[str]
) -> None:
    urgent = submissions.submit(services, ANA, submission(services, ANA, priority=5)).id
    moved = orders.move(services, ANA, three[2], urgent)
    assert in_line(services)[:2] == [three[2], urgent]
    assert moved.priority == 5


def test_a_jobs_history_tells_what_a_move_changed(services: Services, three: list[str]) -> None:
    urgent = submissions.submit(services, ANA, submission(services, ANA, priority=5)).id
    orders.change(services, ANA, three[1], None, before=three[0], label="Soon")
    orders.change(services, ANA, three[1], None, before=urgent)
    orders.move(services, ANA, three[2], urgent)
    orders.move(services, ANA, three[2], None)
    with services.db.read() as session:
        rows = session.scalars(select(JobEvent).order_by(JobEvent.id))
        told = [(row.job_id, row.data["changed"]) for row in rows if "changed" in row.data]
    assert told == [
        (three[1], ["label", "position"]),
        (three[1], ["position", "priority"]),
        (three[2], ["position", "priority"]),
        (three[2], ["position"]),
    ]


def test_a_job_that_does_not_wait_has_no_place_to_move(
    services: Services, three: list[str]
) -> None:
    orders.pause(services, ANA, three[0])
    with pytest.raises(Conflict, match="is paused"):
        orders.move(services, ANA, three[0], three[1])


def test_nobody_moves_the_jobs_of_others(services: Services, three: list[str]) -> None:
    with pytest.raises(NotFound):
        orders.move(services, BEN, three[2], three[0])
