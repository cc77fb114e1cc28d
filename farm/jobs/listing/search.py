"""By what a job can be found: words, pictures, and the renders it came from or led to."""

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import aliased

from farm.sql.models import Asset, Job, JobAsset


def words(text: str) -> ColumnElement[bool]:
    """Match the job with this number, and those that have each word in a name.

    The names are the job's own and those of its pictures: the title of a job without one.
    """
    return or_(Job.id == text, and_(true(), *map(_word, text.split())))


def _word(word: str) -> ColumnElement[bool]:
    named = select(Asset.id).where(Asset.name.icontains(word, autoescape=True))
    made = select(JobAsset.job_id).where(JobAsset.asset_id.in_(named))
    return Job.label.icontains(word, autoescape=True) | Job.id.in_(made)


def related(job_id: str) -> ColumnElement[bool]:
    """Match a job, all that it was made from, and all that was made from any of those."""
    up = select(Job.id, Job.parent_id).where(Job.id == job_id).cte(recursive=True)
    elder = aliased(Job)
    up = up.union(select(elder.id, elder.parent_id).where(elder.id == up.c.parent_id))
    down = select(up.c.id).cte(recursive=True)
    younger = aliased(Job)
    down = down.union(select(younger.id).where(younger.parent_id == down.c.id))
    return Job.id.in_(select(down.c.id))
