"""A person's side of a job: submit, look, pause, resume, cancel, clone, move, delete."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select, tuple_
from sqlalchemy.orm import Session

from farm.database import now
from farm.errors import BadSettings, Conflict, Fault, KeyReused, NotFound, PreconditionFailed
from farm.ids import new_id
from farm.models import Answer, Artifact, Asset, Attempt, Checkpoint, Job, JobEvent
from farm.services import Services, ring, say
from farm.specs import JobSpec, Submission
from farm.states import HELD, TERMINAL, Action, JobState, after


@dataclass(frozen=True)
class Viewer:
    """Who asks: people see their own jobs, operators everyone's."""

    name: str
    sees_all: bool = False


def submit(
    services: Services,
    viewer: Viewer,
    request: Submission,
    *,
    key: str | None = None,
    parent: str | None = None,
) -> Job:
    """Queue a job; the same `key` with the same request answers with the same job."""
    spec = request.job_spec()
    digest = hashlib.sha256(request.model_dump_json().encode()).hexdigest()
    with services.transaction() as session:
        known = _answered(session, viewer, key, digest)
        if known is not None:
            return known
        _check_assets(session, viewer, spec)
        job = _new_job(session, viewer.name, request, spec, parent)
        if key:
            session.add(Answer(owner=viewer.name, key=key, body_sha256=digest, job_id=job.id))
        return job


def _new_job(
    session: Session, owner: str, request: Submission, spec: JobSpec, parent: str | None
) -> Job:
    clock = session.scalar(select(now())) or 0.0
    job = Job(
        id=new_id("job"),
        owner=owner,
        label=request.label,
        priority=request.priority,
        spec=spec.model_dump(mode="json"),
        parent_id=parent,
        position=clock,
        created=clock,
    )
    session.add(job)
    session.flush()
    say(session, job, "state", state=job.state)
    ring(session)
    return job


def _answered(session: Session, viewer: Viewer, key: str | None, digest: str) -> Job | None:
    answer = session.get(Answer, (viewer.name, key)) if key else None
    if answer is None:
        return None
    if answer.body_sha256 != digest:
        raise KeyReused
    return session.get(Job, answer.job_id)


def _check_assets(session: Session, viewer: Viewer, spec: JobSpec) -> None:
    named = spec.assets()
    rows = session.scalars(select(Asset).where(Asset.id.in_(named.values())))
    visible = {asset.id for asset in rows if viewer.sees_all or asset.owner == viewer.name}
    faults = tuple(
        Fault(pointer, f"There is no picture {asset}: upload it first.")
        for pointer, asset in named.items()
        if asset not in visible
    )
    if faults:
        raise BadSettings(faults[0].detail, faults=faults)


def get(session: Session, viewer: Viewer, job_id: str, *, lock: bool = False) -> Job:
    """Return a job that the viewer may see, or raise NotFound."""
    query = select(Job).where(Job.id == job_id)
    job = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if job is None or not (viewer.sees_all or job.owner == viewer.name):
        raise NotFound(f"There is no job {job_id[:60]!r}, or it is not yours.")
    return job


def find(
    session: Session,
    viewer: Viewer,
    *,
    states: Sequence[JobState] = (),
    label: str | None = None,
    text: str | None = None,
    before: tuple[float, str] | None = None,
    limit: int = 50,
) -> list[Job]:
    """Return jobs, newest first; `before` is the (created, id) of the last one already seen."""
    query = select(Job).order_by(Job.created.desc(), Job.id.desc()).limit(limit)
    if not viewer.sees_all:
        query = query.where(Job.owner == viewer.name)
    if states:
        query = query.where(Job.state.in_(states))
    if label is not None:
        query = query.where(Job.label == label)
    if text:
        query = query.where(Job.label.icontains(text, autoescape=True) | (Job.id == text))
    if before is not None:
        query = query.where(tuple_(Job.created, Job.id) < before)
    return list(session.scalars(query))


def cancel(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Stop a job for good; one that a worker holds stops within an iteration."""
    return _act(services, viewer, job_id, Action.CANCEL)


def pause(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Free the device but keep the work done so far."""
    return _act(services, viewer, job_id, Action.PAUSE)


def resume(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Queue a paused job again, at its old place."""
    return _act(services, viewer, job_id, Action.RESUME)


def _act(services: Services, viewer: Viewer, job_id: str, action: Action) -> Job:
    with services.transaction() as session:
        job = get(session, viewer, job_id, lock=True)
        job.state = after(action, JobState(job.state))
        job.version += 1
        if job.state in TERMINAL:
            job.finished = session.scalar(select(now()))
        if job.state == JobState.QUEUED:
            ring(session)
        say(session, job, "state", state=job.state, by=viewer.name)
        return job


def change(
    services: Services, viewer: Viewer, job_id: str, version: int | None, **values: Any
) -> Job:
    """Change label, priority or position, if the job is still at `version`."""
    with services.transaction() as session:
        job = get(session, viewer, job_id, lock=True)
        if version is not None and job.version != version:
            raise PreconditionFailed
        for name, value in values.items():
            setattr(job, name, value)
        job.version += 1
        say(session, job, "state", state=job.state, by=viewer.name, changed=sorted(values))
        return job


def remove(services: Services, viewer: Viewer, job_id: str) -> None:
    """Forget a job that has ended; maintenance collects its blobs."""
    with services.transaction() as session:
        job = get(session, viewer, job_id, lock=True)
        if job.state not in TERMINAL:
            raise Conflict("Only a job that has ended can be deleted: cancel it first.")
        for table in (Artifact, Attempt, Checkpoint, JobEvent):
            session.execute(delete(table).where(table.job_id == job.id))
        session.execute(delete(Answer).where(Answer.job_id == job.id))
        session.delete(job)


def places(session: Session) -> dict[str, int]:
    """Return the place in line, from 1, of each waiting job, as if workers were all alike."""
    order = (Job.priority.desc(), Job.position)
    waiting = select(Job.id).where(Job.state == JobState.QUEUED).order_by(*order)
    return {job_id: place for place, job_id in enumerate(session.scalars(waiting), 1)}


def running(session: Session) -> int:
    """Return how many jobs workers hold now."""
    count = select(func.count()).select_from(Job).where(Job.state.in_(HELD))
    return session.scalar(count) or 0
