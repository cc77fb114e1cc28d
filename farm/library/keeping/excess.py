"""Whose ended jobs keep more bytes than one person may, and which of them are beyond that."""

from collections import defaultdict

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from farm.domain.states import TERMINAL
from farm.library.keeping.needed import needed
from farm.sql.models import Artifact, Job


def jobs(
    session: Session, most: int, which: ColumnElement[bool], owner: str | None = None
) -> list[str]:
    """Return the jobs whose files, of those `which`, would leave room if they went.

    A person's newest jobs stay as long as all their files together are no more than `most` bytes,
    and the newest of all in any case; 0 sets no limit. What is pinned or needed does not count, and
    what is in the bin goes before all else.
    """
    if not most:
        return []
    mine = [Job.state.in_(TERMINAL), ~Job.pinned, which]
    if owner is not None:
        mine.append(Job.owner == owner)
    sizes = select(Job.id, Job.owner, func.sum(Artifact.bytes)).where(*mine)
    query = sizes.join(Artifact, Artifact.job_id == Job.id).group_by(Job.id, Job.owner)
    ages = (func.coalesce(Job.finished, 0.0).desc(), Job.id.desc())
    newest = query.order_by(Job.binned.is_not(None), *ages)
    rows = session.execute(newest).all()
    used = needed(session, [row[0] for row in rows])
    kept, beyond = defaultdict[str, int](int), []
    for job_id, of, size in rows:
        if job_id in used:
            continue
        if kept[of] and kept[of] + size > most:
            beyond.append(job_id)
        kept[of] += size
    return beyond
