"""A job's rows as the API shows them, in answers and in messages to webhooks."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain import addresses, resources
from farm.domain.placement import chosen, parse
from farm.domain.states import HELD_BACK, PHRASES, JobState
from farm.sql.models import AlbumJob, Artifact, Job, JobAfter
from farm.sql.models.row import Row

R = TypeVar("R", bound=resources.Resource)

KIND_ORDER = {"result": 0, "model": 1, "master": 2, "scale": 3, "preview": 4}


def job(
    row: Job,
    pictures: Iterable[Artifact],
    place: int | None = None,
    reason: str | None = None,
    after: Iterable[str] = (),
    albums: Iterable[str] = (),
) -> resources.Job:
    """Show a job with its pictures; `place` in line and `reason` to wait, if it does.

    `after` are the jobs that it was told to wait for, `albums` those that it is in.
    """
    ordered = sorted(pictures, key=lambda picture: (KIND_ORDER[picture.kind], -picture.created))
    shown = [artifact(picture) for picture in ordered]
    state = JobState(row.state)
    return show(
        resources.Job,
        row,
        state=state,
        phrase=HELD_BACK if state == JobState.QUEUED and row.blockers else PHRASES[state],
        metadata=row.notes,
        progress=resources.Progress.model_validate(row.progress) if row.progress else None,
        after=[*after],
        albums=[*albums],
        place=place,
        waits_because=reason,
        worker_labels=chosen(parse(row.needs).labels),
        preview_url=next((one.url for one in shown if one.kind == "preview"), None),
        artifacts=[one for one in shown if one.kind != "preview"],
        links=addresses.links(row.id, state, row.epoch),
    )


def earlier(session: Session, ids: Collection[str]) -> dict[str, list[str]]:
    """Return the ids of the jobs that each of these was told to wait for."""
    query = select(JobAfter.job_id, JobAfter.after_id).where(JobAfter.job_id.in_(ids))
    found: dict[str, list[str]] = {}
    for job_id, after_id in session.execute(query.order_by(JobAfter.after_id)):
        found.setdefault(job_id, []).append(after_id)
    return found


def albums(session: Session, ids: Collection[str]) -> dict[str, list[str]]:
    """Return the albums that each of these jobs is in, by name."""
    query = select(AlbumJob.job_id, AlbumJob.name).where(AlbumJob.job_id.in_(ids))
    found: dict[str, list[str]] = {}
    for job_id, name in session.execute(query.order_by(AlbumJob.name)):
        found.setdefault(job_id, []).append(name)
    return found


def artifact(row: Artifact) -> resources.Artifact:
    """Show a picture of a job."""
    return show(resources.Artifact, row, url=addresses.picture(row.job_id, row.name, row.sha256))


def show(resource: type[R], row: Row, **more: Any) -> R:
    """Show what a resource has of the same names as a row, and `more` beside it or instead."""
    same = [name for name in resource.model_fields if name not in more and hasattr(row, name)]
    return resource(**{name: getattr(row, name) for name in same}, **more)
