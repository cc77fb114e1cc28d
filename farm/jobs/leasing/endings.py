"""How an attempt at a job ends, by whomever: what is noted of it, and where the job goes then."""

from enum import StrEnum

from sqlalchemy import select

from farm.base import tracing
from farm.domain.states import TERMINAL, Action, JobState, after
from farm.fleet import shares, usage
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs.leasing.after import ended
from farm.sql.database import now
from farm.sql.models import Attempt, Job, Worker


class Outcome(StrEnum):
    """How an attempt ended."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    PAUSED = "paused"
    CANCELED = "canceled"
    DRAINED = "drained"  # the worker was asked to stop; costs the job nothing
    PREEMPTED = "preempted"  # it made way for a more urgent job; costs it nothing
    LOST = "lost"  # the worker went silent
    CRASHED = "crashed"  # the worker met an error that is not the job's
    HUNG = "hung"  # the worker's device stopped answering
    MISPLACED = "misplaced"  # the worker lacks what the job needs; nobody's fault
    OUT_OF_MEMORY = "out_of_memory"  # the job needs more than the worker has; nobody's fault


BROKEN = frozenset({Outcome.LOST, Outcome.CRASHED, Outcome.HUNG})
"""How an attempt ends by the worker's fault: the job is tried again, but not for ever."""


def end(
    session: UnitOfWork,
    job: Job,
    action: Action,
    outcome: Outcome,
    detail: str | None = None,
    log: str | None = None,
) -> None:
    """Close the running attempt and move the job on."""
    attempt = session.scalars(
        select(Attempt).where(Attempt.job_id == job.id, Attempt.epoch == job.epoch)
    ).one()
    is_bad = outcome in BROKEN or outcome == Outcome.FAILED
    tracing.note({"brushfarm.outcome": outcome}, failed=is_bad)
    clock = session.scalar(select(now())) or 0.0
    attempt.ended, attempt.outcome, attempt.detail = clock, outcome, detail
    attempt.log = log or attempt.log  # a worker that vanished sent its log with a renewal
    job.render_seconds += clock - attempt.started
    worker = session.get(Worker, job.worker_id)
    job.state = after(action, JobState(job.state))
    usage.record(session, job, attempt)
    job.boot_id = job.worker_id = job.lease_until = job.claimed = job.yields_to = None
    job.version += 1
    if job.state == JobState.FAILED:
        job.error = detail
    if job.state == JobState.QUEUED:
        session.ring()
    elif job.state in TERMINAL:
        job.finished = clock
    session.record_event(job, "state", state=job.state, outcome=outcome, detail=detail)
    session.flush()
    shares.charge(session, job, worker, attempt.started, clock)
    if job.state in TERMINAL:
        ended(session, job)


def give_back(
    session: UnitOfWork, job: Job, otherwise: Outcome, detail: str | None, log: str
) -> None:
    """Close an attempt that stops without a picture: as people ordered, or as `otherwise`."""
    ordered = {JobState.PAUSING: Outcome.PAUSED, JobState.CANCELING: Outcome.CANCELED}
    outcome = ordered.get(JobState(job.state), otherwise)
    end(session, job, Action.RELEASE, outcome, detail, log)
