"""Jobs that wait for others: they go on when those have ended well, and end with them otherwise.

Whoever ends a job takes the rows of those that wait for it after its own, so that two ends never
wait for each other.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Select, exists, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from farm.domain.jobs import bases
from farm.domain.roles import Viewer
from farm.domain.states import PHRASES, TERMINAL, Action, JobState, sources
from farm.errors import BadSettings, Conflict, Fault
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import transitions
from farm.sql.models import Job, JobAfter

WAITING = (JobState.QUEUED, JobState.PAUSED)
BADLY = (JobState.FAILED, JobState.CANCELED)


def named(session: Session, viewer: Viewer, ids: Iterable[str], *, keep: bool = False) -> list[Job]:
    """Return the jobs that a request waits for; raise BadSettings for one that cannot end well.

    With `keep` none of them ends before the transaction does.
    """
    query = select(Job).where(Job.id.in_(set(ids))).order_by(Job.id)
    rows = session.scalars(query.with_for_update() if keep else query)
    found = {job.id: job for job in rows if viewer.may_see(job.owner)}
    faults = tuple(
        Fault(f"/after/{index}", detail)
        for index, job_id in enumerate(ids)
        if (detail := _obstacle(job_id, found.get(job_id)))
    )
    if faults:
        raise BadSettings(faults[0].detail, faults=faults)
    return [found[job_id] for job_id in dict.fromkeys(ids)]


def _obstacle(job_id: str, job: Job | None) -> str | None:
    if job is None:
        return f"There is no job {job_id}, or it is not yours."
    if job.binned is not None:
        return f"The job {job.id} is in the bin: restore it first."
    if job.state in (JobState.FAILED, JobState.CANCELED, JobState.CANCELING):
        return f"The job {job.id} {PHRASES[JobState(job.state)]}: nothing can wait for it."
    if job.part_of:
        return f"The job {job.id} is a part of {job.part_of}: wait for that."
    return None


def attach(session: Session, job: Job, earlier: Collection[Job]) -> None:
    """Let a job that was just added wait until the earlier ones have ended well."""
    if not earlier:
        return
    pairs = [{"job_id": job.id, "after_id": one.id} for one in earlier]
    session.execute(insert(JobAfter), pairs)
    job.blockers += sum(one.state != JobState.SUCCEEDED for one in earlier)


def inherit(session: Session, old: Job, new: Job) -> list[Job]:
    """Put a new job in the place of one that has ended, before and behind others.

    Returns those that it waits for; raises Conflict if one of them did not end well, or is gone.
    """
    _require_all(session, old)
    waits = select(Job).join(JobAfter, JobAfter.after_id == Job.id).order_by(Job.id)
    waits = waits.where(Job.part_of.is_distinct_from(old.id))  # parts have heirs of their own
    waits = waits.where(JobAfter.job_id == old.id).with_for_update(of=Job)
    earlier = list(session.scalars(waits))
    for one in earlier:
        if detail := _obstacle(one.id, one):
            raise Conflict(detail)
    attach(session, new, earlier)
    _lead(session, old, new)
    return earlier


def _require_all(session: Session, old: Job) -> None:
    """Raise Conflict if one that a job waited for to its end was forgotten since."""
    query = select(func.count()).select_from(JobAfter).join(Job, Job.id == JobAfter.after_id)
    not_yet = (Job.state != JobState.SUCCEEDED) | (Job.finished >= (old.finished or 0.0))
    if old.blockers > (session.scalar(query.where(JobAfter.job_id == old.id, not_yet)) or 0):
        raise Conflict("A job that it waited for was deleted: clone it, to render it without that.")


def _lead(session: Session, old: Job, new: Job) -> None:
    """Let those that were told to wait for a job wait for the one in its place, and name that."""
    query = select(Job).join(JobAfter, JobAfter.job_id == Job.id).order_by(Job.id)
    for job in session.scalars(query.where(JobAfter.after_id == old.id).with_for_update(of=Job)):
        if any(name == old.id for name, _role in bases.inputs(job.spec)):
            job.spec = bases.renamed(job.spec, old.id, new.id)
        job.version += 1
    pairs = update(JobAfter).where(JobAfter.after_id == old.id)
    session.execute(pairs.values(after_id=new.id))


def is_awaited(session: Session, *jobs: Job) -> bool:
    """Whether a job that has not ended was told to wait for one of these."""
    query = select(func.count()).select_from(JobAfter).join(Job, Job.id == JobAfter.job_id)
    theirs = JobAfter.after_id.in_([job.id for job in jobs])
    return bool(session.scalar(query.where(theirs, Job.state.not_in(TERMINAL))))


def ended(session: UnitOfWork, job: Job, *, but: str | None = None) -> None:
    """Let those that wait for a job that has just ended go on, or end, too; all `but` this one."""
    session.flush()
    query = select(Job).join(JobAfter, JobAfter.job_id == Job.id)
    query = query.where(JobAfter.after_id == job.id, Job.state.in_(WAITING)).order_by(Job.id)
    query = query.where(Job.id.is_distinct_from(but))
    fresh = query.with_for_update(of=Job).execution_options(populate_existing=True)
    for waiting in session.scalars(fresh).all():
        if job.state == JobState.SUCCEEDED:
            _go_on(session, waiting)
        elif waiting.state in WAITING:  # it did not end with another of these just now
            _end_with(session, waiting, job)


def _go_on(session: UnitOfWork, waiting: Job) -> None:
    waiting.blockers -= 1
    waiting.version += 1
    if not waiting.blockers and waiting.state == JobState.QUEUED:
        session.ring()
    session.record_event(waiting, "state", state=waiting.state)


def _end_with(session: UnitOfWork, waiting: Job, job: Job) -> None:
    """End a job as the one ended that it waits for, and say so."""
    action = Action.FAIL if job.state == JobState.FAILED else Action.CANCEL
    why = f"It waited for {name(job)}, which {PHRASES[JobState(job.state)]}."
    if waiting.id == job.part_of:
        why = f"{job.label} {PHRASES[JobState(job.state)]}."
    if job.error:
        why = f"{why} {job.error}"
    waiting.error = why if action == Action.FAIL else None
    transitions.move(session, waiting, action, detail=why)
    ended(session, waiting)
    _call_off(session, Job.part_of == waiting.id)


def part_ended(session: UnitOfWork, part: Job) -> None:
    """Let those end that wait for a part that is not needed, other than the whole, which knows."""
    ended(session, part, but=part.part_of)


def tidy(services: Services) -> None:
    """Call off what is part of a job that has ended, where that was not possible at once.

    Also end what waits for a part that was called off: version 0.2.0 took such jobs, and let them
    wait.
    """
    whole = aliased(Job)
    lost = exists().where(whole.id == Job.part_of, whole.state.in_(BADLY))
    with services.transaction() as session:
        _call_off(session, Job.part_of.is_not(None) & lost)
        for part in session.scalars(_awaited_in_vain()).all():
            part_ended(session, part)


def _awaited_in_vain() -> Select[Job]:
    """Select the parts that were called off and that others wait for than the whole."""
    other = aliased(Job)
    waits = (JobAfter.after_id == Job.id) & (other.id == JobAfter.job_id)
    others = exists().where(waits, other.state.in_(WAITING), other.id != Job.part_of)
    return select(Job).where(Job.part_of.is_not(None), Job.state.in_(BADLY), others)


def _call_off(session: UnitOfWork, which: ColumnElement[bool]) -> None:
    """Cancel parts that nobody needs any more; one that just ends by itself is left to that."""
    live = Job.state.in_(sources(Action.CANCEL))
    query = select(Job).where(which, live).order_by(Job.id)
    for job in session.scalars(query.with_for_update(skip_locked=True)).all():
        if job.state in sources(Action.CANCEL):  # it did not end with another of these just now
            transitions.move(session, job, Action.CANCEL, detail="The rest is not needed.")
            if job.state in TERMINAL:
                part_ended(session, job)


def name(job: Job) -> str:
    """Return what a job is called in a sentence."""
    return f"{job.label!r} ({job.id})" if job.label else f"the job {job.id}"
