"""What jobs are made of, and which uploads and jobs are needed still: what lives names them."""

import re
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, Text, cast, or_, select
from sqlalchemy.orm import Session

from farm.domain.states import LIVE
from farm.sql.database import now
from farm.sql.models import Form, Job, JobAfter, JobAsset, StyleVersion

NAMES = re.compile(r"\b(?:asset|job)_[0-9a-z]{26}\b")
BATCH = 1000  # ids that one statement asks for


def made_of(asset_id: str) -> ColumnElement[bool]:
    """Match jobs with this upload in any place, and those that take this training's model."""
    return Job.id.in_(select(JobAsset.job_id).where(JobAsset.asset_id == asset_id))


def complete(session: Session) -> None:
    """List what jobs are made of that a process of an earlier version queued.

    To be done before anything is removed, once the rows are taken that submissions keep.
    """
    query = select(Job).where(~Job.assets_listed).order_by(Job.id)
    for job in session.scalars(query.with_for_update()):
        job.list_assets(job.spec)
    session.flush()


def needed(session: Session, among: Collection[str], seconds: float = 0.0) -> frozenset[str]:
    """Return which of these uploads and jobs what lives, or did so lately, names or waits for."""
    ids = sorted(among)
    batches = (ids[first : first + BATCH] for first in range(0, len(ids), BATCH))
    by_jobs = {name for batch in batches for name in _by_jobs(session, batch, seconds)}
    return frozenset(by_jobs | (set(ids) & set(_by_people(session))))


def _by_jobs(session: Session, ids: Collection[str], seconds: float) -> Iterator[str]:
    lives = or_(Job.state.in_(LIVE), Job.pinned, Job.finished >= now() - seconds)
    for names, job_id in (
        (JobAsset.asset_id, JobAsset.job_id),
        (JobAfter.after_id, JobAfter.job_id),
    ):
        query = select(names).join(Job, Job.id == job_id).where(names.in_(ids), lives)
        yield from session.scalars(query.distinct())


def _by_people(session: Session) -> Iterator[str]:
    """Yield what styles have, and forms that were not submitted yet."""
    paintings = select(cast(StyleVersion.paintings, Text))
    forms = select(cast(Form.fields, Text)).where(~Form.submitted)
    for query in (paintings, forms):
        for text in session.scalars(query.execution_options(yield_per=1000)):
            yield from NAMES.findall(text)
