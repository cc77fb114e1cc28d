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
    """Whether to take no more jobs, or to work again."""

    after_job: bool = False
    """Whether those that drain finish the jobs that they have, or hand them back at once."""


class WorkerOrder(BaseModel):
    """How a worker drains."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    after_job: bool = False
    """Whether it finishes the job that it has, or hands it back at once."""


class WorkerPath(BaseModel):
    """Names a worker."""

    worker_id: str = Field(max_length=200, description="A worker's id, such as host/1234.")


@api.get("/workers", operation_id="listWorkers", responses={"200": resources.Workers})
def listing() -> Response:
    """List the workers."""
    farm = services()
    with farm.db.read() as session:
        rows = registry.workers(session)
        items = present.workers(session, rows, viewer(), farm.settings.lease_seconds)
    return reply(resources.Workers(items=items))


@api.post(
    "/workers/<path:worker_id>/drain",
    operation_id="drainWorker",
    responses={"200": resources.Worker},
)
def drain(path: WorkerPath, body: WorkerOrder) -> Response:
    """Ask a worker to take no more jobs, and to hand the one that it has back or finish it."""
    row = registry.drain(services(), path.worker_id, True, after_job=body.after_job)
    return reply(_shown([row])[0])


@api.post(
    "/workers/<path:worker_id>/resume",
    operation_id="resumeWorker",
    responses={"200": resources.Worker},
)
def resume(path: WorkerPath) -> Response:
    """Let a drained worker work again."""
    return reply(_shown([registry.drain(services(), path.worker_id, False)])[0])


@api.post("/workers/drain", operation_id="drainWorkers", responses={"200": resources.Workers})
def drain_all(body: WorkersOrder) -> Response:
    """Drain all workers of a host, label or version, or let them work again."""
    named = body.model_dump(exclude={"draining"})
    rows = registry.drain_all(services(), body.draining, **named)
    return reply(resources.Workers(items=_shown(rows)))


def _shown(rows: Sequence[models.Worker]) -> list[resources.Worker]:
    farm = services()
    with farm.db.read() as session:
        return present.workers(session, rows, viewer(), farm.settings.lease_seconds)
