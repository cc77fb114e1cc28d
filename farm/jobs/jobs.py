"""A person's side of a job: submit, look, pause, resume, cancel, put back, clone, move, delete."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, cast, delete, func, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.base.ids import new_id
from farm.domain.roles import Role, Viewer
from farm.domain.specs import Changes, JobSpec, Submission
from farm.domain.states import PHRASES, TERMINAL, Action, JobState, after
from farm.errors import BadSettings, Conflict, Fault, KeyReused, NotFound, PreconditionFailed
from farm.infra.services import Services, ring, say
from farm.jobs import estimates, fit, search
from farm.library import garbage
from farm.sql import quotas
from farm.sql.database import now
from farm.sql.models import Answer, Artifact, Asset, Attempt, Job, JobEvent

APART_S = 0.001  # between two positions, where there is room for all


def submit(
    services: Services,
    viewer: Viewer,
    request: Submission,
    *,
    key: str | None = None,
    parent: str | None = None,
) -> Job:
    """Queue a job; the same `key` with the same request answers with the same job."""
    if not was_answered(services, viewer, key):
        require_fit(services, viewer, [request.job_spec()])
    try:
        return _submit(services, viewer, request, key, parent)
    except IntegrityError:  # the same key came twice at once, and the other one was first
        return _submit(services, viewer, request, key, parent)


def require_fit(services: Services, viewer: Viewer, specs: Iterable[JobSpec]) -> None:
    """Raise BadSettings if pictures cannot be rendered together; it may fetch and look at them."""
    with services.db.read() as session:
        known = [(spec, _assets(session, viewer, spec)) for spec in specs]
    for spec, assets in known:
        fit.require(services.storage, spec, assets)


def was_answered(services: Services, viewer: Viewer, key: str | None) -> bool:
    """Return whether a request with this key was carried out before."""
    with services.db.read() as session:
        return key is not None and session.get(Answer, (viewer.name, key)) is not None


def _submit(
    services: Services, viewer: Viewer, request: Submission, key: str | None, parent: str | None
) -> Job:
    asked = f"{parent or ''}{request.model_dump_json()}"
    digest = hashlib.sha256(asked.encode()).hexdigest()
    with services.transaction() as session:
        known = _answered(session, viewer, key, digest)
        if known is not None:
            return known
        require_room(session, services.settings, viewer)
        job = add(session, services.settings, viewer, request, parent=parent)
        if key:
            session.add(Answer(owner=viewer.name, key=key, body_sha256=digest, job_id=job.id))
        return job


def clone(
    services: Services, viewer: Viewer, job_id: str, changes: Changes, *, key: str | None = None
) -> Job:
    """Queue a job like another but for `changes`, and remember the other as its parent."""
    with services.db.read() as session:
        parent = get(session, viewer, job_id)
    return submit(
        services, viewer, changes.applied(parent.spec, parent.label), key=key, parent=job_id
    )


def require_room(session: Session, settings: Settings, viewer: Viewer, more: int = 1) -> None:
    """Raise LimitReached if `more` jobs of the viewer's would be too many that wait."""
    if viewer.role != Role.ADMIN:
        waits = Job.state.in_((JobState.QUEUED, JobState.PAUSED)) & (Job.owner == viewer.name)
        have = select(func.count()).select_from(Job).where(waits)
        words = "waiting jobs: cancel some, or wait until some are rendered"
        quotas.require_room(session, viewer.name, have, settings.max_waiting_jobs, words, more)


def add(
    session: Session,
    settings: Settings,
    viewer: Viewer,
    request: Submission,
    *,
    parent: str | None = None,
    batch: str | None = None,
) -> Job:
    """Queue a job within a transaction; raise BadSettings if it cannot be rendered."""
    quotas.require_priority(settings, viewer, request.priority)
    spec = request.job_spec()
    estimates.plan(spec, _assets(session, viewer, spec)[spec.content])
    clock = session.scalar(select(now())) or 0.0
    job = Job(
        id=new_id("job"),
        owner=viewer.name,
        label=request.label,
        priority=request.priority,
        spec=spec.model_dump(mode="json"),
        parent_id=parent,
        batch_id=batch,
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


def check(
    session: Session, settings: Settings, viewer: Viewer, request: Submission
) -> estimates.Estimate:
    """Say what a render would take; raise BadSettings where `add` would."""
    quotas.require_priority(settings, viewer, request.priority)
    spec = request.job_spec()
    return estimates.estimate(session, spec, _assets(session, viewer, spec).values())


def _assets(session: Session, viewer: Viewer, spec: JobSpec) -> dict[str, Asset]:
    """Return the pictures that a spec names; raise BadSettings for those that are not there."""
    named = spec.assets()
    rows = session.scalars(select(Asset).where(Asset.id.in_(named.values())))
    visible = {asset.id: asset for asset in rows if viewer.may_see(asset.owner)}
    faults = tuple(
        Fault(pointer, f"There is no picture {asset}: upload it first.")
        for pointer, asset in named.items()
        if asset not in visible
    )
    if faults:
        raise BadSettings(faults[0].detail, faults=faults)
    return visible


def get(session: Session, viewer: Viewer, job_id: str, *, lock: bool = False) -> Job:
    """Return a job that the viewer may see, or raise NotFound."""
    query = select(Job).where(Job.id == job_id)
    job = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if job is None or not viewer.may_see(job.owner):
        raise _absent(job_id)
    return job


def attempts(session: Session, job: Job) -> list[Attempt]:
    """Return every try at a job, the first one first."""
    query = select(Attempt).where(Attempt.job_id == job.id).order_by(Attempt.epoch)
    return list(session.scalars(query))


def artifacts(session: Session, job: Job) -> list[Artifact]:
    """Return every picture of a job, the newest first."""
    query = select(Artifact).where(Artifact.job_id == job.id).order_by(Artifact.created.desc())
    return list(session.scalars(query))


def artifact(session: Session, job: Job, name: str) -> Artifact:
    """Return a picture of a job by its file name, or raise NotFound."""
    query = select(Artifact).where(Artifact.job_id == job.id, Artifact.name == name)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound(f"This job has no picture {name[:100]!r} (yet).")
    return found


def find(
    session: Session,
    viewer: Viewer,
    *,
    states: Sequence[JobState] = (),
    label: str | None = None,
    text: str | None = None,
    batch: str | None = None,
    picture: str | None = None,
    related: str | None = None,
    parent: str | None = None,
    before: tuple[float, str] | None = None,
    limit: int = 50,
) -> list[Job]:
    """Return jobs, newest first; `before` is the (created, id) of the last one already seen.

    `text` is looked for as `search.words` says, `picture` is an upload that they are made of, and
    `related` is a job whose whole line of versions is wanted.
    """
    query = select(Job).order_by(Job.created.desc(), Job.id.desc()).limit(limit)
    if not viewer.sees_all:
        query = query.where(Job.owner == viewer.name)
    if states:
        query = query.where(Job.state.in_(states))
    if label is not None:
        query = query.where(Job.label == label)
    if batch is not None:
        query = query.where(Job.batch_id == batch)
    if parent is not None:
        query = query.where(Job.parent_id == parent)
    if text:
        query = query.where(search.words(session, text))
    if picture:
        query = query.where(search.made_of(picture))
    if related:
        query = query.where(search.related(related))
    if before is not None:
        query = query.where(tuple_(Job.created, Job.id) < before)
    return list(session.scalars(query))


def fingerprint(services: Services, viewer: Viewer, job_id: str) -> tuple[JobState, int, str]:
    """Return a job's state, its version, and a text that changes with all else that is its own.

    For pollers, who are many: one row of a few columns, without the ORM. Raises NotFound as `get`.
    """
    row = services.db.glance(_FINGERPRINT, job_id=job_id)
    if row is None or not viewer.may_see(row[0]):
        raise _absent(job_id)
    return JobState(row[1]), row[2], " ".join(map(str, row[3:]))


_FINGERPRINT = select(
    Job.owner,
    Job.state,
    Job.version,
    cast(Job.progress, Text),
    select(func.max(Artifact.created)).where(Artifact.job_id == Job.id).scalar_subquery(),
    select(func.count()).where(Artifact.job_id == Job.id).scalar_subquery(),
).where(Job.id == bindparam("job_id"))


def _absent(job_id: str) -> NotFound:
    return NotFound(f"There is no job {job_id[:60]!r}, or it is not yours.")


def cancel(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Stop a job for good; one that a worker holds stops within an iteration."""
    return _act(services, viewer, job_id, Action.CANCEL)


def pause(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Free the device but keep the work done so far."""
    return _act(services, viewer, job_id, Action.PAUSE)


def resume(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Queue a paused job again, at its old place."""
    return _act(services, viewer, job_id, Action.RESUME)


def put_back(services: Services, viewer: Viewer, job_id: str) -> Job:
    """Queue a canceled job again at its old place, under a new number: a canceled job stays so.

    Only one that no worker ever held: nothing but its number is lost. The old one is forgotten.
    """
    with services.transaction() as session:
        old = get(session, viewer, job_id, lock=True)
        if old.state != JobState.CANCELED or old.epoch:
            raise Conflict("Only a canceled job that no worker had begun can go back into line.")
        if old.owner == viewer.name:
            require_room(session, services.settings, viewer)
        kept = (
            "owner",
            "label",
            "spec",
            "parent_id",
            "batch_id",
            "priority",
            "position",
            "created",
        )
        job = Job(id=new_id("job"), **{name: getattr(old, name) for name in kept})
        session.add(job)
        session.flush()
        answers = update(Answer).where(Answer.job_id == old.id)
        session.execute(answers.values(job_id=job.id))
        heirs = update(Job).where(Job.parent_id == old.id)
        session.execute(heirs.values(parent_id=job.id, version=Job.version + 1))
        _forget(session, old)
        say(session, job, "state", state=job.state, by=viewer.name)
        ring(session)
        return job


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
    services: Services,
    viewer: Viewer,
    job_id: str,
    versions: Collection[str] | None,
    *,
    before: str | None = None,
    **values: Any,
) -> Job:
    """Change label or priority, or move before another job, if this one is at one of `versions`."""
    with services.transaction() as session:
        job = get(session, viewer, job_id, lock=True)
        if versions is not None and str(job.version) not in versions:
            raise PreconditionFailed
        quotas.require_priority(
            services.settings, viewer, values.get("priority", job.priority), job.priority
        )
        for name, value in values.items():
            setattr(job, name, value)
        if before is not None:
            other = _waiting(session, viewer, before)
            quotas.require_priority(services.settings, viewer, other.priority, job.priority)
            _place(session, _must_wait(job), other)
        job.version += 1
        say(session, job, "state", state=job.state, by=viewer.name, changed=sorted(values))
        return job


def move(services: Services, viewer: Viewer, job_id: str, ahead_of: str | None) -> Job:
    """Put a waiting job right ahead of another, or behind all of its priority."""
    with services.transaction() as session:
        job = _waiting(session, viewer, job_id)
        other = _waiting(session, viewer, ahead_of) if ahead_of else None
        if other is not None:
            quotas.require_priority(services.settings, viewer, other.priority, job.priority)
        _place(session, job, other)
        job.version += 1
        say(session, job, "state", state=job.state, by=viewer.name, changed=["position"])
        return job


def _place(session: Session, job: Job, other: Job | None) -> None:
    """Put `job` right ahead of `other` and give it the same priority, or behind all of its own."""
    if other is None:
        last = session.scalar(select(func.max(Job.position)).where(_peers(job))) or job.position
        job.position = max(last + APART_S, session.scalar(select(now())) or 0.0)
        return
    job.priority = other.priority
    ahead = _peers(job) & (Job.position < other.position)
    nearest = session.scalar(select(func.max(Job.position)).where(ahead))
    if nearest is not None and not nearest < (nearest + other.position) / 2 < other.position:
        # There is no number left between the two: all who are ahead make room.
        session.execute(update(Job).where(ahead).values(position=Job.position - 1.0))
        nearest -= 1.0
    before = other.position - 1.0 if nearest is None else nearest
    job.position = (before + other.position) / 2


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


def remove(services: Services, viewer: Viewer, job_id: str) -> None:
    """Forget a job that has ended; maintenance collects its blobs."""
    with services.transaction() as session:
        job = get(session, viewer, job_id, lock=True)
        if job.state not in TERMINAL:
            raise Conflict("Only a job that has ended can be deleted: cancel it first.")
        _forget(session, job)


def _forget(session: Session, job: Job) -> None:
    garbage.drop_checkpoints(session, job.id)
    garbage.drop_artifacts(session, job.id)
    for table in (Attempt, JobEvent, Answer):
        session.execute(delete(table).where(table.job_id == job.id))
    session.delete(job)
