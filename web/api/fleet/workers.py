"""The workers."""

from collections.abc import Sequence

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.domain import resources
from farm.domain.roles import Scope
from farm.fleet import registry
from farm.sql import models
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services, viewer

api = resource("workers", "The workers: look, drain, let work again", write=Scope.FLEET)


class WorkersOrder(BaseModel):
    """Which workers, by all that is given of them, and what they are to do."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    host: str | None = Field(None, max_length=200)
    """On this machine."""

    label: str | None = Field(None, max_length=40)
    """With this label."""

    version: str | None = Field(None, max_length=40)
    """Of this version."""

    draining: bool = True
    """Whether to hand their jobs back and take no more, or to work again."""


class WorkerPath(BaseModel):
    """Names a worker."""

    worker_id: str = Field(max_length=200, description="A worker's id, such as host/1234.")


@api.get("/workers", operation_id="listWorkers", responses={"200": resources.Workers})
def listing() -> Response:
    """List the workers."""
    farm = services()
    with farm.db.read() as session:
        items = present.workers(session, viewer(), farm.settings.lease_seconds)
    return reply(resources.Workers(items=items))


@api.post(
    "/workers/<path:worker_id>/drain",
    operation_id="drainWorker",
    responses={"200": resources.Worker},
)
def drain(path: WorkerPath) -> Response:
    """Ask a worker to hand its job back and to take no more."""
    return _shown(registry.drain(services(), path.worker_id, True))


@api.post(
    "/workers/<path:worker_id>/resume",
    operation_id="resumeWorker",
    responses={"200": resources.Worker},
)
def resume(path: WorkerPath) -> Response:
    """Let a drained worker work again."""
    return _shown(registry.drain(services(), path.worker_id, False))


@api.post("/workers/drain", operation_id="drainWorkers", responses={"200": resources.Workers})
def drain_all(body: WorkersOrder) -> Response:
    """Drain all workers of a host, label or version, or let them work again."""
    named = body.model_dump(exclude={"draining"})
    rows = registry.drain_all(services(), body.draining, **named)
    return reply(resources.Workers(items=_all_shown(rows)))


def _shown(row: models.Worker) -> Response:
    return reply(_all_shown([row])[0])


def _all_shown(rows: Sequence[models.Worker]) -> list[resources.Worker]:
    farm = services()
    with farm.db.read() as session:
        alive = registry.alive(session, farm.settings.lease_seconds)
    return [present.worker(row, row.id in alive, row.job_id) for row in rows]
