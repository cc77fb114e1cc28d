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

from sqlalchemy import CTE, ColumnElement, Connection, Select, bindparam, func, select, update
from sqlalchemy.orm import Session, aliased

from farm.base.config import Settings
from farm.domain.placement import UNTOLD, Offer, parse
from farm.domain.states import Action, JobState, after
from farm.fleet import shares
from farm.fleet.shares import Ledger
from farm.infra.services import Services
from farm.sql import limits
from farm.sql.database import now
from farm.sql.models import Job, Worker

Columns = TypeVarTuple("Columns")
ABOVE_ALL = 2**31 - 1  # priorities


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


@dataclass(frozen=True)
class Lines:
    """The lines of one priority that a worker may take from, the next one first."""

    priority: int
    heads: list[Head]


def lines(services: Services, worker_id: str, below: int = ABOVE_ALL) -> Lines | None:
    """Return those of the highest priority below another; None if there are none.

    Others claim meanwhile: what is found may be gone.
    """
    with services.db.peek() as connection:
        rows = connection.execute(_HEADS, {"below": below, "worker": worker_id}).all()
        if not rows or rows[0].draining:
            return None
        one = rows[0]
        untold = one.device_kind is None  # its row is gone
        offer = UNTOLD if untold else Offer.told(*(getattr(one, name) for name in _OFFER))
        heads = [Head(row.project, row.owner, row.needs, row.position) for row in rows]
        fitting = [head for head in heads if offer.takes(parse(head.needs))]
        return Lines(one.priority, _in_turn(connection, services.settings, fitting))


def _in_turn(connection: Connection, settings: Settings, fitting: list[Head]) -> list[Head]:
    if not fitting:
        return []
    standings = shares.fresh(connection)
    exhausted = standings.exhausted if standings else shares.exhausted(connection)
    full = limits.full(connection, settings)
    may = [head for head in fitting if head.project not in exhausted and head.owner not in full]
    if len(may) < 2:  # nobody has to be compared
        return may
    ledger = Ledger.of(connection, standings) if standings else Ledger.read(connection)
    return sorted(may, key=lambda head: head.turn(ledger))


def take(
    session: Session,
    settings: Settings,
    line: tuple[int, Head],
    worker_id: str,
    boot_id: str,
    avoid: Collection[str],
) -> Job | None:
    """Give a worker the first free job of a line; None if none is, or its owner has enough."""
    priority, head = line
    if not limits.may_run(session, settings, head.owner):
        return None
    of_line = {f"its_{name}": value for name, value in vars(head).items()}
    of_line |= {"its_priority": priority, "avoid": [*avoid]}
    whose = {"by": worker_id, "boot": boot_id, "seconds": settings.lease_seconds}
    return session.scalars(_TAKE, of_line | whose).one_or_none()


def _waits(job: type[Job], priority: ColumnElement[int]) -> ColumnElement[bool]:
    return job.is_free() & (job.priority == priority)


def _heads_of_lines() -> Select[int, str, str, str, float, str, int | None, str, str, bool]:
    """Select the first job of every line of the highest priority, and beside each the worker.

    The recursion hops through the index from line to line: 100,000 jobs in one cost one step.
    """
    highest = select(func.max(Job.priority).label("priority"))
    waiting = Job.is_free() & (Job.priority < bindparam("below"))
    top = highest.where(waiting).cte("top")
    other = aliased(Job)
    order = (other.project, other.owner, other.needs, other.position)
    waits = _waits(other, select(top.c.priority).scalar_subquery())
    first = select(other.id).where(waits).order_by(*order).limit(1)
    heads = select(first.scalar_subquery().label("id")).cte(recursive=True)
    # In steps, because SQLite compares a row by its first column alone along an index.
    same_project = first.where(other.project == Job.project)
    same_owner = same_project.where(other.owner == Job.owner, other.needs > Job.needs)
    next_owner = same_project.where(other.owner > Job.owner)
    next_project = first.where(other.project > Job.project)
    steps = (same_owner, next_owner, next_project)
    behind = [query.correlate(Job).scalar_subquery() for query in steps]
    heads = heads.union_all(_rows_of(heads, select(func.coalesce(*behind))))
    told = (Worker.device_kind, Worker.memory, Worker.labels, Worker.kinds, Worker.draining)
    found = _rows_of(
        heads, select(Job.priority, Job.project, Job.owner, Job.needs, Job.position, *told)
    )
    return found.outerjoin(Worker, Worker.id == bindparam("worker"))


def _rows_of(heads: CTE, query: Select[*Columns]) -> Select[*Columns]:
    """Look each head up by its id; an inner join might go through all jobs instead."""
    looked_up = heads.outerjoin(Job, Job.id == heads.c.id)
    return query.select_from(looked_up).where(heads.c.id.is_not(None))


_OFFER = ("device_kind", "memory", "labels", "kinds")
# Made once: putting these together takes Python longer than running them takes the database.
_HEADS = _heads_of_lines()
_FIRST = (
    select(Job.id)
    .where(_waits(Job, bindparam("its_priority")), Job.project == bindparam("its_project"))
    .where(Job.owner == bindparam("its_owner"), Job.needs == bindparam("its_needs"))
    .where(Job.id.not_in(bindparam("avoid", expanding=True)))
    .order_by(Job.position)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(Job)
    .where(Job.id == _FIRST.scalar_subquery())
    .values(
        state=after(Action.CLAIM, JobState.QUEUED),
        epoch=Job.epoch + 1,
        version=Job.version + 1,
        boot_id=bindparam("boot"),
        worker_id=bindparam("by"),
        lease_until=now() + bindparam("seconds"),
        claimed=now(),
        started=func.coalesce(Job.started, now()),
    )
    .returning(Job)
    .execution_options(synchronize_session=False)
)
