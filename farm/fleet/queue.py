"""The line of waiting jobs: how many are ahead of one, and why it waits."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf

from sqlalchemy import ColumnElement, ScalarSelect, func, select, true
from sqlalchemy.orm import Session, aliased

from farm.base.config import Settings
from farm.domain.placement import UNKNOWN, Needs, Offer, lack, parse
from farm.domain.roles import Viewer
from farm.domain.states import HELD, LIVE, JobState
from farm.errors import Unavailable
from farm.fleet import shares, turns
from farm.fleet.turns import Asker, Place, Turns
from farm.sql import limits
from farm.sql.database import now
from farm.sql.models import Job, Worker

TURNS = ", as projects and people take turns"
NOBODY = "No worker is running: whoever runs the farm starts one."
RESTS = "is drained, set aside or outside of its hours"
MOST_NEXT = 20  # that are looked at for the first in line: turns change what positions say


@dataclass(frozen=True)
class Fleet:
    """How many workers could take a job."""

    alive: int  # heard of lately, whether they fit the job or not
    open: int  # of those that fit, not draining, set aside or outside of their hours
    idle: int  # of these, without a job
    lack: str | None = None  # what none of those alive has of the job's needs

    def reason(self, place: int, over: str | None = None, *, in_turn: bool = False) -> str:
        """Say in one sentence why the job at this place in line waits.

        `over` says that its project or owner has all that it may, `in_turn` that others' jobs of
        the same priority are ahead.
        """
        if over:
            return over
        if not self.alive:
            return NOBODY
        if self.lack:
            return self.lack
        if not self.open:
            return f"Every worker that could take it {RESTS}."
        if place > 1:
            ahead = "1 job is" if place == 2 else f"{place - 1} jobs are"
            return f"{ahead} ahead of it{TURNS if in_turn else ''}."
        if self.idle:
            return "It is next, and a worker is about to take it."
        busy = "the only worker is" if self.open == 1 else f"all {self.open} workers are"
        return f"It is next, but {busy} busy."


@dataclass(frozen=True)
class Wait:
    """Where a waiting job stands, and why."""

    place: int | None  # from 1, among the jobs that a worker of its own could take instead
    reason: str


def _all_needs() -> ScalarSelect[str]:
    """Return what jobs that wait for a worker need, each once, as one text; None if none waits.

    The recursion hops along the index on needs: it costs as much as there are different ones.
    """
    smallest = select(func.min(Job.needs)).where(Job.is_free())
    found = select(smallest.scalar_subquery().label("needs")).cte("waiting", recursive=True)
    larger = smallest.where(Job.needs > found.c.needs).correlate(found).scalar_subquery()
    found = found.union_all(select(larger).where(found.c.needs.is_not(None)))
    return select(func.aggregate_strings(found.c.needs, BETWEEN)).scalar_subquery()


def needs_in(text: str | None) -> list[Needs]:
    """Read what `NEEDS` returns."""
    return [] if text is None else [parse(each) for each in text.split(BETWEEN)]


BETWEEN = "\n"
NEEDS = _all_needs()


def is_alive(lease_seconds: float) -> ColumnElement[bool]:
    """Match workers that gave a sign of life within a lease's length."""
    return Worker.stopped.is_(None) & (Worker.seen > now() - lease_seconds)


def fleet(session: Session, lease_seconds: float, needs: Needs = UNKNOWN) -> Fleet:
    """Count the workers that could take a job of these needs."""
    return _count(_alive(session, lease_seconds), needs)


def require_open(session: Session, lease_seconds: float) -> Fleet:
    """Return the counts of the workers; raise Unavailable if none takes work."""
    counts = fleet(session, lease_seconds)
    if not counts.open:
        raise Unavailable(f"Every worker {RESTS}." if counts.alive else NOBODY)
    return counts


def first(session: Session, viewer: Viewer, settings: Settings) -> tuple[str, Wait] | None:
    """Return which waiting job of those that one may see is the first in line, and its wait."""
    whose = true() if viewer.sees_all else Job.owner == viewer.name
    query = select(Job.id).where(Job.state == JobState.QUEUED, Job.part_of.is_(None), whose)
    order = (Job.blockers > 0, Job.priority.desc(), Job.position)
    ids = session.scalars(query.order_by(*order).limit(MOST_NEXT)).all()
    found = waits(session, ids, settings)
    return min(found.items(), key=lambda item: item[1].place or inf, default=None)


def waits(session: Session, job_ids: Collection[str], settings: Settings) -> dict[str, Wait]:
    """Return of those jobs that wait where they stand, and why they wait."""
    workers = _alive(session, settings.lease_seconds)
    query = select(Job.id, Job.needs, Job.project, Job.owner).where(Job.is_free())
    rows = session.execute(query.where(Job.id.in_(job_ids))).all()
    needs = {row.id: parse(row.needs) for row in rows}
    fleets = {each: _count(workers, each) for each in set(needs.values())}
    exhausted, full = shares.exhausted(session), limits.full(session, settings)
    over = {row.id: exhausted.get(row.project) or full.get(row.owner) for row in rows}
    found = places(session, list(needs), _offers(workers))
    return _held_back(session, job_ids) | {
        job_id: Wait(
            place.number,
            fleets[needs[job_id]].reason(place.number, over[job_id], in_turn=place.in_turn > 0),
        )
        for job_id, place in found.items()
    }


def _held_back(session: Session, job_ids: Collection[str]) -> dict[str, Wait]:
    """Say of those that wait for other jobs for how many."""
    held = (Job.state == JobState.QUEUED) & (Job.blockers > 0)
    part = aliased(Job)
    parts = select(func.count()).where(part.part_of == Job.id).scalar_subquery()
    rows = session.execute(select(Job.id, Job.blockers, parts).where(held, Job.id.in_(job_ids)))
    return {job_id: Wait(None, _held_by(count, parts)) for job_id, count, parts in rows}


def _held_by(count: int, parts: int) -> str:
    if parts:
        return f"{max(0, parts - count)} of its {parts} parts are done."
    return f"It waits for {'a job' if count == 1 else f'{count} jobs'} to end."


def places(
    session: Session, job_ids: Collection[str], offers: Collection[Offer] = ()
) -> dict[str, Place]:
    """Return the place in line of those jobs that wait.

    Ahead of a job are those that one of its own workers could take first; without any worker for
    it, all of them.
    """
    columns = (Job.id, Job.project, Job.owner, Job.priority, Job.needs)
    query = select(*columns).where(Job.is_free(), Job.id.in_(job_ids))
    askers = {
        job_id: Asker(project, owner, priority, parse(needs))
        for job_id, project, owner, priority, needs in session.execute(query)
    }
    if not askers:
        return {}
    ahead = defaultdict[str, list[tuple[str, int]]](list)
    for job_id, needs, count in session.execute(turns.own_ahead(askers)):
        ahead[job_id].append((needs, count))
    found = Turns(session, min(asker.priority for asker in askers.values()), offers)
    return {job_id: found.place(asker, ahead[job_id]) for job_id, asker in askers.items()}


def takers(session: Session, lease_seconds: float) -> list[Worker]:
    """Return the workers that are alive and take work."""
    return [worker for worker in _alive(session, lease_seconds) if _is_open(worker)]


def _alive(session: Session, lease_seconds: float) -> Sequence[Worker]:
    return session.scalars(select(Worker).where(is_alive(lease_seconds))).all()


def _offers(alive: Sequence[Worker]) -> set[Offer]:
    return {worker.offer for worker in alive if _is_open(worker)}


def _is_open(worker: Worker) -> bool:
    return not worker.draining and not worker.reason and not worker.resting


def _count(alive: Sequence[Worker], needs: Needs) -> Fleet:
    takers = [worker for worker in alive if _is_open(worker) and worker.offer.takes(needs)]
    idle = sum(worker.job_id is None for worker in takers)
    return Fleet(len(alive), len(takers), idle, lack(needs, [worker.offer for worker in alive]))


def next_place(session: Session, asker: Asker, lease_seconds: float) -> int:
    """Return the place in line that a new job would get."""
    offers = _offers(_alive(session, lease_seconds))
    whose = (Job.project == asker.project) & (Job.owner == asker.owner)
    waiting = Job.is_free() & (Job.priority == asker.priority) & whose
    own = session.execute(select(Job.needs, func.count()).where(waiting).group_by(Job.needs))
    ahead = [(needs, count) for needs, count in own]
    return Turns(session, asker.priority, offers).place(asker, ahead).number


def live(session: Session, owner: str | None, limit: int) -> list[Job]:
    """Return jobs that have not ended, as they will be served: held, then in line, then paused.

    `owner` limits them to one person's; parts of others are not among them.
    """
    whose = true() if owner is None else Job.owner == owner
    order = (Job.priority.desc(), Job.position)
    found: list[Job] = []
    for states in (HELD, {JobState.QUEUED}, {JobState.PAUSED}):
        query = select(Job).where(Job.state.in_(states), whose, Job.part_of.is_(None))
        query = query.order_by(*order)
        found += session.scalars(query.limit(limit - len(found)))
    return found


@dataclass(frozen=True)
class Depth:
    """How much there is to do."""

    waiting: int
    running: int
    paused: int
    oldest_seconds: float | None


def depth(session: Session) -> Depth:
    """Count the jobs that have not ended."""
    counts = select(Job.state, func.count()).where(Job.state.in_(LIVE))
    rows = session.execute(counts.group_by(Job.state))
    by_state = {state: count for state, count in rows}  # noqa: C416 - typed rows
    oldest = select(now() - func.min(Job.created)).where(Job.state == JobState.QUEUED)
    return Depth(
        waiting=by_state.get(JobState.QUEUED, 0),
        running=sum(by_state.get(state, 0) for state in HELD),
        paused=by_state.get(JobState.PAUSED, 0),
        oldest_seconds=session.scalar(oldest),
    )
