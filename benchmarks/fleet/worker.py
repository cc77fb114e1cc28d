"""A simulated worker: real claims, leases, beats, checkpoints and ends; an engine that sleeps."""

import random
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from farm.base.ids import new_id
from farm.domain.placement import RENDER
from farm.errors import LeaseLost
from farm.fleet import registry
from farm.fleet.registry import Drain
from farm.jobs.leasing import leases, losses
from farm.jobs.leasing.leases import Lease
from farm.sql.models import Checkpoint, Worker
from workers.attempts.heartbeat import jittered

if TYPE_CHECKING:
    from benchmarks.fleet.crew import Crew

GB = 10**9
SMALL, LARGE = 8 * GB, 24 * GB
LARGE_EVERY = 4  # every fourth worker has a large card
A_HOST = 8  # workers
CHECKPOINT_BYTES = 10**6


def engine_seconds(job_id: str, mean: float) -> float:
    """Return what a job takes on any worker, the same each time: 0.5 to 1.5 x the mean."""
    return mean * random.Random(job_id).uniform(0.5, 1.5)  # noqa: S311 - repeatable


def name_of(number: int) -> str:
    """Return a worker's name in the fleet."""
    return f"host-{number // A_HOST}/cuda:{number % A_HOST}"


def row(number: int, boot_id: str) -> Worker:
    """Return what a worker tells of itself."""
    return Worker(
        id=name_of(number),
        boot_id=boot_id,
        host=f"host-{number // A_HOST}",
        pid=number,
        device="Simulated card",
        version="0",
        device_kind="gpu",
        memory=SMALL if number % LARGE_EVERY else LARGE,
        labels="",
        kinds=RENDER,
        resting=False,
    )


class Simulated:
    """One worker; whatever the crew's threads do to it, they do one after the other."""

    def __init__(self, crew: "Crew", number: int) -> None:
        self.id = name_of(number)
        self._number = number
        self._crew = crew
        self._services = crew.services
        self._lock = threading.RLock()
        self._boot_id = ""
        self._lease: Lease | None = None
        self._drain = Drain.NO
        self._silent_until = 0.0  # time.monotonic(); the network is cut
        self._done = 0.0  # share of the job
        self._goes_on = 0.0  # time.monotonic() at which the engine had done that much

    def arrive(self) -> None:
        """Start as a new process, of which the one before is certainly dead."""
        with self._lock:
            boot_id = new_id("boot")
            before = registry.register(
                self._services, row(self._number, boot_id), lambda _before: True
            )
            self._boot_id, self._lease = boot_id, None
            if before is not None:
                self._drain = registry.ordered(before)
                losses.reclaim(self._services, before.boot_id)
        self._crew.after(self._beat_s(), self._living(self.beat))
        self.look()

    def die(self, seconds: float) -> None:
        """Vanish without a word; come back after some time."""
        with self._lock:
            self._boot_id, self._lease = "", None
            self._crew.idle.pop(self, None)
            self._crew.after(seconds, self.arrive)

    def cut(self, seconds: float) -> None:
        """Let nothing through to the servers for some time; what is due waits for the end of it."""
        self._silent_until = time.monotonic() + seconds

    def beat(self) -> None:
        """Give a sign of life, renew the lease, hear orders; look for work if there is no job."""
        self._crew.after(self._beat_s(), self._living(self.beat))
        if self._lease is None:
            answer = registry.seen(self._services, row(self._number, self._boot_id))
            self._drain = answer.drain
            if answer.work:
                self.look()
            return
        lease, progress = self._lease, {"done": self._progress()}
        self._fenced(lambda: self._hear(leases.renew(self._services, lease, progress)))

    def _hear(self, answer: leases.Answer) -> None:
        self._drain = answer.drain or Drain.NO
        if self._drain:
            self._release()

    def look(self) -> None:
        """Take a job, if there is one."""
        with self._lock:
            self._crew.idle.pop(self, None)
            if self._lease is not None or self._drain or not self._boot_id:
                return
            if time.monotonic() < self._silent_until:
                return
            lease = leases.claim(self._services, self.id, self._boot_id)
            if lease is None:
                self._crew.idle[self] = None
            else:
                self._begin(lease)

    def _beat_s(self) -> float:
        return jittered(self._services.settings.heartbeat_seconds)

    def _begin(self, lease: Lease) -> None:
        self._lease = lease
        newest = select(func.max(Checkpoint.done)).where(Checkpoint.job_id == lease.job_id)
        with self._services.db.read() as session:
            self._done = session.scalar(newest) or 0.0
        self._goes_on = time.monotonic()
        self._takes = engine_seconds(lease.job_id, self._crew.engine_s)
        left = self._takes * (1 - self._done)
        every = self._services.settings.checkpoint_seconds
        for number in range(1, int(left / every) + 1):
            self._crew.after(number * every, self._holding(lease, self._save))
        self._crew.after(left, self._holding(lease, self._finish))

    def _save(self) -> None:
        assert self._lease is not None
        lease, done = self._lease, self._progress()
        key = f"jobs/{lease.job_id}/e{lease.epoch}/{new_id('checkpoint')}.safetensors"
        self._fenced(
            lambda: leases.add_checkpoint(self._services, lease, key, CHECKPOINT_BYTES, done, True)
        )

    def _finish(self) -> None:
        assert self._lease is not None
        lease = self._lease
        self._fenced(lambda: leases.succeed(self._services, lease, [], {"done": 1.0}))
        self._lease = None
        self._crew.report.finished.append(lease.job_id)
        self.look()

    def _release(self) -> None:
        self._save()
        assert self._lease is not None
        lease = self._lease
        self._fenced(lambda: leases.release(self._services, lease))
        self._lease = None

    def _fenced(self, write: Callable[[], object]) -> None:
        try:
            write()
        except LeaseLost:
            self._lease = None
            raise

    def _progress(self) -> float:
        return min(self._done + (time.monotonic() - self._goes_on) / self._takes, 0.999)

    def _living(self, do: Callable[[], None]) -> Callable[[], None]:
        """Return what does it if this process still lives then; while it is cut off, later."""
        boot_id = self._boot_id

        def then() -> None:
            with self._lock:
                if self._boot_id != boot_id:
                    return
                if (wait := self._silent_until - time.monotonic()) > 0:
                    self._crew.after(wait, then)
                else:
                    do()

        return then

    def _holding(self, lease: Lease, do: Callable[[], None]) -> Callable[[], None]:
        """The same, if it has not let go of the job since."""
        return self._living(lambda: do() if self._lease is lease else None)
