"""A worker's side of a job: claim it, keep it, write its results, give it back.

Every write here is fenced: it takes the job's row only `WHERE epoch = mine AND boot_id = mine`,
and holds that row until the commit. A worker that slept past its lease writes nothing, ever.
All times are the database's; a worker's own clock is never asked.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from farm.database import now
from farm.errors import LeaseLost
from farm.ids import new_id
from farm.models import Artifact, Attempt, Checkpoint, Job
from farm.services import Services, ring, say
from farm.states import HELD, Action, JobState, after


class Outcome(StrEnum):
    """How an attempt ended."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    PAUSED = "paused"
    CANCELED = "canceled"
    DRAINED = "drained"  # the worker was asked to stop; costs the job nothing
    LOST = "lost"  # the worker went silent


@dataclass(frozen=True)
class Lease:
    """The right to work on a job: `epoch` is the number of this claim."""

    job_id: str
    owner: str
    epoch: int
    boot_id: str
    worker_id: str
    spec: dict[str, Any]
    progress: dict[str, Any] | None  # as the attempt before left it


@dataclass(frozen=True)
class File:
    """A blob that is already stored, for the row that makes it count."""

    name: str
    kind: str
    key: str
    media_type: str
    width: int
    height: int
    bytes: int
    sha256: str


def claim(services: Services, worker_id: str, boot_id: str) -> Lease | None:
    """Take the best runnable job, or None: by priority, then fair share, then position."""
    with services.transaction() as session:
        job = _next_job(session)
        if job is None:
            return None
        job.state = after(Action.CLAIM, JobState(job.state))
        job.epoch += 1
        job.boot_id, job.worker_id = boot_id, worker_id
        job.version += 1
        session.flush()
        session.execute(
            update(Job)
            .where(Job.id == job.id)
            .values(
                lease_until=now() + services.settings.lease_seconds,
                started=func.coalesce(Job.started, now()),
            )
        )
        session.add(Attempt(job_id=job.id, epoch=job.epoch, worker_id=worker_id))
        say(session, job, "state", state=job.state, worker=worker_id, epoch=job.epoch)
        return Lease(job.id, job.owner, job.epoch, boot_id, worker_id, job.spec, job.progress)


def renew(services: Services, lease: Lease, progress: dict[str, Any] | None) -> JobState:
    """Extend the lease, note the progress, and return the state: it carries people's orders."""
    values: dict[Any, Any] = {Job.lease_until: now() + services.settings.lease_seconds}
    if progress is not None:
        values[Job.progress] = progress
    with services.db.write() as session:
        state = session.scalar(update(Job).where(_mine(lease)).values(values).returning(Job.state))
    if state is None:
        raise LeaseLost
    return JobState(state)


def add_checkpoint(
    services: Services, lease: Lease, key: str, size: int, done: float, exact: bool
) -> None:
    """Make the stored blob `key` the state to resume from."""
    with services.transaction() as session:
        job = _held(session, lease)
        session.add(
            Checkpoint(
                job_id=job.id, epoch=lease.epoch, key=key, bytes=size, done=done, exact=exact
            )
        )


def add_artifact(services: Services, lease: Lease, file: File) -> None:
    """Show a stored picture to the world; a preview takes the place of the one before."""
    with services.transaction() as session:
        job = _held(session, lease)
        _keep(session, job, lease, file)


def succeed(services: Services, lease: Lease, files: list[File], progress: dict[str, Any]) -> None:
    """Store the results and end the job, all at once."""
    with services.transaction() as session:
        job = _held(session, lease)
        for file in files:
            _keep(session, job, lease, file)
        job.progress = progress
        _end(session, job, Action.SUCCEED, Outcome.SUCCEEDED)


def fail(services: Services, lease: Lease, reason: str, log: str) -> None:
    """End the job because it cannot be rendered; `reason` is one sentence for its owner."""
    with services.transaction() as session:
        _end(session, _held(session, lease), Action.FAIL, Outcome.FAILED, reason, log)


def release(services: Services, lease: Lease, log: str = "") -> JobState:
    """Give the job back: it pauses or ends if someone asked for that, else it waits again."""
    with services.transaction() as session:
        job = _held(session, lease)
        outcome = {JobState.PAUSING: Outcome.PAUSED, JobState.CANCELING: Outcome.CANCELED}.get(
            JobState(job.state), Outcome.DRAINED
        )
        _end(session, job, Action.RELEASE, outcome, None, log)
        return JobState(job.state)


def expire(services: Services) -> list[str]:
    """Take jobs back from workers that went silent; return their ids."""
    with services.transaction() as session:
        silent = session.scalars(
            select(Job)
            .where(Job.state.in_(HELD), Job.lease_until < now())
            .with_for_update(skip_locked=True)
        ).all()
        for job in silent:
            _lose(session, job, services.settings.max_losses)
        return [job.id for job in silent]


def _lose(session: Session, job: Job, most: int) -> None:
    job.losses += 1
    if job.losses < most or job.state == JobState.CANCELING:
        detail = f"The worker {job.worker_id} went silent."
        _end(session, job, Action.RELEASE, Outcome.LOST, detail)
        return
    workers = session.scalars(
        select(Attempt.worker_id)
        .where(Attempt.job_id == job.id)
        .order_by(Attempt.epoch.desc())
        .limit(most)
    )
    detail = (
        f"{job.losses} workers vanished while they rendered this job ({', '.join(workers)}); "
        "look at their logs before you submit it again."
    )
    _end(session, job, Action.FAIL, Outcome.LOST, detail)


def _end(
    session: Session,
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
    clock = session.scalar(select(now())) or 0.0
    attempt.ended, attempt.outcome, attempt.detail = clock, outcome, detail
    attempt.log = log or None
    job.render_seconds += clock - attempt.started
    job.state = after(action, JobState(job.state))
    job.boot_id = job.worker_id = job.lease_until = None
    job.version += 1
    if job.state == JobState.FAILED:
        job.error = detail
    if job.state == JobState.QUEUED:
        ring(session)
    elif job.state != JobState.PAUSED:
        job.finished = clock
    say(session, job, "state", state=job.state, outcome=outcome, detail=detail)


def _keep(session: Session, job: Job, lease: Lease, file: File) -> None:
    session.query(Artifact).where(Artifact.job_id == job.id, Artifact.name == file.name).delete()
    artifact = Artifact(id=new_id("artifact"), job_id=job.id, epoch=lease.epoch, **vars(file))
    session.add(artifact)
    kind = "preview" if file.kind == "preview" else "artifact"
    say(
        session,
        job,
        kind,
        artifact=artifact.id,
        name=file.name,
        width=file.width,
        height=file.height,
    )


def _mine(lease: Lease) -> ColumnElement[bool]:
    return (Job.id == lease.job_id) & (Job.epoch == lease.epoch) & (Job.boot_id == lease.boot_id)


def _held(session: Session, lease: Lease) -> Job:
    job = session.scalars(select(Job).where(_mine(lease)).with_for_update()).one_or_none()
    if job is None:
        raise LeaseLost
    return job


def _next_job(session: Session) -> Job | None:
    """Return the job to claim, its row locked; three short look-ups along one index."""
    priority = session.scalar(select(func.max(Job.priority)).where(Job.state == JobState.QUEUED))
    if priority is None:
        return None
    waiting = (Job.state == JobState.QUEUED) & (Job.priority == priority)
    for owner in session.scalars(_owners_by_share(waiting)):
        job = session.scalars(
            select(Job)
            .where(waiting, Job.owner == owner)
            .order_by(Job.position)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).one_or_none()
        if job is not None:
            return job
    return None


def _owners_by_share(waiting: ColumnElement[bool]) -> Select[tuple[str]]:
    """Return the owners of waiting jobs: who has the fewest running, then who waits longest."""
    held = (
        select(Job.owner, func.count().label("running"))
        .where(Job.state.in_(HELD))
        .group_by(Job.owner)
        .subquery()
    )
    first = (
        select(Job.owner, func.min(Job.position).label("position"))
        .where(waiting)
        .group_by(Job.owner)
        .subquery()
    )
    return (
        select(first.c.owner)
        .outerjoin(held, held.c.owner == first.c.owner)
        .order_by(func.coalesce(held.c.running, 0), first.c.position)
    )
