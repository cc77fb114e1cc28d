"""How many jobs come before one that waits, as projects and people take turns."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from farm.domain.placement import Needs, Offer, parse
from farm.fleet import shares
from farm.fleet.shares import Ledger
from farm.sql.models import Job


@dataclass(frozen=True)
class Line:
    """Jobs of one priority, project, owner and needs that wait."""

    priority: int
    project: str
    owner: str
    needs: str
    count: int


@dataclass(frozen=True)
class Place:
    """Where a job stands among those that a worker of its own could take instead."""

    ahead: int  # jobs that come first in any case: more urgent ones, and its owner's earlier ones
    in_turn: int  # jobs of others of the same priority that come before it by their shares

    @property
    def number(self) -> int:
        """The place in line, from 1."""
        return 1 + self.ahead + self.in_turn


@dataclass(frozen=True)
class Asker:
    """Whose job is meant, and what it needs."""

    project: str
    owner: str
    priority: int
    needs: Needs


class Turns:
    """Everything that waits from a priority on, counted by who asks and what they need.

    The count of what comes first is exact as long as jobs are alike; nobody knows what others will
    submit, or how long theirs take.
    """

    def __init__(self, session: Session, priority: int, offers: Collection[Offer]) -> None:
        exhausted = shares.exhausted(session)
        rows = session.execute(_WAITING.where(Job.priority >= priority))
        lines = [Line(*row) for row in rows]
        self._lines = [line for line in lines if line.project not in exhausted]
        self._offers = offers
        self._ledger = Ledger.read(session)

    def place(self, asker: Asker, ahead: Iterable[tuple[str, int]]) -> Place:
        """Return a job's place; `ahead` counts by needs what its owner has before it."""
        able = [offer for offer in self._offers if offer.takes(asker.needs)]
        own = sum(count for needs, count in ahead if _compete(needs, able))
        lines = [line for line in self._lines if _compete(line.needs, able)]
        urgent = sum(line.count for line in lines if line.priority > asker.priority)
        equal = [line for line in lines if line.priority == asker.priority]
        within = self._of_people(asker, equal, own)
        return Place(urgent + own, within + self._of_projects(asker, equal, own + within))

    def _of_people(self, asker: Asker, lines: Iterable[Line], own: int) -> int:
        """Count what others of the same project have before: as many as the owner, in turn."""
        waiting = Counter[str]()
        for line in lines:
            if line.project == asker.project and line.owner != asker.owner:
                waiting[line.owner] += line.count
        mine = self._ledger.turn(asker.project, asker.owner, asker.needs)[1]
        return sum(
            min(count, own + (self._ledger.turn(asker.project, other, asker.needs)[1] <= mine))
            for other, count in waiting.items()
        )

    def _of_projects(self, asker: Asker, lines: Iterable[Line], own: int) -> int:
        """Count what other projects have before: as many as this one, by their weights."""
        waiting = Counter[str]()
        for line in lines:
            if line.project != asker.project:
                waiting[line.project] += line.count
        mine = self._ledger.turn(asker.project, asker.owner, asker.needs)[0]
        weight = self._ledger.weight(asker.project)
        return sum(
            min(
                count,
                round(own * self._ledger.weight(other) / weight)
                + (self._ledger.turn(other, asker.owner, asker.needs)[0] <= mine),
            )
            for other, count in waiting.items()
        )


def own_ahead(job_ids: Collection[str]) -> Select[str, str, int]:
    """Count, by needs, what the owner of each of these jobs has before it in the same line."""
    other = aliased(Job)
    line = other.is_free() & (other.priority == Job.priority)
    line &= (other.project == Job.project) & (other.owner == Job.owner)
    pairs = select(Job.id, other.needs, func.count()).select_from(Job)
    pairs = pairs.join(other, line & (other.position < Job.position))
    return pairs.where(Job.id.in_(job_ids)).group_by(Job.id, other.needs)


def _compete(needs: str, able: Collection[Offer]) -> bool:
    """Whether one of these workers could take such a job; without any worker, all compete."""
    return not able or any(offer.takes(parse(needs)) for offer in able)


_WAITING = (
    select(Job.priority, Job.project, Job.owner, Job.needs, func.count())
    .where(Job.is_free())
    .group_by(Job.priority, Job.project, Job.owner, Job.needs)
)
