"""How many claims a second a farm's database serves, and what limits them.

    python -m benchmarks.fleet.claims --waiting 100000 --processes 1,2,4

So many processes do nothing but claim, each for many workers in turn; maintenance counts shares
meanwhile, as in a farm. All of it shares this machine's cores.
"""

import argparse
import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from sqlalchemy import text

from benchmarks.durability.figures import table
from benchmarks.fleet.farm import farm
from benchmarks.fleet.meters import Meter
from benchmarks.fleet.trial import maintenance
from benchmarks.fleet.work import Work
from benchmarks.fleet.worker import name_of, row
from farm.base.config import Settings
from farm.base.ids import new_id
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.sql.database import FEW

WORKERS = 500  # that each process claims for
PATIENCE_S = 60.0  # with processes that start
LEASE_S = 3600  # nobody beats here

Took = list[float]  # seconds of each claim
_ready: Barrier


@dataclass(frozen=True)
class Claims:
    """What so many processes at once found."""

    processes: int
    a_second: float
    p50: float  # s
    p99: float
    worker_cpu: float  # s of a processor a claim
    database_cpu: float


def main() -> None:
    """Stock a database, let processes claim from it, and print how fast they did."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fleet.claims", description=__doc__)
    parser.add_argument("--waiting", type=int, default=100_000, help="jobs")
    parser.add_argument("--processes", default="1,2,4", help="that claim at once")
    parser.add_argument("--seconds", type=float, default=10.0, help="of claiming, each")
    parser.add_argument("--pooled", action="store_true", help="behind PgBouncer")
    chosen = parser.parse_args()
    counts = [int(word) for word in chosen.processes.split(",")]
    found = measure(chosen.waiting, counts, chosen.seconds, pooled=chosen.pooled)
    figures = table("processes", "claims/s", "p50, ms", "p99", "ms of a worker", "of the database")
    for one in found:
        times = (one.p50, one.p99, one.worker_cpu, one.database_cpu)
        figures.add_row(
            str(one.processes), f"{one.a_second:.0f}", *(f"{1000 * each:.1f}" for each in times)
        )
    Console().print(figures)


def measure(
    waiting: int, processes: list[int], seconds: float, pooled: bool = False, **changes: object
) -> list[Claims]:
    """Claim by so many processes, one number of them after the other."""
    changes = {"lease_seconds": LEASE_S} | changes
    with (
        TemporaryDirectory(prefix="brushfarm-claims-") as name,
        farm(Path(name), not pooled, **changes) as (settings, meter),
    ):
        services = Services(settings)
        Work(services, seed=1).fill(waiting)
        with services.db.write() as session:
            session.execute(text("ANALYZE"))  # as PostgreSQL does by itself within a minute
        services.close()
        with _counted(settings, Path(name)):
            return [_together(settings, meter, count, seconds) for count in processes]


@contextmanager
def _counted(settings: Settings, folder: Path) -> Iterator[None]:
    process = maintenance(settings, folder)
    process.start()
    try:
        yield
    finally:
        process.ask_to_end()
        process.stop()


def _together(settings: Settings, meter: Meter, count: int, seconds: float) -> Claims:
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Barrier(count + 1, timeout=PATIENCE_S)
    with ProcessPoolExecutor(count, spawn, initializer=_begin, initargs=(ready,)) as pool:
        claiming = [pool.submit(_claim, settings, number, seconds) for number in range(count)]
        ready.wait()
        before, began = meter.read(), time.monotonic()
        answers = [each.result() for each in claiming]
        span, spent = time.monotonic() - began, meter.read() - before
    took = sorted(one for times, _ in answers for one in times)
    return Claims(
        count,
        len(took) / span,
        took[len(took) // 2],
        took[int(len(took) * 0.99)],
        sum(cpu for _, cpu in answers) / len(took),
        spent.cpu_s / len(took),
    )


def _begin(ready: Barrier) -> None:
    """Remember, in a process of the pool, what all wait for together."""
    global _ready
    _ready = ready


def _claim(settings: Settings, number: int, seconds: float) -> tuple[Took, float]:
    """Claim until the time is over; return how long claims took, and this process's processor.

    The jobs stay with whoever has them.
    """
    services = Services(settings, **FEW)  # as a worker does
    boots = {first: new_id("boot") for first in range(number * WORKERS, (number + 1) * WORKERS)}
    for worker, boot_id in boots.items():
        registry.register(services, row(worker, boot_id), lambda _before: True)
    took: Took = []
    _ready.wait()
    cpu, end = time.process_time(), time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        worker = number * WORKERS + len(took) % WORKERS
        if leases.claim(services, name_of(worker), boots[worker]) is None:
            raise RuntimeError("no job waits any more: claim for a shorter time, or from more jobs")
        took.append(time.monotonic() - began)
    spent = time.process_time() - cpu
    services.close()
    return took, spent


if __name__ == "__main__":
    main()
