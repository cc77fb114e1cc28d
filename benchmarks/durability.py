"""How much a farm loses, and how soon it comes back: `python -m benchmarks.durability`.

Real processes and servers on this machine, with the settings that users get. Times depend on the
machine and on what else it does; the counts must not.
"""

import argparse
import random
import signal
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, text

from farm import jobs, leases
from farm.config import Settings
from farm.embedded import DataFolder, Postgres, SeaweedFS, Valkey, start
from farm.embedded.process import Process
from farm.embedded.servers import wait_for
from farm.errors import Conflict
from farm.ids import new_id
from farm.leases import Outcome
from farm.models import Job
from farm.schema import migrate
from farm.services import Services
from farm.specs import Submission
from farm.states import JobState
from farm.storage import Storage
from tests.chaos.arena import ANA, Arena
from tests.chaos.audit import audit
from tests.factories import submission

ROWS = 100_000
OWNERS = 50
MEASURE_S = 4.0
ENDLESS = 5000  # iterations: about a minute of the smallest render

console = Console()


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.durability", description=__doc__)
    parser.add_argument("--samples", type=int, default=4, help="of each kind of loss")
    chosen = parser.parse_args()
    with TemporaryDirectory(prefix="brushfarm-bench-") as name:
        Path(name).chmod(0o711)  # PostgreSQL's account must pass
        with DataFolder(Path(name) / "data") as folder:
            valkey, store, postgres = Valkey(folder), SeaweedFS(folder), Postgres(folder)
            with start([valkey, store, postgres]):
                own = {"data_dir": folder.path, "weights": "random16"}
                given = valkey.settings() | store.settings()
                settings = Settings(_env_file=None, **own | given)
                Storage(settings).ensure_bucket()
                rates(settings, postgres.url)
                with Arena(settings, folder.path) as arena:
                    migrate(arena.services.db)
                    Report(arena, valkey, chosen.samples).show()


def table(title: str, *columns: str) -> Table:
    """Return an empty table without lines."""
    return Table(*columns, title=title, title_justify="left", box=None, pad_edge=False)


# What the database does


def rates(settings: Settings, postgres: str) -> None:
    """Print submits and claims a second, with a full table and an empty one."""
    title = f"A second, one process, {ROWS:,} jobs of {OWNERS} people in the table"
    figures = table(title, "", "submits", "claims", "claims of few jobs")
    for name, url in {"SQLite": settings.database + "-rates", "PostgreSQL": postgres}.items():
        with Services(settings.model_copy(update={"database_url": url})) as services:
            migrate(services.db)
            request = submission(services, ANA)

            def submit(services: Services = services, request: Submission = request) -> object:
                return jobs.submit(services, ANA, request)

            def claim(services: Services = services) -> object:
                return leases.claim(services, "w1", "boot")

            for _ in range(300):
                submit()
            few = a_second(claim)
            fill(services, request)
            figures.add_row(name, *(f"{x:.0f}" for x in (a_second(submit), a_second(claim), few)))
    console.print(figures, "")


def fill(services: Services, request: Submission) -> None:
    """Insert many jobs, half of them waiting."""
    spec = request.job_spec().model_dump(mode="json")
    with services.db.write() as session:
        for base in range(0, ROWS, 2000):
            rows = [
                {
                    "id": new_id("job"),
                    "owner": f"person-{number % OWNERS}",
                    "spec": spec,
                    "position": float(number),
                    "created": float(number),
                    "state": JobState.SUCCEEDED if number % 2 else JobState.QUEUED,
                }
                for number in range(base, base + 2000)
            ]
            session.execute(insert(Job), rows)
        session.execute(text("ANALYZE"))


def a_second(action: Callable[[], object]) -> float:
    """Repeat `action` for some seconds, or until it returns None; return its rate."""
    began, count = time.monotonic(), 0
    while time.monotonic() - began < MEASURE_S and action() is not None:
        count += 1
    return count / (time.monotonic() - began)


# What happens to renders


class Report:
    """The figures of one farm with one or two workers; all times by this machine's one clock."""

    def __init__(self, arena: Arena, valkey: Valkey, samples: int) -> None:
        self.arena = arena
        self.valkey = valkey
        self.samples = samples
        self.chance = random.Random(1)  # noqa: S311 - moments to kill at, not secrets
        self.workers: dict[str, Process] = {}

    def show(self) -> None:
        """Measure and print everything."""
        self.arena.maintenance()
        self._another_worker()
        self._latencies()
        self._another_worker()
        self._losses()
        self._overhead()

    def _latencies(self) -> None:
        figures = table("Seconds, default settings", "", "median", "worst", "samples")
        begin, stop, pause = self._pickup, self._order(jobs.cancel), self._order(jobs.pause)
        many = 3 * self.samples
        _add(figures, "submit to claim by an idle worker", [begin() for _ in range(many)])
        _add(figures, "cancel to device free", [stop() for _ in range(many)])
        _add(figures, "pause to checkpoint stored, device free", [pause() for _ in range(many)])
        self.valkey.process.kill()
        _add(figures, "submit to claim, broker dead", [begin() for _ in range(self.samples)])
        _add(figures, "cancel to device free, broker dead", [stop() for _ in range(self.samples)])
        self.valkey.start()
        wait_for(self.valkey)
        _add(figures, "submit to claim, broker just back", [begin() for _ in range(self.samples)])
        console.print(figures, "")

    def _losses(self) -> None:
        kills = [self._lose(signal.SIGKILL) for _ in range(self.samples)]
        stops = [self._lose(signal.SIGTERM) for _ in range(self.samples)]
        figures = table("Seconds, default settings", "", "median", "worst", "samples")
        _add(figures, "SIGKILL to resumed render", [back for _lost, back in kills])
        _add(figures, "work lost by it", [lost for lost, _back in kills])
        _add(figures, "SIGTERM to resumed render", [back for _lost, back in stops])
        _add(figures, "work lost by it", [lost for lost, _back in stops])
        console.print(figures, "")
        counts = table("Audit of all these jobs", "", "")
        for what, number in audit(self.arena.services, {}).items():
            counts.add_row(what, str(number))
        console.print(counts, "")

    def _lose(self, number: signal.Signals) -> tuple[float, float]:
        """End the worker of a render; return the seconds of work lost, and until it went on."""
        job = self.arena.submit(ENDLESS)
        self.arena.until(lambda: self.arena.job(job).progress)
        time.sleep(self.chance.uniform(5, 40))
        name = self.arena.holder(job)
        ended = time.time()
        self.workers.pop(name).signal(number)
        epoch = self.arena.job(job).epoch
        self.arena.until(lambda: self.arena.job(job).epoch > epoch)
        saved = [c.created for c in self.arena.checkpoints(job)]
        first, second = self.arena.attempts(job)[:2]
        expected = Outcome.LOST if number is signal.SIGKILL else Outcome.DRAINED
        assert first.outcome == expected
        lost = max(0.0, ended - max(saved, default=first.started))
        self._another_worker()
        self._drop(job)
        return lost, second.started - ended

    def _overhead(self) -> None:
        """The same render with the usual checkpoints and with none but at the scale's end."""
        figures = table("One render", "checkpoints", "seconds, each run", "share of render time")
        name, worker = self.workers.popitem()
        for process in self.workers.values():
            process.stop()
        worker.stop()
        often, never = [], []
        for _ in range(2):
            often.append(self._timed(name, 5.0))
            never.append(self._timed(name, 1e6))
        usual = self.arena.settings.checkpoint_seconds
        share = (min(often) / min(never) - 1) * 5.0 / usual
        figures.add_row("every 5 s", " ".join(f"{x:.1f}" for x in often), "")
        figures.add_row("none", " ".join(f"{x:.1f}" for x in never), "")
        figures.add_row(f"every {usual:g} s (by proportion)", "", f"{100 * max(0.0, share):.2f} %")
        console.print(figures, "")

    def _timed(self, name: str, checkpoint_seconds: float) -> float:
        self.arena.run(name, ["workers"], worker=name, checkpoint_seconds=checkpoint_seconds)
        job = self.arena.submit(150, recipe={"size": 512, "smallest": 512})
        self.arena.until_finished(job, seconds=900)
        self.arena.processes[-1].stop()
        return self.arena.job(job).render_seconds

    def _pickup(self) -> float:
        asked = time.time()
        job = self.arena.submit(ENDLESS)
        self.arena.until(lambda: self.arena.attempts(job))
        taken = self.arena.attempts(job)[0].started - asked
        self._drop(job)
        return taken

    def _order(self, action: Callable[..., object]) -> Callable[[], float]:
        def measure() -> float:
            job = self.arena.submit(ENDLESS)
            self.arena.until(lambda: "rendering" in str(self.arena.job(job).progress))
            asked = time.time()
            action(self.arena.services, ANA, job)
            self.arena.until(lambda: self.arena.job(job).boot_id is None)
            taken = (self.arena.attempts(job)[0].ended or 0.0) - asked
            self._drop(job)
            return taken

        return measure

    def _drop(self, job: str) -> None:
        with suppress(Conflict):
            jobs.cancel(self.arena.services, ANA, job)
        self.arena.until(lambda: self.arena.job(job).boot_id is None)

    def _another_worker(self) -> None:
        name = f"w{len(self.arena.processes)}"
        self.workers[name] = self.arena.worker(name)
        self.arena.until(lambda: self.arena.is_idle(name))


def _add(figures: Table, what: str, seconds: Sequence[float]) -> None:
    median, worst = statistics.median(seconds), max(seconds)
    figures.add_row(what, f"{median:.2f}", f"{worst:.2f}", str(len(seconds)))


if __name__ == "__main__":
    main()
