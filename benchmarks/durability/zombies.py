"""Workers sleep past their leases, wake up and go on writing as if nothing had happened."""

import signal
from typing import Any

from rich.table import Table

from benchmarks.durability.farm import Farm, farm
from benchmarks.durability.figures import table
from farm.jobs.leasing.endings import Outcome
from tests.chaos.audit import audit

ZOMBIES = 4
SOUND = 2
ITERATIONS = 150  # of 50 ms, on each of two scales
OFTEN = {"checkpoint_seconds": 1.0, "preview_seconds": 1.0}  # so that there is much to refuse


def measure(_samples: int) -> Table:
    """Return how many stale writes were tried, and how many the fence let through."""
    with farm(**OFTEN) as running:
        running.hire(1, rig="slow")
        right = running.arena.until_finished(running.submit(ITERATIONS), seconds=300)
        running.workers["w0"].stop()
        running.hire(ZOMBIES, rig="zombie")
        jobs = [running.submit(ITERATIONS) for _ in range(ZOMBIES)]
        for job in jobs:
            running.first_iteration(job, epoch=1)
        holders = {job: running.arena.holder(job) for job in jobs}
        _freeze(running, jobs)
        running.hire(SOUND, rig="slow")
        pictures = [running.arena.until_finished(job, seconds=300) for job in jobs]
        stale = [write for job in jobs for write in _stale_writes(running, job, holders[job])]
        audit(running.arena.services, dict.fromkeys(running.submitted, right))
        lost = running.lost()
    figures = table(f"{ZOMBIES} workers asleep for longer than a lease, then awake again", "")
    figures.add_row("stale writes tried", str(len(stale)))
    figures.add_row("stale writes accepted", str(sum(write["accepted"] for write in stale)))
    figures.add_row("jobs lost", str(lost))
    figures.add_row("pictures unlike the undisturbed one", str(sum(p != right for p in pictures)))
    return figures


def _freeze(running: Farm, jobs: list[str]) -> None:
    """Stop all workers until maintenance has taken their jobs back, then wake them up."""
    running.arena.freeze(*running.workers.values())
    for job in jobs:
        running.until(lambda job=job: running.arena.job(job).state == "queued")
    for worker in running.workers.values():
        worker.signal(signal.SIGCONT)


def _stale_writes(running: Farm, job: str, zombie: str) -> list[dict[str, Any]]:
    """Return what the zombie wrote, or tried to, after its attempt had been ended."""
    attempt = running.attempt(job, epoch=1)
    assert attempt is not None
    assert attempt.outcome == Outcome.LOST

    def stale() -> list[dict[str, Any]]:
        writes = running.records(zombie, "write")
        mine = [w for w in writes if w["job"] == job and w["epoch"] == attempt.epoch]
        return [w for w in mine if w["asked"] > (attempt.ended or 0.0)]

    running.until(lambda: any(write["what"] == "succeed" for write in stale()))
    return stale()
