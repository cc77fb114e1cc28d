"""The thread that keeps a lease alive and brings back orders while the main thread renders."""

import contextvars
import random
import threading
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Self

import structlog

from farm.domain.states import JobState
from farm.errors import LeaseLost, Unavailable
from farm.fleet.registry import Drain
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import Lease

log = structlog.get_logger(__name__)

ORDERS = {
    JobState.PAUSING: "pause",
    JobState.FINISHING: "finish",
    JobState.CANCELING: "cancel",
}
DOUBT_S = 0.2  # pause between two looks while the lease is in doubt
LAST_BEAT_S = 5.0


def jittered(seconds: float) -> float:
    """Return a pause that is a little longer: thousands that began at once shall not stay so."""
    return seconds * random.uniform(1.0, 1.2)  # noqa: S311 - no secret


class Order(StrEnum):
    """Why a render must stop before its end."""

    PAUSE = "pause"
    CANCEL = "cancel"
    DRAIN = "drain"
    LOST = "lost"
    YIELD = "yield"  # to a more urgent job
    FINISH = "finish"  # with the picture as it is


class Heartbeat:
    """Renews one lease; `check` says whether the render must stop."""

    def __init__(
        self,
        services: Services,
        lease: Lease,
        *,
        leaving: Callable[[], bool],
        tail: Callable[[], str],
        beat: Callable[[], None],
        hear: Callable[[Drain | None], None],
        vitals: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        """`leaving`: the job shall be handed back; `tail`: the log; `beat`: done at every beat.

        `hear` is told at each what the worker was asked, None if it has no row; `vitals` is what
        the worker tells of its machine at each.
        """
        self.progress: dict[str, Any] | None = None
        self._services = services
        self._lease = lease
        self._leaving = leaving
        self._tail = tail
        self._beat = beat
        self._hear = hear
        self._vitals = vitals
        self._order: Order | None = None
        self._sent_log = ""
        self._wake = threading.Event()
        self._ended = False
        self._renewed = time.monotonic()
        said = contextvars.copy_context()  # the log's lines are of this job in the thread, too
        self._thread = threading.Thread(
            target=said.run, args=(self._run,), name="heartbeat", daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended = True
        self._wake.set()
        self._thread.join(LAST_BEAT_S)  # a database that hangs must not keep the device

    def wake(self) -> None:
        """Renew now: something may have been ordered."""
        self._wake.set()

    def check(self) -> Order | None:
        """Return the order to stop, if any, as of this moment.

        While nobody knows whether the lease still holds, the render holds still here: if the
        database comes back first it goes on, if another worker was given the job it stops.
        """
        while self._order is None and self._is_in_doubt() and not self._leaving():
            time.sleep(DOUBT_S)
        if self._order in (None, Order.FINISH) and self._leaving():
            self._order = Order.DRAIN
        return self._order

    def _run(self) -> None:
        while not self._ended:
            self._wake.wait(jittered(self._services.settings.heartbeat_seconds))
            self._wake.clear()
            if self._ended:
                return
            if self._order is Order.LOST:  # its beats no longer say that the worker lives
                self._hear(None)
                continue
            self._renew()
            self._beat()

    def _renew(self) -> None:
        asked = time.monotonic()  # before the question: the lease lasts at least from here
        tail = self._tail()
        news = tail if tail != self._sent_log else None
        try:
            answer = leases.renew(self._services, self._lease, self.progress, news, self._vitals())
        except LeaseLost:
            self._order = Order.LOST
            return
        except Unavailable as error:
            log.warning("lease not renewed", job=self._lease.job_id, reason=str(error))
            return
        except Exception:  # without this thread the render would hold still for ever
            log.exception("lease not renewed", job=self._lease.job_id)
            return
        self._renewed, self._sent_log = asked, tail
        if answer.state in ORDERS:
            self._order = Order(ORDERS[answer.state])
        elif answer.yields:
            self._order = Order.YIELD
        self._hear(answer.drain)

    def _is_in_doubt(self) -> bool:
        """Whether the lease may have run out: a little before it can have."""
        settings = self._services.settings
        margin = min(settings.heartbeat_seconds, settings.lease_seconds / 4)
        return time.monotonic() - self._renewed > settings.lease_seconds - margin
