"""Pictures that can be rendered though they are damaged: a person decides."""

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories import torn
from tests.web.conftest import upload

DAMAGED = "'torn.jpg' is damaged: look at it, and "


@pytest.fixture
def damaged(client: FlaskClient) -> str:
    """The id of a damaged photo."""
    answer = client.post("/api/v1/uploads", data={"file": (BytesIO(torn()), "torn.jpg")})
    assert answer.status_code == 201
    assert "The file is damaged" in answer.json["remarks"][0]
    return str(answer.json["id"])


def post(client: FlaskClient, path: str, body: dict[str, Any], **more: Any) -> TestResponse:
    return client.post(f"/api/v1/{path}", json=body | more)


def refusals(answer: TestResponse) -> list[str]:
    assert answer.status_code == 422, answer.json
    assert answer.json["detail"].startswith(DAMAGED)
    return [error["pointer"] for error in answer.json["errors"]]


@pytest.mark.parametrize("path", ["jobs", "jobs/check"])
def test_a_damaged_picture_is_taken_only_if_somebody_says_so(
    client: FlaskClient, order: dict[str, Any], damaged: str, path: str
) -> None:
    body = order | {"content": damaged, "styles": [*order["styles"], {"asset": damaged}]}
    assert refusals(post(client, path, body)) == ["/content", "/styles/1/asset"]
    assert post(client, path, body, take_damaged=True).status_code < 300


def test_one_damaged_photo_of_a_series_is_named(
    client: FlaskClient, order: dict[str, Any], damaged: str
) -> None:
    grid: dict[str, Any] = {"axes": [{"field": "/content", "values": [order["content"], damaged]}]}
    assert refusals(post(client, "batches", grid, base=order)) == ["/base/content"]
    taken = order | {"take_damaged": True}
    assert post(client, "batches", grid, base=taken).status_code == 201


def test_what_was_decided_for_a_job_counts_for_its_versions(
    client: FlaskClient, order: dict[str, Any], damaged: str
) -> None:
    job = post(client, "jobs", order, content=damaged, take_damaged=True).json["id"]
    clone = f"jobs/{job}/clone"
    assert post(client, clone, {"recipe": {"seed": 7}}).status_code == 201
    whole = post(client, clone, {"content": upload(client)}).json["id"]
    assert refusals(post(client, f"jobs/{whole}/clone", {"content": damaged})) == ["/content"]


def test_what_was_decided_for_a_style_counts_for_its_jobs_and_versions(
    client: FlaskClient, order: dict[str, Any], damaged: str
) -> None:
    style = {"name": "Torn", "paintings": [{"asset": damaged}]}
    assert refusals(post(client, "styles", style)) == ["/paintings/0/asset"]
    made = post(client, "styles", style, take_damaged=True)
    assert made.status_code == 201
    more = {"paintings": [*style["paintings"], {"asset": upload(client, "red")}]}
    assert post(client, f"styles/{made.json['id']}/versions", more).status_code == 201
    body = {name: value for name, value in order.items() if name != "styles"}
    assert post(client, "jobs", body, style="Torn").status_code == 201
    assert refusals(post(client, "jobs", body, style="Torn", content=damaged)) == ["/content"]
