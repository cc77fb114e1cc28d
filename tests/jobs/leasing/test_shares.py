"""Who is next: projects by weight, in them people, with real claims."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from sqlalchemy import select, update

from farm.accounts import projects
from farm.base.config import Settings
from farm.domain.placement import UNKNOWN
from farm.domain.projects import NewProject, ProjectChanges
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.errors import BadSettings
from farm.fleet import queue, shares
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import Lease
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Job, Share, Standings
from tests.cases import slow
from tests.factories import ANA, BEN, OPS, submission, worker

HOUR_S = 3600


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def make(services: Services, name: str, weight: float = 1.0, budget: float | None = None) -> None:
    projects.add(services, NewProject(name=name, weight=weight, budget_hours=budget))


def submit(services: Services, project: str, viewer: Viewer = OPS, **changes: object) -> str:
    request = submission(services, viewer, project=project, **changes)
    return submissions.submit(services, viewer, request).id


def fill(services: Services, like: str, owner: str, count: int) -> None:
    """Queue many jobs like another at once."""
    with services.db.write() as session:
        first = session.get_one(Job, like)
        kept = ("project", "kind", "spec", "priority", "needs", "created")
        same = {name: getattr(first, name) for name in kept}
        rows = [
            Job(id=f"{like}-{owner}-{n}", owner=owner, position=first.position + n, **same)
            for n in range(count)
        ]
        session.add_all(rows)


def claim(services: Services, worker: str = "w") -> Lease | None:
    return leases.claim(services, worker, f"boot-{worker}")


def row(services: Services, job_id: str) -> Job:
    with services.db.read() as session:
        return session.get_one(Job, job_id)


def end(services: Services, lease: Lease, seconds: float = 0.0) -> None:
    """End a job as if its worker had had it for so long."""
    with services.db.write() as session:
        earlier = Attempt.started - seconds
        whose = update(Attempt).where(Attempt.job_id == lease.job_id)
        session.execute(whose.values(started=earlier))
    leases.succeed(services, lease, [], {})


def reason(services: Services, job_id: str) -> str:
    with services.db.read() as session:
        return queue.waits(session, [job_id], services.settings)[job_id].reason


@pytest.mark.parametrize("database_url", ["sqlite", *slow("postgres")], indirect=True)
def test_a_thousand_claims_are_shared_by_the_weights_of_projects_and_within_them_evenly(
    services: Services,
) -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 5.0}
    people = {"a": ["ana", "ben"], "b": ["ana"], "c": ["cleo", "dan", "eve"]}
    for name, weight in weights.items():
        make(services, name, weight)
        first = submit(services, name)
        for owner in people[name]:
            fill(services, first, owner, 300)
        with services.db.write() as session:
            session.delete(session.get_one(Job, first))
    chance = random.Random(1)
    held: list[Lease] = []
    seconds: Counter[str] = Counter()
    own: Counter[tuple[str, str]] = Counter()
    for number in range(1000):
        lease = claim(services, f"w{number % 4}")
        assert lease is not None
        held.append(lease)
        if len(held) == 4:
            ended, took = held.pop(0), chance.uniform(10, 60)
            end(services, ended, took)
            project = row(services, ended.job_id).project
            seconds[project] += took
            own[project, ended.owner] += took
    for name, weight in weights.items():
        share = weight / sum(weights.values())
        assert seconds[name] / seconds.total() == pytest.approx(share, rel=0.05)
        for owner in people[name]:
            part = own[name, owner] / seconds[name]
            assert part == pytest.approx(1 / len(people[name]), rel=0.1)


def test_a_thousand_jobs_of_one_delay_anothers_single_job_by_at_most_one(
    services: Services,
) -> None:
    make(services, "a")
    make(services, "b")
    first = submit(services, "a")
    fill(services, first, "ana", 999)
    for _ in range(5):
        lease = claim(services)
        assert lease is not None
        end(services, lease, 30)
    single = submit(services, "b")
    between = 0
    while (lease := claim(services)) and lease.job_id != single:
        end(services, lease, 30)
        between += 1
    assert between <= 1


def begin_two(services: Services) -> None:
    """Queue many jobs of two projects; maintenance has counted what they had: nothing."""
    for name in ("a", "b"):
        make(services, name)
        fill(services, submit(services, name), "ana", 5)
    shares.count(services)


def next_projects(services: Services, count: int) -> list[str]:
    leases = [claim(services, f"w{number}") for number in range(count)]
    return [row(services, lease.job_id).project for lease in leases if lease]


def test_what_began_since_maintenance_counted_is_added(services: Services) -> None:
    begin_two(services)
    found = next_projects(services, 6)
    assert Counter(found) == {"a": 3, "b": 3}
    assert all(one != other for one, other in pairwise(found))


def test_a_claim_goes_by_what_maintenance_counted(services: Services) -> None:
    begin_two(services)
    with services.db.write() as session:
        offer = str(worker("w0").offer)
        session.execute(update(Standings).values(had=[["a", "ana", offer, 25.0, 0]]))
    assert Counter(next_projects(services, 4)) == {"b": 3, "a": 1}


def test_the_count_says_how_often_jobs_were_claimed_since_the_one_before(
    services: Services,
) -> None:
    begin_two(services)
    assert shares.count(services) == 0
    next_projects(services, 4)
    with services.db.write() as session:
        session.execute(update(Standings).values(at=Standings.at - 100))
    assert shares.count(services) == pytest.approx(4 / 100, rel=0.2)
    assert shares.count(services) == 0


def test_what_was_counted_too_long_ago_is_not_gone_by(services: Services) -> None:
    begin_two(services)
    with services.db.write() as session:
        changes = {"at": Standings.at - 60, "exhausted": {"a": "it waits", "b": "it waits"}}
        session.execute(update(Standings).values(changes))
    assert Counter(next_projects(services, 4)) == {"a": 2, "b": 2}


def test_priority_comes_before_shares(services: Services) -> None:
    make(services, "a")
    make(services, "b")
    submit(services, "b")
    urgent = [submit(services, "a", priority=5) for _ in range(3)]
    for job_id in urgent:
        lease = claim(services)
        assert lease is not None
        assert lease.job_id == job_id
        end(services, lease, 60)


def test_a_project_that_used_up_its_budget_waits_and_says_so(services: Services) -> None:
    make(services, "a", budget=1)
    submit(services, "a")
    waiting = submit(services, "a")
    other = submit(services, "default")
    lease = claim(services)
    assert lease is not None
    end(services, lease, HOUR_S)
    lease = claim(services)
    assert lease is not None
    assert lease.job_id == other
    assert claim(services, "v") is None
    assert reason(services, waiting).startswith("Its project a has used up its 1 device hour of ")
    projects.change(services, "a", ProjectChanges(budget_hours=2))
    lease = claim(services, "v")
    assert lease is not None
    assert lease.job_id == waiting


def test_what_runs_counts_for_a_budget_before_it_ends(services: Services) -> None:
    make(services, "a", budget=1)
    submit(services, "a")
    submit(services, "a")
    lease = claim(services)
    assert lease is not None
    with services.db.write() as session:
        session.execute(update(Job).where(Job.id == lease.job_id).values(claimed=0.0))
    assert claim(services, "v") is None


def test_only_members_and_operators_give_a_project_jobs(services: Services) -> None:
    make(services, "a")
    with pytest.raises(BadSettings, match="you do not belong to it"):
        submit(services, "a", BEN)
    with pytest.raises(BadSettings, match="There is no project 'nowhere'"):
        submit(services, "nowhere", OPS)
    assert row(services, submit(services, "default", ANA)).state == JobState.QUEUED


def test_what_was_had_before_the_last_hour_is_forgotten(services: Services) -> None:
    submit(services, "default")
    lease = claim(services)
    assert lease is not None
    end(services, lease, 3 * HOUR_S)
    with services.db.write() as session:
        kept = session.scalars(select(Share.seconds)).all()
        assert sum(kept) <= shares.WINDOW_S
        session.execute(update(Share).values(slot=Share.slot - 2 * shares.SLOTS))
    with services.db.read() as session:
        assert shares.Ledger.read(session).turn("default", "ops", UNKNOWN) == (0, 0)
    shares.forget(services)
    with services.db.read() as session:
        assert session.scalars(select(Share)).all() == []
