"""Which job a worker takes next, of all that fit it.

By priority; then the project that had least of the workers lately for its weight; in it the person
who had least; then position. Waiting jobs of one person and project with the same needs are a line,
of which only the head is looked at: the heads are found in a few short look-ups along one index,
however many wait behind.

Only workers that could take a job count as had. That reserves a large worker for whoever has a
large job, even while ten small ones of theirs run elsewhere, and leaves to small workers what fits
them; a small job whose turn it is still gets the large worker.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import CTE, ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from farm.base.config import Settings
from farm.domain.placement import UNTOLD, Offer, parse
from farm.domain.states import JobState
from farm.fleet import shares
from farm.fleet.shares import Ledger
from farm.sql import limits
from farm.sql.models import Job, Worker

Columns = TypeVarTuple("Columns")


@dataclass(frozen=True)
class Head:
    """The first of a line: of the waiting jobs of one priority, project, owner and needs."""

    project: str
    owner: str
    needs: str
    position: float

    def turn(self, ledger: Ledger) -> tuple[float, float, float]:
        """What decides among lines of one priority; the lowest is next."""
        return (*ledger.turn(self.project, self.owner, parse(self.needs)), self.position)


def next_job(
    session: Session, settings: Settings, worker_id: str, avoid: Collection[str]
) -> Job | None:
    """Return the job that the worker may claim, its row locked; None if nothing fits it."""
    worker = session.get(Worker, worker_id)
    offer = worker.offer if worker else UNTOLD
    exhausted, full = shares.exhausted(session), limits.full(session, settings)
    priority = session.scalar(_HIGHEST)
    while priority is not None:
        for head in _in_turn(session, priority, offer, exhausted, full):
            line = vars(head) | {"priority": priority, "avoid": [*avoid]}
            job = session.scalars(_FIRST, line).one_or_none()
            if job is not None and limits.may_run(session, settings, head.owner):
                return job
        priority = session.scalar(_HIGHEST_BELOW, {"priority": priority})
    return None


def _in_turn(
    session: Session,
    priority: int,
    offer: Offer,
    exhausted: Collection[str],
    full: Collection[str],
) -> list[Head]:
    """Return the heads of the lines that fit, the next one first."""
    heads = [Head(*row) for row in session.execute(_HEADS, {"priority": priority})]
    may = [head for head in heads if head.project not in exhausted and head.owner not in full]
    fitting = [head for head in may if offer.takes(parse(head.needs))]
    if len(fitting) < 2:  # nobody has to be compared
        return fitting
    ledger = Ledger(session)
    return sorted(fitting, key=lambda head: head.turn(ledger))


def _waits(job: type[Job]) -> ColumnElement[bool]:
    return (job.state == JobState.QUEUED) & (job.priority == bindparam("priority"))


def _heads_of_lines() -> Select[str, str, str, float]:
    """Select the first job of every line.

    The recursion hops through the index from line to line: 100,000 jobs in one cost one step.
    """
    other = aliased(Job)
    order = (other.project, other.owner, other.needs, other.position)
    first = select(other.id).where(_waits(other)).order_by(*order).limit(1)
    heads = select(first.scalar_subquery().label("id")).cte(recursive=True)
    # In steps, because SQLite compares a row by its first column alone along an index.
    same_project = first.where(other.project == Job.project)
    same_owner = same_project.where(other.owner == Job.owner, other.needs > Job.needs)
    next_owner = same_project.where(other.owner > Job.owner)
    next_project = first.where(other.project > Job.project)
    steps = (same_owner, next_owner, next_project)
    behind = [query.correlate(Job).scalar_subquery() for query in steps]
    heads = heads.union_all(_rows_of(heads, select(func.coalesce(*behind))))
    return _rows_of(heads, select(Job.project, Job.owner, Job.needs, Job.position))


def _rows_of(heads: CTE, query: Select[*Columns]) -> Select[*Columns]:
    """Look each head up by its id; an inner join might go through all jobs instead."""
    looked_up = heads.outerjoin(Job, Job.id == heads.c.id)
    return query.select_from(looked_up).where(heads.c.id.is_not(None))


# Made once: putting these together takes Python longer than running them takes the database.
_HIGHEST = select(func.max(Job.priority)).where(Job.state == JobState.QUEUED)
_HIGHEST_BELOW = _HIGHEST.where(Job.priority < bindparam("priority"))
_HEADS = _heads_of_lines()
_FIRST = (
    select(Job)
    .where(_waits(Job), Job.project == bindparam("project"))
    .where(Job.owner == bindparam("owner"), Job.needs == bindparam("needs"))
    .where(Job.id.not_in(bindparam("avoid", expanding=True)))
    .order_by(Job.position)
    .limit(1)
    .with_for_update(skip_locked=True)
)
