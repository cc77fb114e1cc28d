"""Albums over the API."""

from typing import Any

from flask.testing import FlaskClient

from tests.web.api.jobs.test_bulk import ordered

ALBUMS = "/api/v1/albums"


def test_jobs_are_collected_found_and_taken_out_again(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    first, second = (client.post("/api/v1/jobs", json=order).json["id"] for _ in range(2))
    put = {"action": "add_to_album", "album": "Harbour at dusk"}
    assert ordered(client, **put, filter={})["done"] == [first, second]
    ordered(client, action="take_from_album", album="Harbour at dusk", ids=[first])
    found = client.get("/api/v1/jobs?album=Harbour at dusk").json["items"]
    assert [(one["id"], one["albums"]) for one in found] == [(second, ["Harbour at dusk"])]
    renamed = client.patch(f"{ALBUMS}/Harbour at dusk", json={"name": "Näher"})
    assert renamed.json["items"] == [{"name": "Näher", "jobs": 1}]
    assert client.delete(f"{ALBUMS}/Näher").status_code == 204
    assert client.get(ALBUMS).json["items"] == []
    assert client.delete(f"{ALBUMS}/Näher").status_code == 404


def test_a_name_without_an_address_is_refused_in_words(client: FlaskClient) -> None:
    for name in ("a/b", " a", "..", "a\n"):
        asked = {"action": "add_to_album", "album": name, "ids": ["job_1"]}
        refused = client.post("/api/v1/jobs/bulk", json=asked)
        assert refused.status_code == 422, name
    asked = {"action": "cancel", "album": "a", "ids": ["job_1"]}
    refused = client.post("/api/v1/jobs/bulk", json=asked)
    assert "belongs to add_to_album" in refused.json["detail"]
