"""GET /metrics: what the web process and the farm's database know, for Prometheus."""

import time
from collections.abc import Iterator, Mapping
from functools import cache

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from farm.accounts.access import digest
from farm.base import scratch
from farm.domain.roles import Scope
from farm.errors import FarmError, Unavailable
from farm.infra.services import Services
from farm.jobs.listing import metrics
from web.live.hub import Hub
from web.people.identity import require
from web.tallies import Seen

BUCKETS_S = (0.005, 0.02, 0.1, 0.5, 2, 10)
IS_UP = "Whether the database answers; without it, other gauges of the farm are missing"
TRUST_S = 3600.0  # a monitor's token is believed so long after its last good visit


class Monitors:
    """Who may look: while the database is away, whoever might have a short while ago."""

    def __init__(self) -> None:
        self._seen: dict[str, float] = {}  # hash of what was shown: when, by time.monotonic()

    def require(self) -> None:
        """Raise Unauthorized, Forbidden or Unavailable if the caller may not look."""
        shown, now = digest(request.headers.get("Authorization", "")), time.monotonic()
        try:
            require(Scope.READ)
        except Unavailable:
            if now - self._seen.get(shown, -TRUST_S) >= TRUST_S:
                raise
        except FarmError:
            self._seen.pop(shown, None)
            raise
        else:
            self._seen = {who: at for who, at in self._seen.items() if now - at < TRUST_S}
            self._seen[shown] = now


class FarmState(Collector):
    """Reads the farm's state from SQL at each visit."""

    def __init__(self, services: Services, hub: Hub) -> None:
        self._services = services
        self._hub = hub
        self._seen = Seen()

    def describe(self) -> list[Metric]:
        """Keep the registry from visiting the database when the process starts."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges; without the database, what this process knows by itself."""
        yield _gauge("streams", "Live streams that this process serves", self._hub.streams)
        yield _gauge("disk_free_bytes", "For files on their way, here", scratch.room())
        settings = self._services.settings
        try:
            with self._services.db.read() as session:
                farm = metrics.read(session, settings)
                work = self._seen.look(session, settings.lease_seconds)
        except Unavailable:
            yield _gauge("database_up", IS_UP, 0)
            return
        yield _gauge("database_up", IS_UP, 1)
        yield _counts("jobs", "Jobs", "state", farm.jobs)
        yield _counts("workers", "Workers of the last week", "status", farm.workers)
        yield _counts(
            "maintenance", "Maintenance processes of the last week", "status", farm.maintenance
        )
        yield _counts("outbox_messages", "What waits to be sent or removed", "topic", farm.outbox)
        yield _counts(
            "attempts_ended_last_hour",
            "Attempts that ended in the last hour; lost, crashed and hung ones cost work",
            "outcome",
            farm.attempts,
        )
        yield _gauge(
            "oldest_waiting_seconds", "Since the oldest waiting job came", farm.oldest_waiting
        )
        yield _gauge(
            "oldest_checkpoint_seconds",
            "Since the last checkpoint, or the start, of the running job with the oldest",
            farm.unsaved,
        )
        yield _counts(
            "workers_wanted",
            "Workers of a class that would empty the queue in FARM_SCALE_MINUTES",
            "class",
            farm.demand.wanted,
        )
        yield _gauge(
            "jobs_stranded",
            "Waiting jobs that no living worker could take",
            farm.demand.stranded,
        )
        yield from work


def _counts(name: str, help_text: str, label: str, counts: Mapping[str, int]) -> Metric:
    gauge = GaugeMetricFamily(f"brushfarm_{name}", help_text, labels=[label])
    for value, count in counts.items():
        gauge.add_metric([value.replace(" ", "_")], count)
    return gauge


def _gauge(name: str, help_text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"brushfarm_{name}", help_text, value=value)


def register(app: Flask) -> None:
    """Count the requests of `app` and show them at /metrics."""
    registry = CollectorRegistry()
    registry.register(FarmState(app.extensions["services"], app.extensions["hub"]))
    answers = Counter(
        "brushfarm_http_requests", "Requests", ["method", "status"], registry=registry
    )
    seconds = Histogram(
        "brushfarm_http_request_duration_seconds",
        "Time to an answer's head",
        ["route"],
        registry=registry,
        buckets=BUCKETS_S,
    )

    monitors = Monitors()
    answers_with, seconds_of = cache(answers.labels), cache(seconds.labels)

    def count(response: Response) -> Response:
        answers_with(request.method, response.status_code).inc()
        rule = request.url_rule
        seconds_of(rule.rule if rule else "none").observe(g.elapsed_s())
        return response

    def show() -> Response:
        monitors.require()
        return Response(generate_latest(registry), content_type="text/plain; version=0.0.4")

    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", show)
