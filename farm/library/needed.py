"""Which uploads and jobs are needed still: what lives names them."""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import Select, Text, cast, or_, select
from sqlalchemy.orm import Session

from farm.domain.states import LIVE
from farm.sql.database import now
from farm.sql.models import Form, Job, JobAfter, StyleVersion

NAMES = re.compile(r"\b(?:asset|job)_[0-9a-z]{26}\b")


def needed(session: Session, seconds: float = 0.0) -> frozenset[str]:
    """Return the uploads and jobs that what lives, or did so lately, names or waits for."""
    lives = or_(Job.state.in_(LIVE), Job.pinned, Job.finished >= now() - seconds)
    specs = select(cast(Job.spec, Text)).where(lives)
    paintings = select(cast(StyleVersion.paintings, Text))
    forms = select(cast(Form.fields, Text)).where(~Form.submitted)
    parts = select(JobAfter.after_id).join(Job, Job.id == JobAfter.job_id).where(lives)
    return frozenset(_named(session, (specs, paintings, forms, parts)))


def _named(session: Session, queries: Iterable[Select[str]]) -> Iterator[str]:
    for query in queries:
        for text in session.scalars(query.execution_options(yield_per=1000)):
            yield from NAMES.findall(text)
