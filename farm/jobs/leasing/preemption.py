"""Urgent jobs that take a worker from less urgent ones, which go on later from a checkpoint.

Off unless `FARM_PREEMPT_PRIORITY` draws a line. Maintenance asks the job that loses least; its
worker hears of it at the next beat, stores a checkpoint, gives it back, and claims the urgent one.
"""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.domain.placement import parse
from farm.domain.states import JobState
from farm.fleet import queue, shares
from farm.infra.services import Services
from farm.sql import limits, quotas
from farm.sql.models import Job, Worker

REASON = "It made way for a more urgent job and goes on from its checkpoint."
AT_ONCE = 50  # urgent jobs; there is another round soon


def preempt(services: Services) -> list[str]:
    """Ask running jobs to make way for urgent ones that no idle worker takes; return which."""
    if services.settings.preempt_priority > quotas.HIGHEST:
        return []
    with services.db.write() as session:
        asked = _ask(session, services.settings)
    for job_id in asked:
        services.events.call(job_id)
    return asked


def _ask(session: Session, settings: Settings) -> list[str]:
    urgent, running = _urgent(session, settings), _running(session, settings)
    idle = [worker for worker in queue.takers(session, settings.lease_seconds) if not worker.job_id]
    asked: list[str] = []
    for job in urgent:
        needs = parse(job.needs)
        free = next((worker for worker in idle if worker.offer.takes(needs)), None)
        if free is not None:
            idle.remove(free)
            continue
        for other, worker in running:
            if worker.offer.takes(needs) and other.id not in asked:
                # Its attempt may just end: the row is of the same epoch until the next one.
                makes_way = (Job.epoch == other.epoch) & (Job.state == JobState.RUNNING)
                asks = update(Job).where(Job.id == other.id, makes_way)
                session.execute(asks.values(yields_to=job.id))
                asked.append(other.id)
                break
    return asked


def _urgent(session: Session, settings: Settings) -> Sequence[Job]:
    """Return waiting jobs above the line that may run, and that nobody makes way for yet."""
    exhausted, full = shares.exhausted(session), limits.full(session, settings)
    served = select(Job.yields_to).where(Job.worker_id > "", Job.yields_to.is_not(None))
    waiting = Job.is_free() & (Job.priority >= settings.preempt_priority)
    query = select(Job).where(waiting, Job.id.not_in(served))
    query = query.where(Job.project.not_in(exhausted), Job.owner.not_in(full))
    return session.scalars(query.order_by(Job.priority.desc(), Job.position).limit(AT_ONCE)).all()


def _running(session: Session, settings: Settings) -> Sequence[tuple[Job, Worker]]:
    """Return jobs below the line with their workers: least urgent first, then latest begun."""
    below = (Job.worker_id > "") & (Job.priority < settings.preempt_priority)
    free = below & (Job.state == JobState.RUNNING) & Job.yields_to.is_(None)
    query = select(Job, Worker).join(Worker, Worker.id == Job.worker_id).where(free)
    rows = session.execute(query.order_by(Job.priority, Job.claimed.desc()))
    return [(job, worker) for job, worker in rows]
