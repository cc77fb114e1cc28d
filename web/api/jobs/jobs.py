"""Jobs: submit, look, steer."""

from typing import cast

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.domain import naming, resources
from farm.domain.addresses import API
from farm.domain.jobs.kinds import AnyChanges, AnyRequest
from farm.domain.jobs.specs import Label, Metadata
from farm.domain.projects import COMMON, ProjectName
from farm.domain.roles import Viewer
from farm.domain.states import JobState, word
from farm.fleet import queue
from farm.fleet.turns import Asker
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.listing import filters, lookup
from farm.jobs.listing.filters import NEWEST, JobFilter, Sort
from farm.jobs.many import bulk, files
from farm.jobs.submitting import estimates, submissions
from farm.sql import models
from web.api import cursor, polling, present
from web.api.blueprint import NO_CONTENT, JobPath, created, idempotency_key, reply, resource
from web.context import services, viewer
from web.files import archive

api = resource("jobs", "Jobs: submit, look, steer")


class JobChanges(BaseModel):
    """What to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    label: Label = ""
    """A name for people."""

    metadata: Metadata = Field(default_factory=dict)
    """Notes of your own programs, all of them."""

    priority: int = Field(0, ge=-100, le=100, strict=True)
    """Higher is rendered sooner."""

    pinned: bool = Field(False, strict=True)
    """Whether its files, and the uploads that it names, stay whatever their age."""

    favourite: bool = Field(False, strict=True)
    """Whether it has its owner's star."""

    project: ProjectName = COMMON
    """Whose share of the workers it has; while it waits or is paused."""

    before: str | None = Field(None, max_length=60)
    """The id of a waiting job: move right before it; null: behind all of the same priority."""


class JobsQuery(JobFilter):
    """Which jobs, and how they are listed."""

    sort: Sort = NEWEST
    """By what; with a minus the largest or newest first."""

    cursor: str | None = Field(None, max_length=1000)
    """`next` of the page before."""

    limit: int = Field(50, ge=1, le=200)
    """Jobs on a page."""


@api.post("/jobs", operation_id="createJob", responses={"201": resources.Job})
def submit(body: AnyRequest) -> Response:
    """Queue a job: a render, or another kind that the body names.

    With the header Idempotency-Key, the same request sent again answers with the same job. With
    `Prefer: wait=30` the answer comes when the job has ended, or after 30 seconds.
    """
    return _created(submissions.submit(services(), viewer(), body.root, key=idempotency_key()))


@api.post("/jobs/check", operation_id="checkJob", responses={"200": resources.Check})
def check(body: AnyRequest) -> Response:
    """Say what a job would take, and refuse what POST /jobs would refuse; nothing is queued."""
    farm, asked = services(), body.root
    spec = submissions.spec_of(farm, viewer(), asked)
    submissions.require_reachable(farm, [asked])
    submissions.require_fit(farm, viewer(), [asked])
    with farm.db.read() as session:
        submissions.require_room(session, farm.settings, viewer())
        found = submissions.check(session, farm.settings, viewer(), asked)
        patience = farm.settings.lease_seconds
        asker = Asker(asked.project, viewer().name, asked.priority, found.needs)
        place = queue.next_place(session, asker, patience)
        takers = queue.fleet(session, patience, found.needs).open
        ahead = estimates.backlog(session)
    starts_in = ahead / takers if takers and ahead is not None else None
    return reply(present.check(spec, found, place, starts_in))


@api.get("/jobs", operation_id="listJobs", responses={"200": resources.JobPage})
def listing(query: JobsQuery) -> Response:
    """List jobs, newest first unless sorted otherwise."""
    farm = services()
    with farm.db.read() as session:
        rows = lookup.find(
            session,
            viewer(),
            query,
            sort=query.sort,
            before=cursor.decode(query.cursor, query.sort),
            limit=query.limit + 1,
        )
        shown = present.jobs(session, rows[: query.limit], farm.settings)
    more = len(rows) > query.limit
    last = rows[query.limit - 1] if more else None
    following = cursor.encode(*filters.place(last, query.sort), query.sort) if last else None
    return reply(resources.JobPage(items=shown, next=following))


@api.post("/jobs/bulk", operation_id="steerJobs", responses={"200": resources.BulkOutcome})
def order(body: bulk.Order) -> Response:
    """Cancel, pause, resume, delete, restore, erase, like or collect many jobs, or give a priority.

    Each by itself: what one job does not allow is told under `refused`, and done to the others.
    An empty filter means every job that you may see.
    """
    outcome, more = bulk.carry_out(services(), viewer(), body)
    refused = [resources.Refusal(id=one, detail=why) for one, why in outcome.refused.items()]
    done = [*(job.id for job in outcome.done), *outcome.gone]
    return reply(resources.BulkOutcome(done=done, refused=refused, more=more))


class Chosen(BaseModel):
    """Jobs whose finished files are wanted, and what these are called."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    ids: list[str] = Field(min_length=1, max_length=bulk.MOST)
    """Of these jobs."""

    names: str | None = Field(None, max_length=200, description=naming.EXPLAINED)


@api.post("/jobs/results", operation_id="downloadJobs", responses={"200": archive.ZIP})
def results(body: Chosen) -> Response:
    """Return the finished files of several jobs as one ZIP."""
    with services().db.read() as session:
        found = files.of(session, viewer(), body.ids, body.names)
    return archive.answer(services().storage, found, "renders.zip")


@api.get(
    "/jobs/<string:job_id>",
    operation_id="getJob",
    responses={"200": resources.Job, "304": {"description": "Not changed since"}},
)
def show(path: JobPath) -> Response:
    """Say where a job stands.

    Send the answer's ETag as If-None-Match and get 304 while nothing changed; come back after
    Retry-After seconds, or follow /events instead.
    """
    return polling.answer(path.job_id)


@api.patch("/jobs/<string:job_id>", operation_id="updateJob", responses={"200": resources.Job})
def change(path: JobPath, body: JobChanges) -> Response:
    """Change a job's label, priority or project, or move it in the line.

    With If-Match (the ETag that the job was shown with) only if nobody else changed it since; of
    the ETag the part before the dash counts, so that mere progress is no conflict.
    """
    values = cast(orders.Changes, body.model_dump(exclude_unset=True))
    expected = polling.expected_versions()
    return _shown(orders.change(services(), viewer(), path.job_id, expected, **values))


class DeleteQuery(BaseModel):
    """How a job is deleted."""

    model_config = ConfigDict(extra="forbid")

    erase: bool = Field(False, description="For good, from the bin, too.")


@api.delete("/jobs/<string:job_id>", operation_id="deleteJob", responses=NO_CONTENT)
def remove(path: JobPath, query: DeleteQuery) -> Response:
    """Put a job that has ended into the bin, from which it is erased after some days.

    Until then it is in no list but that of `GET /jobs?bin=true`, and can be restored.
    """
    away = bin.erase if query.erase else bin.put
    away(services(), viewer(), path.job_id)
    return Response(status=204)


@api.post(
    "/jobs/<string:job_id>/restore", operation_id="restoreJob", responses={"200": resources.Job}
)
def restore(path: JobPath) -> Response:
    """Take a job out of the bin, as it was."""
    return _shown(bin.restore(services(), viewer(), path.job_id))


@api.post(
    "/jobs/<string:job_id>/cancel", operation_id="cancelJob", responses={"200": resources.Job}
)
def cancel(path: JobPath) -> Response:
    """Stop a job for good; a running one stops within an iteration."""
    return _shown(orders.cancel(services(), viewer(), path.job_id))


@api.post("/jobs/<string:job_id>/pause", operation_id="pauseJob", responses={"200": resources.Job})
def pause(path: JobPath) -> Response:
    """Free the device and keep the work done so far."""
    return _shown(orders.pause(services(), viewer(), path.job_id))


@api.post(
    "/jobs/<string:job_id>/resume", operation_id="resumeJob", responses={"200": resources.Job}
)
def resume(path: JobPath) -> Response:
    """Queue a paused job again, at its old place."""
    return _shown(orders.resume(services(), viewer(), path.job_id))


@api.post(
    "/jobs/<string:job_id>/finish", operation_id="finishJob", responses={"200": resources.Job}
)
def finish(path: JobPath) -> Response:
    """End a running job within an iteration, with the picture as it is then."""
    return _shown(orders.finish(services(), viewer(), path.job_id))


@api.post(
    "/jobs/<string:job_id>/put-back", operation_id="putBackJob", responses={"201": resources.Job}
)
def put_back(path: JobPath) -> Response:
    """Queue a canceled job that no worker had begun again at its old place, under a new id."""
    row = orders.put_back(services(), viewer(), path.job_id)
    return created(_resource(row), f"{API}/jobs/{row.id}")


@api.post("/jobs/<string:job_id>/clone", operation_id="cloneJob", responses={"201": resources.Job})
def clone(path: JobPath, body: AnyChanges) -> Response:
    """Queue a new job with the same settings but for those in the body."""
    key = idempotency_key()
    return _created(submissions.clone(services(), viewer(), path.job_id, body.root, key=key))


@api.get(
    "/jobs/<string:job_id>/attempts",
    operation_id="listJobAttempts",
    responses={"200": resources.Attempts},
)
def attempts(path: JobPath) -> Response:
    """List every worker's try at a job."""
    rows = _attempts(viewer(), path.job_id)
    return reply(resources.Attempts(items=[present.attempt(row) for row in rows]))


@api.get(
    "/jobs/<string:job_id>/log",
    operation_id="getJobLog",
    responses={
        "200": {"description": "The log", "content": {"text/plain": {"schema": {"type": "string"}}}}
    },
)
def log(path: JobPath) -> Response:
    """Return the last lines that each attempt wrote."""
    parts = [
        f"--- attempt {row.epoch} on {row.worker_id}: {word(row.outcome or JobState.RUNNING)}\n"
        f"{row.log or ''}"
        for row in _attempts(viewer(), path.job_id)
    ]
    return Response("\n".join(parts), mimetype="text/plain")


def _attempts(asker: Viewer, job_id: str) -> list[models.Attempt]:
    with services().db.read() as session:
        job = lookup.get(session, asker, job_id)
        return lookup.attempts(session, job)


def _created(row: models.Job) -> Response:
    waited, replayed = polling.wait_if_preferred(row.id), row.replayed
    if waited:
        with services().db.read() as session:
            row = lookup.get(session, viewer(), row.id)
    place = f"{API}/jobs/{row.id}"
    return created(_resource(row), place, replayed=replayed, **waited)


def _shown(row: models.Job) -> Response:
    return reply(_resource(row))


def _resource(row: models.Job) -> resources.Job:
    farm = services()
    with farm.db.read() as session:
        return present.job(session, row, farm.settings)
