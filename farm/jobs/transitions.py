"""What an order, or the end of another job, does to the row of a job."""

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from farm.domain.states import TERMINAL, Action, JobState, after
from farm.infra.unit_of_work import UnitOfWork
from farm.sql.database import now
from farm.sql.models import Job


def move(session: UnitOfWork, job: Job, action: Action, **told: str) -> None:
    """Change the state of a job that no worker acts upon, and tell of it: `by` whom, or why.

    Raises Conflict where the state does not allow it.
    """
    job.state = after(action, JobState(job.state))
    job.version += 1
    if job.state in TERMINAL:
        job.finished = session.scalar(select(now()))
    if job.state == JobState.QUEUED:
        session.ring()
    session.record_event(job, "state", state=job.state, **told)


def touch(session: Session, which: ColumnElement[bool]) -> None:
    """Count a change of what jobs show beside their rows; their rows are taken in order of id."""
    session.execute(select(Job.id).where(which).order_by(Job.id).with_for_update()).all()
    session.execute(update(Job).where(which).values(version=Job.version + 1))
