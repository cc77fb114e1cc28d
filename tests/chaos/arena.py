"""A farm of real processes that a test may kill, freeze and cut off."""

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeVar

import numpy as np
import psutil
from sqlalchemy import func, select

from farm.base.config import Settings
from farm.domain.jobs import kinds
from farm.domain.jobs.renders import Submission
from farm.domain.roles import Viewer
from farm.domain.states import TERMINAL, JobState
from farm.engine.pictures.images import Picture, write
from farm.errors import Unavailable
from farm.fleet import registry
from farm.fleet.registry import Status
from farm.infra.services import Services
from farm.jobs.submitting import submissions
from farm.library.uploads import assets
from farm.local.embedded.process import Process
from farm.sql.models import Artifact, Attempt, Checkpoint, Job, Worker

ANA = Viewer("admin")  # also who asks through the dashboard of a farm without logins
PATIENCE_S = 100.0
POLL_S = 0.05
QUICK: dict[str, Any] = {  # so that a test need not wait for what takes half a minute in life
    "lease_seconds": 6.0,  # a machine that runs other tests as well is slow at times
    "heartbeat_seconds": 0.5,
    "checkpoint_seconds": 0.5,
    "preview_seconds": 1.0,
    "maintenance_seconds": 0.3,
    "max_losses": 20,  # so that an overloaded machine makes no job poison
}
RECIPE: dict[str, Any] = {  # two scales, and one block of the network: iterations of milliseconds
    "size": 96,
    "smallest": 64,
    "scale_step": 1.5,
    "iteration_decay": 1.0,
    "content_layers": {"relu1_2": 1.0},
    "style_layers": {"relu1_1": 1.0},
}
T = TypeVar("T")


class Arena:
    """Real workers and maintenance around the servers that ``settings`` names."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self.folder = folder
        self.services = Services(settings)
        self.processes: list[Process] = []
        self._pictures: tuple[str, str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self.processes:
            process.signal(signal.SIGCONT)
            process.kill()
        self.services.close()

    def worker(self, name: str = "w1", *, rig: str = "", **changes: Any) -> Process:
        """Start a worker; `rig` names a fault of tests/chaos/rigged.py that it has."""
        module = ["tests.chaos.rigged", rig] if rig else ["workers"]
        return self.run(name, module, worker=name, **changes)

    def maintenance(self, name: str = "maintenance", **changes: Any) -> Process:
        """Start a maintenance process."""
        return self.run(name, ["workers.maintenance"], **changes)

    def run(self, name: str, module: list[str], **changes: Any) -> Process:
        """Start a program of the farm."""
        settings = self.settings.model_copy(update=changes)
        env = (
            os.environ
            | settings.environment()
            | {"OMP_NUM_THREADS": "1", "RIG_FOLDER": str(self.folder)}
        )
        process = Process(name, [sys.executable, "-m", *module], self.folder, env=env)
        process.start()
        self.processes.append(process)
        return process

    def submit(self, iterations: int = 100, **changes: Any) -> str:
        """Queue a render of that many iterations of some milliseconds each."""
        content, style = self.pictures()
        body = {
            "content": content,
            "styles": [{"asset": style}],
            "recipe": RECIPE | {"iterations": iterations} | changes.pop("recipe", {}),
        }
        request = Submission.model_validate(body | changes)
        return submissions.submit(self.services, ANA, request).id

    def submit_photos(self, count: int) -> str:
        """Queue one pass over so many photos."""
        photos = [self._paint(f"photo-{number}", 10 + number) for number in range(count)]
        body = {
            "kind": "apply",
            "photos": [self.upload(photo) for photo in photos],
            "styles": [{"asset": self.pictures()[1]}],
            "size": 256,
        }
        return submissions.submit(self.services, ANA, kinds.request(body)).id

    def results(self, job_id: str) -> dict[str, int]:
        """Return the epoch in which each result was made, by its name."""
        with self.services.db.read() as session:
            query = select(Artifact.name, Artifact.epoch).where(Artifact.job_id == job_id)
            return dict(session.execute(query.where(Artifact.kind == "result")).all())

    def pictures(self) -> tuple[str, str]:
        """Upload a photo and a painting, once."""
        if self._pictures is None:
            photo, painting = self.paint_pair()
            self._pictures = (self.upload(photo), self.upload(painting))
        return self._pictures

    def paint_pair(self) -> tuple[Path, Path]:
        """Write a photo and a painting into the folder; the same seed, the same pictures."""
        return self._paint("photo", 1), self._paint("painting", 2)

    def _paint(self, name: str, seed: int) -> Path:
        path = self.folder / f"{name}.png"
        noise = np.random.default_rng(seed).random((12, 16, 3), dtype=np.float32)
        write(path, Picture(np.kron(noise, np.ones((8, 8, 1), np.float32))))
        return path

    def upload(self, path: Path) -> str:
        """Bring a file in and return its id."""
        with path.open("rb") as stream:
            digest = assets.spool(stream, self.folder / "spooled", 1 << 30)
        return assets.add(self.services, ANA.name, path.name, path, digest)[0].id

    def job(self, job_id: str) -> Job:
        """Return the job's row as it is now."""
        with self.services.db.read() as session:
            return session.get_one(Job, job_id)

    def freeze(self, *workers: Process) -> None:
        """Stop workers where they are, but none within a write, which SQLite has one of at a time.

        There the others would wait until it wakes up, and PostgreSQL would end it.
        """
        with self.services.db.write() as session:
            session.connection()  # begins; an empty transaction would never take the lock
            for worker in workers:
                worker.signal(signal.SIGSTOP)
            for worker in workers:  # the signal takes a moment, in which a write might begin
                self.until(lambda worker=worker: _rests(worker.pid))

    def attempts(self, job_id: str) -> list[Attempt]:
        """Return the job's attempts, the first one first."""
        with self.services.db.read() as session:
            query = select(Attempt).where(Attempt.job_id == job_id).order_by(Attempt.epoch)
            return list(session.scalars(query))

    def holder(self, job_id: str) -> str:
        """Return the worker that holds the job, or nothing."""
        return self.job(job_id).worker_id or ""

    def last_log(self, job_id: str) -> str:
        """Return what the running attempt has told of its log, if there is one."""
        attempts = [a for a in self.attempts(job_id) if a.ended is None]
        return (attempts[0].log or "") if attempts else ""

    def outcomes(self, job_id: str) -> list[str | None]:
        """Return how the job's attempts ended."""
        return [attempt.outcome for attempt in self.attempts(job_id)]

    def checkpoints(self, job_id: str) -> list[Checkpoint]:
        """Return the job's checkpoints, the newest last."""
        with self.services.db.read() as session:
            query = select(Checkpoint).where(Checkpoint.job_id == job_id).order_by(Checkpoint.id)
            return list(session.scalars(query))

    def status(self, worker: str) -> Status:
        """Return what the worker does."""
        with self.services.db.read() as session:
            return registry.status(session.get_one(Worker, worker), True)

    def is_set_aside(self, worker: str) -> bool:
        """Whether the worker gets no more jobs, with a reason."""
        with self.services.db.read() as session:
            row = session.get(Worker, worker)
            return row is not None and row.draining and bool(row.reason)

    def picture(self, job_id: str) -> str:
        """Return the SHA-256 of the finished picture, as its row says and its bytes prove."""
        with self.services.db.read() as session:
            query = select(Artifact).where(Artifact.job_id == job_id, Artifact.kind == "result")
            row = session.scalars(query).one()
        path = self.folder / "result"
        self.services.storage.get_file(row.key, path)
        with path.open("rb") as stream:
            assert assets.spool(stream, self.folder / "spooled", 1 << 30) == row.sha256
        return row.sha256

    def until(self, what: Callable[[], T], seconds: float = PATIENCE_S) -> T:
        """Return `what()` once it is true; a server that is away makes it false."""
        deadline = time.monotonic() + seconds
        while True:
            with suppress(Unavailable):
                if found := what():
                    return found
            assert time.monotonic() < deadline, f"not within {seconds} s\n{self.story()}"
            time.sleep(POLL_S)

    def until_state(self, job_id: str, *states: JobState, seconds: float = PATIENCE_S) -> JobState:
        """Wait until the job is in one of these states."""
        return self.until(
            lambda: next((state for state in states if self.job(job_id).state == state), None),
            seconds,
        )

    def until_finished(self, job_id: str, seconds: float = PATIENCE_S) -> str:
        """Wait for the end, which must be a picture, and return its SHA-256."""
        state = self.until_state(job_id, *TERMINAL, seconds=seconds)
        assert state == JobState.SUCCEEDED, self.story()
        return self.picture(job_id)

    def until_done(self, job_id: str, share: float) -> float:
        """Wait until a checkpoint says that so much of the render is done; return how much is."""
        return self.until(lambda: next((d for d in [self.saved(job_id)] if d >= share), 0.0))

    def saved(self, job_id: str) -> float:
        """Return how much of the render the newest checkpoint holds."""
        newest = self.checkpoints(job_id)[-1:]
        return newest[0].done if newest else 0.0

    def summary(self) -> str:
        """Count how jobs and attempts ended."""
        with self.services.db.read() as session:
            states = Counter(session.scalars(select(Job.state)))
            outcomes = Counter(session.scalars(select(Attempt.outcome)))
        parts = [
            ", ".join(
                f"{count} {name or 'open'}" for name, count in sorted(counts.items(), key=str)
            )
            for counts in (states, outcomes)
        ]
        return f"jobs: {parts[0] or 'none'}; attempts: {parts[1] or 'none'}"

    def story(self) -> str:
        """Say what every process logged, for whoever reads a failed test."""
        return "\n".join(
            f"--- {process.name} ({process.exit_code})\n{process.last_words(30)}"
            for process in self.processes
        )


def count(services: Services, table: type) -> int:
    """Count a table's rows."""
    with services.db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def _rests(pid: int | None) -> bool:
    """Whether a process is stopped, or gone."""
    if pid is None or not psutil.pid_exists(pid):
        return True
    return psutil.Process(pid).status() in (psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE)
