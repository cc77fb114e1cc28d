"""What each worker does at this moment, for monitors."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from farm.domain.states import HELD
from farm.fleet.queue import is_alive
from farm.sql.database import now
from farm.sql.models import Attempt, Checkpoint, Job, Worker

MOST = 2000  # workers; a monitor keeps several series of each


@dataclass(frozen=True)
class Working:
    """One worker that lives; what it does not tell, or does not do, is None."""

    id: str
    silent: float  # seconds since its last sign of life
    memory_used: int | None
    temperature: int | None
    disk_free: int | None
    kind: str | None  # of its job
    rate: float | None  # steps a second
    unsaved: float | None  # seconds since its job's last checkpoint, or its own beginning


def read(session: Session, lease_seconds: float) -> list[Working]:
    """Return the workers that are alive, the first MOST by name."""
    stored = select(func.max(Checkpoint.created)).where(Checkpoint.job_id == Job.id)
    newest = func.coalesce(stored.scalar_subquery(), 0.0)
    began = (Attempt.job_id == Job.id) & (Attempt.epoch == Job.epoch)
    query = (
        select(Worker, now(), Job.kind, Job.progress["rate"].as_float(), Attempt.started, newest)
        .outerjoin(Job, (Job.worker_id == Worker.id) & Job.state.in_(HELD))
        .outerjoin(Attempt, began)
        .where(is_alive(lease_seconds))
        .order_by(Worker.id)
        .limit(MOST)
    )
    return [
        Working(
            worker.id,
            max(clock - worker.seen, 0.0),
            worker.memory_used,
            worker.temperature,
            worker.disk_free,
            kind,
            rate,
            None if started is None else max(clock - max(started, saved), 0.0),
        )
        for worker, clock, kind, rate, started, saved in session.execute(query)
    ]
