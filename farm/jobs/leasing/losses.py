"""Jobs that lost their worker, or that a worker's fault cost an attempt.

Another may try, until a job broke so many workers in a row that it is poison; and a worker that
breaks one job after another is set aside.
"""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from farm.domain.states import HELD, Action, JobState
from farm.fleet import registry
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs.leasing.endings import BROKEN, Outcome, end
from farm.sql.database import now
from farm.sql.models import Attempt, Job

DIFFERENT_JOBS = 3  # a worker that breaks so many in a row is set aside
MOST_ATTEMPTS_READ = 30


def expire(services: Services) -> list[str]:
    """Take jobs back from workers that went silent; return their ids."""
    return _take_back(services, Job.lease_until < now(), "went silent")


def reclaim(services: Services, boot_id: str) -> list[str]:
    """Take jobs back from a worker process that is known to be dead; return their ids."""
    return _take_back(services, Job.boot_id == boot_id, "died")


def _take_back(services: Services, whose: ColumnElement[bool], fate: str) -> list[str]:
    """Take one after the other: nobody waits for all of a rack's jobs that had one of its own."""
    with services.db.read() as session:
        silent = session.scalars(select(Job.id).where(Job.state.in_(HELD), whose)).all()
    return [job_id for job_id in silent if _take_one_back(services, job_id, whose, fate)]


def _take_one_back(services: Services, job_id: str, whose: ColumnElement[bool], fate: str) -> bool:
    """Return False if it is no longer what it seemed."""
    with services.transaction() as session:
        query = select(Job).where(Job.id == job_id, Job.state.in_(HELD), whose)
        job = session.scalars(query.with_for_update(skip_locked=True)).one_or_none()
        if job is not None:
            reason = f"The worker {job.worker_id} {fate}."
            lose(session, job, Outcome.LOST, reason, services.settings.max_losses)
        return job is not None


def lose(
    session: UnitOfWork, job: Job, outcome: Outcome, reason: str, most: int, log: str | None = None
) -> None:
    """Close an attempt by the worker's fault: another may try, unless the job is poison."""
    worker = job.worker_id or ""
    job.worker_losses += 1
    if job.worker_losses < most or job.state == JobState.CANCELING:
        end(session, job, Action.RELEASE, outcome, reason, log)
    else:
        names = ", ".join(_last_workers(session, job, most))
        reason = (
            f"{job.worker_losses} attempts in a row ended with the worker ({names}) and not with a "
            f"picture; look at their logs before you submit this job again. The last: {reason}"
        )
        end(session, job, Action.FAIL, outcome, reason, log)
    if _fails_everything(session, worker):
        registry.set_aside(session, worker, f"It failed {DIFFERENT_JOBS} different jobs in a row.")


def _last_workers(session: Session, job: Job, count: int) -> list[str]:
    query = select(Attempt.worker_id).where(Attempt.job_id == job.id)
    return list(session.scalars(query.order_by(Attempt.epoch.desc()).limit(count)))


def _fails_everything(session: Session, worker_id: str) -> bool:
    """Whether the worker's last attempts all ended by its fault, each with another job."""
    session.flush()
    query = (
        select(Attempt.job_id, Attempt.outcome)
        .where(Attempt.worker_id == worker_id, Attempt.ended.is_not(None))
        .where(Attempt.started > registry.trusted_since(worker_id))
        .order_by(Attempt.id.desc())
    )
    jobs: set[str] = set()
    for job_id, outcome in session.execute(query.limit(MOST_ATTEMPTS_READ)):
        if outcome not in BROKEN:
            return False
        jobs.add(job_id)
        if len(jobs) == DIFFERENT_JOBS:
            return True
    return False
