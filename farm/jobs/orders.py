"""A person's orders to a job: pause, resume, finish, cancel, put back, change, move."""

from collections.abc import Collection
from typing import TypedDict, Unpack

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from farm.accounts import projects
from farm.base.ids import new_id
from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS
from farm.domain.jobs.stored import restored
from farm.domain.roles import Viewer
from farm.domain.states import HELD, PHRASES, TERMINAL, Action, JobState, may_return
from farm.errors import Conflict, Fault, PreconditionFailed
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import models, parts, transitions
from farm.jobs.kept import bin
from farm.jobs.leasing import after as dependencies
from farm.jobs.listing.lookup import get
from farm.jobs.submitting.submissions import require_room
from farm.library.uploads import references
from farm.sql import quotas
from farm.sql.database import now
from farm.sql.models import AlbumJob, Asset, IdempotencyKey, Job, Webhook

APART_S = 0.001  # between two positions, where there is room for all


def cancel(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Stop a job for good; one that a worker holds stops within an iteration."""
    return act(services, viewer, job_id, Action.CANCEL)


def pause(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Free the device but keep the work done so far."""
    return act(services, viewer, job_id, Action.PAUSE)


def resume(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Queue a paused job again, at its old place."""
    return act(services, viewer, job_id, Action.RESUME)


def finish(services: Services, viewer: Viewer, job_id: str) -> Job:
    """End a running job within an iteration, with the picture as it is then.

    One that waits for its parts is made of what these have by then.
    """
    return act(services, viewer, job_id, Action.FINISH)


def put_back(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Queue a canceled job again at its old place, under a new number: a canceled job stays so.

    Only one that no worker ever held: nothing but its number is lost. The old one is forgotten.
    """
    with services.transaction() as session:
        shots = parts.of(session, job_id, lock=True)
        old = get(session, viewer, job_id, lock=True)
        if not may_return(old.state, old.epoch):
            raise Conflict("Only a canceled job that no worker had begun can go back into line.")
        if old.part_of:
            raise Conflict("It is a part of another job: put that back into line.")
        if old.owner == viewer.name:
            require_room(session, services.settings, viewer)
        job = again(session, viewer, old)
        dependencies.attach(session, job, _returned(session, shots, job))
        for table in (IdempotencyKey, Webhook, AlbumJob):
            session.execute(update(table).where(table.job_id == old.id).values(job_id=job.id))
        heirs = update(Job).where(Job.parent_id == old.id)
        session.execute(heirs.values(parent_id=job.id, version=Job.version + 1))
        bin.forget(session, old)
        session.record_event(job, "state", state=job.state, by=viewer.name)
        session.ring()
        return job


def again(session: UnitOfWork, viewer: Viewer, old: Job) -> Job:
    """Add a job that waits in another's place: in line, in its grid, and for what that waited for.

    Raises BadSettings or Conflict if its project is not the viewer's, or if something that it is
    made of is gone, or cannot be waited for; the rest stays until the transaction's end.
    """
    projects.require_member(session, viewer, old.project)
    job = _twin(old)
    uploads = _uploads(session, viewer, job)
    session.add(job)
    session.flush()
    earlier = dependencies.inherit(session, old, job)
    spec = restored(job.spec, KINDS[job.kind].spec)
    models.require(session, viewer, spec, uploads, [one.id for one in earlier], keep=True)
    return job


def _uploads(session: Session, viewer: Viewer, job: Job) -> dict[str, Asset]:
    """Return the uploads that a job is made of; raise Conflict if some are gone."""
    named = bases.assets(job.spec)
    found = references.known(session, viewer, named.values(), keep=True)
    said = "This upload is gone: clone the job with another."
    if gone := tuple(Fault(at, said) for at, asset in named.items() if asset not in found):
        raise Conflict("Uploads of it are gone: clone it with others.", faults=gone)
    return found


def _returned(session: UnitOfWork, shots: Collection[Job], job: Job) -> list[Job]:
    """Return the parts of a job that is put back: those that are done, and others anew.

    They are made of what the whole is made of.
    """
    parts.require_ended(shots)
    found = []
    for old in shots:
        new = old if old.state == JobState.SUCCEEDED else _twin(old)
        new.part_of = job.id
        session.add(new)
        session.flush()
        if new is not old:
            dependencies.inherit(session, old, new)
            bin.forget(session, old)
            session.record_event(new, "state", state=new.state)
        found.append(new)
    return found


def _twin(old: Job) -> Job:
    """Return a job in another's place, in line and in its grid; it is not added yet."""
    kept = (
        "owner",
        "project",
        "label",
        "notes",
        "kind",
        "spec",
        "parent_id",
        "batch_id",
        "style_id",
        "style_version",
        "priority",
        "position",
        "needs",
        "created",
        "favourite",
    )
    return Job(id=new_id("job"), **{name: getattr(old, name) for name in kept})


def act(services: Services, viewer: Viewer, job_id: str, action: Action) -> Job:
    """Do what a person may; raise Conflict where the job's state does not allow it."""
    with services.transaction() as session:
        shots = parts.of(session, job_id, lock=True)
        job = get(session, viewer, job_id, lock=True)
        if action == Action.FINISH and shots and job.state in dependencies.WAITING:
            parts.stop(session, job, shots, viewer.name)
            return job
        transitions.move(session, job, action, by=viewer.name)
        if job.state in TERMINAL:
            dependencies.ended(session, job)
        parts.act(session, shots, action, viewer.name)
        return job


class Changes(TypedDict, total=False):
    """What may be changed of a job; what is left out stays."""

    label: str
    metadata: dict[str, str]
    priority: int
    pinned: bool
    favourite: bool
    project: str
    before: str | None  # the job that it is moved ahead of; none: behind all of its priority


COLUMNS = {
    "label": "label", "metadata": "notes", "priority": "priority", "pinned": "pinned",
    "favourite": "favourite", "project": "project",
}  # fmt: skip


def change(
    services: Services,
    viewer: Viewer,
    job_id: str,
    versions: Collection[str] | None,
    **values: Unpack[Changes],
) -> Job:
    """Change what is named of a job, or move it; only at one of `versions`."""
    moves, before = "before" in values, values.get("before")
    with services.transaction() as session:
        shots = parts.of(session, job_id, lock=True)
        job = get(session, viewer, job_id, lock=True)
        if versions is not None and str(job.version) not in versions:
            raise PreconditionFailed
        priority = values.get("priority", job.priority)
        quotas.require_priority(services.settings, viewer, priority, job.priority)
        if priority != job.priority and job.state in TERMINAL:
            raise Conflict(f"A job that {PHRASES[JobState(job.state)]} has no priority any more.")
        if values.get("project", job.project) != job.project:
            _require_new_project(session, viewer, job, values["project"])
        changed = values.keys() & COLUMNS
        for name in changed:
            setattr(job, COLUMNS[name], values[name])  # type: ignore[literal-required]
        if moves:
            other = None if before is None else _waiting(session, viewer, before)
            if other is not None:
                quotas.require_priority(services.settings, viewer, other.priority, job.priority)
            changed |= _place(session, _must_wait(job), other)
        parts.follow(shots, job, values, moves=moves)
        _note_change(session, viewer, job, changed)
        return job


def _require_new_project(session: Session, viewer: Viewer, job: Job, name: str) -> None:
    """Raise Conflict or BadSettings unless the job can belong to another project from now on."""
    if job.state in HELD or job.state in TERMINAL:
        raise Conflict(
            f"Only waiting and paused jobs change their project, and this one "
            f"{PHRASES[JobState(job.state)]}."
        )
    projects.require_member(session, viewer, name)


def move(services: Services, viewer: Viewer, job_id: str, ahead_of: str | None) -> Job:
    """Put a waiting job right ahead of another, or behind all of its priority."""
    return change(services, viewer, job_id, None, before=ahead_of)


def _note_change(session: UnitOfWork, viewer: Viewer, job: Job, changed: set[str]) -> None:
    job.version += 1
    told = {"state": job.state, "by": viewer.name, "changed": sorted(changed)}
    session.record_event(job, "state", **told)


def _place(session: Session, job: Job, other: Job | None) -> set[str]:
    """Put `job` right ahead of `other` and give it the same priority, or behind all of its own.

    Return what that changes of it.
    """
    if other is None:
        last = session.scalar(select(func.max(Job.position)).where(_peers(job))) or job.position
        job.position = max(last + APART_S, session.scalar(select(now())) or 0.0)
        return {"position"}
    changed = {"position"} if job.priority == other.priority else {"position", "priority"}
    job.priority = other.priority
    ahead = _peers(job) & (Job.position < other.position)
    nearest = session.scalar(select(func.max(Job.position)).where(ahead))
    if nearest is not None and not nearest < (nearest + other.position) / 2 < other.position:
        # There is no number left between the two: all who are ahead make room.
        session.execute(update(Job).where(ahead).values(position=Job.position - 1.0))
        nearest -= 1.0
    before = other.position - 1.0 if nearest is None else nearest
    job.position = (before + other.position) / 2
    return changed


def _peers(job: Job) -> ColumnElement[bool]:
    """Match the other jobs that stand in the same line, also those that pause there."""
    waits = Job.state.in_((JobState.QUEUED, JobState.PAUSED))
    return waits & (Job.priority == job.priority) & (Job.id != job.id)


def _waiting(session: Session, viewer: Viewer, job_id: str) -> Job:
    return _must_wait(get(session, viewer, job_id, lock=True))


def _must_wait(job: Job) -> Job:
    if job.state != JobState.QUEUED:
        raise Conflict(
            f"Only waiting jobs have a place in line, and this one {PHRASES[JobState(job.state)]}."
        )
    return job
