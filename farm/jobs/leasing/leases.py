"""A worker's side of a job: claim it, keep it, write its results, give it back.

Every write here is fenced: it takes the job's row only `WHERE epoch = mine AND boot_id = mine`,
and holds that row until the commit. A worker that slept past its lease writes nothing, ever.
All times are the database's; a worker's own clock is never asked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.orm import Session

from farm.base.ids import new_id
from farm.domain.placement import Needs, parse, steady
from farm.domain.states import Action, JobState
from farm.errors import LeaseLost
from farm.fleet import registry
from farm.fleet.registry import Drain
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs.leasing import claims, preemption, requirements, taking
from farm.jobs.leasing.endings import Outcome, end, give_back
from farm.jobs.leasing.losses import lose
from farm.library.keeping import garbage
from farm.sql.database import now
from farm.sql.models import Artifact, Attempt, Checkpoint, Job, Worker

YIELDING = "yielding"
PASSING = ("preview", "frame")  # files that come too often to be told of as finished


@dataclass(frozen=True)
class Lease:
    """The right to work on a job: `epoch` is the number of this claim."""

    job_id: str
    owner: str
    epoch: int
    boot_id: str
    worker_id: str
    kind: str
    spec: dict[str, Any]
    progress: dict[str, Any] | None  # as the attempt before left it
    request_id: str | None = None  # of the request that made the job, for the log
    traceparent: str | None = None  # of that request


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


def claim(
    services: Services, worker_id: str, boot_id: str, avoid: Collection[str] = ()
) -> Lease | None:
    """Take the best job that fits the worker, or None; those to `avoid` are left to others."""
    below = claims.ABOVE_ALL
    while found := claims.lines(services, worker_id, below):
        below = found.priority
        for head in found.heads:
            lease = _take(services, (below, head), worker_id, boot_id, avoid)
            if lease is not None:
                return lease
    return None


def _take(
    services: Services,
    line: tuple[int, claims.Head],
    worker_id: str,
    boot_id: str,
    avoid: Collection[str],
) -> Lease | None:
    job = taking.take(services, line, worker_id, boot_id, avoid)
    if job is None:
        return None
    return Lease(
        job.id,
        job.owner,
        job.epoch,
        boot_id,
        worker_id,
        job.kind,
        job.spec,
        job.progress,
        job.request_id,
        job.traceparent,
    )


@dataclass(frozen=True)
class Answer:
    """What a worker with a job hears at a beat."""

    state: JobState  # of the job: it carries people's orders
    drain: Drain | None  # what the worker was asked; None: it has no row
    yields: bool = False  # the job makes way for a more urgent one


def renew(
    services: Services,
    lease: Lease,
    progress: dict[str, Any] | None,
    log: str | None = None,
    vitals: Mapping[str, int] | None = None,
) -> Answer:
    """Extend the lease, note progress and log, and say how the worker is, all at once."""
    values: dict[Any, Any] = {Job.lease_until: now() + services.settings.lease_seconds}
    if progress is not None:
        values[Job.progress] = progress
    # The job first: its row is what others lock first, too.
    # SQLite 3.40 takes NULL for `IS NOT NULL` where it returns columns.
    yields = (Job.state == JobState.RUNNING) & (func.coalesce(Job.yields_to, "") != "")
    told = case((yields, YIELDING), else_=Job.state)
    job = update(Job).where(_mine(lease)).values(values).returning(told)
    worker = registry.sign_of_life(lease.boot_id, lease.job_id, **(vitals or {}))
    updates: list[Any] = [job, worker.returning(registry.DRAIN)]
    if log is not None:
        text = update(Attempt).where(_attempt_of(lease), Attempt.ended.is_(None))
        updates.append(text.values(log=log).returning(Attempt.epoch))
    state, asked, *_ = services.db.at_once(updates)
    if state is None:
        raise LeaseLost
    drain = None if asked is None else Drain(asked)
    if state == YIELDING:
        return Answer(JobState.RUNNING, drain, yields=True)
    return Answer(JobState(state), drain)


def add_checkpoint(
    services: Services, lease: Lease, key: str, size: int, done: float, exact: bool
) -> None:
    """Make the stored blob `key` the state to resume from, and let the superseded ones go."""
    with services.transaction() as session:
        job = _held(session, lease)
        if done > _furthest(session, job):
            job.worker_losses = 0  # a job that advances between two losses is no poison
        session.add(
            Checkpoint(
                job_id=job.id, epoch=lease.epoch, key=key, bytes=size, done=done, exact=exact
            )
        )
        session.flush()
        garbage.drop_checkpoints(session, job.id, keep=garbage.KEPT_CHECKPOINTS)


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
        end(session, job, Action.SUCCEED, Outcome.SUCCEEDED)


def fail(services: Services, lease: Lease, reason: str, log: str) -> None:
    """End the job because it cannot be rendered; `reason` is one sentence for its owner."""
    with services.transaction() as session:
        end(session, _held(session, lease), Action.FAIL, Outcome.FAILED, reason, log)


def release(services: Services, lease: Lease, log: str = "") -> JobState:
    """Give the job back: it pauses or ends if someone asked for that, else it waits again."""
    with services.transaction() as session:
        job = _held(session, lease)
        if job.yields_to:
            give_back(session, job, Outcome.PREEMPTED, preemption.REASON, log)
        else:
            give_back(session, job, Outcome.DRAINED, None, log)
        return JobState(job.state)


def abandon(services: Services, lease: Lease, outcome: Outcome, reason: str, log: str) -> JobState:
    """Give the job up for a fault of this worker: another may try, unless it is poison."""
    with services.transaction() as session:
        job = _held(session, lease)
        lose(session, job, outcome, reason, services.settings.max_losses, log)
        return JobState(job.state)


def outgrow(services: Services, lease: Lease, memory: int, reason: str, log: str) -> JobState:
    """Give the job back because it does not fit: this worker has `memory` bytes for it.

    If that should have been enough, the job needs more than was known.
    """
    with services.transaction() as session:
        job = _held(session, lease)
        worker = session.get(Worker, lease.worker_id)
        if worker is not None:
            worker.memory = steady(memory)
            known = _needs(session, job)
            if worker.offer.takes(known):
                known = known.above(worker.device_kind, memory)
            job.needs = str(known)
        give_back(session, job, Outcome.OUT_OF_MEMORY, reason, log)
        return JobState(job.state)


def pass_on(
    services: Services, lease: Lease, labels: Collection[str], reason: str, log: str
) -> JobState:
    """Give the job back, at no cost to it, because it takes a worker with these labels."""
    with services.transaction() as session:
        job = _held(session, lease)
        known = _needs(session, job)
        job.needs = str(replace(known, labels=known.labels.union(labels)))
        give_back(session, job, Outcome.MISPLACED, reason, log)
        return JobState(job.state)


def hand_on(services: Services, lease: Lease, reason: str, log: str) -> None:
    """Give the job back, at no cost to it, because this worker can finish none: set it aside."""
    with services.transaction() as session:
        job = _held(session, lease)
        give_back(session, job, Outcome.CRASHED, reason, log)
        registry.set_aside(session, lease.worker_id, reason)


def _keep(session: UnitOfWork, job: Job, lease: Lease, file: File) -> None:
    garbage.drop_artifact(session, job.id, file.name)
    artifact = Artifact(id=new_id("artifact"), job_id=job.id, epoch=lease.epoch, **vars(file))
    session.add(artifact)
    kind = "preview" if file.kind in PASSING else "artifact"
    session.record_event(
        job,
        kind,
        artifact=artifact.id,
        name=file.name,
        width=file.width,
        height=file.height,
        sha256=file.sha256,
    )


def _needs(session: Session, job: Job) -> Needs:
    return parse(job.needs) if job.needs else requirements.of_job(session, job)


def _mine(lease: Lease) -> ColumnElement[bool]:
    return (Job.id == lease.job_id) & (Job.epoch == lease.epoch) & (Job.boot_id == lease.boot_id)


def _attempt_of(lease: Lease) -> ColumnElement[bool]:
    return (Attempt.job_id == lease.job_id) & (Attempt.epoch == lease.epoch)


def _furthest(session: Session, job: Job) -> float:
    query = select(func.max(Checkpoint.done)).where(Checkpoint.job_id == job.id)
    return session.scalar(query) or 0.0


def _held(session: Session, lease: Lease) -> Job:
    job = session.scalars(select(Job).where(_mine(lease)).with_for_update()).one_or_none()
    if job is None:
        raise LeaseLost
    return job
