"""A grid of variations: one job for each combination of values."""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice, product
from math import prod
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.base.ids import new_id
from farm.domain.jobs import kinds
from farm.domain.jobs.kinds import Request
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.errors import BadSettings, Fault, InvalidInput, NotFound
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs.listing import lookup
from farm.jobs.listing.filters import Place
from farm.jobs.submitting import idempotency, submissions
from farm.jobs.submitting.estimates import Estimate, Speeds
from farm.sql.models import Batch, Job

MOST_JOBS = 500
MOST_AXES = 6
PHOTOS = "/content"  # the field that varies in a series
ALIKE = ("webhook", "take_damaged")  # axes are stored and shown: no secrets, no decisions
APART_S = 1e-6  # between two jobs of a grid, as `created` says; the clock may be coarser


class Axis(BaseModel):
    """One field that varies."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    field: str = Field(max_length=200, examples=["/recipe/style_weight"])
    """A JSON pointer into the base."""

    values: list[Any] = Field(min_length=1, max_length=MOST_JOBS, examples=[[0.5, 1, 2]])
    """What it shall be in turn."""


class Override(BaseModel):
    """What is different for one photo of a series."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    recipe: dict[str, Any] = Field(default_factory=dict, examples=[{"style_weight": 2}])
    """Settings that differ from the others'."""

    frame: dict[str, Any] | None = None
    """The part of this photo that is rendered, instead of the base's."""


class Grid(BaseModel):
    """A request for a batch."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    base: dict[str, Any]
    """What all jobs have in common, as for POST /jobs."""

    axes: list[Axis] = Field(min_length=1, max_length=MOST_AXES)
    """The fields that vary; the last one varies fastest."""

    overrides: dict[str, Override] = Field(default_factory=dict, max_length=MOST_JOBS)
    """What is different for single photos, by their ids."""

    def submissions(self) -> list[Request]:
        """Return every combination; raise BadSettings."""
        for index, axis in enumerate(self.axes):
            first = axis.field.split("/")[1:2]
            if first and first[0] in ALIKE:
                raise _bad(index, f"{first[0]} cannot vary: put it into the base, for all jobs.")
            if axis.field in [other.field for other in self.axes[:index]]:
                raise _bad(index, f"{axis.field} varies twice: put its values into one axis.")
            if len({json.dumps(value) for value in axis.values}) < len(axis.values):
                raise _bad(index, f"{axis.field} has a value twice: give each of them once.")
        self._require_photos()
        count = prod(len(axis.values) for axis in self.axes)
        if count > MOST_JOBS:
            detail = f"This grid has {count:,} jobs and at most {MOST_JOBS} are taken: make fewer."
            raise BadSettings(detail, faults=(Fault("/axes", detail),))
        return list(self._combinations())

    def _require_photos(self) -> None:
        """Raise BadSettings for what is different of no photo, or varies for all of them."""
        photos = next((axis.values for axis in self.axes if axis.field == PHOTOS), [])
        varied = {axis.field for axis in self.axes}
        for photo, own in self.overrides.items():
            pointer = f"/overrides/{photo}"
            if photo not in [*photos, self.base.get("content")]:
                raise _wrong(pointer, f"{photo[:60]!r} is no photo of this batch.")
            for name in own.recipe:
                if f"/recipe/{name}" in varied:
                    raise _wrong(pointer, f"{name} varies for all photos: leave it out here.")

    def _combinations(self) -> Iterator[Request]:
        for values in product(*(axis.values for axis in self.axes)):
            body = copy.deepcopy(self.base)
            for index, (axis, value) in enumerate(zip(self.axes, values, strict=True)):
                try:
                    _set(body, axis.field, value)
                except (ValueError, IndexError, TypeError, AttributeError) as error:
                    said = f"The base has no place {axis.field!r}: give one such as /recipe/seed."
                    raise _bad(index, said) from error
            if own := self.overrides.get(str(body.get("content"))):
                recipe = body.get("recipe", {})
                if isinstance(recipe, dict):  # what is none is refused as such
                    body["recipe"] = recipe | own.recipe
                body |= {"frame": own.frame} if own.frame else {}
            yield _checked(body)


def number(batch: Batch, job: Job) -> int:
    """Return which combination of its grid a job is, from 0, whatever was changed of it since."""
    return round((job.created - batch.created) / APART_S)


def combination(batch: Batch, job: Job) -> dict[str, Any]:
    """Return what a job of a grid was asked for on each axis: values by pointer."""
    rows = product(*(axis["values"] for axis in batch.axes))
    row = next(islice(rows, number(batch, job), None))
    return dict(zip((axis["field"] for axis in batch.axes), row, strict=True))


def varied(session: Session, job: Job) -> dict[str, Any]:
    """Return what sets a job apart in its grid: values by pointer; nothing if it is in none."""
    batch = session.get(Batch, job.batch_id) if job.batch_id else None
    return combination(batch, job) if batch else {}


def submit(services: Services, viewer: Viewer, grid: Grid, key: str | None) -> Batch:
    """Queue every job of the grid, or none; the same key answers with the same batch."""
    if not idempotency.was_answered(services, viewer, key):
        require_fit(services, viewer, grid)
    return idempotency.once(
        services,
        viewer,
        key,
        grid.model_dump_json(exclude=None if grid.overrides else {"overrides"}),
        lambda session: _add(session, services.settings, viewer, grid),
        lambda session, batch_id: get(session, viewer, batch_id),
    )


def require_fit(services: Services, viewer: Viewer, grid: Grid) -> None:
    """Raise BadSettings if pictures cannot be rendered together; it may fetch and look at them."""
    requests = grid.submissions()
    with _in_base():
        submissions.require_reachable(services, requests)
        submissions.require_fit(services, viewer, requests)


def _add(session: UnitOfWork, settings: Settings, viewer: Viewer, grid: Grid) -> Batch:
    requests = grid.submissions()
    submissions.require_room(session, settings, viewer, len(requests))
    axes = [axis.model_dump() for axis in grid.axes]
    batch = Batch(id=new_id("batch"), owner=viewer.name, axes=axes)
    session.add(batch)
    session.flush()
    session.refresh(batch)
    speeds = Speeds(session)
    for index, request in enumerate(requests):
        with _in_base():
            job = submissions.add(session, settings, viewer, request, batch=batch.id, speeds=speeds)
        job.created = job.position = batch.created + index * APART_S
    return batch


def check(session: Session, settings: Settings, viewer: Viewer, grid: Grid) -> list[Estimate]:
    """Say what each job of the grid would take; raise what `submit` would."""
    requests = grid.submissions()
    submissions.require_room(session, settings, viewer, len(requests))
    speeds = Speeds(session)
    with _in_base():
        return [submissions.check(session, settings, viewer, one, speeds) for one in requests]


def get(session: Session, viewer: Viewer, batch_id: str) -> Batch:
    """Return a batch that the viewer may see, or raise NotFound."""
    batch = session.get(Batch, batch_id)
    if batch is None or not viewer.may_see(batch.owner):
        raise NotFound(f"There is no batch {batch_id[:60]!r}, or it is not yours.")
    return batch


def find(session: Session, viewer: Viewer, before: Place | None, limit: int) -> list[Batch]:
    """Return batches that the viewer may see, newest first; `before` is where the list went to."""
    query = select(Batch).order_by(Batch.created.desc(), Batch.id.desc()).limit(limit)
    if not viewer.sees_all:
        query = query.where(Batch.owner == viewer.name)
    if before is not None:
        query = query.where(tuple_(Batch.created, Batch.id) < before)
    return list(session.scalars(query))


def counts(session: Session, batch_ids: list[str]) -> dict[str | None, dict[JobState, int]]:
    """Return how many jobs of each batch are in each state."""
    theirs = Job.batch_id.in_(batch_ids) & Job.binned.is_(None)
    query = select(Job.batch_id, Job.state, func.count()).where(theirs)
    found: dict[str | None, dict[JobState, int]] = {batch_id: {} for batch_id in batch_ids}
    for batch_id, state, number in session.execute(query.group_by(Job.batch_id, Job.state)):
        found[batch_id][JobState(state)] = number
    return found


def members(session: Session, viewer: Viewer, batch: Batch) -> list[Job]:
    """Return the jobs of a batch in the grid's order."""
    found = lookup.find(session, viewer, batch=batch.id, limit=MOST_JOBS)
    return sorted(found, key=lambda job: job.created)


def _checked(body: dict[str, Any]) -> Request:
    with _in_base():
        return kinds.request(body)


@contextmanager
def _in_base() -> Iterator[None]:
    """Say of the faults of a combination that they are in the base."""
    try:
        yield
    except InvalidInput as error:
        faults = tuple(Fault(f"/base{fault.pointer}", fault.detail) for fault in error.faults)
        raise type(error)(str(error), faults=faults) from None


def _set(body: Any, pointer: str, value: Any) -> None:
    """Set the field that a JSON pointer (RFC 6901) names; objects on the way are made.

    Raises ValueError, IndexError, TypeError or AttributeError if it leads nowhere.
    """
    start, *path = (part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/"))
    if start or not path:
        raise ValueError("a JSON pointer begins with a slash")
    *path, last = path
    for part in path:
        body = body[int(part)] if isinstance(body, list) else body.setdefault(part, {})
    body[int(last) if isinstance(body, list) else last] = value


def _bad(index: int, detail: str) -> BadSettings:
    return _wrong(f"/axes/{index}", detail)


def _wrong(pointer: str, detail: str) -> BadSettings:
    return BadSettings(detail, faults=(Fault(pointer, detail),))
