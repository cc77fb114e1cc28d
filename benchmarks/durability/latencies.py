"""From a click to what it asks for: the first iteration, or a free device."""

import time
from collections.abc import Callable

from rich.table import Table

from benchmarks.durability.farm import Farm, farm
from benchmarks.durability.figures import add_seconds, seconds_table
from farm.jobs import orders
from farm.local.embedded.servers import wait_for
from tests.chaos.arena import ANA

FEWER = 3  # outages take their time
OUTAGE_S = 5.0


def measure(samples: int) -> Table:
    """Return how long a person waits for an idle farm of one worker."""
    figures = seconds_table("Default settings, one idle worker")
    few = max(samples // FEWER, 2)
    with farm() as running:
        running.hire(1)
        _measure(running, figures, "", samples)
        pauses = [_order(running, orders.pause) for _ in range(samples)]
        add_seconds(figures, "pause to checkpoint stored, device free", pauses)
        running.valkey.process.kill()
        _measure(running, figures, ", broker dead", few)
        back = [_after_an_outage(running) for _ in range(few)]
        add_seconds(figures, "submit to first iteration, broker just back", back)
    return figures


def _measure(running: Farm, figures: Table, when: str, samples: int) -> None:
    begun = [_begin(running) for _ in range(samples)]
    add_seconds(figures, f"submit to first iteration{when}", begun)
    ended = [_order(running, orders.cancel) for _ in range(samples)]
    add_seconds(figures, f"cancel to device free{when}", ended)


def _begin(running: Farm) -> float:
    asked = time.time()
    job = running.submit()
    begun = running.first_iteration(job, epoch=1)
    running.drop(job)
    return begun - asked


def _order(running: Farm, action: Callable[..., object]) -> float:
    job = running.submit()
    running.first_iteration(job, epoch=1)
    asked = time.time()
    action(running.arena.services, ANA, job)
    running.until(lambda: running.arena.job(job).boot_id is None)
    attempt = running.attempt(job, epoch=1)
    assert attempt is not None
    running.drop(job)
    return (attempt.ended or 0.0) - asked


def _after_an_outage(running: Farm) -> float:
    running.valkey.process.kill()
    time.sleep(OUTAGE_S)
    running.valkey.start()
    wait_for(running.valkey)
    return _begin(running)
