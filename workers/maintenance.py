"""What keeps a farm healthy without anyone looking: lost leases, lost doorbells, old blobs."""

import math
import os
import platform
import signal
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import ParamSpec, TypeVar

import structlog

from farm.accounts import deliveries
from farm.base import tracing
from farm.base.config import Settings
from farm.base.ids import new_id
from farm.base.program import program
from farm.errors import FarmError, Unavailable
from farm.fleet import caretakers, outages, shares
from farm.infra.doorbell import deliver
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.jobs.leasing import after, losses, preemption
from farm.jobs.listing import history
from farm.library.keeping import garbage, needed, retention
from farm.sql import schema
from farm.sql.locks import Confirm, only_one
from farm.sql.models import Caretaker

logger = structlog.get_logger(__name__)

SWEEP_S = 3600.0
LAST_POST_S = 5.0
MOST_CLAIMS = 50  # between two rounds, if the pause is not too short: each adds up those before it
LEAST_PAUSE_S = 0.2
P = ParamSpec("P")
T = TypeVar("T")


class Maintenance:
    """The chores, and when each is due. Only one process of a farm does them at a time."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._watch = outages.Watch(services)
        self._calm_from = 0.0  # time.monotonic(); until then no lease is taken for lost
        self._swept = time.monotonic()
        self._sampled = -math.inf  # time.monotonic()
        self.pause = services.settings.maintenance_seconds  # until the next round
        self._on_duty = Event()
        self._boot_id = new_id("boot")
        self._seen = -math.inf  # time.monotonic() of the last sign of life

    def run(self, stop: Event) -> None:
        """Do chores until `stop`; stand by while another process does them."""
        # On a thread of its own: a store that is slow, or large, must not keep leases waiting.
        Thread(target=self._keep_tidy, args=(stop,), name="garbage", daemon=True).start()
        while not stop.is_set():
            try:
                schema.require_current(self._services.db)
                self._be_seen()
                with only_one(self._services.db, "maintenance") as confirm:
                    if confirm is not None:
                        logger.info("on duty")
                        self._serve(confirm, stop)
            except Unavailable as error:
                self._note_outage(str(error))
            stop.wait(self._services.settings.maintenance_seconds)
        self._try(self._leave)

    def round(self) -> None:
        """Do now what jobs wait for."""
        self._try(self._expire)
        self._try(self._ring)
        self._try(self._count)
        self._try(self._sample)
        self._try(self._preempt)
        self._try(self._complete)

    def tidy(self) -> None:
        """Remove what nobody needs any more, unless a backup is under way."""
        with only_one(self._services.db, garbage.LOCK) as confirm:
            if confirm is None:
                return
            self._try(self._collect, confirm)
            if time.monotonic() - self._swept >= SWEEP_S:
                self._swept = time.monotonic()
                self._sweep(confirm)

    @staticmethod
    def _try(chore: Callable[P, T], *args: P.args, **named: P.kwargs) -> T | None:
        """Do a chore; whatever keeps it from being done does not keep the others waiting."""
        name = f"{chore.__module__}.{chore.__name__}"
        try:
            return chore(*args, **named)
        except FarmError as error:
            logger.warning("chore put off", chore=name, reason=str(error))
        except Exception:
            logger.exception("chore failed", chore=name)
        return None

    def _serve(self, confirm: Confirm, stop: Event) -> None:
        self._on_duty.set()
        self._seen = -math.inf  # say at once who is on duty now
        try:
            while not stop.is_set():
                confirm()
                self._be_seen()
                self.round()
                stop.wait(self.pause)
        finally:
            self._on_duty.clear()

    def _be_seen(self) -> None:
        """Ask the database for a sign of life, and leave one of ours now and then."""
        if reason := self._watch.look():
            self._note_outage(reason)
        if time.monotonic() - self._seen < self._services.settings.heartbeat_seconds:
            return
        row = Caretaker(
            boot_id=self._boot_id,
            host=platform.node(),
            pid=os.getpid(),
            on_duty=self._on_duty.is_set(),
        )
        caretakers.seen(self._services, row)
        self._seen = time.monotonic()

    def _leave(self) -> None:
        caretakers.stopped(self._services, self._boot_id)

    def _keep_tidy(self, stop: Event) -> None:
        self._try(self._probe)
        while not stop.wait(self._services.settings.maintenance_seconds):
            if self._on_duty.is_set():
                self._try(self.tidy)

    def _probe(self) -> None:
        """Say it if the store lets writers overwrite each other: rows decide all the same."""
        if not self._services.storage.probe_conditional_writes():
            logger.warning("the store ignores conditional writes")

    def _note_outage(self, reason: str) -> None:
        """Leases ran out while nobody could renew them: give the workers time to come back."""
        logger.warning("leases are left alone for a while", reason=reason)
        self._calm_from = time.monotonic() + self._services.settings.lease_seconds

    def _expire(self) -> None:
        if time.monotonic() < self._calm_from:
            return
        try:
            lost = losses.expire(self._services)
        except Unavailable as error:
            self._note_outage(str(error))
            return
        for job_id in lost:
            logger.warning("lease expired", job=job_id)

    def _ring(self) -> None:
        deliver(self._services.db, self._services.doorbell)

    def _count(self) -> None:
        self.pause = usual = self._services.settings.maintenance_seconds
        if claims := shares.count(self._services):  # a second
            self.pause = min(usual, max(MOST_CLAIMS / claims, LEAST_PAUSE_S))

    def _sample(self) -> None:
        if time.monotonic() - self._sampled >= history.MINUTE_S:
            history.sample(self._services)
            self._sampled = time.monotonic()

    def _preempt(self) -> None:
        for job_id in preemption.preempt(self._services):
            logger.info("asked to make way", job=job_id)

    def _complete(self) -> None:
        with self._services.db.write() as session:
            needed.complete(session)

    def _collect(self, confirm: Confirm) -> None:
        """Thousands of workers leave more than one batch a round."""
        while garbage.collect(self._services, confirm) == garbage.BATCH and self._on_duty.is_set():
            pass

    def _sweep(self, confirm: Confirm) -> None:
        for chore in (garbage.forget, shares.forget, history.forget, after.tidy):
            self._try(chore, self._services)
        files = [self._try(let_go, self._services) for let_go in (bin.expire, retention.carry_out)]
        logger.info("kept long enough", files=sum(count or 0 for count in files))
        logger.info("never finished", uploads=self._try(garbage.abort, self._services))
        logger.info("swept", blobs=self._try(garbage.sweep, self._services, confirm))


def main() -> None:
    """Run until SIGTERM or Ctrl-C."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    settings = Settings()
    tracing.begin(settings, "maintenance")
    with Services(settings) as services:
        # A receiver that is slow must not keep leases waiting, nor this process from its end: what
        # is cut off is sent again.
        sender = Thread(
            target=deliveries.serve, args=(services, stop), name="webhooks", daemon=True
        )
        sender.start()
        Maintenance(services).run(stop)
        sender.join(LAST_POST_S)
    tracing.end()


if __name__ == "__main__":
    with program("maintenance"):
        main()
