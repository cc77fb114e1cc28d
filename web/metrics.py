"""GET /metrics: what the web process and the farm's database know, for Prometheus."""

from collections.abc import Iterator
from functools import cache

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from farm import line
from farm.models import Job, Outbox
from farm.roles import Scope
from farm.services import Services
from farm.states import JobState
from web.hub import Hub
from web.identity import require

BUCKETS_S = (0.005, 0.02, 0.1, 0.5, 2, 10)


class FarmState(Collector):
    """Reads the farm's state from SQL at each visit."""

    def __init__(self, services: Services, hub: Hub) -> None:
        self._services = services
        self._hub = hub

    def describe(self) -> list[Metric]:
        """Keep the registry from visiting the database when the process starts."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges."""
        with self._services.db.read() as session:
            states = session.execute(select(Job.state, func.count()).group_by(Job.state))
            counts = {state: count for state, count in states}  # noqa: C416 - typed rows
            depth = line.depth(session)
            fleet = line.fleet(session, self._services.settings.lease_seconds)
            unsent = session.scalar(select(func.count()).select_from(Outbox)) or 0
        jobs = GaugeMetricFamily("brushfarm_jobs", "Jobs by state", labels=["state"])
        for state in JobState:
            jobs.add_metric([state], counts.get(state, 0))
        yield jobs
        gauges = {
            "brushfarm_oldest_waiting_seconds": depth.oldest_seconds or 0.0,
            "brushfarm_workers_alive": fleet.alive,
            "brushfarm_workers_idle": fleet.idle,
            "brushfarm_outbox_messages": unsent,
            "brushfarm_streams": self._hub.streams,
        }
        for name, value in gauges.items():
            yield GaugeMetricFamily(name, name.replace("_", " "), value=value)


def register(app: Flask) -> None:
    """Count the requests of `app` and show them at /metrics."""
    registry = CollectorRegistry()
    registry.register(FarmState(app.extensions["services"], app.extensions["hub"]))
    answers = Counter("brushfarm_requests", "Requests", ["method", "status"], registry=registry)
    seconds = Histogram(
        "brushfarm_request_seconds",
        "Time to an answer's head",
        ["route"],
        registry=registry,
        buckets=BUCKETS_S,
    )

    answers_with, seconds_of = cache(answers.labels), cache(seconds.labels)

    def count(response: Response) -> Response:
        answers_with(request.method, response.status_code).inc()
        rule = request.url_rule
        seconds_of(rule.rule if rule else "none").observe(g.elapsed_s())
        return response

    def show() -> Response:
        require(Scope.READ)
        return Response(generate_latest(registry), content_type="text/plain; version=0.0.4")

    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", show)
