"""Why a job waits, in the words that people get."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from farm.accounts import webhooks
from farm.domain.states import JobState as S
from farm.fleet import queue
from farm.fleet.queue import Fleet
from farm.fleet.turns import Turns
from farm.infra.doorbell import deliver
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.listing import lookup
from farm.jobs.submitting import estimates, submissions
from farm.library.keeping import garbage
from tests.factories import ANA, OPS, submission
from tests.plans import plan_of


@pytest.mark.parametrize(
    ("fleet", "place", "says"),
    [
        (Fleet(0, 0, 0), 1, "No worker is running"),
        (Fleet(2, 0, 0), 1, "drained, set aside or outside of its hours"),
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
        submissions.submit(services, ANA, submission(services, ANA, priority=priority)).id
        for priority in (0, 0, 5)
    )
    with services.db.read() as session:
        places = queue.places(session, [first, second, urgent])
        assert {job_id: place.number for job_id, place in places.items()} == {
            urgent: 1,
            first: 2,
            second: 3,
        }
        assert queue.depth(session).waiting == 3


def test_live_jobs_come_as_they_will_be_served_and_paused_ones_last(services: Services) -> None:
    paused, first, urgent = (
        submissions.submit(services, ANA, submission(services, ANA, priority=priority)).id
        for priority in (9, 0, 5)
    )
    orders.pause(services, ANA, paused)
    with services.db.read() as session:
        assert [job.id for job in queue.live(session, "ana", 10)] == [urgent, first, paused]
        assert [job.id for job in queue.live(session, None, 2)] == [urgent, first]
        assert queue.live(session, "ben", 10) == []


def asked(query: Callable[[Session], object]) -> Callable[[Services], None]:
    def ask(services: Services) -> None:
        with services.db.read() as session:
            query(session)

    return ask


@pytest.mark.parametrize(
    ("index", "ask"),
    [
        ("jobs_state", asked(queue.depth)),
        ("jobs_claim", asked(lambda session: Turns(session, 0, []))),
        ("jobs_line", asked(lambda session: queue.live(session, None, 60))),
        ("jobs_state", asked(lambda session: estimates.speed(session, "render"))),
        ("jobs_state", asked(lambda session: lookup.find(session, OPS, states=[S.SUCCEEDED]))),
        ("jobs_parent_id", asked(lambda session: lookup.find(session, OPS, parent="job"))),
        ("outbox_topic", lambda services: deliver(services.db, services.doorbell)),
        ("outbox_topic", webhooks.fan_out),
        ("outbox_topic", garbage.collect),
    ],
    ids=["depth", "places", "live", "speed", "state", "parent", "deliver", "fan_out", "collect"],
)
def test_what_is_asked_all_the_time_is_found_along_an_index(
    services: Services, index: str, ask: Callable[[Services], None]
) -> None:
    plan = plan_of(services, lambda: ask(services))
    assert any(f"INDEX ix_{index}" in step for step in plan)
    assert [step for step in plan if step.startswith(("SCAN jobs", "SCAN outbox"))] == []
