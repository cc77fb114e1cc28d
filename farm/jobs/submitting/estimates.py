"""What a job will take, before it is submitted: its scales, memory, time, and what to expect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased

from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS, Spec
from farm.domain.jobs.stored import restored
from farm.domain.placement import Needs
from farm.domain.states import HELD, JobState
from farm.engine.gatys.scales import Scale
from farm.errors import BadSettings
from farm.sql.models import Asset, Job

LATELY = 500  # newest finished jobs of any kind: every submit looks among them
SAMPLE = 20  # the newest finished jobs of a kind, from which the farm's speed is taken
SURVEYED = 200  # waiting jobs of a kind that stand for the rest of the line


@dataclass(frozen=True)
class Estimate:
    """What to expect of one job."""

    scales: list[Scale]
    needs: Needs
    seconds: float | None  # on one worker; None before this farm has finished one of its kind
    warnings: list[str]

    @property
    def memory_bytes(self) -> int:
        """The least that a device must have for it."""
        return self.needs.fewest


class Speeds:
    """How fast this farm works, by kind: looked up once, however many jobs are estimated."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, float | None] = {}

    def seconds(self, kind: str, spec: Spec, assets: Mapping[str, Asset]) -> float | None:
        """Return what a job will take on one worker, if the farm has finished one of its kind."""
        if kind not in self._known:
            self._known[kind] = speed(self._session, kind)
        rate = self._known[kind]
        return KINDS[kind].work(spec, assets) / rate if rate else None


def estimate(speeds: Speeds, spec: Spec, assets: Mapping[str, Asset], needs: Needs) -> Estimate:
    """Estimate the job of a spec that names these assets; raise BadSettings if it cannot be."""
    kind = KINDS[needs.kind]
    return Estimate(
        scales=kind.scales(spec, assets),
        needs=needs,
        seconds=speeds.seconds(needs.kind, spec, assets),
        warnings=list(kind.warnings(spec, assets)),
    )


def speed(session: Session, kind: str) -> float | None:
    """Return the work a second of the newest such jobs' median, if there are any lately."""
    newest = select(Job.id).where(Job.state == JobState.SUCCEEDED).order_by(Job.created.desc())
    lately = newest.limit(LATELY).subquery()
    done = (Job.render_seconds > 0) & (Job.kind == kind) & _by_itself()
    whole = func.coalesce(Job.progress["done"].as_float(), 1.0) >= 1  # not ended early by a person
    such = select(Job).join(lately, Job.id == lately.c.id).where(done, whole)
    jobs = session.scalars(such.order_by(Job.created.desc()).limit(SAMPLE)).all()
    works = _works(session, jobs)
    rates = [works[job.id] / job.render_seconds for job in jobs if job.id in works]
    return median(rates) if rates else None


def backlog(session: Session) -> float | None:
    """Return the seconds of work that is running or waiting, or None if that is not known."""
    rates = {kind: rate for kind in KINDS if (rate := speed(session, kind))}
    if not rates:
        return None
    left = func.coalesce(Job.progress["eta_seconds"].as_float(), 0.0)
    seconds = session.scalar(select(func.sum(left)).where(Job.state.in_(HELD))) or 0.0
    waits = (Job.state == JobState.QUEUED) & _by_itself()
    counts = select(Job.kind, func.count()).where(waits).group_by(Job.kind)
    for kind, count in session.execute(counts).all():
        if kind not in rates:
            return None
        seconds += count * _usual(session, kind) / rates[kind]
    return seconds


def _by_itself() -> ColumnElement[bool]:
    """Match jobs that do all of their work themselves, not in parts."""
    part = aliased(Job)
    return ~exists().where(part.part_of == Job.id)


def _usual(session: Session, kind: str) -> float:
    """Return the work of a waiting job of a kind: what the first in line take."""
    waiting = select(Job).where(Job.state == JobState.QUEUED, Job.kind == kind, _by_itself())
    first = session.scalars(waiting.order_by(Job.created).limit(SURVEYED)).all()
    works = _works(session, first)
    return fmean(works.values()) if works else 0.0


def _works(session: Session, jobs: Sequence[Job]) -> dict[str, int]:
    """Return the work of stored jobs, of those that can be done today."""
    named = {asset for job in jobs for asset in _pictures(job)}
    assets = session.scalars(select(Asset).where(Asset.id.in_(named)))
    by_id = {asset.id: asset for asset in assets}
    works = {}
    for job in jobs:
        try:
            works[job.id] = KINDS[job.kind].work(restored(job.spec, KINDS[job.kind].spec), by_id)
        except (BadSettings, KeyError):  # it means nothing today, or a picture is gone
            continue
    return works


def _pictures(job: Job) -> list[Any]:
    paintings = [style["asset"] for style in bases.paintings(job.spec)]
    return KINDS[job.kind].photos(job.spec) + paintings
