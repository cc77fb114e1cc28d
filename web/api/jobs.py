"""Jobs: submit, look, steer."""

from flask import Response, request
from pydantic import BaseModel, Field

from farm import jobs, models, resources
from farm.roles import Viewer
from farm.specs import Changes, Submission
from farm.states import JobState
from web.api import cursor, present
from web.api.blueprint import JobPath, reply, resource
from web.context import services, viewer

api = resource("jobs", "Renders: submit, look, steer")


class JobsQuery(BaseModel):
    """Which jobs."""

    status: list[JobState] = Field(default_factory=list, description="Only in these states.")
    label: str | None = Field(None, max_length=200, description="Only with exactly this label.")
    q: str | None = Field(None, max_length=200, description="Part of a label, or an id.")
    cursor: str | None = Field(None, max_length=200, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200, description="Jobs on a page.")


@api.post("/jobs", responses={"201": resources.Job})
def submit(body: Submission) -> Response:
    """Queue a render.

    With the header Idempotency-Key, the same request sent again answers with the same job.
    """
    key = request.headers.get("Idempotency-Key")
    return _created(jobs.submit(services(), viewer(), body, key=key))


@api.get("/jobs", responses={"200": resources.JobPage})
def listing(query: JobsQuery) -> Response:
    """List jobs, newest first."""
    farm = services()
    with farm.db.read() as session:
        rows = jobs.find(
            session,
            viewer(),
            states=query.status,
            label=query.label,
            text=query.q,
            before=cursor.decode(query.cursor),
            limit=query.limit + 1,
        )
        shown = present.jobs(session, rows[: query.limit], farm.settings.lease_seconds)
    more = len(rows) > query.limit
    last = rows[query.limit - 1] if more else None
    following = cursor.encode(last.created, last.id) if last else None
    return reply(resources.JobPage(items=shown, next=following))


@api.get("/jobs/<string:job_id>", responses={"200": resources.Job})
def show(path: JobPath) -> Response:
    """Say where a job stands."""
    farm = services()
    with farm.db.read() as session:
        row = jobs.get(session, viewer(), path.job_id)
        return reply(present.job(session, row, farm.settings.lease_seconds))


@api.post("/jobs/<string:job_id>/cancel", responses={"200": resources.Job})
def cancel(path: JobPath) -> Response:
    """Stop a job for good; a running one stops within an iteration."""
    return _shown(jobs.cancel(services(), viewer(), path.job_id))


@api.post("/jobs/<string:job_id>/pause", responses={"200": resources.Job})
def pause(path: JobPath) -> Response:
    """Free the device and keep the work done so far."""
    return _shown(jobs.pause(services(), viewer(), path.job_id))


@api.post("/jobs/<string:job_id>/resume", responses={"200": resources.Job})
def resume(path: JobPath) -> Response:
    """Queue a paused job again, at its old place."""
    return _shown(jobs.resume(services(), viewer(), path.job_id))


@api.post("/jobs/<string:job_id>/clone", responses={"201": resources.Job})
def clone(path: JobPath, body: Changes) -> Response:
    """Queue a new job with the same settings but for those in the body."""
    key = request.headers.get("Idempotency-Key")
    return _created(jobs.clone(services(), viewer(), path.job_id, body, key=key))


@api.get("/jobs/<string:job_id>/attempts", responses={"200": resources.Attempts})
def attempts(path: JobPath) -> Response:
    """List every worker's try at a job."""
    rows = _attempts(viewer(), path.job_id)
    return reply(resources.Attempts(items=[present.attempt(row) for row in rows]))


@api.get(
    "/jobs/<string:job_id>/log",
    responses={"200": {"description": "The log", "content": {"text/plain": {}}}},
)
def log(path: JobPath) -> Response:
    """Return the last lines that each attempt wrote."""
    parts = [
        f"--- attempt {row.epoch} on {row.worker_id}: {row.outcome or 'running'}\n{row.log or ''}"
        for row in _attempts(viewer(), path.job_id)
    ]
    return Response("\n".join(parts), mimetype="text/plain")


def _attempts(asker: Viewer, job_id: str) -> list[models.Attempt]:
    with services().db.read() as session:
        job = jobs.get(session, asker, job_id)
        return jobs.attempts(session, job)


def _created(row: models.Job) -> Response:
    response = _shown(row)
    response.status_code = 201
    response.headers["Location"] = f"{present.API}/jobs/{row.id}"
    return response


def _shown(row: models.Job) -> Response:
    farm = services()
    with farm.db.read() as session:
        return reply(present.job(session, row, farm.settings.lease_seconds))
