"""One process with many simulated workers: all of theirs is real but the engine, which sleeps.

    python -m benchmarks.fleet.crew '{"first": 0, "count": 500, …}'

A few threads do what is due, for whichever worker; so a thousand workers are a thousand entries in
a heap. At SIGTERM all stop, and what they saw is written into the file REPORT.
"""

import heapq
import itertools
import json
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType

import redis

from benchmarks.fleet.worker import Simulated
from farm.base.config import Settings
from farm.errors import LeaseLost, Unavailable
from farm.infra.doorbell import QUEUE
from farm.infra.services import Services

THREADS = 8
RETRY_S = 2.0
OVERDUE_S = 0.25  # the bell hangs until whoever was rung before has come to the door


@dataclass(frozen=True)
class Order:
    """What a process is asked for."""

    first: int  # number of its first worker
    count: int
    seed: int
    troubles: float  # kills and cuts of a worker in an hour
    engine_s: float  # that a job takes, on average
    report: str  # the file that gets a Report


@dataclass
class Report:
    """What the workers of a process saw."""

    finished: list[str] = field(default_factory=list)  # jobs, as often as their end was accepted
    refused: int = 0  # writes of workers that had lost their lease
    killed: int = 0
    cut_off: int = 0
    late_s: list[float] = field(default_factory=list)  # how late this process itself was


class Crew:
    """What is due, and the threads that do it."""

    def __init__(self, settings: Settings, order: Order) -> None:
        self.services = Services(settings, pool_pre_ping=False)
        self.engine_s = order.engine_s
        self.chance = random.Random(f"{order.seed} {order.first}")  # noqa: S311 - repeatable
        self.report = Report()
        self.idle: dict[Simulated, None] = {}  # in the order in which they came to listen
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._number = itertools.count()
        self._changed = threading.Condition()
        self._ended = threading.Event()
        numbers = range(order.first, order.first + order.count)
        self._workers = [Simulated(self, number) for number in numbers]
        for worker in self._workers:
            self.after(self.chance.uniform(0, settings.heartbeat_seconds), worker.arrive)
        if order.troubles:
            self._every = 3600 / order.troubles / order.count  # s
            self.after(self._every, self._trouble)

    def after(self, seconds: float, do: Callable[[], None]) -> None:
        """Do something later."""
        with self._changed:
            entry = (time.monotonic() + seconds, next(self._number), do)
            heapq.heappush(self._due, entry)
            self._changed.notify()

    def run(self) -> None:
        """Work until SIGTERM."""
        tasks = [self._work] * THREADS + [self._listen]
        threads = [threading.Thread(target=task, daemon=True) for task in tasks]
        for thread in threads:
            thread.start()
        self._ended.wait()
        for thread in threads:
            thread.join(5)
        self.services.close()

    def end(self, _number: int, _frame: FrameType | None) -> None:
        """Stop all workers where they are."""
        self._ended.set()

    def wake(self, _number: int, _frame: FrameType | None) -> None:
        """Let everybody who is idle look for work at once (SIGUSR1)."""
        threading.Thread(target=self._wake).start()  # the lock may be held by who was interrupted

    def _wake(self) -> None:
        for worker in [*self.idle]:
            self.after(0, worker.look)

    def _work(self) -> None:
        while not self._ended.is_set():
            do = self._next()
            if do is None:
                continue
            try:
                do()
            except LeaseLost:
                self.report.refused += 1
            except Unavailable:
                self.after(RETRY_S, do)

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            wait = self._due[0][0] - time.monotonic() if self._due else 1.0
            if wait > 0:
                self._changed.wait(min(wait, 1.0))
                return None
            due, _number, do = heapq.heappop(self._due)
        self.report.late_s.append(time.monotonic() - due)
        return do

    def _listen(self) -> None:
        """Hear the bell for whoever listens longest, as the broker does."""
        with redis.Redis.from_url(self.services.settings.redis_url) as broker:
            while not self._ended.is_set():
                if not self.idle or self._is_behind():
                    time.sleep(0.01)
                    continue
                with suppress(redis.RedisError, StopIteration, RuntimeError):
                    if broker.brpop([QUEUE], timeout=1):
                        worker = next(iter(self.idle))
                        self.idle.pop(worker, None)
                        self.after(0, worker.look)

    def _is_behind(self) -> bool:
        with self._changed:
            return bool(self._due) and time.monotonic() - self._due[0][0] > OVERDUE_S

    def _trouble(self) -> None:
        """Kill a worker, or cut its network."""
        worker = self.chance.choice(self._workers)
        if self.chance.random() < 0.5:
            self.report.killed += 1
            worker.die(self.chance.uniform(0, 40))
        else:
            self.report.cut_off += 1
            worker.cut(self.chance.uniform(5, 45))
        self.after(self._every * self.chance.uniform(0.5, 1.5), self._trouble)


def main(words: str) -> None:
    """Work until SIGTERM, then report."""
    order = Order(**json.loads(words))
    crew = Crew(Settings(), order)
    signal.signal(signal.SIGTERM, crew.end)
    signal.signal(signal.SIGUSR1, crew.wake)
    crew.run()
    Path(order.report).write_text(json.dumps(asdict(crew.report)))


if __name__ == "__main__":
    main(sys.argv[1])
