"""The pictures that jobs make."""

from flask import Response
from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain import naming, resources
from farm.domain.jobs import bases, kinds
from farm.domain.prints import FILES, Export
from farm.jobs import exports
from farm.jobs.listing import lookup
from farm.jobs.many import batches, files
from farm.sql import models, views
from web.api.blueprint import JobPath, reply, resource
from web.api.library.assets import PART, SAME, WHOLE
from web.context import services, viewer
from web.files import download

LONGEST_PART = 60  # characters that one setting takes in a file's name

api = resource("artifacts", "The pictures that jobs make")


class ArtifactPath(JobPath):
    """Names a picture of a job."""

    name: str = Field(max_length=100, description="File name, such as result.png.")


@api.get(
    "/jobs/<string:job_id>/artifacts",
    operation_id="listJobArtifacts",
    responses={"200": resources.Artifacts},
)
def listing(path: JobPath) -> Response:
    """List every picture of a job: results, finished scales, the newest preview."""
    with services().db.read() as session:
        job = lookup.get(session, viewer(), path.job_id)
        rows = lookup.artifacts(session, job)
    return reply(resources.Artifacts(items=[views.artifact(row) for row in rows]))


@api.get(
    "/jobs/<string:job_id>/artifacts/<string:name>",
    operation_id="downloadArtifact",
    responses={"200": WHOLE, "206": PART, "304": SAME},
)
def content(path: ArtifactPath) -> Response:
    """Return a file, whole or in ranges; with `?download=1` as a file to keep."""
    with services().db.read() as session:
        job = lookup.get(session, viewer(), path.job_id)
        row = lookup.artifact(session, job, path.name)
        told = _told(session, job)
    blob = download.Blob(row.key, row.bytes, row.media_type, row.sha256)
    return download.answer(services().storage, blob, "-".join((*told, row.name)).replace("/", "_"))


class ExportQuery(Export):
    """What the file is like; a GET, so that a link can name it."""

    photo: int = Field(1, ge=1, description="Of a job of several photos: which, from 1.")
    download: str = Field("", description="Given: a file to keep.")
    names: str | None = Field(
        None, max_length=200, description=f"What it is called: a pattern of {naming.WORDS}."
    )

    def file(self) -> Export:
        """Return what the file is like, alone."""
        return Export(**self.model_dump(exclude={"photo", "download", "names"}))


@api.get(
    "/jobs/<string:job_id>/export",
    operation_id="exportJob",
    responses={"200": WHOLE, "206": PART, "304": SAME},
)
def export(path: JobPath, query: ExportQuery) -> Response:
    """Make a further file of a finished job's picture: another format, profile, border or page."""
    with services().db.read() as session:
        name = _called(session, lookup.get(session, viewer(), path.job_id), query)
    made = exports.make(services(), viewer(), path.job_id, query.file(), query.photo)
    blob = download.Blob(made.key, made.bytes, made.media_type, made.digest)
    return download.answer(services().storage, blob, name)


def _called(session: Session, job: models.Job, query: ExportQuery) -> str:
    """Return what a further file is called; raise BadSettings for a pattern that is none."""
    end = FILES[query.format][0]
    if query.names is None:
        return "-".join((*_told(session, job), f"print{end}")).replace("/", "_")
    made = exports.master(job, lookup.artifacts(session, job), query.photo)
    return files.further(session, job, made, end, query.names)


def _told(session: Session, job: models.Job) -> list[str]:
    """Return what tells a job from twenty others: its name, and what differs in its grid."""
    names = _names(session, job)
    title = job.label or kinds.title(job.kind, job.spec, names)
    varied = batches.varied(session, job)
    if not job.label:
        varied.pop("/content", None)  # which the title names
    pairs = [f"{field.rsplit('/', 1)[-1]} {_say(found, names)}" for field, found in varied.items()]
    return [title, *(pair[:LONGEST_PART] for pair in pairs)]


def _say(found: object, names: dict[str, str]) -> str:
    return f"{found:g}" if isinstance(found, float) else names.get(str(found), str(found))


def _names(session: Session, job: models.Job) -> dict[str, str]:
    """Return what the uploads are called that a job is made of, by their ids."""
    made_of = models.Asset.id.in_(bases.assets(job.spec).values())
    rows = session.scalars(select(models.Asset).where(made_of))
    return {row.id: row.name for row in rows}
