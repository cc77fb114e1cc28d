"""What projects and people had of the workers lately, and what projects may still have.

Device seconds are kept in slices of time, by what the worker offered; what is at work right now is
counted from the jobs themselves. Maintenance does that every few seconds, and a claim adds what
began since: it reads a few rows, however many jobs there were and however many workers there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from farm.domain.placement import UNTOLD, Needs, Offer, offered
from farm.infra.services import Services
from farm.sql.database import now
from farm.sql.models import Job, Project, Share, Standings, Usage, Worker
from farm.sql.statements import json_array, json_rows

SLOT_S, SLOTS = 600, 6
WINDOW_S = SLOT_S * SLOTS  # what was earlier is forgotten
LEAST_S = 10.0
"""What an attempt counts at least: so that workers which claim at one instant see each other."""

FRESH_S = 15.0  # of standings
HOUR_S = 3600
Had = Mapping[int, float]  # seconds, by the numbers of what the workers offered
NOTHING: Had = MappingProxyType({})


class Ledger:
    """What each had in the window, in seconds."""

    def __init__(self, weights: Mapping[str, float], had: Iterable[tuple[str, str, Offer, float]]):
        self._people = defaultdict[tuple[str, str], dict[int, float]](dict)
        self._projects = defaultdict[str, dict[int, float]](dict)
        self._weights = weights
        self._offers: dict[Offer, int] = {}  # and the numbers that stand for them above
        self._able: dict[Needs, set[int]] = {}
        for project, owner, offer, seconds in had:
            number = self._offers.setdefault(offer, len(self._offers))
            for mine in (self._people[project, owner], self._projects[project]):
                mine[number] = mine.get(number, 0.0) + seconds

    @classmethod
    def read(cls, session: Session | Connection) -> "Ledger":
        """Count it now, from all that is at work."""
        had = [(*key, seconds) for key, (seconds, _jobs) in _count(session).items()]
        return cls(_weights(session), had)

    @classmethod
    def of(cls, standings: Row[Any]) -> "Ledger":
        """Take what maintenance counted a moment ago, and add what was claimed since.

        `standings`: with the columns of COUNTED.
        """
        passed = standings.now - standings.at
        had = [
            (project, owner, offered(text), seconds + jobs * passed)
            for project, owner, text, seconds, jobs in standings.had
        ]
        for project, owner, claimed, *worker in standings.began or ():
            seconds = max(standings.now - claimed, LEAST_S)
            had.append((project, owner, _offer(*worker), seconds))
        return cls(standings.weights, had)

    def turn(self, project: str, owner: str, needs: Needs) -> tuple[float, float]:
        """What decides between projects, then between people; the lowest is next.

        Only workers that could take a job of these needs count.
        """
        able = self._that_could_take(needs)
        whole = self._projects.get(project, NOTHING)
        own = self._people.get((project, owner), NOTHING)
        return _seconds(whole, able) / self.weight(project), _seconds(own, able)

    def _that_could_take(self, needs: Needs) -> set[int]:
        if needs not in self._able:
            able = {number for offer, number in self._offers.items() if offer.takes(needs)}
            self._able[needs] = able
        return self._able[needs]

    def weight(self, project: str) -> float:
        """Return a project's weight; that of the common one, and of one that is gone, is 1."""
        return self._weights.get(project, 1.0)


def count(services: Services) -> float:
    """Count what each had, for claims: what one of them reads must not grow with the fleet.

    Return how many claims there were a second since it was counted before.
    """
    with services.db.write() as session:
        clock = session.scalar(select(now())) or 0.0
        before = session.execute(_CLAIMS).one_or_none()
        had = [[*key[:2], str(key[2]), *sums] for key, sums in _count(session).items()]
        limits = {"weights": _weights(session), "exhausted": exhausted(session)}
        session.merge(Standings(id=1, at=clock, had=had, **limits))
    return before.claims / (clock - before.at) if before and clock > before.at else 0.0


def _count(session: Session | Connection) -> dict[tuple[str, str, Offer], tuple[float, int]]:
    """Return the seconds, and the jobs at work, of each project, owner and offer."""
    found: dict[tuple[str, str, Offer], tuple[float, int]] = {}
    for project, owner, text, seconds in session.execute(_HAD):
        found[project, owner, offered(text)] = seconds, 0
    for project, owner, seconds, jobs, *worker in session.execute(_AT_WORK):
        key = project, owner, _offer(*worker)
        before = found.get(key, (0.0, 0))
        found[key] = before[0] + seconds, before[1] + jobs
    return found


def _weights(session: Session | Connection) -> dict[str, float]:
    return {row.name: row.weight for row in session.execute(_WEIGHTS)}


def _offer(device_kind: str | None, memory: int | None, labels: str, kinds: str) -> Offer:
    if device_kind is None:  # its row is gone
        return UNTOLD
    return Offer.told(device_kind, memory, labels, kinds)


def _seconds(had: Had, able: Collection[int]) -> float:
    return sum(had[number] for number in had if number in able)


def charge(session: Session, job: Job, worker: Worker | None, begun: float, end: float) -> None:
    """Write down what an attempt that ends now had of a worker.

    Last of all in a transaction: others that end wait for the same rows.
    """
    seconds = max(end - begun, LEAST_S)
    offer = worker.offer if worker else UNTOLD
    key = {"project": job.project, "owner": job.owner, "offer": str(offer)}
    parts = _slices(end, seconds)
    rows = [key | {"slot": slot, "seconds": part * job.devices} for slot, part in parts]
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


def exhausted(session: Session | Connection) -> dict[str, str]:
    """Say of the projects that used up their budget of this month why their jobs wait."""
    budgets: dict[str, float] = {row.name: row.budget_hours for row in session.execute(_BUDGETS)}
    if not budgets:
        return {}
    had = spent(session)
    for name, seconds in session.execute(_RUNNING, {"names": [*budgets]}):
        had[name] = had.get(name, 0.0) + seconds
    month = month_of(session.scalar(select(now())) or 0.0)
    over = {name: hours for name, hours in budgets.items() if had.get(name, 0.0) >= hours * HOUR_S}
    return {name: _used_up(name, hours, month) for name, hours in over.items()}


def spent(session: Session | Connection) -> dict[str, float]:
    """Return the seconds on devices that each project's attempts took which ended this month."""
    month = month_of(session.scalar(select(now())) or 0.0)
    rows = session.execute(_SPENT, {"month": month})
    return {project: seconds for project, seconds in rows}  # noqa: C416 - typed rows


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
_BUDGETS = select(Project.name, Project.budget_hours).where(Project.budget_hours.is_not(None))
_SPENT = (
    select(Usage.project, func.sum(Usage.seconds))
    .where(Usage.month == bindparam("month"))
    .group_by(Usage.project)
)
_HAD = (
    select(Share.project, Share.owner, Share.offer, func.sum(Share.seconds))
    .where(Share.slot > _OLDEST)
    .group_by(Share.project, Share.owner, Share.offer)
)
_SINCE = now() - func.coalesce(Job.claimed, Job.started)
_COUNTED = case((_SINCE < LEAST_S, LEAST_S), (_SINCE > WINDOW_S, float(WINDOW_S)), else_=_SINCE)
_AT_WORK = (  # by the index on workers: only what runs has one
    select(Job.project, Job.owner, func.sum(_COUNTED), func.count(), *_OFFER)
    .outerjoin(Worker, Worker.id == Job.worker_id)
    .where(Job.worker_id > "")
    .group_by(Job.project, Job.owner, *_OFFER)
)
# How many rows lie above a value that it has yet to read PostgreSQL does not know, and guesses a
# third of the table; between two it guesses few, and goes by the index on claims.
_SINCE_COUNTED = (Job.claimed > Standings.at) & (Job.claimed <= select(now()).scalar_subquery())
_CLAIMS = select(
    Standings.at,
    select(func.count())
    .where(_SINCE_COUNTED)
    .correlate(Standings)
    .scalar_subquery()
    .label("claims"),
)
_BEGAN = (
    select(json_rows(json_array(Job.project, Job.owner, Job.claimed, *_OFFER)))
    .outerjoin(Worker, Worker.id == Job.worker_id)
    # In a way that the index on workers, which has all that runs, does not serve.
    .where(_SINCE_COUNTED, func.coalesce(Job.worker_id, "") != "")
    .correlate(Standings)
)
COUNTED = (
    *(Standings.at, Standings.had, Standings.weights, Standings.exhausted),
    *(now().label("now"), _BEGAN.scalar_subquery().label("began")),
)
"""What maintenance counted and what began since, for `Ledger.of`."""

FRESH = Standings.at > now() - FRESH_S
"""Whether it did so lately: older standings are not gone by."""

_RUNNING = (
    select(Job.project, func.sum(_SINCE))
    .where(Job.worker_id > "", Job.project.in_(bindparam("names", expanding=True)))
    .group_by(Job.project)
)
