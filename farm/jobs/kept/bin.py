"""The bin: jobs that were deleted, which can be restored until they are erased for good."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from farm.accounts import webhooks
from farm.domain.jobs.kinds import TRAIN
from farm.domain.roles import Viewer
from farm.domain.states import LIVE, TERMINAL
from farm.errors import Conflict
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import parts, transitions
from farm.jobs.leasing import after as dependencies
from farm.jobs.listing import lookup
from farm.library.keeping import garbage, needed, retention
from farm.sql import audit
from farm.sql.database import now
from farm.sql.models import Artifact, Attempt, IdempotencyKey, Job, JobAfter, JobEvent


def put(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Put a job that has ended into the bin, or erase it where the farm keeps none."""
    with services.transaction() as session:
        shots = parts.of(session, job_id, lock=True)
        job = lookup.get(session, viewer, job_id, lock=True)
        _require_idle(session, job, shots)
        _note(session, "job.delete", job, viewer)
        if not services.settings.bin_days:
            forget(session, *shots, job)
            return job
        _mark(session, [*shots, job], session.scalar(select(now())))
        return job


def restore(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Take a job out of the bin, as it was."""
    with services.transaction() as session:
        shots = parts.of(session, job_id, lock=True)
        job = lookup.get(session, viewer, job_id, lock=True, binned=True)
        if job.binned is None:
            raise Conflict("It is not in the bin: there is nothing to restore.")
        whole = session.get(Job, job.part_of) if job.part_of else None
        if whole and whole.binned is not None:
            raise Conflict(f"It is a part of the job {whole.id}: restore that.")
        _note(session, "job.restore", job, viewer)
        _mark(session, [*shots, job], None)
        return job


def erase(services: Services, viewer: Viewer, job_id: str) -> None:
    """Forget a job that has ended for good, in the bin or not; maintenance collects its blobs."""
    with services.transaction() as session:
        shots = parts.of(session, job_id, lock=True)
        job = lookup.get(session, viewer, job_id, lock=True, binned=True)
        _require_idle(session, job, shots)
        _note(session, "job.erase", job, viewer)
        forget(session, *shots, job)


def expire(services: Services) -> int:
    """Erase what was in the bin for long enough; return how many files that were."""
    due = retention.binned_for(retention.periods(services.settings)[retention.Sort.BIN])
    with services.db.read() as session:
        ids = session.scalars(select(Job.id).where(due).order_by(Job.id)).all()
    return sum(_expire(services, job_id, due) for job_id in ids)


def _expire(services: Services, job_id: str, due: ColumnElement[bool]) -> int:
    with services.transaction() as session:
        shots = parts.of(session, job_id, lock=True)
        query = select(Job).where(Job.id == job_id, due).with_for_update()
        job = session.scalars(query).one_or_none()
        # Restored meanwhile, and even binned again, or erased with the whole; what lives may need
        # it all the same.
        if job is None or _use(session, job, shots):
            return 0
        files = Artifact.job_id.in_([one.id for one in (*shots, job)])
        count = session.scalar(select(func.count()).select_from(Artifact).where(files)) or 0
        forget(session, *shots, job)
        return count


def forget(session: Session, *jobs: Job) -> None:
    """Delete jobs and all that is theirs, in the order in which they were given."""
    for job in jobs:
        garbage.drop_checkpoints(session, job.id)
        garbage.drop_artifacts(session, Artifact.job_id == job.id)
        webhooks.detach(session, job.id)
        for table in (Attempt, JobEvent, IdempotencyKey):
            session.execute(delete(table).where(table.job_id == job.id))
        behind = select(JobAfter.job_id).where(JobAfter.after_id == job.id)
        transitions.touch(session, Job.id.in_(behind))  # they tell what they waited for
        of_it = (JobAfter.job_id == job.id) | (JobAfter.after_id == job.id)
        session.execute(delete(JobAfter).where(of_it))
        session.delete(job)


def _mark(session: UnitOfWork, jobs: Collection[Job], since: float | None) -> None:
    for job in jobs:
        job.binned = since
        job.version += 1
        session.record_event(job, "restored" if since is None else "binned")


def _note(session: Session, action: str, job: Job, viewer: Viewer) -> None:
    """Write down what is done to somebody else's job."""
    if job.owner != viewer.name:
        audit.note(session, action, job.id, by=viewer.name, owner=job.owner)


def _require_idle(session: Session, job: Job, shots: Collection[Job]) -> None:
    """Raise Conflict unless a job has ended, and nothing that lives needs it."""
    if job.state not in TERMINAL:
        raise Conflict("Only a job that has ended can be deleted: cancel it first.")
    parts.require_ended(shots)
    if use := _use(session, job, shots):
        raise Conflict(use)


def _use(session: Session, job: Job, shots: Collection[Job]) -> str | None:
    """Return for what jobs that have not ended need this one, or a part of it, if they do."""
    if dependencies.is_awaited(session, job, *shots):
        return "Jobs that have not ended wait for it: cancel them, or wait for them."
    if job.kind != TRAIN:
        return None
    needed.complete(session)
    waits = needed.made_of(job.id) & Job.state.in_(LIVE)
    if session.scalar(select(func.count()).select_from(Job).where(waits)):
        return "Jobs that have not ended need its model: cancel them, or wait for them."
    return None
