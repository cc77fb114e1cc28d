"""What work took: written when an attempt ends, summed up for people later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, cast, func, select, update
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.fleet.shares import HOUR_S, month_of
from farm.infra.services import Services
from farm.sql.models import Artifact, Attempt, Job, Usage, Worker

DAY_S = 86_400


class By(StrEnum):
    """What usage is summed up by."""

    PERSON = "person"
    PROJECT = "project"
    KIND = "kind"
    MONTH = "month"


COLUMNS = {
    By.PERSON: Usage.owner,
    By.PROJECT: Usage.project,
    By.KIND: Usage.kind,
    By.MONTH: Usage.month,
}


@dataclass(frozen=True)
class Line:
    """What the work of one person, project, kind or month took."""

    name: str
    jobs: int
    attempts: int
    seconds: float
    pixels: int
    joules: float | None = None  # None: no device told
    cost: float | None = None  # None: no price is set
    # Of finished jobs whose time was estimated: both sums, and the mean of |taken - estimated| as a
    # share of what was taken.
    estimated: float | None = None
    taken: float | None = None
    error: float | None = None

    @property
    def hours(self) -> float:
        """Device hours."""
        return self.seconds / HOUR_S


def record(session: Session, job: Job, attempt: Attempt) -> None:
    """Write down what an attempt took that has ended just now; its job is in its next state."""
    assert attempt.ended is not None
    worker = session.get(Worker, attempt.worker_id)
    whole = job.state == JobState.SUCCEEDED and (job.progress or {}).get("done", 1.0) >= 1
    session.add(
        Usage(
            job_id=job.id,
            epoch=attempt.epoch,
            owner=job.owner,
            project=job.project,
            kind=job.kind,
            device_kind=worker and worker.device_kind,
            ended=attempt.ended,
            month=month_of(attempt.ended),
            seconds=(attempt.ended - attempt.started) * job.devices,
            pixels=_painted(session, job, attempt.epoch),
            joules=attempt.joules,
            estimated=job.estimated if whole else None,
            taken=job.render_seconds if whole else None,
        )
    )


def note_energy(services: Services, job_id: str, epoch: int, joules: float) -> None:
    """Say what a device took for an attempt that is about to end."""
    mine = (Attempt.job_id == job_id) & (Attempt.epoch == epoch) & Attempt.ended.is_(None)
    with services.db.write() as session:
        session.execute(update(Attempt).where(mine).values(joules=joules))


def report(
    session: Session,
    viewer: Viewer,
    prices: Mapping[str, float],
    by: By,
    first: date | None = None,
    last: date | None = None,
) -> list[Line]:
    """Return what work took that ended on these days (UTC, both counted), by name.

    Operators see everyone's, a person their own. `prices`: of a device hour, by kind of device.
    """
    column, wanted = COLUMNS[by], _wanted(viewer, first, last)
    counts = select(column, func.count(Usage.job_id.distinct())).where(*wanted).group_by(column)
    jobs = {name: count for name, count in session.execute(counts)}  # noqa: C416 - rows to a dict
    compared = Usage.estimated.is_not(None) & (Usage.taken > 0)
    sums = select(
        column,
        Usage.device_kind,
        func.count(),
        func.sum(Usage.seconds),
        func.sum(Usage.pixels),
        func.sum(Usage.joules),
        func.sum(Usage.estimated).filter(compared),
        func.sum(Usage.taken).filter(compared),
        func.sum(func.abs(Usage.taken - Usage.estimated) / Usage.taken).filter(compared),
        func.count().filter(compared),
    )
    parts: dict[str, list[Any]] = {name: [] for name in sorted(jobs)}
    for name, *rest in session.execute(sums.where(*wanted).group_by(column, Usage.device_kind)):
        parts[name].append(rest)
    return [_line(name, jobs[name], rows, prices) for name, rows in parts.items()]


def total(lines: Sequence[Line]) -> Line:
    """Return the sums of lines; the error is left out, since a job may be in several."""
    sums = {
        field.name: _sum([getattr(line, field.name) for line in lines])
        for field in fields(Line)
        if field.name not in ("name", "error")
    }
    counted = {name: sums[name] or 0 for name in ("jobs", "attempts", "seconds", "pixels")}
    return Line("", **(sums | counted))


def _line(name: str, jobs: int, rows: list[Any], prices: Mapping[str, float]) -> Line:
    devices, attempts, seconds, pixels, joules, estimated, taken, errors, compared = zip(
        *rows, strict=True
    )
    costs = [_cost(device, spent, prices) for device, spent in zip(devices, seconds, strict=True)]
    return Line(
        name,
        jobs,
        sum(attempts),
        sum(seconds),
        int(sum(pixels)),
        joules=_sum(joules),
        cost=_sum(costs),
        estimated=_sum(estimated),
        taken=_sum(taken),
        error=(_sum(errors) or 0.0) / sum(compared) if any(compared) else None,
    )


def _cost(device: str | None, seconds: float, prices: Mapping[str, float]) -> float | None:
    """Return the price of that time; what multiplies in half precision may have one of its own."""
    device = device or ""
    price = prices.get(device, prices.get(device.removesuffix("-half")))
    return None if price is None else price * seconds / HOUR_S


def _sum(values: Any) -> Any:
    """Return the sum of what is known, None if nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _wanted(viewer: Viewer, first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    wanted = []
    if not viewer.sees_all:
        wanted.append(Usage.owner == viewer.name)
    if first:
        wanted.append(Usage.ended >= _midnight(first))
    if last:
        wanted.append(Usage.ended < _midnight(last) + DAY_S)  # the last day of all has none after
    return wanted


def _midnight(day: date) -> float:
    return datetime.combine(day, time(), UTC).timestamp()


def _painted(session: Session, job: Job, epoch: int) -> int:
    """Return the pixels of what an attempt finished: a film's frames, or each picture once."""
    area = func.sum(cast(Artifact.width, BigInteger) * Artifact.height)
    made = (Artifact.job_id == job.id) & (Artifact.epoch == epoch)
    query = select(Artifact.kind, area).where(made).group_by(Artifact.kind)
    pixels = {kind: count for kind, count in session.execute(query)}  # noqa: C416
    if "frame" in pixels:
        return int(pixels["frame"])
    formats = len(job.spec.get("outputs", ("one",)))
    return int(pixels.get("result", 0)) // formats
