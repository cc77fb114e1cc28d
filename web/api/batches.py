"""Grids of variations."""

from flask import Response
from pydantic import BaseModel, Field

from farm.domain import resources
from farm.domain.addresses import API
from farm.jobs import batches
from farm.jobs.batches import Grid
from farm.sql import models
from web.api import cursor, present
from web.api.blueprint import PageQuery, created, idempotency_key, reply, resource
from web.context import services, viewer

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
        before = cursor.decode(query.cursor)
        found = batches.find(session, viewer(), before, query.limit + 1)
        rows, following = cursor.page(found, query.limit)
        counts = batches.counts(session, [row.id for row in rows])
    items = [present.batch_entry(row, counts[row.id]) for row in rows]
    return reply(resources.BatchPage(items=items, next=following))


@api.get("/batches/<string:batch_id>", operation_id="getBatch", responses={"200": resources.Batch})
def show(path: BatchPath) -> Response:
    """Show a grid and its jobs."""
    with services().db.read() as session:
        row = batches.get(session, viewer(), path.batch_id)
    return reply(_resource(row))


def _resource(row: models.Batch) -> resources.Batch:
    farm = services()
    with farm.db.read() as session:
        members = batches.members(session, viewer(), row)
        shown = present.jobs(session, members, farm.settings.lease_seconds)
    return present.batch(row, shown)
