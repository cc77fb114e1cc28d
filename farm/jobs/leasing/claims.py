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
from typing import Any

from sqlalchemy import (
    CTE,
    Connection,
    Row,
    Select,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from farm.base.config import Settings
from farm.domain.placement import UNTOLD, Offer, parse
from farm.fleet import shares
from farm.fleet.shares import Ledger
from farm.infra.services import Services
from farm.sql import limits
from farm.sql.models import Job, Standings, Worker
from farm.sql.statements import constant

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
        standings = one if one.at is not None else None
        heads = _in_turn(connection, services.settings, standings, fitting)
        return Lines(one.priority, heads)


def _in_turn(
    connection: Connection, settings: Settings, standings: Row[Any] | None, fitting: list[Head]
) -> list[Head]:
    if not fitting:
        return []
    exhausted = standings.exhausted if standings else shares.exhausted(connection)
    full = limits.full(connection, settings)
    may = [head for head in fitting if head.project not in exhausted and head.owner not in full]
    if len(may) < 2:  # nobody has to be compared
        return may
    ledger = Ledger.of(standings) if standings else Ledger.read(connection)
    return sorted(may, key=lambda head: head.turn(ledger))


def _hops(of_head: Collection[InstrumentedAttribute[Any]]) -> CTE:
    """Go from line to line of the highest priority: each row tells of a head, and names the next.

    Through the index, so that 100,000 jobs in a line cost one step. The first row is before them.
    """
    highest = select(func.max(Job.priority).label("priority"))
    waiting = Job.is_free() & (Job.priority < bindparam("below"))
    top = highest.where(waiting).cte("top")
    other = aliased(Job)
    order = (other.project, other.owner, other.needs, other.position)
    waits = other.is_free() & (other.priority == select(top.c.priority).scalar_subquery())
    first = select(other.id).where(waits).order_by(*order).limit(constant(1))
    # In steps, because SQLite compares a row by its first column alone along an index.
    same_project = first.where(other.project == Job.project)
    same_owner = same_project.where(other.owner == Job.owner, other.needs > Job.needs)
    next_owner = same_project.where(other.owner > Job.owner)
    next_project = first.where(other.project > Job.project)
    steps = (same_owner, next_owner, next_project)
    behind = [query.correlate(Job).scalar_subquery() for query in steps]
    begin = select(literal(0).label("number"), first.scalar_subquery().label("next"))
    nothing = [cast(null(), column.type).label(column.key) for column in of_head]
    hops = begin.add_columns(*nothing).cte(recursive=True)
    after = select(hops.c.number + 1, func.coalesce(*behind), *of_head)
    return hops.union_all(after.join(hops, Job.id == hops.c.next))


def _heads() -> Select[*tuple[Any, ...]]:
    """Select the head of every line; beside the first, the worker and what shares are gone by."""
    of_head = (Job.priority, Job.project, Job.owner, Job.needs, Job.position)
    hops = _hops(of_head)
    told = (Worker.device_kind, Worker.memory, Worker.labels, Worker.kinds, Worker.draining)
    is_first = hops.c.number == 1
    found = select(*(hops.c[column.key] for column in of_head), *told, *shares.COUNTED)
    found = found.select_from(hops).where(hops.c.number > 0).order_by(hops.c.number)
    found = found.outerjoin(Worker, is_first & (Worker.id == bindparam("worker")))
    return found.outerjoin(Standings, is_first & shares.FRESH)


_OFFER = ("device_kind", "memory", "labels", "kinds")
# Made once: putting these together takes Python longer than running them takes the database.
_HEADS = _heads()
