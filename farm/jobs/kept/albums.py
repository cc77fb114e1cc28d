"""Albums: names under which people keep renders; there is one while something is in it."""

from typing import Annotated

from pydantic import AfterValidator, Field
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from farm.domain.jobs.specs import Label
from farm.domain.roles import Viewer
from farm.errors import Conflict, NotFound
from farm.infra.services import Services
from farm.jobs import transitions
from farm.jobs.listing import lookup
from farm.sql.models import AlbumJob, Job

MOST = 200  # of one person
LONGEST = 100


def _nameable(name: str) -> str:
    """Refuse a name that has no address."""
    if "/" in name or name in (".", "..") or name != name.strip():
        raise ValueError("an album's name has no slash, no space around it, and is not . or ..")
    return name


AlbumName = Annotated[
    Label, Field(min_length=1, max_length=LONGEST, examples=["Harbour"]), AfterValidator(_nameable)
]


def find(session: Session, viewer: Viewer) -> dict[str, int]:
    """Return how many jobs are in each of the viewer's albums, by their names."""
    query = select(AlbumJob.name, func.count()).join(Job, Job.id == AlbumJob.job_id)
    mine = query.where(Job.owner == viewer.name, Job.binned.is_(None)).group_by(AlbumJob.name)
    return dict(session.execute(mine.order_by(AlbumJob.name)).all())


def add(services: Services, viewer: Viewer, job_id: str, name: str) -> Job:
    """Put a job into an album of its owner's, which is made if it is not there."""
    with services.transaction() as session:
        job = lookup.get(session, viewer, job_id, lock=True)
        known = find(session, Viewer(job.owner))
        if name not in known and len(known) >= MOST:
            raise Conflict(f"There are {MOST} albums already: put it into one of them.")
        session.merge(AlbumJob(job_id=job.id, name=name))
        job.version += 1
        return job


def take(services: Services, viewer: Viewer, job_id: str, name: str) -> Job:
    """Take a job out of an album; the job stays."""
    with services.transaction() as session:
        job = lookup.get(session, viewer, job_id, lock=True)
        session.execute(delete(AlbumJob).where(AlbumJob.job_id == job.id, AlbumJob.name == name))
        job.version += 1
        return job


def rename(services: Services, viewer: Viewer, name: str, to: str) -> None:
    """Give the viewer's album another name; where that is one already, both become one."""
    with services.transaction() as session:
        _require(session, viewer, name)
        if name == to:
            return
        _touch(session, viewer, name)
        there = select(AlbumJob.job_id).where(_mine(viewer, to))
        session.execute(delete(AlbumJob).where(_mine(viewer, name), AlbumJob.job_id.in_(there)))
        session.execute(update(AlbumJob).where(_mine(viewer, name)).values(name=to))


def remove(services: Services, viewer: Viewer, name: str) -> None:
    """Forget the viewer's album; its jobs stay."""
    with services.transaction() as session:
        _require(session, viewer, name)
        _touch(session, viewer, name)
        session.execute(delete(AlbumJob).where(_mine(viewer, name)))


def _touch(session: Session, viewer: Viewer, name: str) -> None:
    """Let the jobs of an album show another version: they tell its name."""
    transitions.touch(session, Job.id.in_(select(AlbumJob.job_id).where(_mine(viewer, name))))


def _mine(viewer: Viewer, name: str) -> ColumnElement[bool]:
    mine = select(Job.id).where(Job.owner == viewer.name)
    return (AlbumJob.name == name) & AlbumJob.job_id.in_(mine)


def _require(session: Session, viewer: Viewer, name: str) -> None:
    query = select(AlbumJob.job_id).where(_mine(viewer, name)).limit(1)
    if session.scalar(query) is None:
        raise NotFound(f"You have no album {name[:LONGEST]!r}.")
