"""What attempts began and ended since a monitor looked last."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.sql.database import now
from farm.sql.models import Attempt, Job

LAG_S = 16.0
"""How late a look is: no transaction lasts longer, so that what it sees is complete."""

FARTHEST_S = 3600.0  # a monitor that was away for longer does not hear of what was before


@dataclass(frozen=True)
class Pickup:
    """A job whose first worker began."""

    kind: str
    waited: float  # seconds since it was submitted


@dataclass(frozen=True)
class Ending:
    """An attempt that ended."""

    kind: str
    worker: str
    outcome: str
    seconds: float


@dataclass(frozen=True)
class Tallies:
    """What happened up to a moment."""

    until: float
    pickups: list[Pickup] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)


def since(session: Session, last: float | None) -> Tallies:
    """Return what happened after `last`, until when the look before saw; None begins."""
    until = (session.scalar(select(now())) or 0.0) - LAG_S
    found = Tallies(until)
    if last is None or last >= until:
        return found
    last = max(last, until - FARTHEST_S)
    columns = (Attempt.epoch, Attempt.worker_id, Attempt.outcome, Attempt.started, Attempt.ended)
    # By the index on ends: what began meanwhile has not ended, or ended meanwhile.
    lately = Attempt.ended.is_(None) | (Attempt.ended > last)
    query = select(*columns, Job.kind, Job.created).join(Job, Job.id == Attempt.job_id)
    for epoch, worker, outcome, started, ended, kind, created in session.execute(
        query.where(lately)
    ):
        if epoch == 1 and last < started <= until:
            found.pickups.append(Pickup(kind, max(started - created, 0.0)))
        if ended is not None and last < ended <= until:
            found.endings.append(Ending(kind, worker, outcome or "", max(ended - started, 0.0)))
    return found
