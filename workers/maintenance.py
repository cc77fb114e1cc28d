"""What keeps a farm healthy without anyone looking: lost leases, lost doorbells, old blobs."""

import signal
import time
from threading import Event, Thread

import structlog

from farm import garbage, leases, log, webhooks
from farm.config import Settings
from farm.errors import FarmError, Unavailable
from farm.locks import Confirm, only_one
from farm.queue import deliver
from farm.services import Services

logger = structlog.get_logger(__name__)

SWEEP_S = 3600.0


class Maintenance:
    """The chores, and when each is due. Only one process of a farm does them at a time."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._calm_from = 0.0  # time.monotonic(); until then no lease is taken for lost
        self._swept = time.monotonic()

    def run(self, stop: Event) -> None:
        """Do chores until `stop`; stand by while another process does them."""
        pause = self._services.settings.maintenance_seconds
        while not stop.is_set():
            try:
                with only_one(self._services.db, "maintenance") as confirm:
                    if confirm is not None:
                        logger.info("on duty")
                        self._probe()
                        self._serve(confirm, stop)
            except FarmError as error:
                self._note_outage(error)
            stop.wait(pause)

    def round(self) -> None:
        """Do what is due now; what one chore cannot reach does not keep the others waiting."""
        for chore in (self._expire, self._ring, self._collect, self._sweep):
            try:
                chore()
            except FarmError as error:
                logger.warning("chore put off", chore=chore.__name__, reason=str(error))

    def _serve(self, confirm: Confirm, stop: Event) -> None:
        while not stop.wait(self._services.settings.maintenance_seconds):
            confirm()
            self._services.db.ping()
            self.round()

    def _probe(self) -> None:
        """Say it if the store lets writers overwrite each other: rows decide all the same."""
        try:
            if not self._services.storage.probe_conditional_writes():
                logger.warning("the store ignores conditional writes")
        except FarmError as error:
            logger.warning("the store cannot be probed", reason=str(error))

    def _note_outage(self, error: FarmError) -> None:
        """Leases ran out while nobody could renew them: give the workers time to come back."""
        logger.warning("leases are left alone for a while", reason=str(error))
        self._calm_from = time.monotonic() + self._services.settings.lease_seconds

    def _expire(self) -> None:
        if time.monotonic() < self._calm_from:
            return
        try:
            lost = leases.expire(self._services)
        except Unavailable as error:
            self._note_outage(error)
            return
        for job_id in lost:
            logger.warning("lease expired", job=job_id)

    def _ring(self) -> None:
        deliver(self._services.db, self._services.doorbell)

    def _collect(self) -> None:
        garbage.collect(self._services)

    def _sweep(self) -> None:
        if time.monotonic() - self._swept < SWEEP_S:
            return
        self._swept = time.monotonic()
        garbage.forget(self._services)
        logger.info("swept", blobs=garbage.sweep(self._services))


def main() -> None:
    """Run until SIGTERM or Ctrl-C."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with Services(Settings()) as services:
        # On a thread of its own: a receiver that is slow must not keep leases waiting.
        sender = Thread(target=webhooks.serve, args=(services, stop), name="webhooks")
        sender.start()
        Maintenance(services).run(stop)
        sender.join()


if __name__ == "__main__":
    log.configure()
    main()
