"""The workers, as ops see and steer them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Update, case, exists, func, select, update
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.errors import InvalidInput, NameTaken, NotFound
from farm.fleet import queue
from farm.fleet.queue import is_alive
from farm.infra.services import Services
from farm.sql import audit, locks
from farm.sql.database import now
from farm.sql.models import Job, Worker

TOLD = ("memory", "memory_used", "temperature", "disk_free", "resting")
"""What a worker says anew with each sign of life, as far as it knows."""


class Drain(StrEnum):
    """What a worker that shall take no more jobs does with the one that it has."""

    NO = ""  # it may take more
    AFTER_JOB = "after_job"  # it finishes it
    NOW = "now"  # it hands it back at the next step


DRAIN = case(
    (~Worker.draining, Drain.NO.value),
    (Worker.after_job, Drain.AFTER_JOB.value),
    else_=Drain.NOW.value,
)
"""The order that a worker's row holds, for a query."""


def register(
    services: Services, worker: Worker, is_dead: Callable[[Worker], bool] = lambda _before: False
) -> Worker | None:
    """A worker process has started; it inherits the orders of the one before with its id.

    Return the row of that one. NameTaken if it is alive, as far as the database and `is_dead` know.
    """
    with services.db.write() as session:
        locks.wait_for(session, f"worker {worker.id}")
        before = session.get(Worker, worker.id)
        if before is not None:
            alive = is_alive(services.settings.lease_seconds) & (Worker.id == worker.id)
            if session.scalar(select(exists().where(alive))) and not is_dead(before):
                raise _name_taken(before)
            worker.draining, worker.after_job = before.draining, before.after_job
            worker.reason, worker.trusted = before.reason, before.trusted
            session.delete(before)
            session.flush()
        session.add(worker)
        return before


@dataclass(frozen=True)
class Answer:
    """What a worker without a job hears at a beat."""

    drain: Drain = Drain.NO
    work: bool = False  # there are jobs that it could take, as far as its own offer goes


def seen(services: Services, worker: Worker) -> Answer:
    """The worker is alive and has no job: one statement says so and brings the answer.

    What it has for a job is told anew where that is known now. Raises NameTaken if another process
    has come with its name.
    """
    told = {name: said for name in TOLD if (said := getattr(worker, name)) is not None}
    sign = sign_of_life(worker.boot_id, None, **told)
    with services.db.single() as connection:
        row = connection.execute(sign.returning(DRAIN, queue.NEEDS)).one_or_none()
    if row is None:
        _come_back(services, worker)
        return Answer()
    return Answer(Drain(row[0]), any(map(worker.offer.takes, queue.needs_in(row[1]))))


def sign_of_life(boot_id: str, job_id: str | None, **told: object) -> Update:
    """Update the row of a worker process that lives and works on a job, or on none."""
    mine = update(Worker).where(Worker.boot_id == boot_id)
    return mine.values(seen=now(), job_id=job_id, **told)


def _come_back(services: Services, worker: Worker) -> None:
    """A worker has no row: it was silent for so long that it was forgotten."""
    with services.db.write() as session:
        other = session.get(Worker, worker.id)
        if other is not None:
            raise _name_taken(other)
        session.add(worker)


def _name_taken(other: Worker) -> NameTaken:
    return NameTaken(
        f"Another worker, process {other.pid} on {other.host}, has the name {other.id!r}: set "
        "FARM_WORKER to one that no other worker has."
    )


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


class Status(StrEnum):
    """What a worker does, in one word or two."""

    WORKING = "working"
    IDLE = "idle"
    DRAINING = "draining"
    DRAINED = "drained"
    RESTING = "resting"
    SET_ASIDE = "set aside"
    SILENT = "silent"
    STOPPED = "stopped"


def status(worker: Worker, is_alive: bool) -> Status:
    """Say what a worker does; one that is silent and shall rest may stay away."""
    if worker.stopped is not None:
        return Status.STOPPED
    if not is_alive:
        return Status.SILENT if worker.reason or not worker.draining else Status.STOPPED
    if worker.reason:
        return Status.SET_ASIDE
    if worker.draining:
        return Status.DRAINING if worker.job_id else Status.DRAINED
    if worker.resting and not worker.job_id:
        return Status.RESTING
    return Status.WORKING if worker.job_id else Status.IDLE


def reason(worker: Worker) -> str | None:
    """Say why a worker takes no work, if it does not."""
    if worker.reason or not worker.resting:
        return worker.reason
    return f"It works {worker.hours}, by its own clock."


def ordered(worker: Worker) -> Drain:
    """Say the same of a row that was read."""
    if not worker.draining:
        return Drain.NO
    return Drain.AFTER_JOB if worker.after_job else Drain.NOW


def drain(services: Services, worker_id: str, draining: bool, *, after_job: bool = False) -> Worker:
    """Ask a worker to take no more jobs, or to work again.

    It hands back the one that it has, or finishes it if it shall rest `after_job`.
    """
    with services.transaction() as session:
        worker = session.get(Worker, worker_id)
        if worker is None:
            raise NotFound(f"There is no worker {worker_id[:100]!r}.")
        _drain(session, worker, draining, after_job)
        return worker


def drain_all(
    services: Services,
    draining: bool,
    *,
    after_job: bool = False,
    host: str | None = None,
    label: str | None = None,
    version: str | None = None,
) -> list[Worker]:
    """Ask the same of every worker that runs on a host, with a label, of a version: of all given.

    Raises InvalidInput if none is.
    """
    if not (host or label or version):
        raise InvalidInput("Say which workers are meant: by host, label or version.")
    wanted = [Worker.host == host] if host else []
    wanted += [Worker.version == version] if version else []
    with services.transaction() as session:
        rows = session.scalars(select(Worker).where(Worker.stopped.is_(None), *wanted)).all()
        found = [row for row in rows if label is None or label in row.offer.labels]
        for worker in found:
            _drain(session, worker, draining, after_job)
        return found


def drain_each(
    services: Services, worker_ids: Iterable[str], draining: bool, *, after_job: bool = False
) -> None:
    """Ask the same of each of these workers; those that are forgotten meanwhile are left out."""
    with services.transaction() as session:
        for worker in session.scalars(select(Worker).where(Worker.id.in_(list(worker_ids)))):
            _drain(session, worker, draining, after_job)


def drain_here(services: Services, host: str, name: str) -> list[str]:
    """Let the workers of a machine that will be gone hand their jobs back; return their ids."""
    with services.transaction() as session:
        mine = select(Worker).where(Worker.stopped.is_(None), on_machine(host, name))
        found = session.scalars(mine).all()
        for worker in found:
            _drain(session, worker, True)
        return [worker.id for worker in found]


def on_machine(host: str, name: str) -> ColumnElement[bool]:
    """Match the workers of a machine: of that name, or if it is empty, all."""
    there = Worker.host == host
    if not name:
        return there
    # One of several has the device after it; see farm.local.host.
    return there & ((Worker.id == name) | Worker.id.startswith(f"{name}/", autoescape=True))


def at_work(session: Session, worker_ids: Iterable[str], lease_seconds: float) -> list[str]:
    """Return those of these workers that live and have a job."""
    busy = Worker.job_id.is_not(None) & is_alive(lease_seconds)
    return list(session.scalars(select(Worker.id).where(Worker.id.in_(worker_ids), busy)))


def _drain(session: Session, worker: Worker, draining: bool, after_job: bool = False) -> None:
    if not draining:
        worker.draining = worker.after_job = False
        worker.reason, worker.trusted = None, session.scalar(select(now()))
        audit.note(session, "worker.resume", worker.id)
        return
    # A softer order takes none back: who was told to hand a job back has a reason to.
    worker.after_job = after_job and (worker.after_job or not worker.draining)
    worker.draining = True
    audit.note(session, "worker.drain", worker.id, after_job=after_job or None)


@dataclass(frozen=True)
class Task:
    """What a worker works on."""

    job_id: str
    eta_seconds: float | None  # None: nobody knows yet


def tasks(session: Session, viewer: Viewer, rows: Iterable[Worker]) -> dict[str, Task]:
    """Return, by worker, what each of them works on, of the jobs that the viewer may see."""
    ids = [row.job_id for row in rows if row.job_id]
    jobs = session.execute(select(Job.id, Job.owner, Job.progress).where(Job.id.in_(ids)))
    seen = {
        job_id: Task(job_id, (progress or {}).get("eta_seconds"))
        for job_id, owner, progress in jobs
        if viewer.may_see(owner)
    }
    return {row.id: seen[row.job_id] for row in rows if row.job_id in seen}


def set_aside(session: Session, worker_id: str, reason: str) -> None:
    """Give a worker no more jobs until an operator says otherwise."""
    session.execute(
        update(Worker)
        .where(Worker.id == worker_id)
        .values(draining=True, after_job=False, reason=reason)
    )
    audit.note(session, "worker.set_aside", worker_id, by=audit.THE_FARM, reason=reason)


def trusted_since(worker_id: str) -> ColumnElement[float]:
    """Return the moment from which a worker's failures count, for a query."""
    since = select(Worker.trusted).where(Worker.id == worker_id).scalar_subquery()
    return func.coalesce(since, 0.0)
