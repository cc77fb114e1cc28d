"""What one person may have at a time, on both databases, however they ask for it."""

from functools import partial

import pytest

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.roles import Role, Scope, Viewer
from farm.errors import BadSettings, LimitReached
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import leases
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.submitting import submissions
from tests.accounts.test_identities import at_once
from tests.factories import ANA, BEN, submission

OPERATOR = Viewer.of("ops", Role.OPERATOR)
ADMIN = Viewer.of("root", Role.ADMIN)


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    changes = {
        "database_url": database_url,
        "max_tokens": 5,
        "max_waiting_jobs": 4,
        "artist_priority": 2,
        "operator_priority": 50,
    }
    return settings.model_copy(update=changes)


def test_many_requests_at_once_get_no_more_than_one_may_have(services: Services) -> None:
    for name in ("ana", "ben"):
        access.add_user(services, name, Role.ARTIST)
    ask = partial(access.new_token, services, "ana", "script", [Scope.READ])
    outcomes = at_once(*[ask] * 12)
    assert sum(isinstance(outcome, LimitReached) for outcome in outcomes) == 7
    access.new_token(services, "ben", "script", [Scope.READ])


def test_one_persons_waiting_jobs_are_limited_paused_ones_and_grids_too(
    services: Services,
) -> None:
    request = submission(services, ANA)
    made = [submissions.submit(services, ANA, request, key="first") for _ in range(2)]
    made += [submissions.submit(services, ANA, request) for _ in range(2)]
    grid = Grid(
        base=request.model_dump(mode="json", exclude_none=True),
        axes=[Axis(field="/recipe/seed", values=[1, 2])],
    )
    with pytest.raises(LimitReached, match="and you have 3 and ask for 2 more: cancel some"):
        batches.submit(services, ANA, grid, None)
    with services.db.read() as session, pytest.raises(LimitReached):
        batches.check(session, services.settings, ANA, grid)
    last = submissions.clone(services, ANA, made[0].id, {})
    orders.pause(services, ANA, last.id)
    for submit in (
        lambda: submissions.submit(services, ANA, request),
        lambda: submissions.clone(services, ANA, last.id, {}),
    ):
        with pytest.raises(LimitReached, match="at most 4 waiting jobs from one person"):
            submit()
    assert submissions.submit(services, ANA, request, key="first").id == made[0].id
    orders.resume(services, ANA, last.id)
    assert leases.claim(services, "host/1", "boot") is not None
    fourth = submissions.submit(services, ANA, request)
    orders.cancel(services, ANA, fourth.id)
    submissions.submit(services, ANA, request)
    with pytest.raises(LimitReached):
        orders.put_back(services, ANA, fourth.id)
    submissions.submit(services, BEN, submission(services, BEN))
    for _ in range(5):
        submissions.submit(services, ADMIN, submission(services, ADMIN))


def test_jobs_that_come_at_once_are_no_more_than_one_may_have_waiting(services: Services) -> None:
    request = submission(services, ANA)
    outcomes = at_once(*[partial(submissions.submit, services, ANA, request)] * 10)
    assert sum(isinstance(outcome, LimitReached) for outcome in outcomes) == 6


def test_nobody_gives_a_job_a_higher_priority_than_their_role_may(services: Services) -> None:
    for viewer, most in ((ANA, 2), (OPERATOR, 50), (ADMIN, 100)):
        request = submission(services, viewer, priority=most)
        job = submissions.submit(services, viewer, request)
        orders.change(services, viewer, job.id, None, priority=-100)
        orders.change(services, viewer, job.id, None, priority=most)
        if most == 100:
            continue
        higher = request.model_copy(update={"priority": most + 1})
        for give in (
            lambda viewer=viewer, higher=higher: submissions.submit(services, viewer, higher),
            lambda viewer=viewer, job=job, most=most: submissions.clone(
                services, viewer, job.id, {"priority": most + 1}
            ),
            lambda viewer=viewer, job=job, most=most: orders.change(
                services, viewer, job.id, None, priority=most + 1
            ),
        ):
            says = f"As {viewer.role} you may give a job priority {most} at most, not {most + 1}."
            with pytest.raises(BadSettings, match=says) as refused:
                give()
            assert refused.value.faults[0].pointer == "/priority"
        with services.db.read() as session, pytest.raises(BadSettings):
            submissions.check(session, services.settings, viewer, higher)


def test_a_priority_that_an_operator_gave_may_be_lowered_but_not_passed_on(
    services: Services,
) -> None:
    urgent, other = (submissions.submit(services, ANA, submission(services, ANA)) for _ in range(2))
    orders.change(services, OPERATOR, urgent.id, None, priority=40)
    orders.change(services, ANA, urgent.id, None, label="mine")
    orders.change(services, ANA, urgent.id, None, priority=30)
    with pytest.raises(BadSettings):
        orders.move(services, ANA, other.id, urgent.id)
    with pytest.raises(BadSettings):
        orders.change(services, ANA, other.id, None, before=urgent.id)
    orders.move(services, OPERATOR, other.id, urgent.id)
    with services.db.read() as session:
        assert lookup.get(session, ANA, other.id).priority == 30


def test_a_grid_with_a_priority_that_is_too_high_says_where(services: Services) -> None:
    base = submission(services, ANA).model_dump(mode="json", exclude_none=True)
    grid = Grid(base=base, axes=[Axis(field="/priority", values=[0, 3])])
    with pytest.raises(BadSettings) as refused:
        batches.submit(services, ANA, grid, None)
    assert refused.value.faults[0].pointer == "/base/priority"
    with services.db.read() as session:
        assert lookup.find(session, ANA) == []
