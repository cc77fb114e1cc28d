"""Grids of variations."""

from functools import partial

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.domain import naming, resources
from farm.domain.addresses import API
from farm.jobs.many import batches, series
from farm.jobs.many.batches import Grid
from farm.jobs.many.series import Retry
from farm.sql import models
from web.api import cursor, present
from web.api.blueprint import PageQuery, created, idempotency_key, reply, resource
from web.context import services, viewer
from web.files import archive

api = resource("batches", "Grids of variations: one job for each combination")


class BatchPath(BaseModel):
    """Names a batch."""

    batch_id: str = Field(max_length=60, description="A batch's id.")


@api.post("/batches", operation_id="createBatch", responses={"201": resources.Batch})
def submit(body: Grid) -> Response:
    """Queue a job for each combination of the axes' values, or none at all."""
    row = batches.submit(services(), viewer(), body, idempotency_key())
    return created(_resource(row), f"{API}/batches/{row.id}", replayed=row.replayed)


@api.post("/batches/check", operation_id="checkBatch", responses={"200": resources.BatchCheck})
def check(body: Grid) -> Response:
    """Say what a grid would take, and refuse what POST /batches would refuse."""
    farm = services()
    batches.require_fit(farm, viewer(), body)
    with farm.db.read() as session:
        found = batches.check(session, farm.settings, viewer(), body)
    return reply(present.batch_check(found))


@api.get("/batches", operation_id="listBatches", responses={"200": resources.BatchPage})
def listing(query: PageQuery) -> Response:
    """List grids, newest first, without their jobs."""
    with services().db.read() as session:
        find = partial(batches.find, session, viewer())
        rows, following = cursor.page(find, query.cursor, query.limit)
        counts = batches.counts(session, [row.id for row in rows])
    items = [present.batch_entry(row, counts[row.id]) for row in rows]
    return reply(resources.BatchPage(items=items, next=following))


@api.get("/batches/<string:batch_id>", operation_id="getBatch", responses={"200": resources.Batch})
def show(path: BatchPath) -> Response:
    """Show a grid and its jobs."""
    with services().db.read() as session:
        row = batches.get(session, viewer(), path.batch_id)
    return reply(_resource(row))


@api.post(
    "/batches/<string:batch_id>/retry",
    operation_id="retryBatch",
    responses={"200": resources.Batch},
)
def retry(path: BatchPath, body: Retry) -> Response:
    """Queue the failed jobs of a grid again in their places, or the canceled ones, or both.

    The old ones stay with their logs, outside of the grid, as the parents of the new ones.
    """
    series.retry(services(), viewer(), path.batch_id, body)
    with services().db.read() as session:
        row = batches.get(session, viewer(), path.batch_id)
    return reply(_resource(row))


class NamesQuery(BaseModel):
    """What files are called."""

    model_config = ConfigDict(extra="forbid")

    names: str | None = Field(None, max_length=200, description=naming.EXPLAINED)


@api.get(
    "/batches/<string:batch_id>/results",
    operation_id="downloadBatch",
    responses={"200": archive.ZIP},
)
def results(path: BatchPath, query: NamesQuery) -> Response:
    """Return the finished files of a grid as one ZIP, those that are there so far."""
    with services().db.read() as session:
        row = batches.get(session, viewer(), path.batch_id)
        found = series.files(session, viewer(), row, query.names)
    return archive.answer(services().storage, found, f"{row.id}.zip")


def _resource(row: models.Batch) -> resources.Batch:
    farm = services()
    with farm.db.read() as session:
        members = batches.members(session, viewer(), row)
        shown = present.jobs(session, members, farm.settings)
    return present.batch(row, shown)
