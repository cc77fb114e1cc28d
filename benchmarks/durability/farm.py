"""A farm of real processes on servers of its own, and what its jobs and logs tell of it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from farm.base.config import Settings
from farm.domain.states import TERMINAL
from farm.errors import Conflict
from farm.infra.storage import Storage
from farm.jobs import orders
from farm.local.embedded import DataFolder, SeaweedFS, Valkey, start
from farm.local.embedded.process import Process
from farm.sql.models import Attempt
from farm.sql.schema import migrate
from tests.chaos.arena import ANA, Arena

ENDLESS = 5000  # iterations
PATIENCE_S = 300.0
T = TypeVar("T")


@dataclass
class Farm:
    """A farm with maintenance and as many workers as asked for; all times are this machine's."""

    arena: Arena
    valkey: Valkey
    workers: dict[str, Process] = field(default_factory=dict)  # all that there ever were
    crew: list[str] = field(default_factory=list)  # those that should be there now
    options: dict[str, Any] = field(default_factory=dict)  # of the latest one
    submitted: list[str] = field(default_factory=list)

    def hire(self, count: int, **options: Any) -> None:
        """Start workers, and wait until they are ready."""
        for name in [self._new_worker(**options) for _ in range(count)]:
            self.until(lambda name=name: self.records(name, "ready for work"))

    def keep_crew(self, same_names: bool) -> None:
        """Replace workers that are dead: by the same ones, or by new ones."""
        dead = [name for name in self.crew if not self.workers[name].alive]
        for name in dead:
            if same_names:
                self.workers[name].start()
            else:
                self.crew.remove(name)
                self._new_worker(**self.options)

    def _new_worker(self, **options: Any) -> str:
        name = f"w{len(self.workers)}"
        self.options = options
        self.workers[name] = self.arena.worker(name, **options)
        self.crew.append(name)
        return name

    def until(self, what: Callable[[], T]) -> T:
        """Wait for something that must come."""
        return self.arena.until(what, PATIENCE_S)

    def submit(self, iterations: int = ENDLESS, **changes: Any) -> str:
        """Queue a small render."""
        job = self.arena.submit(iterations, **changes)
        self.submitted.append(job)
        return job

    def drop(self, job: str) -> None:
        """Cancel a job, and wait until its worker is free."""
        with suppress(Conflict):
            orders.cancel(self.arena.services, ANA, job)
        self.until(lambda: self.arena.job(job).boot_id is None)

    def attempt(self, job: str, epoch: int) -> Attempt | None:
        """Return an attempt, once it has begun."""
        return next((a for a in self.arena.attempts(job) if a.epoch == epoch), None)

    def first_iteration(self, job: str, epoch: int) -> float:
        """Wait for the first iteration of an attempt, and return when it was done."""
        attempt = self.until(lambda: self.attempt(job, epoch))
        assert attempt is not None

        def painted() -> float:
            found = self.records(attempt.worker_id, "first step")
            times = [moment(r) for r in found if r["job"] == job]
            return max((t for t in times if t >= attempt.started), default=0.0)

        return self.until(painted)

    def records(self, worker: str, event: str) -> list[dict[str, Any]]:
        """Return what a worker logged under this name."""
        lines = self.workers[worker].log.read_text(errors="replace").splitlines()
        return [json.loads(line) for line in lines if f'"event": "{event}"' in line]

    def lost(self) -> int:
        """Count the jobs that were submitted and have not come to an end."""
        return sum(self.arena.job(job).state not in TERMINAL for job in self.submitted)


def moment(record: dict[str, Any]) -> float:
    """Return when something was logged."""
    return datetime.fromisoformat(record["timestamp"]).timestamp()


@contextmanager
def farm(**changes: Any) -> Iterator[Farm]:
    """Run a farm with default settings, but for `changes` and a network that needs no download."""
    with (
        TemporaryDirectory(prefix="brushfarm-bench-") as name,
        DataFolder(Path(name) / "data") as folder,
        start([valkey := Valkey(folder), store := SeaweedFS(folder)]),
    ):
        own = {"data_dir": folder.path, "weights": "random16", **changes}
        settings = Settings(_env_file=None, **own | valkey.settings() | store.settings())
        Storage(settings).ensure_bucket()
        with Arena(settings, folder.path) as arena:
            migrate(arena.services.db)
            arena.maintenance()
            arena.pictures()
            yield Farm(arena, valkey)
