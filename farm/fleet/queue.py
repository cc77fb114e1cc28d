"""The line of waiting jobs: how many are ahead of one, and why it waits."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, aliased

from farm.domain.states import HELD, JobState
from farm.sql.database import now
from farm.sql.models import Job, Worker


@dataclass(frozen=True)
class Fleet:
    """How many workers could take a job."""

    alive: int  # heard of lately
    open: int  # of these, not draining and not set aside
    idle: int  # of these, without a job

    def reason(self, place: int) -> str:
        """Say in one sentence why the job at this place in line waits."""
        if not self.alive:
            return "No worker is running: whoever runs the farm starts one."
        if not self.open:
            return "Every worker is being drained or set aside."
        if place > 1:
            return f"{place - 1} {'job is' if place == 2 else 'jobs are'} ahead of it."
        if self.idle:
            return "It is next, and a worker is about to take it."
        busy = "the only worker is" if self.open == 1 else f"all {self.open} workers are"
        return f"It is next, but {busy} busy."


def is_alive(lease_seconds: float) -> ColumnElement[bool]:
    """Match workers that gave a sign of life within a lease's length."""
    return Worker.stopped.is_(None) & (Worker.seen > now() - lease_seconds)


def fleet(session: Session, lease_seconds: float) -> Fleet:
    """Count the workers."""
    query = select(Worker).where(is_alive(lease_seconds))
    alive = session.scalars(query).all()
    takers = [worker for worker in alive if not worker.draining and not worker.reason]
    return Fleet(len(alive), len(takers), sum(worker.job_id is None for worker in takers))


def places(session: Session, job_ids: Collection[str]) -> dict[str, int]:
    """Return the place in line, from 1, of those jobs that wait, as if workers were all alike."""
    other = aliased(Job)
    ahead = select(func.count()).where(other.state == JobState.QUEUED)
    # Two counts, because each is a stretch of ix_jobs_line, as one with "or" would not be.
    urgent = ahead.where(other.priority > Job.priority)
    earlier = ahead.where(other.priority == Job.priority, other.position < Job.position)
    place = 1 + urgent.scalar_subquery() + earlier.scalar_subquery()
    query = select(Job.id, place).where(Job.state == JobState.QUEUED, Job.id.in_(job_ids))
    return {job_id: place for job_id, place in session.execute(query)}  # noqa: C416 - typed rows


def next_place(session: Session, priority: int) -> int:
    """Return the place in line that a new job of this priority would get."""
    ahead = (Job.state == JobState.QUEUED) & (Job.priority >= priority)
    return 1 + (session.scalar(select(func.count()).select_from(Job).where(ahead)) or 0)


def live(session: Session, owner: str | None, limit: int) -> list[Job]:
    """Return jobs that have not ended, as they will be served: held, then in line, then paused.

    `owner` limits them to one person's.
    """
    whose = true() if owner is None else Job.owner == owner
    order = (Job.priority.desc(), Job.position)
    found: list[Job] = []
    for states in (HELD, {JobState.QUEUED}, {JobState.PAUSED}):
        query = select(Job).where(Job.state.in_(states), whose).order_by(*order)
        found += session.scalars(query.limit(limit - len(found)))
    return found


@dataclass(frozen=True)
class Depth:
    """How much there is to do."""

    waiting: int
    running: int
    paused: int
    oldest_seconds: float | None


def depth(session: Session) -> Depth:
    """Count the jobs that have not ended."""
    counts = select(Job.state, func.count()).where(Job.state.in_((*HELD, "queued", "paused")))
    rows = session.execute(counts.group_by(Job.state))
    by_state = {state: count for state, count in rows}  # noqa: C416 - typed rows
    oldest = select(now() - func.min(Job.created)).where(Job.state == JobState.QUEUED)
    return Depth(
        waiting=by_state.get(JobState.QUEUED, 0),
        running=sum(by_state.get(state, 0) for state in HELD),
        paused=by_state.get(JobState.PAUSED, 0),
        oldest_seconds=session.scalar(oldest),
    )
