"""What a batch has made, as files with names; and its jobs that did not end well, once more."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.domain.states import PHRASES, JobState
from farm.errors import BadSettings, Conflict
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

    The old ones leave it, and stay with all that is known of them. Raises Conflict if one cannot be
    queued: then none is.
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
        return _again(session, viewer, ended)


def _again(session: UnitOfWork, viewer: Viewer, ended: Sequence[Job]) -> list[Job]:
    jobs, refused = [], []
    for old in ended:
        try:
            job = orders.again(session, viewer, old)
        except (BadSettings, Conflict) as error:
            refused.append(f"{after.name(old)}: {error}")
            continue
        job.parent_id, old.batch_id = old.id, None
        old.version += 1
        session.record_event(job, "state", state=job.state, by=viewer.name)
        jobs.append(job)
    if refused:
        count = f"{len(refused)} of these {len(ended)} jobs"
        raise Conflict(
            f"{count} cannot be queued again, and so none is: delete them first. The first is "
            f"{refused[0]}"
        )
    session.ring()
    return jobs
