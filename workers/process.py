"""One worker process: its name, its presence in the fleet, and what it does when rung."""

import os
import platform
import socket
import threading
import time
from datetime import datetime

import psutil
import structlog

from farm import __version__
from farm.base import tracing
from farm.base.hours import Hours
from farm.base.ids import new_id
from farm.domain.placement import SKETCH, of_devices, of_networks, split, steady
from farm.engine.errors import WeightsError
from farm.engine.onepass.sketches import networks as sketches
from farm.errors import FarmError, NameTaken, SetupError, Unavailable
from farm.fleet import registry
from farm.fleet.registry import Drain
from farm.infra.services import Services
from farm.jobs.leasing import leases, losses
from farm.jobs.leasing.leases import Lease
from farm.sql import schema
from farm.sql.models import Worker
from workers.attempts.attempt import Attempt
from workers.attempts.heartbeat import jittered
from workers.kinds import offered
from workers.kinds.networks import Networks

log = structlog.get_logger(__name__)

WARM_STOP_S = 8.0  # for the last checkpoint; then the lease goes back as it is
LAST_WORD_S = 1.5
RETRY_PAUSE_S = 2.0
GLANCE_S = 1.0  # more than a look at the device's memory takes
AVOID_S = 60.0  # a job that crashed here is left to other workers for so long


class WorkerProcess:
    """Claims jobs and works on them, one at a time, for as long as there are any."""

    def __init__(self, services: Services, networks: Networks) -> None:
        self.id = services.settings.worker or f"{socket.gethostname()}/{networks.device}"
        self.boot_id = new_id("boot")
        self._services = services
        self._networks = networks
        self._kinds = ",".join(offered())
        self._stop = threading.Event()  # SIGTERM: give the job back and end
        self._drain = Drain.NO  # an operator: take no more jobs, and wait
        self._hands = threading.Lock()  # held by who works
        self._hours = Hours.parse(services.settings.hours)
        self._attempt: Attempt | None = None
        self._avoid: dict[str, float] = {}  # job id: until when, by time.monotonic()

    def start(self) -> None:
        """Show up in the fleet, and look for work. Raises SetupError or WeightsError."""
        began = time.monotonic()
        while not self._has_arrived(is_last=time.monotonic() - began > self._longest_silence()):
            time.sleep(RETRY_PAUSE_S)
        self._get_ready()
        threading.Thread(target=self._be_seen, name="presence", daemon=True).start()
        threading.Thread(target=self._look, name="first look", daemon=True).start()

    def _longest_silence(self) -> float:
        """Return after how many seconds a process that was killed does not count as alive."""
        return self._services.settings.lease_seconds + RETRY_PAUSE_S

    def _has_arrived(self, is_last: bool) -> bool:
        """Try to arrive; False while the database is away, or the name with another process."""
        try:
            self._arrive()
        except NameTaken as error:
            if is_last:
                raise
            log.warning("waiting for the name", reason=str(error))
            return False
        except Unavailable as error:
            log.warning("waiting for the database", reason=str(error))
            return False
        return True

    def _arrive(self) -> None:
        """Enter the fleet, under the orders that the process before with this name was given."""
        schema.require_current(self._services.db)
        before = registry.register(self._services, self._row(self._networks.memory()), _is_dead)
        if before is None:
            return
        self._drain = registry.ordered(before)
        if _is_dead(before):
            for job_id in losses.reclaim(self._services, before.boot_id):
                log.warning("taken back from the process before", job=job_id)

    def stop(self) -> None:
        """Begin to end: at the next step, or without it if that takes too long."""
        if not self._stop.is_set():
            self._stop.set()
            threading.Thread(target=self._end_in_time, name="last resort", daemon=True).start()

    def end(self) -> None:
        """Leave the fleet in good order, once no job is worked on any more."""
        self._stop.set()
        with self._hands:
            try:
                registry.stopped(self._services, self.boot_id)
            except FarmError as error:
                log.warning("departure not written", reason=str(error))

    def answer(self) -> None:
        """Come to the door: work until nothing waits, or until the process shall stop."""
        if not self._hands.acquire(blocking=False):
            self._services.doorbell.ring()  # for another worker, which may be idle
            self._hands.acquire()
        try:
            self._work()
        finally:
            self._hands.release()

    def _look(self) -> None:
        """Look for work without being rung: rings get lost, and brokers go away for hours."""
        if self._hands.acquire(timeout=GLANCE_S):
            try:
                self._work()
            finally:
                self._hands.release()

    def _get_ready(self) -> None:
        """Do now what would hold up the first job."""
        try:
            self._networks.warm_up()
            self._services.storage.check()
            log.info("ready for work", worker=self.id)
        except (WeightsError, SetupError):  # jobs would wait here, for what others could give them
            raise
        except FarmError as error:
            log.warning("not ready", reason=str(error))
        except Exception:  # a device that fails: the first job will say so, where people look
            log.exception("not ready")

    def _work(self) -> None:
        try:
            while not self._is_leaving() and self._work_on_one():
                pass
        except Unavailable as error:
            log.warning("no work can be claimed", reason=str(error))
        except Exception:
            log.exception("claiming failed")

    def _work_on_one(self) -> bool:
        """Work on the best job for this worker; return False if there is none."""
        now = time.monotonic()
        self._avoid = {job_id: until for job_id, until in self._avoid.items() if until > now}
        lease = leases.claim(self._services, self.id, self.boot_id, avoid=self._avoid)
        if lease is None:
            return False
        about: tracing.Attributes = {
            "brushfarm.job": lease.job_id,
            "brushfarm.kind": lease.kind,
            "brushfarm.epoch": lease.epoch,
            "brushfarm.worker": self.id,
            "brushfarm.request_id": lease.request_id,
        }
        with tracing.span("attempt", about, after=lease.traceparent, kind="consumer"):
            ids = {"request_id": lease.request_id, **tracing.said()}
            with structlog.contextvars.bound_contextvars(**ids):
                self._attempt_at(lease)
        return True

    def _attempt_at(self, lease: Lease) -> None:
        self._attempt = Attempt(self._services, lease, self._networks, self._hands_back, self._hear)
        try:
            if not self._attempt.run():
                self._avoid[lease.job_id] = time.monotonic() + AVOID_S
                self._be_heard()  # it may have been set aside: take no other job first
        finally:
            self._attempt = None

    def _is_leaving(self) -> bool:
        """Whether it takes no more jobs."""
        return self._hands_back() or self._drain is Drain.AFTER_JOB

    def _hands_back(self) -> bool:
        """Whether it gives back the one that it has, too."""
        return self._stop.is_set() or self._drain is Drain.NOW or self._is_resting()

    def _is_resting(self) -> bool:
        """Whether it is outside of the worker's weekly hours, by this machine's clock."""
        return not self._hours.contain(datetime.now())

    def _be_seen(self) -> None:
        """Say that we live while there is no job; with one, its lease's beats do."""
        while not self._stop.wait(jittered(self._services.settings.heartbeat_seconds)):
            if self._beat():
                threading.Thread(target=self._look, name="look", daemon=True).start()

    def _beat(self) -> bool:
        """Look after the cards and be heard; return whether there is work for an idle worker."""
        self._watch_cards()
        return self._attempt is None and self._be_heard()

    def _be_heard(self) -> bool:
        """Give a sign of life, hear the operator, and return whether there is work."""
        try:
            answer = registry.seen(self._services, self._row(self._free_memory()))
            self._hear(answer.drain)
            return answer.work
        except NameTaken as error:  # by a process that came while this one seemed dead
            log.error("leaving", reason=str(error))
            self.stop()
        except FarmError as error:
            log.warning("presence not written", reason=str(error))
        except Exception:  # this thread must not die: it hears the operator
            log.exception("presence not written")
        return False

    def _hear(self, drain: Drain | None) -> None:
        """Obey the operator; without a row, find out why there is none."""
        if drain is None:
            self._be_heard()
        else:
            self._drain = drain

    def _watch_cards(self) -> None:
        """Hand the job on and take none if a card is not well; others of this machine go on."""
        try:
            fault = None if self._drain is Drain.NOW else self._networks.cards.fault()
            if fault:
                log.error("worker set aside", reason=fault)
                with self._services.db.write() as session:
                    registry.set_aside(session, self.id, fault)
        except FarmError as error:
            log.warning("not set aside yet", reason=str(error))
        except Exception:  # this thread must not die: it hears the operator
            log.exception("the cards were not looked at")

    def _free_memory(self) -> int | None:
        """Look again, since others may have taken or left some; None while the device works."""
        if not self._hands.acquire(blocking=False):
            return None
        try:
            return self._networks.memory()
        finally:
            self._hands.release()

    def _job_id(self) -> str | None:
        attempt = self._attempt
        return attempt.job_id if attempt else None

    def _end_in_time(self) -> None:
        """End even if an iteration, a server or a device keeps the job from stopping."""
        time.sleep(WARM_STOP_S)
        log.warning("stopping in the middle of a step", job=self._job_id())
        last_word = threading.Thread(target=self._say_goodbye, daemon=True)
        last_word.start()
        last_word.join(LAST_WORD_S)
        os._exit(0)

    def _say_goodbye(self) -> None:
        try:
            if self._attempt is not None:
                self._attempt.release()
            registry.stopped(self._services, self.boot_id)
        except FarmError as error:
            log.warning("departure not written", reason=str(error))

    def _row(self, memory: int | None) -> Worker:
        own, devices = self._services.settings.labels, self._networks.devices
        means = of_devices(len(devices)) | of_networks(self._networks.names) | _means()
        labels = means.union(split(own))
        return Worker(
            id=self.id,
            boot_id=self.boot_id,
            host=platform.node(),
            pid=os.getpid(),
            device=self._networks.device_name,
            version=__version__,
            device_kind=self._networks.device_kind,
            memory=memory and steady(memory),
            labels=",".join(sorted(labels)),
            kinds=self._kinds,
            hours=self._services.settings.hours,
            resting=self._is_resting(),
            **self._networks.vitals(),
        )


def _means() -> set[str]:
    """Return the labels of what is installed here and not on every worker."""
    return {SKETCH} if sketches.available() else set()


def _is_dead(before: Worker) -> bool:
    """Whether the process that had this worker's name has ended for certain, on this machine."""
    if before.host != platform.node():
        return False
    if before.pid == os.getpid():  # as in a container that was started again
        return True
    return not psutil.pid_exists(before.pid)
