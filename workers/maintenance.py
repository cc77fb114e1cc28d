"""What keeps a farm healthy without anyone looking: lost leases, lost doorbells, old blobs."""

import signal
from threading import Event

import structlog
from sqlalchemy import exists, select

from farm import leases, log
from farm.config import Settings
from farm.database import now
from farm.errors import FarmError
from farm.models import Job, Worker
from farm.queue import deliver
from farm.services import Services
from farm.states import JobState

logger = structlog.get_logger(__name__)


def serve(services: Services, stop: Event) -> None:
    """Do a round every few seconds until `stop`; a server that is away costs only that round."""
    while not stop.wait(services.settings.maintenance_seconds):
        try:
            tidy(services)
        except FarmError as error:
            logger.warning("round skipped", reason=str(error))


def tidy(services: Services) -> None:
    """Do one round."""
    for job_id in leases.expire(services):
        logger.warning("lease expired", job=job_id)
    deliver(services.db, services.doorbell)
    if _work_waits_for_idle_workers(services):
        services.doorbell.ring()  # the first ring was lost, perhaps with the broker


def _work_waits_for_idle_workers(services: Services) -> bool:
    idle = (
        Worker.stopped.is_(None)
        & Worker.job_id.is_(None)
        & Worker.draining.is_(False)
        & (Worker.seen > now() - services.settings.lease_seconds)
    )
    query = select(exists().where(Job.state == JobState.QUEUED) & exists().where(idle))
    with services.db.read() as session:
        return bool(session.scalar(query))


def main() -> None:
    """Run until SIGTERM or Ctrl-C."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with Services(Settings()) as services:
        serve(services, stop)


if __name__ == "__main__":
    log.configure()
    main()
