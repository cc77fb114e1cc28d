"""The farm in numbers, for monitors."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from farm.base.config import Settings
from farm.domain.states import HELD, JobState
from farm.fleet import caretakers, queue, registry, wanted
from farm.infra.doorbell import DOORBELL
from farm.infra.unit_of_work import WEBHOOK
from farm.jobs.leasing.endings import Outcome
from farm.library.keeping import garbage
from farm.sql.database import now
from farm.sql.models import Attempt, Checkpoint, Job, Outbox

HOUR_S = 3600.0
TOPICS = (DOORBELL, garbage.TOPIC, WEBHOOK)


@dataclass(frozen=True)
class Vitals:
    """How the farm is; what there is none of counts 0."""

    jobs: Mapping[str, int]  # by state
    oldest_waiting: float  # seconds since the oldest waiting job was submitted
    workers: Mapping[str, int]  # by status
    maintenance: Mapping[str, int]  # processes, by what they do
    attempts: Mapping[str, int]  # that ended in the last hour, by outcome
    unsaved: float  # seconds since the last checkpoint of the render that has the oldest
    outbox: Mapping[str, int]  # by topic: what waits to be sent or removed
    demand: wanted.Demand


def read(session: Session, settings: Settings) -> Vitals:
    """Look at everything once; a handful of short queries along indexes."""
    lease_seconds = settings.lease_seconds
    alive = registry.alive(session, lease_seconds)
    workers = Counter(
        str(registry.status(row, row.id in alive)) for row in registry.workers(session)
    )
    duties = Counter(str(duty) for _row, duty in caretakers.duties(session, lease_seconds))
    return Vitals(
        jobs=_counts(session, Job.state, JobState),
        oldest_waiting=queue.depth(session).oldest_seconds or 0.0,
        workers=dict.fromkeys(map(str, registry.Status), 0) | workers,
        maintenance=dict.fromkeys(map(str, caretakers.Duty), 0) | duties,
        attempts=_counts(session, Attempt.outcome, Outcome, Attempt.ended > now() - HOUR_S),
        unsaved=_unsaved(session),
        outbox=_counts(session, Outbox.topic, TOPICS),
        demand=wanted.demand(session, settings),
    )


def _counts(
    session: Session,
    column: InstrumentedAttribute[Any],
    names: Iterable[str],
    which: ColumnElement[bool] = true(),  # noqa: B008 - never changed
) -> dict[str, int]:
    rows = session.execute(select(column, func.count()).where(which).group_by(column))
    return dict.fromkeys(names, 0) | {str(name): count for name, count in rows}


def _unsaved(session: Session) -> float:
    stored = select(func.max(Checkpoint.created)).where(Checkpoint.job_id == Job.id)
    began = (Attempt.job_id == Job.id) & (Attempt.epoch == Job.epoch)
    query = select(Attempt.started, stored.scalar_subquery()).join(Job, began)
    saved = [max(a, b or 0.0) for a, b in session.execute(query.where(Job.state.in_(HELD)))]
    return (session.scalar(select(now())) or 0.0) - min(saved) if saved else 0.0
