"""What /metrics says of the work."""

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from farm.base.config import Settings
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.listing import tallies
from farm.jobs.submitting import submissions
from tests.factories import ANA, submission, worker

Labels = frozenset[tuple[str, str]]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"worker_classes": "any=cpu 64"})


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "LAG_S", 0.0)


def scraped(client: FlaskClient) -> dict[tuple[str, Labels], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = [sample for family in families for sample in family.samples]
    return {(one.name, frozenset(one.labels.items())): one.value for one in samples}


def value(client: FlaskClient, name: str, **labels: str) -> float | None:
    return scraped(client).get((f"brushfarm_{name}", frozenset(labels.items())))


def test_counters_and_histograms_grow_with_the_work_by_kind_and_by_worker(
    client: FlaskClient, farm: Services
) -> None:
    scraped(client)
    registry.register(farm, worker("w1", memory_used=5, temperature=60, disk_free=7))
    submissions.submit(farm, ANA, submission(farm, ANA))
    assert value(client, "workers_wanted", **{"class": "any"}) == 1
    lease = leases.claim(farm, "w1", "boot")
    assert lease is not None
    leases.renew(farm, lease, {"done": 0.5, "rate": 2.5})
    assert value(client, "job_waiting_seconds_count", kind="render") == 1
    assert value(client, "worker_steps_per_second", worker="w1") == 2.5
    assert value(client, "worker_memory_used_bytes", worker="w1") == 5
    assert value(client, "worker_temperature_celsius", worker="w1") == 60
    assert value(client, "worker_disk_free_bytes", worker="w1") == 7
    assert (value(client, "steps_per_second_count", kind="render") or 0) > 1
    leases.fail(farm, lease, "It cannot be.", "")
    for _ in range(2):  # a second look counts nothing twice
        assert value(client, "attempts_total", kind="render", outcome="failed") == 1
        assert value(client, "worker_attempts_total", worker="w1", outcome="failed") == 1
        assert value(client, "attempt_duration_seconds_count", kind="render") == 1


def test_a_workers_first_break_is_an_increase(client: FlaskClient, farm: Services) -> None:
    registry.register(farm, worker("w1"))
    for outcome in ("lost", "crashed", "hung"):
        assert value(client, "worker_attempts_total", worker="w1", outcome=outcome) == 0


def test_a_worker_that_left_has_no_series_any_more(client: FlaskClient, farm: Services) -> None:
    scraped(client)
    registry.register(farm, worker("w1"))
    submissions.submit(farm, ANA, submission(farm, ANA))
    lease = leases.claim(farm, "w1", "boot")
    assert lease is not None
    leases.fail(farm, lease, "It cannot be.", "")
    assert value(client, "worker_attempts_total", worker="w1", outcome="failed") == 1
    registry.stopped(farm, "boot-w1")
    left = [labels for _name, labels in scraped(client) if ("worker", "w1") in labels]
    assert left == []
    assert value(client, "attempts_total", kind="render", outcome="failed") == 1
