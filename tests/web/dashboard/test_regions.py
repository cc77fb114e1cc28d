"""Regions of a picture as the brush asks for them: once, and what goes wrong in a sentence."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from farm.domain.roles import Role, Viewer
from farm.infra.services import Services
from farm.jobs import regions
from farm.jobs.leasing import leases
from tests.web.conftest import claimed, join, result, upload


@pytest.fixture
def picture(client: FlaskClient) -> str:
    return upload(client)


def asked(client: FlaskClient, picture: str, count: str = "3") -> TestResponse:
    """Ask for the regions of a picture, and look whether they are there."""
    fields = {"picture": picture, "count": count}
    return client.post("/regions", data=fields, follow_redirects=True)


def jobs(client: FlaskClient) -> list[Any]:
    return list(client.get("/api/v1/jobs").json["items"])


def test_a_mask_is_asked_for_waited_for_and_found_again(
    client: FlaskClient, farm: Services, picture: str
) -> None:
    join(farm, kinds="regions")
    first = asked(client, picture)
    assert first.status_code == 202
    assert first.json["detail"] == "It is next, and a worker is about to take it."
    lease = claimed(farm)
    assert asked(client, picture).json["detail"] == "A worker looks for regions…"
    leases.succeed(farm, lease, [result(farm, lease, b"mask")], {"stage": "finished"})
    there = asked(client, picture)
    assert (there.status_code, there.mimetype, there.data) == (200, "image/png", b"mask")
    assert len(jobs(client)) == 1
    assert asked(client, picture, "4").status_code == 202
    assert asked(client, upload(client, "navy")).status_code == 202
    assert len(jobs(client)) == 3


def test_what_failed_is_told_and_looked_for_again(
    client: FlaskClient, farm: Services, picture: str
) -> None:
    join(farm, kinds="regions")
    place = client.post("/regions", data={"picture": picture, "count": "3"}).location
    leases.fail(farm, claimed(farm), "The picture cannot be read.", "")
    answer = client.get(place)
    assert (answer.status_code, answer.json["detail"]) == (409, "The picture cannot be read.")
    assert asked(client, picture).status_code == 202


def test_a_canceled_search_is_told_and_begun_again(
    client: FlaskClient, farm: Services, picture: str
) -> None:
    join(farm, kinds="regions")
    place = client.post("/regions", data={"picture": picture, "count": "3"}).location
    client.post(f"/api/v1/jobs/{jobs(client)[0]['id']}/cancel")
    answer = client.get(place)
    assert (answer.status_code, answer.json["detail"]) == (409, "The search was canceled.")
    assert asked(client, picture).status_code == 202


@pytest.mark.parametrize(
    "others", [{}, {"kinds": "render,apply"}, {"kinds": "regions", "draining": True}]
)
def test_without_a_worker_that_takes_it_that_is_said_and_nothing_queued(
    client: FlaskClient, farm: Services, picture: str, others: dict[str, Any]
) -> None:
    if others:
        join(farm, **others)
    answer = asked(client, picture)
    assert answer.status_code == 503
    assert answer.json["detail"].startswith("No worker is there that could look for regions;")
    assert jobs(client) == []


def test_others_searches_are_not_taken_for_ones_own(
    client: FlaskClient, farm: Services, picture: str
) -> None:
    join(farm, kinds="regions")
    asked(client, picture)
    boss = Viewer.of("boss", Role.ADMIN)
    own = regions.asked(farm, boss, picture, "3")
    assert own.owner == "boss"
    assert regions.asked(farm, boss, picture, "3").id == own.id


@pytest.mark.parametrize(
    ("count", "says"),
    [
        ("9", "count: Give at most 8, not '9'."),
        ("1", "count: Give at least 2, not '1'."),
        ("some", "count: Give a whole number, not 'some'."),
    ],
)
def test_a_count_that_cannot_be_is_told(
    client: FlaskClient, picture: str, count: str, says: str
) -> None:
    answer = asked(client, picture, count)
    assert (answer.status_code, answer.json["detail"]) == (422, says)


def test_a_picture_that_is_not_there_and_an_unknown_search_are_told(
    client: FlaskClient, farm: Services
) -> None:
    join(farm, kinds="regions")
    missing = "asset_" + "0" * 26
    answer = asked(client, missing)
    assert answer.status_code == 422
    assert answer.json["detail"] == f"There is no picture {missing}: upload it first."
    assert client.get("/regions/job_" + "0" * 26).status_code == 404
