"""What a render will take, before it is submitted: its scales, memory, time, and what to expect."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from farm.domain.placement import Needs
from farm.domain.specs import JobSpec
from farm.domain.states import HELD, JobState
from farm.domain.stored import restored
from farm.engine.errors import BadInput
from farm.engine.gatys.recipe import Scale, schedule, work
from farm.errors import BadSettings, Fault
from farm.sql.models import Asset, Job

SAMPLE = 20  # the newest finished renders, from which the farm's speed is taken
SURVEYED = 200  # waiting jobs that stand for the rest of the line
ENLARGED = 1.5  # from here on it is worth a word


@dataclass(frozen=True)
class Estimate:
    """What to expect of one render."""

    scales: list[Scale]
    memory_bytes: int  # the least that a device must have for it
    seconds: float | None  # on one device; None before this farm has finished a render
    warnings: list[str]


def estimate(
    session: Session, spec: JobSpec, assets: Mapping[str, Asset], needs: Needs
) -> Estimate:
    """Estimate the render of a spec that names these assets."""
    scales = plan(spec, assets[spec.content])
    rate = speed(session)
    return Estimate(
        scales=scales,
        memory_bytes=needs.fewest,
        seconds=work(scales) / rate if rate else None,
        warnings=list(_warnings(spec, assets)),
    )


def plan(spec: JobSpec, photo: Asset) -> list[Scale]:
    """Return the scales of the render; raise BadSettings if the photo is too narrow for it."""
    try:
        return schedule(spec.recipe, photo.width, photo.height)
    except BadInput as error:
        detail = f"{str(error)[0].upper()}{str(error)[1:]}."
        raise BadSettings(detail, faults=(Fault("/recipe/size", detail),)) from error


def speed(session: Session) -> float | None:
    """Return the pixel-iterations a second of the newest renders' median, if there are any."""
    whole = func.coalesce(Job.progress["done"].as_float(), 1.0) >= 1  # not ended early by a person
    done = (Job.state == JobState.SUCCEEDED) & (Job.render_seconds > 0) & whole
    newest = select(Job.spec, Job.render_seconds).where(done)
    rates = []
    for spec, seconds in session.execute(newest.order_by(Job.created.desc()).limit(SAMPLE)):
        photo = session.get(Asset, spec["content"])
        if photo is not None and (size := _size(spec, photo)):
            rates.append(size / seconds)
    return median(rates) if rates else None


def backlog(session: Session) -> float | None:
    """Return the seconds of work that is running or waiting, or None if that is not known."""
    rate = speed(session)
    if rate is None:
        return None
    left = func.coalesce(Job.progress["eta_seconds"].as_float(), 0.0)
    seconds = session.scalar(select(func.sum(left)).where(Job.state.in_(HELD))) or 0.0
    return seconds + _waiting(session) / rate


def _waiting(session: Session) -> float:
    """Return the pixel-iterations that wait: all of them, by what the first in line take."""
    on = Asset.id == Job.spec["content"].as_string()
    query = select(Job.spec, Asset).join(Asset, on).where(Job.state == JobState.QUEUED)
    first = session.execute(query.order_by(Job.created).limit(SURVEYED))
    each = [size for spec, photo in first if (size := _size(spec, photo))]
    waiting = select(func.count()).where(Job.state == JobState.QUEUED)
    return fmean(each) * (session.scalar(waiting) or 0) if each else 0.0


def _size(spec: dict[str, Any], photo: Asset) -> int | None:
    """Return the pixel-iterations of a stored job, or None if today it cannot be rendered."""
    try:
        return work(plan(restored(spec), photo))
    except BadSettings:
        return None


def _warnings(spec: JobSpec, assets: Mapping[str, Asset]) -> list[str]:
    said = []
    size = spec.recipe.size
    photo = assets[spec.content]
    factor = size / max(photo.width, photo.height)
    if factor >= ENLARGED:
        said.append(
            f"The photo's longer edge has {max(photo.width, photo.height)} pixels and is enlarged "
            f"{factor:.1f} times: fine shapes in it stay soft."
        )
    for style in spec.styles:
        painting = assets[style.asset]
        factor = size * spec.recipe.style_scale / max(painting.width, painting.height)
        if factor >= ENLARGED:
            said.append(
                f"The painting {painting.name!r} is enlarged {factor:.1f} times: its strokes get "
                "soft; upload a larger scan or take smaller strokes."
            )
    return said
