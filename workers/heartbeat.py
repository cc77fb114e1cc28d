"""The thread that keeps a lease alive and brings back orders while the main thread renders."""

import threading
import time
from enum import StrEnum
from typing import Any, Self

import structlog

from farm import leases
from farm.errors import LeaseLost, Unavailable
from farm.leases import Lease
from farm.services import Services
from farm.states import JobState

log = structlog.get_logger(__name__)

ORDERS = {JobState.PAUSING: "pause", JobState.CANCELING: "cancel"}


class Order(StrEnum):
    """Why a render must stop before its end."""

    PAUSE = "pause"
    CANCEL = "cancel"
    DRAIN = "drain"
    LOST = "lost"


class Heartbeat:
    """Renews one lease; `order` is set as soon as the render must stop."""

    def __init__(self, services: Services, lease: Lease, stop: threading.Event) -> None:
        self.order: Order | None = None
        self.progress: dict[str, Any] | None = None
        self._services = services
        self._lease = lease
        self._stop = stop  # the whole worker is asked to stop
        self._ended = threading.Event()
        self._renewed = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def check(self) -> Order | None:
        """Return the order to stop, if there is one, as of this moment."""
        if self.order is None and self._stop.is_set():
            self.order = Order.DRAIN
        if self._silent_for() > self._patience():
            self.order = Order.LOST
        return self.order

    def _run(self) -> None:
        while not self._ended.wait(self._services.settings.heartbeat_seconds):
            if self.order is not Order.LOST:
                self._renew()

    def _renew(self) -> None:
        asked = time.monotonic()  # before the question: the lease lasts at least from here
        try:
            state = leases.renew(self._services, self._lease, self.progress)
        except LeaseLost:
            log.warning("lease lost", job=self._lease.job_id, epoch=self._lease.epoch)
            self.order = Order.LOST
            return
        except Unavailable as error:
            log.warning("lease not renewed", job=self._lease.job_id, reason=str(error))
            return
        self._renewed = asked
        if state in ORDERS:
            self.order = Order(ORDERS[state])

    def _silent_for(self) -> float:
        return time.monotonic() - self._renewed

    def _patience(self) -> float:
        """Return the seconds without renewal after which the lease must be taken for lost."""
        settings = self._services.settings
        return settings.lease_seconds - min(settings.heartbeat_seconds, settings.lease_seconds / 4)
