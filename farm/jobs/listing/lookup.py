"""Jobs, their tries and their pictures, as far as the viewer may see them."""

from collections.abc import Sequence

from sqlalchemy import Text, bindparam, cast, exists, func, select
from sqlalchemy.orm import Session, aliased

from farm.domain import frames
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.errors import NotFound
from farm.infra.services import Services
from farm.jobs import parts
from farm.jobs.listing import filters, search
from farm.jobs.listing.filters import ALL, NEWEST, JobFilter, Place, Sort
from farm.library.keeping.needed import made_of
from farm.sql.models import Artifact, Attempt, Job

FRAME = Artifact.kind == "frame"  # which is one in the whole film


def get(
    session: Session, viewer: Viewer, job_id: str, *, lock: bool = False, binned: bool = False
) -> Job:
    """Return a job that the viewer may see, with `binned` also from the bin, or raise NotFound."""
    query = select(Job).where(Job.id == job_id)
    job = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if job is None or not viewer.may_see(job.owner):
        raise _absent(job_id)
    if job.binned is not None and not binned:
        raise _in_bin(job_id)
    return job


def attempts(session: Session, job: Job) -> list[Attempt]:
    """Return every try at a job, the first one first."""
    query = select(Attempt).where(Attempt.job_id == job.id).order_by(Attempt.epoch)
    return list(session.scalars(query))


def artifacts(session: Session, job: Job) -> list[Artifact]:
    """Return every picture of a job, the newest first."""
    query = select(Artifact).where(Artifact.job_id == job.id).order_by(Artifact.created.desc())
    return list(session.scalars(query))


def artifact(session: Session, job: Job, name: str) -> Artifact:
    """Return a picture of a job, or of a part of it, by its file name, or raise NotFound.

    By its plain name a frame is found as the newest pass left it.
    """
    query = select(Artifact).where(Artifact.name.in_(frames.of_all_passes(name)))
    found = session.scalars(query.where(Artifact.job_id == job.id)).one_or_none()
    if found is None:
        theirs = select(Job.id).where(Job.part_of == job.id)
        found = session.scalars(query.where(Artifact.job_id.in_(theirs), FRAME)).first()
    if found is None:
        raise NotFound(f"This job has no picture {name[:100]!r} (yet).")
    return found


def find(
    session: Session,
    viewer: Viewer,
    wanted: JobFilter = ALL,
    *,
    states: Sequence[JobState] = (),
    text: str | None = None,
    batch: str | None = None,
    picture: str | None = None,
    style: str | None = None,
    related: str | None = None,
    parent: str | None = None,
    sort: Sort = NEWEST,
    before: Place | None = None,
    limit: int = 50,
) -> list[Job]:
    """Return jobs, newest first unless sorted otherwise; `before` is where the list went to.

    `text` is looked for as `search.words` says, `picture` is an upload and `style` one of the
    library that they are made of, and `related` is a job whose whole line of versions is wanted.
    """
    query = filters.arranged(select(Job), sort, before).limit(limit)
    if not viewer.sees_all:
        query = query.where(Job.owner == viewer.name)
    named = JobFilter.model_construct(
        status=list(states), q=text, batch=batch, part_of=wanted.part_of, bin=wanted.bin
    )
    query = query.where(*wanted.conditions(), *named.conditions())
    if parent is not None:
        query = query.where(Job.parent_id == parent)
    if picture:
        query = query.where(made_of(picture))
    if style:
        query = query.where(Job.style_id == style)
    if related:
        query = query.where(search.related(related))
    return list(session.scalars(query))


def fingerprint(services: Services, viewer: Viewer, job_id: str) -> tuple[JobState, int, str]:
    """Return a job's state, its version, and a text that changes with all else that is its own.

    That of its parts is its own, too. For pollers, who are many: one row of a few columns, without
    the ORM. Raises NotFound as `get`.
    """
    row = services.db.glance(_FINGERPRINT, job_id=job_id)
    if row is None or not viewer.may_see(row[0]):
        raise _absent(job_id)
    if row[3] is not None:
        raise _in_bin(job_id)
    mark = " ".join(map(str, row[5:]))
    return JobState(row[1]), row[2], mark + _mark_of_parts(services, job_id) if row[4] else mark


def _mark_of_parts(services: Services, job_id: str) -> str:
    """Return a text that changes with all that a job shows of its parts."""
    with services.db.read() as session:
        told = (parts.progress(session, [job_id]), parts.seconds(session, [job_id]))
        made = select(func.count(), func.max(Artifact.created)).join(Job)
        previews = made.where(Job.part_of == job_id, Artifact.kind == "preview")
        return str((*told, *session.execute(previews).one()))


_PART = aliased(Job)
_FINGERPRINT = select(
    Job.owner,
    Job.state,
    Job.version,
    Job.binned,
    exists().where(_PART.part_of == Job.id),
    cast(Job.progress, Text),
    select(func.max(Artifact.created)).where(Artifact.job_id == Job.id).scalar_subquery(),
    select(func.count()).where(Artifact.job_id == Job.id).scalar_subquery(),
).where(Job.id == bindparam("job_id"))


def _absent(job_id: str) -> NotFound:
    return NotFound(f"There is no job {job_id[:60]!r}, or it is not yours.")


def _in_bin(job_id: str) -> NotFound:
    return NotFound(f"The job {job_id} is in the bin: restore it first.")
