"""Many small jobs, and somebody who breaks things all the time: `python -m tests.chaos.soak`.

The same seed makes the same plan of faults; what the machine makes of it differs.
"""

import argparse
import random
import signal
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import redis
from sqlalchemy import select

from farm.base.config import Settings
from farm.domain.placement import parse
from farm.domain.states import HELD, JobState
from farm.errors import Conflict
from farm.fleet import registry
from farm.infra.doorbell import Doorbell
from farm.infra.storage import Storage
from farm.jobs import orders
from farm.jobs.leasing.endings import Outcome
from farm.jobs.listing import lookup
from farm.local.embedded import servers
from farm.local.embedded.process import Process
from farm.sql.models import Attempt, Job
from farm.sql.schema import migrate
from tests.chaos.arena import ANA, QUICK, Arena
from tests.chaos.audit import audit

WORKERS = {"w1": "studio", "w2": ""}  # and their labels
URGENT = 50  # a priority from which a job takes a worker from others
PLACED: dict[str, Any] = {"preempt_priority": URGENT, "artist_priority": URGENT}
VARIANTS = 3  # renders of different seeds; each has one right picture
MOST_OPEN = 12


class Soak:
    """One run in an arena."""

    def __init__(self, arena: Arena, seed: int) -> None:
        self.arena = arena
        self.chance = random.Random(seed)
        self.done: dict[str, int] = {}
        self._submitted: dict[str, int] = {}  # job: variant
        self._workers = {name: arena.worker(name, labels=own) for name, own in WORKERS.items()}
        self._maintenance = arena.maintenance()
        self._right = [arena.until_finished(self._submit(v)) for v in range(VARIANTS)]
        self._doorbell = Doorbell(arena.settings)

    def run(self, seconds: float) -> dict[str, int]:
        """Break things for so long, let everything end, and audit it."""
        acts = [
            *[self.submit] * 12,
            *[self.cancel, self.pause, self.finish] * 3,
            *[self.resume] * 5,
            *[self.kill, self.freeze, self.end, self.drain, self.undrain],
            self.kill_maintenance,
            self.flush,
            self.ring_often,
        ]
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            act = self.chance.choice(acts)
            with suppress(Conflict, IndexError):
                act()
                self.done[act.__name__] = self.done.get(act.__name__, 0) + 1
            time.sleep(self.chance.uniform(0.0, 0.6))
            self._keep_alive()
        self._calm_down()
        self._doorbell.close()
        right = {job: self._right[variant] for job, variant in self._submitted.items()}
        return audit(self.arena.services, right) | self._placed() | self.done

    def submit(self) -> None:
        if len(self._in(JobState.QUEUED, *HELD)) < MOST_OPEN:
            self._submit(self.chance.randrange(VARIANTS))

    def cancel(self) -> None:
        orders.cancel(self.arena.services, ANA, self._any(JobState.QUEUED, *HELD))

    def pause(self) -> None:
        orders.pause(self.arena.services, ANA, self._any(JobState.QUEUED, JobState.RUNNING))

    def finish(self) -> None:
        orders.finish(self.arena.services, ANA, self._any(JobState.RUNNING))

    def resume(self) -> None:
        orders.resume(self.arena.services, ANA, self._any(JobState.PAUSED))

    def kill(self) -> None:
        self._any_worker().kill()

    def freeze(self) -> None:
        """Stop a worker past its lease; it wakes up as a zombie."""
        worker = self._any_worker()
        worker.signal(signal.SIGSTOP)
        time.sleep(self.arena.settings.lease_seconds + 1)
        worker.signal(signal.SIGCONT)

    def end(self) -> None:
        self._any_worker().signal(signal.SIGTERM)

    def drain(self) -> None:
        after_job = self.chance.choice((True, False))
        name = self.chance.choice(list(WORKERS))
        registry.drain(self.arena.services, name, True, after_job=after_job)

    def undrain(self) -> None:
        registry.drain_each(self.arena.services, WORKERS, False)

    def kill_maintenance(self) -> None:
        self._maintenance.kill()

    def flush(self) -> None:
        with redis.Redis.from_url(self.arena.settings.redis_url) as client:
            client.flushdb()

    def ring_often(self) -> None:
        for _ in range(10):
            self._doorbell.ring()

    def _submit(self, variant: int) -> str:
        wanted = {
            "worker_labels": self.chance.choice(([], [], [], ["studio"])),
            "priority": self.chance.choice((0, 0, 0, 0, URGENT)),
        }
        job = self.arena.submit(60, recipe={"init": "noisy", "seed": variant}, **wanted)
        self._submitted[job] = variant
        return job

    def _in(self, *states: JobState) -> list[str]:
        with self.arena.services.db.read() as session:
            return [job.id for job in lookup.find(session, ANA, states=states, limit=500)]

    def _any(self, *states: JobState) -> str:
        return self.chance.choice(self._in(*states))

    def _any_worker(self) -> Process:
        return self._workers[self.chance.choice(list(WORKERS))]

    def _keep_alive(self) -> None:
        for process in (*self._workers.values(), self._maintenance):
            if not process.alive:
                process.start()

    def _placed(self) -> dict[str, int]:
        """Check that each job was where its labels send it; return who made way for others."""
        with self.arena.services.db.read() as session:
            tried = session.execute(
                select(Job.needs, Attempt.worker_id, Attempt.outcome).join(Attempt)
            ).all()
        bound = [worker for needs, worker, _ in tried if parse(needs).labels]
        astray = [worker for worker in bound if worker != "w1"]
        assert not astray, f"jobs of the studio were on {astray}"
        return {
            "placed by label": len(bound),
            "made way for urgent ones": sum(end == Outcome.PREEMPTED for *_, end in tried),
        }

    def _calm_down(self) -> None:
        self.undrain()

        def is_over() -> bool:
            self._keep_alive()
            for job in self._in(JobState.PAUSED):
                orders.resume(self.arena.services, ANA, job)
            return not self._in(JobState.QUEUED, JobState.PAUSED, *HELD)

        self.arena.until(is_over, seconds=600)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    chosen = parser.parse_args()
    with TemporaryDirectory(prefix="brushfarm-soak-") as name:
        Path(name).chmod(0o711)  # PostgreSQL's account must pass
        own = Settings(
            _env_file=None, data_dir=Path(name) / "data", weights="random16", **QUICK, **PLACED
        )
        with servers(own, postgres=chosen.postgres) as settings:
            Storage(settings).ensure_bucket()
            with Arena(settings, Path(name)) as arena:
                migrate(arena.services.db)
                print(f"Seed {chosen.seed}, {chosen.minutes:g} minutes of faults …", flush=True)
                figures = Soak(arena, chosen.seed).run(60 * chosen.minutes)
    for what, number in figures.items():
        print(f"{number:8}  {what.replace('_', ' ')}")


if __name__ == "__main__":
    main()
