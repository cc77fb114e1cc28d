"""How many workers of each class would empty the line in a set time, for what starts them.

A class is what one can have more of: machines of one kind. A waiting job counts for the first class
that could take it, what runs for the class of its worker.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.domain.jobs.kinds import KINDS
from farm.domain.placement import SKETCH, Needs, Offer, chosen, parse
from farm.domain.states import HELD
from farm.fleet import queue, shares
from farm.sql import limits
from farm.sql.models import Job, Worker

GB = 10**9
MINUTE_S = 60.0
USUAL_S = 300.0  # what a job counts of which no time is known


@dataclass(frozen=True)
class Line:
    """Waiting jobs with the same needs."""

    needs: Needs
    jobs: int
    seconds: float


@dataclass
class Work:
    """What there is to do for one class."""

    running: int = 0
    waiting: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Demand:
    """What the line asks of the fleet."""

    wanted: dict[str, int] = field(default_factory=dict)  # workers, by class
    stranded: int = 0  # waiting jobs that no worker that lives and takes work could have


def demand(session: Session, settings: Settings) -> Demand:
    """Look at what waits and runs; what its project or owner may not have yet does not count."""
    lines = list(_lines(session, settings))
    offers = {row.offer for row in queue.takers(session, settings.lease_seconds)}
    stranded = sum(
        line.jobs for line in lines if not any(offer.takes(line.needs) for offer in offers)
    )
    return Demand(_wanted(session, settings, lines), stranded)


def classes(settings: Settings) -> dict[str, Offer]:
    """Return what each class of workers has, started from our images, which can sketch."""
    found = {}
    for entry in filter(str.strip, settings.worker_classes.split(";")):
        name, _, rest = entry.partition("=")
        device, memory, *labels = rest.split()
        room = int(float(memory) * GB)
        found[name.strip()] = Offer(device, room, frozenset({*labels, SKETCH}), frozenset(KINDS))
    return found


def _wanted(session: Session, settings: Settings, lines: Collection[Line]) -> dict[str, int]:
    known = classes(settings)
    work = {name: Work() for name in known}
    for line in lines:
        name = next((name for name, offer in known.items() if offer.takes(line.needs)), None)
        if name is not None:
            work[name].waiting += line.jobs
            work[name].seconds += line.seconds
    left = func.coalesce(Job.progress["eta_seconds"].as_float(), 0.0)
    held = select(Worker, left).join(Job, Job.worker_id == Worker.id).where(Job.state.in_(HELD))
    for worker, seconds in session.execute(held):
        name = _class_of(worker.offer, known)
        if name is not None:
            work[name].running += 1
            work[name].seconds += seconds
    most, within = settings.most_workers_wanted, settings.scale_minutes * MINUTE_S
    return {name: min(most, _enough(one, within)) for name, one in work.items()}


def _enough(work: Work, within: float) -> int:
    """Return how many workers do the work in time: none idle, none taken from what runs."""
    in_time = math.ceil(work.seconds / within)
    at_least = max(in_time, work.running, min(work.waiting, 1))
    return min(at_least, work.running + work.waiting)


def _class_of(offer: Offer, known: dict[str, Offer]) -> str | None:
    """Return the class that is most like a worker."""
    alike = {
        name: one
        for name, one in known.items()
        if one.device == offer.device and offer.labels.issuperset(chosen(one.labels))
    }

    def unlike(name: str) -> tuple[int, int]:
        missing = len(set(chosen(offer.labels)) - alike[name].labels)
        return missing, abs((alike[name].memory or 0) - (offer.memory or 0))

    return min(alike, key=unlike, default=None)


def _lines(session: Session, settings: Settings) -> Iterator[Line]:
    """Yield what waits for nothing but a worker."""
    exhausted, full = shares.exhausted(session), limits.full(session, settings)
    sums = (func.count(), func.count(Job.estimated), func.sum(Job.estimated))
    columns = (Job.needs, Job.project, Job.owner)
    query = select(*columns, *sums).where(Job.is_free()).group_by(*columns)
    jobs, seconds = Counter[str](), defaultdict[str, float](float)
    for needs, project, owner, count, known, estimated in session.execute(query):
        if project not in exhausted and owner not in full:
            jobs[needs] += count
            seconds[needs] += (estimated or 0.0) + (count - known) * USUAL_S
    for needs, count in jobs.items():
        yield Line(parse(needs), count, seconds[needs])
