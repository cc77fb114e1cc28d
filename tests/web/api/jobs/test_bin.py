"""Deleting a job, and thinking better of it."""

from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.web.api.jobs.test_bulk import ordered
from tests.web.conftest import claimed, join, result

JOBS = "/api/v1/jobs"


def finished(client: FlaskClient, farm: Services, order: dict[str, Any]) -> str:
    job = client.post(JOBS, json=order).json["id"]
    join(farm)
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    return str(job)


def ids(client: FlaskClient, query: str = "") -> list[str]:
    return [one["id"] for one in client.get(f"{JOBS}{query}").json["items"]]


def test_a_deleted_job_says_until_when_it_can_be_restored(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = finished(client, farm, order)
    assert client.get(f"{JOBS}/{job}").json["binned"] is None
    assert client.delete(f"{JOBS}/{job}").status_code == 204
    assert ids(client) == []
    (shown,) = client.get(f"{JOBS}?bin=true").json["items"]
    binned, gone = (datetime.fromisoformat(shown[name]) for name in ("binned", "erased_after"))
    assert gone - binned == timedelta(days=30)
    assert "in the bin: restore it first" in client.get(f"{JOBS}/{job}").json["detail"]
    assert client.post(shown["links"]["restore"]).json["binned"] is None
    assert ids(client) == [job]


def test_a_job_is_erased_for_good(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = finished(client, farm, order)
    client.delete(f"{JOBS}/{job}")
    assert client.delete(f"{JOBS}/{job}?erase=true").status_code == 204
    assert ids(client, "?bin=true") == []
    assert client.post(f"{JOBS}/{job}/restore").status_code == 404


def test_many_jobs_go_into_the_bin_come_back_and_are_erased(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    first, second = (client.post(JOBS, json=order).json["id"] for _ in range(2))
    ordered(client, action="cancel", filter={})
    assert ordered(client, action="delete", ids=[first, second])["done"] == [first, second]
    assert ordered(client, action="restore", ids=[first])["done"] == [first]
    assert ordered(client, action="erase", filter={})["done"] == [second]
    assert (ids(client), ids(client, "?bin=true")) == ([first], [])
    (refused,) = ordered(client, action="restore", ids=[first])["refused"]
    assert "not in the bin" in refused["detail"]
