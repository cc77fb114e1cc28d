"""What a batch has made, as files with names; and its jobs that did not end well, once more."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.domain.states import PHRASES, JobState
from farm.errors import Conflict
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import orders
from farm.jobs.leasing import after
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.jobs.many.files import File, named
from farm.jobs.submitting.submissions import require_room
from farm.sql.models import Batch, Job


class Retry(BaseModel):
    """Which jobs of a batch are queued again."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    status: list[Literal[JobState.FAILED, JobState.CANCELED]] = Field(
        [JobState.FAILED], min_length=1, max_length=2
    )
    """Those in one of these states."""


def files(session: Session, viewer: Viewer, batch: Batch, pattern: str | None) -> list[File]:
    """Return the results of a batch in the grid's order.

    Raises BadSettings if the pattern does not name them, and Conflict if there are none.
    """
    jobs = batches.members(session, viewer, batch)
    return named(session, [(batches.number(batch, job) + 1, job) for job in jobs], pattern)


def retry(
    services: Services, viewer: Viewer, batch_id: str, which: Retry | None = None
) -> list[Job]:
    """Queue jobs of a batch that did not end well again, in their places in it; usually the failed.

    The old ones leave it, and stay with all that is known of them.
    """
    states = (which or Retry()).status
    with services.transaction() as session:
        batch = batches.get(session, viewer, batch_id)
        ended = [
            lookup.get(session, viewer, job.id, lock=True)
            for job in batches.members(session, viewer, batch)
            if job.state in states
        ]
        if not ended:
            how = " or ".join(PHRASES[state] for state in states)
            raise Conflict(f"None of these jobs {how}: there is nothing to render again.")
        if batch.owner == viewer.name:
            require_room(session, services.settings, viewer, len(ended))
        return [_again(session, viewer, old) for old in ended]


def _again(session: UnitOfWork, viewer: Viewer, old: Job) -> Job:
    job = orders.twin(old)
    job.parent_id, old.batch_id = old.id, None
    old.version += 1
    session.add(job)
    session.flush()
    after.inherit(session, old, job)
    session.record_event(job, "state", state=job.state, by=viewer.name)
    session.ring()
    return job
