"""The simulator of fleets, small; and that its audit sees what it is there for."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import update

from benchmarks.fleet import claims
from benchmarks.fleet.audit import Audit, audit, fairness
from benchmarks.fleet.farm import farm
from benchmarks.fleet.trial import Plan, Trial
from benchmarks.fleet.work import LARGE, WEIGHTS
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Checkpoint, Job
from tests.chaos.arena import QUICK
from tests.factories import ANA, submission, worker

CLEAN = Audit(lost=0, doubled=0, too_small=0, stale=0)
PLAN = Plan(workers=12, jobs=60, engine_s=2.0, troubles=120.0, quiet_s=1.0, trickle_s=2.0)


@pytest.mark.slow
def test_a_small_fleet_in_trouble_breaks_no_promise() -> None:
    with (
        TemporaryDirectory(prefix="brushfarm-fleet-") as name,
        farm(Path(name), direct=True, **QUICK) as (settings, meter),
    ):
        trial = Trial(settings, meter, PLAN, Path(name))
        found = trial.run()
        trial.close()
    assert found.audit == CLEAN
    assert found.fairness > 0.9
    assert found.claims > 0
    assert found.busy_statements > 0


def test_claims_of_several_processes_at_once_are_counted() -> None:
    (found,) = claims.measure(waiting=2000, processes=[2], seconds=0.5, **QUICK)
    assert found.processes == 2
    assert found.a_second > 0
    assert 0 < found.p50 <= found.p99
    assert min(found.worker_cpu, found.database_cpu) > 0


@pytest.fixture
def ended(services: Services) -> str:
    """A job that a worker ended well, after a checkpoint."""
    registry.register(services, worker("w1", memory=10**10))
    job = submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot-w1")
    assert lease is not None
    leases.add_checkpoint(services, lease, "key", 1, 0.5, True)
    leases.succeed(services, lease, [], {"done": 1.0})
    return job.id


def audited(services: Services, finished: list[str]) -> Audit:
    with services.db.read() as session:
        return audit(session, finished)


def test_the_audit_finds_nothing_in_good_order(services: Services, ended: str) -> None:
    assert audited(services, [ended]) == CLEAN


@pytest.mark.parametrize(
    ("broken", "change"),
    [
        ("lost", update(Job).values(state="failed")),
        ("too_small", update(Job).values(needs=LARGE)),
        ("stale", update(Checkpoint).values(created=Checkpoint.created + 100)),
    ],
)
def test_the_audit_counts_each_broken_promise(
    services: Services, ended: str, broken: str, change: object
) -> None:
    with services.db.write() as session:
        session.execute(change)
    assert vars(audited(services, [ended])) == vars(CLEAN) | {broken: 1}


def test_the_audit_counts_a_job_that_ended_twice_or_ran_twice_at_once(
    services: Services, ended: str
) -> None:
    assert audited(services, [ended, ended]).doubled == 1
    with services.db.write() as session:
        session.add(Attempt(job_id=ended, epoch=2, worker_id="w1", started=1.0, ended=2.0))
    assert audited(services, [ended]).doubled == 1


def test_what_projects_had_for_their_weights_is_compared(services: Services) -> None:
    with services.db.write() as session:
        for number, name in enumerate(WEIGHTS):
            kept = {"owner": "ana", "spec": {}, "position": 0.0}
            session.add(Job(id=f"j{number}", project=name, **kept))
            session.flush()
            hours = WEIGHTS[name] if name != "web" else 0.0
            times = {"started": 0.0, "ended": hours}
            session.add(Attempt(job_id=f"j{number}", epoch=1, worker_id="w", **times))
    with services.db.read() as session:
        assert fairness(session, WEIGHTS, 0.0, 10.0) == pytest.approx(2 / 3)
