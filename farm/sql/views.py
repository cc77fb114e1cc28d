"""A job's rows as the API shows them, in answers and in messages to webhooks."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain import addresses, resources
from farm.domain.placement import chosen, parse
from farm.domain.states import HELD_BACK, PHRASES, JobState
from farm.sql.models import Artifact, Job, JobAfter

KIND_ORDER = {"result": 0, "model": 1, "master": 2, "scale": 3, "preview": 4}


def job(
    row: Job,
    pictures: Iterable[Artifact],
    place: int | None = None,
    reason: str | None = None,
    after: Iterable[str] = (),
) -> resources.Job:
    """Show a job with its pictures; `place` in line and `reason` to wait, if it does.

    `after` are the jobs that it was told to wait for.
    """
    ordered = sorted(pictures, key=lambda picture: (KIND_ORDER[picture.kind], -picture.created))
    shown = [artifact(picture) for picture in ordered]
    state = JobState(row.state)
    return resources.Job(
        id=row.id,
        kind=row.kind,
        state=state,
        phrase=HELD_BACK if state == JobState.QUEUED and row.blockers else PHRASES[state],
        label=row.label,
        metadata=row.notes,
        owner=row.owner,
        project=row.project,
        priority=row.priority,
        pinned=row.pinned,
        version=row.version,
        spec=row.spec,
        parent_id=row.parent_id,
        batch_id=row.batch_id,
        style_id=row.style_id,
        style_version=row.style_version,
        progress=resources.Progress.model_validate(row.progress) if row.progress else None,
        after=[*after],
        place=place,
        waits_because=reason,
        worker_labels=chosen(parse(row.needs).labels),
        worker_id=row.worker_id,
        created=row.created,
        started=row.started,
        finished=row.finished,
        render_seconds=row.render_seconds,
        error=row.error,
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


def artifact(row: Artifact) -> resources.Artifact:
    """Show a picture of a job."""
    return resources.Artifact(
        id=row.id,
        job_id=row.job_id,
        kind=row.kind,
        name=row.name,
        media_type=row.media_type,
        width=row.width,
        height=row.height,
        bytes=row.bytes,
        sha256=row.sha256,
        created=row.created,
        url=addresses.picture(row.job_id, row.name, row.sha256),
    )
