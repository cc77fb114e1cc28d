"""The pictures that jobs make."""

from flask import Response
from pydantic import Field

from farm.domain import resources
from farm.jobs import lookup
from farm.sql import models
from web import download
from web.api import present
from web.api.assets import PART, PICTURE, SAME
from web.api.blueprint import JobPath, reply, resource
from web.context import services, viewer

api = resource("artifacts", "The pictures that jobs make")


class ArtifactPath(JobPath):
    """Names a picture of a job."""

    name: str = Field(max_length=100, description="File name, such as result.png.")


@api.get("/jobs/<string:job_id>/artifacts", responses={"200": resources.Artifacts})
def listing(path: JobPath) -> Response:
    """List every picture of a job: results, finished scales, the newest preview."""
    with services().db.read() as session:
        job = lookup.get(session, viewer(), path.job_id)
        rows = lookup.artifacts(session, job)
    return reply(resources.Artifacts(items=[present.artifact(row) for row in rows]))


@api.get(
    "/jobs/<string:job_id>/artifacts/<string:name>",
    responses={"200": PICTURE, "206": PART, "304": SAME},
)
def content(path: ArtifactPath) -> Response:
    """Return a picture, whole or in ranges; with `?download=1` as a file to keep."""
    with services().db.read() as session:
        job = lookup.get(session, viewer(), path.job_id)
        row = lookup.artifact(session, job, path.name)
    blob = download.Blob(row.key, row.bytes, row.media_type, row.sha256)
    return download.answer(services().storage, blob, _file_name(job, row))


def _file_name(job: models.Job, row: models.Artifact) -> str:
    """Name a download after the job, so that twenty of them can be told apart."""
    return f"{job.label or job.id}-{row.name}".replace("/", "_")
