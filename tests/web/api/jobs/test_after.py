"""Jobs that wait for others, over HTTP."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import upload


@pytest.fixture
def body(client: FlaskClient) -> dict[str, Any]:
    styles = [{"asset": upload(client, "orange")}]
    return {"content": upload(client, "skyblue"), "styles": styles, "recipe": {"size": 96}}


def test_a_job_says_for_which_others_it_waits(client: FlaskClient, body: dict[str, Any]) -> None:
    first = client.post("/api/v1/jobs", json=body).json["id"]
    last = client.post("/api/v1/jobs", json=body | {"after": [first]}).json
    assert last["after"] == [first]
    assert (last["phrase"], last["place"]) == ("waits for other jobs", None)
    assert last["waits_because"] == "It waits for a job to end."
    assert f'href="/jobs/{first}"' in client.get(f"/jobs/{last['id']}").text
    assert "It waits for a job to end." in client.get("/queue").text


def test_a_job_that_nothing_can_wait_for_is_pointed_at(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    for path in ("jobs", "jobs/check"):
        answer = client.post(f"/api/v1/{path}", json=body | {"after": ["job_" + "0" * 26]})
        assert answer.status_code == 422
        assert [fault["pointer"] for fault in answer.json["errors"]] == ["/after/0"]


def test_one_pass_may_wait_for_the_training_of_its_model(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    photos = [upload(client, "skyblue")]
    training = {"kind": "train", "photos": photos, "styles": body["styles"], "crop": 64}
    made = client.post("/api/v1/jobs", json=training)
    assert made.status_code == 201, made.json
    quick = {"kind": "apply", "photos": photos, "model": made.json["id"]}
    refused = client.post("/api/v1/jobs", json=quick)
    assert "no model yet: name it in `after`, too" in refused.json["detail"]
    taken = client.post("/api/v1/jobs", json=quick | {"after": [made.json["id"]]})
    assert taken.status_code == 201, taken.json
