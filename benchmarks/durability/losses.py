"""Workers are killed and stopped while they render; others go on."""

import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from rich.console import Group

from benchmarks.durability.farm import Farm, farm
from benchmarks.durability.figures import add_seconds, seconds_table, table
from farm.jobs.leasing.endings import Outcome
from tests.chaos.audit import audit

WORKERS = 8  # most of them idle, so that no render waits for a new one to start
KEEP_CREW_S = 0.2


@dataclass(frozen=True)
class Blow:
    """What happens to a worker."""

    signal: signal.Signals
    latest: float  # seconds after the first iteration; the moment is random
    lanes: int  # renders at a time: the wait is for a lease, not for the machine
    comes_back: bool  # under its name, as the supervisor does it; else the machine is gone


BLOWS = {
    "SIGKILL": Blow(signal.SIGKILL, 40.0, lanes=5, comes_back=False),
    "SIGKILL, started again": Blow(signal.SIGKILL, 40.0, lanes=5, comes_back=True),
    "SIGTERM": Blow(signal.SIGTERM, 10.0, lanes=2, comes_back=False),
}


@dataclass(frozen=True)
class Loss:
    """What one signal cost, in seconds."""

    work: float  # since the newest checkpoint
    until_resumed: float  # until the first iteration of the next attempt


def measure(samples: int) -> Group:
    """Return what kills and stops cost, and what an audit finds after all of them."""
    figures = seconds_table(f"{WORKERS} workers, default settings")
    with farm() as running:
        running.hire(WORKERS, rig="slow")
        for what, blow in BLOWS.items():
            losses = _lose(running, blow, samples)
            add_seconds(figures, f"{what} to resumed iteration", [x.until_resumed for x in losses])
            add_seconds(figures, "work lost by it", [x.work for x in losses])
        counts = table("Audit of all these jobs", "")
        for what, count in _audited(running).items():
            counts.add_row(what, str(count))
    return Group(figures, "", counts)


def _lose(running: Farm, blow: Blow, samples: int) -> list[Loss]:
    """Strike the workers of `samples` renders, some at a time."""
    chance = random.Random(blow.latest)  # noqa: S311 - moments to kill at, not secrets
    moments = [chance.uniform(1.0, blow.latest) for _ in range(samples)]
    with ThreadPoolExecutor(blow.lanes) as lanes:
        losses = [lanes.submit(_hit, running, blow.signal, moment) for moment in moments]
        while not all(loss.done() for loss in losses):
            # Here, because the kernel ends a child with the thread that started it.
            running.keep_crew(same_names=blow.comes_back)
            time.sleep(KEEP_CREW_S)
    return [loss.result() for loss in losses]


def _hit(running: Farm, number: signal.Signals, after: float) -> Loss:
    job = running.submit()
    begun = running.first_iteration(job, epoch=1)
    time.sleep(after)
    holder = running.arena.holder(job)
    hit = time.time()
    running.workers[holder].signal(number)
    resumed = running.first_iteration(job, epoch=2)
    first = running.attempt(job, epoch=1)
    assert first is not None
    assert first.outcome == (Outcome.LOST if number == signal.SIGKILL else Outcome.DRAINED)
    saved = [c.created for c in running.arena.checkpoints(job) if c.epoch == 1]
    running.drop(job)
    return Loss(max(0.0, hit - max(saved, default=begun)), resumed - hit)


def _audited(running: Farm) -> dict[str, int]:
    found = audit(running.arena.services, {})
    return {
        "jobs": found["jobs"],
        "attempts": found["attempts"],
        "attempts lost": found["attempts lost"],
        "jobs lost": running.lost(),
    }
