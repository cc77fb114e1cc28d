"""Counters and histograms of work, for Prometheus: what this process has seen since it began.

Each web process sees all of the farm's work, so a rate is that of any one of them, not their sum.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import product
from threading import Lock

from prometheus_client import Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy.orm import Session

from farm.jobs.leasing.endings import BROKEN
from farm.jobs.listing import tallies, working
from farm.jobs.listing.working import Working

WAITS_S = (0.5, 2, 10, 60, 300, 1800, 7200, 43_200)
WORK_S = (1, 10, 60, 300, 1800, 7200, 43_200)
AGES_S = (1, 5, 15, 30, 60, 120, 300, 900)
RATES = (0.05, 0.2, 1, 5, 20, 100)  # steps a second

GAUGES = {  # of each worker: what it tells, and in words
    "beat_age_seconds": ("silent", "Since a worker's last sign of life"),
    "checkpoint_age_seconds": ("unsaved", "Since the last checkpoint of a worker's job"),
    "steps_per_second": ("rate", "How fast a worker's job goes on"),
    "memory_used_bytes": ("memory_used", "Taken on a worker's device, of a CPU by its process"),
    "temperature_celsius": ("temperature", "Of a worker's device"),
    "disk_free_bytes": ("disk_free", "For files on their way, on a worker's machine"),
}


class Seen:
    """What happened since this process began, and what workers do now."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._until: float | None = None
        self._ends = Counter[tuple[str, str]]()  # by kind and outcome
        self._of_workers = Counter[tuple[str, str]]()  # by worker and outcome
        self._waits = _histogram("job_waiting", "From submission to the first worker", WAITS_S)
        self._work = _histogram("attempt_duration", "How long attempts took", WORK_S)
        self._ages = _histogram(
            "checkpoint_age", "Since running jobs' last checkpoints, at each visit", AGES_S
        )
        self._rates = Histogram(
            "brushfarm_steps_per_second",
            "How fast running jobs go on, at each visit",
            ["kind"],
            buckets=RATES,
            registry=None,
        )
        self._beats = Histogram(
            "brushfarm_beat_age_seconds",
            "Since workers' last signs of life, at each visit",
            buckets=AGES_S,
            registry=None,
        )

    def look(self, session: Session, lease_seconds: float) -> list[Metric]:
        """Count what is new, and return all of it."""
        with self._lock:
            self._count(tallies.since(session, self._until))
            workers = working.read(session, lease_seconds)
            self._observe(workers)
            return list(self._shown(workers))

    def _count(self, found: tallies.Tallies) -> None:
        self._until = found.until
        for pickup in found.pickups:
            self._waits.labels(pickup.kind).observe(pickup.waited)
        for end in found.endings:
            self._work.labels(end.kind).observe(end.seconds)
            self._ends[end.kind, end.outcome] += 1
            self._of_workers[end.worker, end.outcome] += 1

    def _observe(self, workers: Collection[Working]) -> None:
        living = {worker.id for worker in workers}
        # Machines that come and go have ever new names: those that left have no series.
        self._of_workers = Counter(
            {key: count for key, count in self._of_workers.items() if key[0] in living}
        )
        # From 0 on, or a monitor would not see the first as an increase.
        for key in product(living, map(str, BROKEN)):
            self._of_workers.setdefault(key, 0)
        for worker in workers:
            self._beats.observe(worker.silent)
            if worker.kind and worker.unsaved is not None:
                self._ages.labels(worker.kind).observe(worker.unsaved)
            if worker.kind and worker.rate is not None:
                self._rates.labels(worker.kind).observe(worker.rate)

    def _shown(self, workers: Collection[Working]) -> Iterator[Metric]:
        for histogram in (self._waits, self._work, self._ages, self._rates, self._beats):
            yield from histogram.collect()
        yield _counted("attempts", "Attempts that ended", "kind", self._ends)
        yield _counted("worker_attempts", "Attempts of a worker", "worker", self._of_workers)
        for name, (told, words) in GAUGES.items():
            gauge = GaugeMetricFamily(f"brushfarm_worker_{name}", words, labels=["worker"])
            for worker in workers:
                if (value := getattr(worker, told)) is not None:
                    gauge.add_metric([worker.id], value)
            yield gauge


def _histogram(name: str, words: str, buckets: tuple[float, ...]) -> Histogram:
    return Histogram(f"brushfarm_{name}_seconds", words, ["kind"], buckets=buckets, registry=None)


def _counted(name: str, words: str, label: str, counts: Counter[tuple[str, str]]) -> Metric:
    counter = CounterMetricFamily(f"brushfarm_{name}", words, labels=[label, "outcome"])
    for key, count in counts.items():
        counter.add_metric(list(key), count)
    return counter
