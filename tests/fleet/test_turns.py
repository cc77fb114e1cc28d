"""The place of a waiting job where projects and people take turns."""

import pytest

from farm.accounts import projects
from farm.domain.placement import UNKNOWN
from farm.domain.projects import NewProject
from farm.fleet import queue
from farm.fleet.turns import Asker
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from tests.factories import ANA, BEN, OPS, submission
from tests.jobs.leasing.test_shares import fill

LEASE_S = 30.0


def submit(services: Services, project: str = "default", **changes: object) -> str:
    request = submission(services, OPS, project=project, **changes)
    return submissions.submit(services, OPS, request).id


def place(services: Services, job_id: str) -> int:
    with services.db.read() as session:
        return queue.places(session, [job_id])[job_id].number


def test_a_single_job_is_soon_next_beside_a_thousand_of_another(services: Services) -> None:
    many = submissions.submit(services, ANA, submission(services, ANA))
    fill(services, many.id, "ana", 1000)
    bens = submissions.submit(services, BEN, submission(services, BEN))
    assert place(services, bens.id) == 2
    with services.db.read() as session:
        shown = queue.waits(session, [bens.id, f"{many.id}-ana-999"], services.settings)
        new = Asker("default", "cleo", 0, UNKNOWN)
        assert queue.next_place(session, new, LEASE_S) == 3
    assert shown[f"{many.id}-ana-999"].place == 1002
    leases.claim(services, "w", "boot")
    assert place(services, bens.id) == 1


@pytest.mark.parametrize(("weight", "expected"), [(1.0, 8), (2.0, 11), (0.5, 7)])
def test_projects_come_before_as_often_as_their_weights_say(
    services: Services, weight: float, expected: int
) -> None:
    projects.add(services, NewProject(name="film", weight=weight))
    fill(services, submit(services, "film"), "ops", 50)
    mine = [submit(services) for _ in range(4)]
    assert place(services, mine[-1]) == expected


def test_what_a_project_over_its_budget_has_waiting_is_not_ahead(services: Services) -> None:
    projects.add(services, NewProject(name="film", budget_hours=0))
    fill(services, submit(services, "film", priority=5), "ops", 50)
    assert place(services, submit(services)) == 1
