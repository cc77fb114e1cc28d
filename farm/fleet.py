"""The workers, as ops see and steer them."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from farm.database import now
from farm.errors import NotFound
from farm.line import is_alive
from farm.models import Worker
from farm.services import Services


def register(services: Services, worker: Worker) -> None:
    """A worker process has started; it takes the place of an earlier one with its id."""
    with services.db.write() as session:
        session.execute(delete(Worker).where(Worker.id == worker.id))
        session.add(worker)


def seen(services: Services, boot_id: str, job_id: str | None) -> bool:
    """The worker is alive and works on `job_id`; return whether it is asked to drain."""
    with services.db.write() as session:
        draining = session.scalar(
            update(Worker)
            .where(Worker.boot_id == boot_id)
            .values(seen=now(), job_id=job_id)
            .returning(Worker.draining)
        )
    return bool(draining)


def stopped(services: Services, boot_id: str) -> None:
    """The worker process ends in good order."""
    with services.db.write() as session:
        session.execute(
            update(Worker).where(Worker.boot_id == boot_id).values(stopped=now(), job_id=None)
        )


def workers(session: Session) -> list[Worker]:
    """Return every worker ever seen, the most recently seen first."""
    return list(session.scalars(select(Worker).order_by(Worker.seen.desc())))


def alive(session: Session, lease_seconds: float) -> set[str]:
    """Return the ids of the workers that gave a sign of life within a lease's length."""
    return set(session.scalars(select(Worker.id).where(is_alive(lease_seconds))))


def drain(services: Services, worker_id: str, draining: bool) -> Worker:
    """Ask a worker to hand its job back and take no more, or to work again."""
    with services.transaction() as session:
        worker = session.get(Worker, worker_id)
        if worker is None:
            raise NotFound(f"There is no worker {worker_id[:100]!r}.")
        worker.draining = draining
        return worker
