"""Searches for regions, asked for and shown beside renders."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.web.api.jobs.conftest import require_pointed_at, submitted
from tests.web.conftest import claimed, join, result, upload


@pytest.fixture
def body(client: FlaskClient) -> dict[str, Any]:
    return {"kind": "regions", "picture": upload(client), "count": 3}


def test_a_search_says_all_that_determines_its_mask_and_is_cloned(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = submitted(client, body)
    assert job["spec"] == {"picture": body["picture"], "count": 3}
    clone = client.post(job["links"]["clone"], json={"count": 4}).json
    assert clone["spec"] == job["spec"] | {"count": 4}
    assert submitted(client, {"kind": "regions", "picture": body["picture"]})["spec"]["count"] == 5


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"count": 9}, "/count"),
        ({"picture": "asset_" + "0" * 26}, "/picture"),
        ({"styles": []}, "/styles"),
        ({"style": "Monet"}, "/style"),
    ],
)
def test_each_bad_field_is_pointed_at(
    client: FlaskClient, body: dict[str, Any], change: dict[str, Any], pointer: str
) -> None:
    require_pointed_at(client, body | change, pointer)


def test_a_check_tells_the_masks_size(client: FlaskClient, body: dict[str, Any]) -> None:
    check = client.post("/api/v1/jobs/check", json=body).json
    assert [(scale["width"], scale["height"]) for scale in check["scales"]] == [(96, 64)]


def test_pages_show_its_picture_count_and_mask(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    join(farm, kinds="regions")
    job = submitted(client, body)
    assert "Regions of teal" in client.get("/queue").text
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"stage": "finished", "done": 1.0})
    page = client.get(f"/jobs/{job['id']}").text
    assert "Regions, at most" in page
    assert f"/pictures/{body['picture']}" in page
    assert "Paintings" not in page
    assert "Keep as a style" not in page
    assert "Regions of teal" in client.get("/history").text
    other = submitted(client, body | {"count": 4})
    compared = client.get(f"/compare?left={job['id']}&right={other['id']}")
    assert compared.status_code == 200


def test_its_paintings_make_no_style(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    join(farm, kinds="regions")
    job = submitted(client, body)
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"stage": "finished", "done": 1.0})
    answer = client.post("/api/v1/styles", json={"name": "None", "job": job["id"]})
    assert answer.status_code == 422
    assert "made without paintings" in answer.json["detail"]


def test_searches_and_renders_stand_in_one_line_and_their_estimates_add_up(
    client: FlaskClient, farm: Services, body: dict[str, Any], order: dict[str, Any]
) -> None:
    join(farm, kinds="render,regions")
    submitted(client, body)
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"stage": "finished", "done": 1.0})
    submitted(client, body)
    job = submitted(client, order)
    assert client.get(job["links"]["self"]).json["place"] == 2
    assert client.get("/api/v1/queue").status_code == 200
    assert client.get("/new").status_code == 200
