"""The regions of a picture for who paints its mask: looked for once, and found again."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.jobs import kinds
from farm.domain.jobs.kinds import REGIONS
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.errors import Unavailable
from farm.fleet import queue
from farm.infra.services import Services
from farm.jobs.submitting import submissions
from farm.library.keeping.needed import made_of
from farm.sql.models import Artifact, Job

GOOD = (JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED)


def asked(services: Services, viewer: Viewer, picture: str, count: str) -> Job:
    """Return the search for a picture's regions: one that is there, or a new one.

    Raises Unavailable if no worker would take a new one.
    """
    body = {"kind": REGIONS, "picture": picture, "count": count, "take_damaged": True}
    request = kinds.request(body)
    spec = request.job_spec().model_dump(mode="json")
    with services.db.read() as session:
        found = _same(session, viewer, picture, spec)
        if found:
            return found
        needs = submissions.check(session, services.settings, viewer, request).needs
        if not queue.fleet(session, services.settings.lease_seconds, needs).open:
            raise Unavailable(
                "No worker is there that could look for regions; paint them by hand, or ask again "
                "when one runs."
            )
    return submissions.submit(services, viewer, request)


def mask(session: Session, job: Job) -> Artifact | None:
    """Return the mask that a search has found, if it is there."""
    return session.scalars(
        select(Artifact).where(Artifact.job_id == job.id, Artifact.kind == "result")
    ).first()


def _same(session: Session, viewer: Viewer, picture: str, spec: dict[str, Any]) -> Job | None:
    own = (Job.kind == REGIONS) & (Job.owner == viewer.name) & Job.state.in_(GOOD)
    own &= Job.binned.is_(None)
    query = select(Job).where(own, made_of(picture)).order_by(Job.created.desc())
    same = (job for job in session.scalars(query) if job.spec == spec)
    return next((job for job in same if not job.finished or mask(session, job)), None)
