"""Uploaded pictures, listed and deleted."""

from typing import Any

from flask.testing import FlaskClient

from farm.infra import keys
from farm.infra.services import Services
from tests.web.conftest import upload


def test_pictures_are_listed_newest_first_page_by_page(client: FlaskClient) -> None:
    made = [upload(client, color) for color in ("red", "green", "blue")]
    first = client.get("/api/v1/assets?limit=2").json
    rest = client.get("/api/v1/assets", query_string={"cursor": first["next"]}).json
    assert [one["id"] for one in first["items"] + rest["items"]] == made[::-1]
    assert rest["next"] is None


def test_a_picture_is_deleted_once_no_job_is_made_of_it(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    photo = f"/api/v1/assets/{order['content']}"
    refused = client.delete(photo)
    assert refused.status_code == 409
    assert "delete those first" in refused.json["detail"]
    client.post(job["links"]["cancel"])
    assert client.delete(photo).status_code == 409
    client.delete(job["links"]["self"])
    assert "for good" in client.delete(photo).json["detail"]  # the job is in the bin
    client.delete(job["links"]["self"], query_string={"erase": True})
    sha256 = client.get(photo).json["sha256"]
    assert client.delete(photo).status_code == 204
    assert client.get(photo).status_code == 404
    assert client.delete(photo).status_code == 404
    # The bytes may have come again in this moment: the sweep takes them once they are old.
    assert farm.storage.head(keys.asset(sha256)).size > 0
    assert client.post("/api/v1/jobs", json=order).status_code == 422
    assert upload(client, "teal") != order["content"]
