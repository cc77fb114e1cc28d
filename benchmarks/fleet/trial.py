"""One farm with so many simulated workers, from their arrival to the audit."""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, func, select

from benchmarks.fleet import audit as audits
from benchmarks.fleet.audit import Audit
from benchmarks.fleet.crew import Order, Report
from benchmarks.fleet.meters import Meter, Reading
from benchmarks.fleet.work import WEIGHTS, Work
from benchmarks.fleet.worker import name_of
from farm.base.config import Settings
from farm.domain.states import TERMINAL, JobState
from farm.fleet import registry
from farm.infra.services import Services
from farm.local.embedded.process import Process
from farm.sql.database import now
from farm.sql.models import Attempt, Job, Worker

A_PROCESS = 500  # workers, at most
PATIENCE_S = 900.0
POLL_S = 0.25


@dataclass(frozen=True)
class Plan:
    """What a trial is to be like."""

    workers: int
    jobs: int
    seed: int = 1
    engine_s: float = 20.0  # that a job takes, on average
    troubles: float = 4.0  # kills and cuts of a worker in an hour
    quiet_s: float = 15.0  # without any job, at first
    trickle_s: float = 30.0  # in which single jobs come to a fleet of which half is idle


@dataclass(frozen=True)
class Figures:
    """What a trial found."""

    workers: int
    claims: float  # a second, while every worker wants its first job at once
    ended: float  # jobs a second, while there are enough
    pickup: tuple[float, float]  # s from a job's submission to its claim: p50, p99
    idle_statements: float  # a second, of one worker
    busy_statements: float
    idle_cpu: float  # of the database, in processors
    busy_cpu: float
    fairness: float  # Jain's index
    audit: Audit
    troubles: str
    late_p99: float  # s by which this benchmark itself was late


class Trial:
    """One farm and its crews."""

    def __init__(self, settings: Settings, meter: Meter, plan: Plan, folder: Path) -> None:
        self._services = Services(settings)
        self._meter, self._plan, self._folder = meter, plan, folder
        self._work = Work(self._services, plan.seed)
        self._chance = random.Random(plan.seed)  # noqa: S311 - repeatable
        self._drained: set[str] = set()
        self._drains = 0

    def run(self) -> Figures:
        """Do it all."""
        with self._crews() as crews:
            self._until(lambda: self._count(Worker.id) == self._plan.workers)
            _quiet, idle = self._measure(lambda: time.sleep(self._plan.quiet_s))
            self._work.fill(self._plan.jobs)
            for crew in crews:
                crew.signal(signal.SIGUSR1)
            took, busy = self._measure(self._backlog)
            self._until(self._all_ended)
            began = self._clock()
            self._trickle()
            self._until(self._all_ended)
        reports = [Report(**json.loads(path.read_text())) for path in self._reports()]
        late = sorted(second for report in reports for second in report.late_s)
        workers, span = self._plan.workers, self._plan.quiet_s
        with self._services.db.read() as session:
            return Figures(
                workers,
                self._claims_a_second(),
                self._ended_in_backlog / took,
                self._pickup(began),
                idle.statements / span / workers,
                busy.statements / took / workers,
                idle.cpu_s / span,
                busy.cpu_s / took,
                audits.fairness(session, WEIGHTS, *self._span),
                audits.audit(session, [job for report in reports for job in report.finished]),
                f"{sum(one.killed for one in reports)} killed, "
                f"{sum(one.cut_off for one in reports)} cut off, {self._drains} drained, "
                f"{sum(one.refused for one in reports)} writes refused",
                late[int(len(late) * 0.99)],
            )

    def close(self) -> None:
        """Close the connections."""
        self._services.close()

    @contextmanager
    def _crews(self) -> Iterator[list[Process]]:
        settings = self._services.settings
        processes = [maintenance(settings, self._folder)]
        count = self._plan.workers
        for first in range(0, count, A_PROCESS):
            order = Order(
                first,
                min(A_PROCESS, count - first),
                self._plan.seed,
                self._plan.troubles,
                self._plan.engine_s,
                str(self._folder / f"{first}.json"),
            )
            words = json.dumps(asdict(order))
            command = [sys.executable, "-m", "benchmarks.fleet.crew", words]
            processes.append(_process(f"crew-{first}", command, settings, self._folder))
        for process in processes:
            process.start()
        try:
            yield processes[1:]
        finally:
            for process in processes:
                process.ask_to_end()
            for process in processes:
                process.stop()

    def _backlog(self) -> None:
        """Wait until one project has no waiting jobs any more; drain workers meanwhile."""
        began = self._clock()
        while self._waiting_projects() == len(WEIGHTS):
            self._drain_some()
            time.sleep(POLL_S)
        self._span = (began, self._clock())
        self._ended_in_backlog = self._count(Job.id, Job.state.in_(TERMINAL))
        for worker_id in [*self._drained]:
            self._undrain(worker_id)

    def _drain_some(self) -> None:
        """Drain a worker, and let another work again."""
        expected = self._plan.troubles / 3600 * self._plan.workers * POLL_S / 2
        if self._chance.random() >= expected:
            return
        worker_id = name_of(self._chance.randrange(self._plan.workers))
        if worker_id in self._drained:
            self._undrain(worker_id)
        else:
            registry.drain(self._services, worker_id, True)
            self._drained.add(worker_id)
            self._drains += 1

    def _undrain(self, worker_id: str) -> None:
        registry.drain(self._services, worker_id, False)
        self._drained.discard(worker_id)

    def _trickle(self) -> None:
        """Queue as many jobs as keep half of the workers at work."""
        pause = self._plan.engine_s * 2 / self._plan.workers
        end = due = time.monotonic()
        end += self._plan.trickle_s
        while due < end:
            self._work.one_more()
            due += pause
            time.sleep(max(due - time.monotonic(), 0))

    def _measure(self, what: Callable[[], None]) -> tuple[float, Reading]:
        began, before = time.monotonic(), self._meter.read()
        what()
        return time.monotonic() - began, self._meter.read() - before

    def _claims_a_second(self) -> float:
        """Return the rate of the first claims, one of each worker."""
        with self._services.db.read() as session:
            query = select(Attempt.started).order_by(Attempt.started)
            first = session.scalars(query.limit(self._plan.workers)).all()
        return len(first) / max(first[-1] - first[0], 0.001)

    def _pickup(self, since: float) -> tuple[float, float]:
        with self._services.db.read() as session:
            query = select(Job.started - Job.created).where(Job.created > since)
            took = sorted(session.scalars(query))
        return took[len(took) // 2], took[int(len(took) * 0.99)]

    def _all_ended(self) -> bool:
        return not self._count(Job.id, Job.state.not_in(TERMINAL))

    def _waiting_projects(self) -> int:
        return self._count(Job.project.distinct(), Job.state == JobState.QUEUED)

    def _count(self, column: ColumnExpressionArgument[Any], *where: ColumnElement[bool]) -> int:
        with self._services.db.read() as session:
            return session.scalar(select(func.count(column)).where(*where)) or 0

    def _clock(self) -> float:
        with self._services.db.read() as session:
            return session.scalar(select(now())) or 0.0

    def _until(self, what: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not what():
            if time.monotonic() > deadline:
                raise TimeoutError("the workers did not come to an end")
            time.sleep(POLL_S)

    def _reports(self) -> list[Path]:
        return sorted(self._folder.glob("*.json"))


def maintenance(settings: Settings, folder: Path) -> Process:
    """The maintenance of a farm, not started yet."""
    return _process("maintenance", [sys.executable, "-m", "workers.maintenance"], settings, folder)


def _process(name: str, command: list[str], settings: Settings, folder: Path) -> Process:
    environment = os.environ | settings.environment() | {"OMP_NUM_THREADS": "1"}
    return Process(name, command, folder, env=environment)
