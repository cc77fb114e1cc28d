"""What projects and people had of the workers lately, and what projects may still have.

Device seconds are kept in slices of time, by what the worker offered; what is at work right now is
counted from the jobs themselves. So a claim reads a few rows, however many jobs there were.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from sqlalchemy import bindparam, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from farm.domain.placement import UNTOLD, Needs, Offer, offered
from farm.infra.services import Services
from farm.sql.database import now
from farm.sql.models import Job, Project, Share, Worker

SLOT_S, SLOTS = 600, 6
WINDOW_S = SLOT_S * SLOTS  # what was earlier is forgotten
LEAST_S = 10.0
"""What an attempt counts at least: so that workers which claim at one instant see each other."""

HOUR_S = 3600
Had = Mapping[Offer, float]  # seconds, by what the workers offered
NOTHING: Had = MappingProxyType({})


class Ledger:
    """What each had in the window, in seconds."""

    def __init__(self, session: Session) -> None:
        self._people = defaultdict[tuple[str, str], dict[Offer, float]](dict)
        self._projects = defaultdict[str, dict[Offer, float]](dict)
        weights = session.execute(_WEIGHTS)
        self._weights: dict[str, float] = {row.name: row.weight for row in weights}
        for project, owner, text, seconds in session.execute(_HAD):
            self._count(project, owner, offered(text), seconds)
        for project, owner, seconds, *worker in session.execute(_AT_WORK):
            offer = UNTOLD if worker[0] is None else _offer(*worker)
            self._count(project, owner, offer, seconds)

    def _count(self, project: str, owner: str, offer: Offer, seconds: float) -> None:
        for had in (self._people[project, owner], self._projects[project]):
            had[offer] = had.get(offer, 0.0) + seconds

    def turn(self, project: str, owner: str, needs: Needs) -> tuple[float, float]:
        """What decides between projects, then between people; the lowest is next.

        Only workers that could take a job of these needs count.
        """
        whole, own = (
            self._projects.get(project, NOTHING),
            self._people.get((project, owner), NOTHING),
        )
        return _seconds(whole, needs) / self.weight(project), _seconds(own, needs)

    def weight(self, project: str) -> float:
        """Return a project's weight; that of the common one, and of one that is gone, is 1."""
        return self._weights.get(project, 1.0)


def _offer(device_kind: str, memory: int | None, labels: str, kinds: str) -> Offer:
    return Worker(device_kind=device_kind, memory=memory, labels=labels, kinds=kinds).offer


def _seconds(had: Had, needs: Needs) -> float:
    return sum(had[offer] for offer in had if offer.takes(needs))


def charge(session: Session, job: Job, worker: Worker | None, begun: float, end: float) -> None:
    """Write down what an attempt that ends now had of a worker."""
    seconds = max(end - begun, LEAST_S)
    offer = worker.offer if worker else UNTOLD
    key = {"project": job.project, "owner": job.owner, "offer": str(offer)}
    month = month_of(end)
    before = case((Project.month == month, Project.spent), else_=0.0)
    spent = {"month": month, "spent": before + max(end - begun, 0.0)}
    # First of all, so that nobody waits for the row who holds what others wait for.
    session.execute(update(Project).where(Project.name == job.project).values(spent))
    rows = [key | {"slot": slot, "seconds": part} for slot, part in _slices(end, seconds)]
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(Share).values(rows)
    total = {"seconds": Share.seconds + row.excluded.seconds}
    session.execute(row.on_conflict_do_update(index_elements=[*key, "slot"], set_=total))


def _slices(end: float, seconds: float) -> Iterator[tuple[int, float]]:
    """Divide what ended then into slices of time, the newest first, within the window."""
    slot, left = int(end // SLOT_S), min(seconds, WINDOW_S)
    part = min(left, max(end - slot * SLOT_S, LEAST_S))
    while left > 0:
        yield slot, part
        slot, left = slot - 1, left - part
        part = min(left, SLOT_S)


def forget(services: Services) -> None:
    """Let go of what nobody counts any more."""
    with services.db.write() as session:
        session.execute(delete(Share).where(Share.slot < _OLDEST))


def exhausted(session: Session) -> dict[str, str]:
    """Say of the projects that used up their budget of this month why their jobs wait."""
    rows = session.execute(_BUDGETS).all()
    if not rows:
        return {}
    month = month_of(session.scalar(select(now())) or 0.0)
    spent = {row.name: row.spent if row.month == month else 0.0 for row in rows}
    for name, seconds in session.execute(_RUNNING, {"names": [*spent]}):
        spent[name] += seconds
    over = [row for row in rows if spent[row.name] >= row.budget_hours * HOUR_S]
    return {row.name: _used_up(row.name, row.budget_hours, month) for row in over}


def _used_up(project: str, hours: float, month: str) -> str:
    noun = "hour" if hours == 1 else "hours"
    return (
        f"Its project {project} has used up its {hours:g} device {noun} of {month}: it waits for "
        "the next month, or until an admin raises the budget."
    )


def month_of(clock: float) -> str:
    """Return the month, by UTC, as in 2026-11."""
    return f"{datetime.fromtimestamp(clock, UTC):%Y-%m}"


_OFFER = (Worker.device_kind, Worker.memory, Worker.labels, Worker.kinds)
_OLDEST = now() / SLOT_S - SLOTS
_WEIGHTS = select(Project.name, Project.weight)
_BUDGETS = select(Project.name, Project.budget_hours, Project.month, Project.spent).where(
    Project.budget_hours.is_not(None)
)
_HAD = (
    select(Share.project, Share.owner, Share.offer, func.sum(Share.seconds))
    .where(Share.slot > _OLDEST)
    .group_by(Share.project, Share.owner, Share.offer)
)
_SINCE = now() - func.coalesce(Job.claimed, Job.started)
_COUNTED = case((_SINCE < LEAST_S, LEAST_S), (_SINCE > WINDOW_S, float(WINDOW_S)), else_=_SINCE)
_AT_WORK = (  # by the index on workers: only what runs has one
    select(Job.project, Job.owner, func.sum(_COUNTED), *_OFFER)
    .outerjoin(Worker, Worker.id == Job.worker_id)
    .where(Job.worker_id > "")
    .group_by(Job.project, Job.owner, *_OFFER)
)
_RUNNING = (
    select(Job.project, func.sum(_SINCE))
    .where(Job.worker_id > "", Job.project.in_(bindparam("names", expanding=True)))
    .group_by(Job.project)
)
