"""Trainings, asked for and shown beside renders."""

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File, Lease
from tests.web.api.jobs.conftest import require_pointed_at, submitted
from tests.web.conftest import claimed, join, picture, result, upload


@pytest.fixture
def body(client: FlaskClient) -> dict[str, Any]:
    """A valid request for a training on two photos."""
    return {
        "kind": "train",
        "photos": [upload(client, "teal"), upload(client, "navy")],
        "styles": [{"asset": upload(client, "orange")}],
        "crop": 64,
        "steps": 10,
    }


def model(farm: Services, lease: Lease) -> File:
    key = f"jobs/{lease.job_id}/e{lease.epoch}/model.safetensors"
    farm.storage.put(key, b"model")
    media = "application/octet-stream"
    return File("model.safetensors", "model", key, media, 0, 0, 5, "cd" * 32)


def test_a_training_says_all_that_determines_its_model(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = submitted(client, body)
    assert job["kind"] == "train"
    assert (job["spec"]["steps"], job["spec"]["width"]) == (10, 32)
    clone = client.post(job["links"]["clone"], json={"style_weight": 2}).json
    assert clone["spec"] == job["spec"] | {"style_weight": 2}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"crop": 72}, "/crop"),
        ({"steps": 0}, "/steps"),
        ({"photos": []}, "/photos"),
        ({"styles": [{"asset": "asset_" + "0" * 26}]}, "/styles/0/asset"),
        ({"method": "ot"}, "/method"),
    ],
)
def test_each_bad_field_is_pointed_at(
    client: FlaskClient, body: dict[str, Any], change: dict[str, Any], pointer: str
) -> None:
    require_pointed_at(client, body | change, pointer)


def test_each_photo_that_is_smaller_than_a_crop_is_pointed_at(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    answer = client.post("/api/v1/jobs/check", json=body | {"crop": 1024})
    pointers = [fault["pointer"] for fault in answer.json["errors"]]
    assert (answer.status_code, pointers) == (422, ["/photos/0", "/photos/1"])


def test_a_check_warns_of_few_photos(client: FlaskClient, body: dict[str, Any]) -> None:
    check = client.post("/api/v1/jobs/check", json=body).json
    assert "2 photos alone" in check["warnings"][0]


def test_its_page_shows_settings_and_the_model_to_download_and_to_apply(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    job = submitted(client, body)
    page = client.get(f"/jobs/{job['id']}").text
    assert "A style trained on orange" in page
    assert "2 to train on" in page
    assert "10 steps" in page
    join(farm, kinds="train,apply")
    lease = claimed(farm)
    progress = {"done": 1.0, "iteration": 10, "iterations": 10, "curve": [[0.5, 1.0], [1.0, 0.5]]}
    leases.succeed(farm, lease, [result(farm, lease), model(farm, lease)], progress)
    page = client.get(f"/jobs/{job['id']}").text
    assert "model.safetensors?v=" in page
    assert client.get("/history").text.count("A style trained on orange") > 0
    shown = client.get(f"/api/v1/jobs/{job['id']}")
    kinds = {one["name"]: one["kind"] for one in shown.json["artifacts"]}
    assert kinds == {"result.png": "result", "model.safetensors": "model"}
    applied = submitted(client, {"kind": "apply", "photos": body["photos"][:1], "model": job["id"]})
    page = client.get(f"/jobs/{applied['id']}").text
    assert f'<a href="/jobs/{job["id"]}">A trained style</a>' in page
    refused = client.delete(f"/api/v1/jobs/{job['id']}")
    assert refused.status_code == 409
    assert "need its model" in refused.json["detail"]


def test_the_samples_of_a_training_are_shown_as_printed(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    job = submitted(client, body)
    join(farm, kinds="train")
    lease = claimed(farm)
    samples = replace(result(farm, lease, picture().read()), name="samples.png")
    leases.succeed(farm, lease, [samples, model(farm, lease)], {"done": 1.0})
    shown = client.get(f"/jobs/{job['id']}").text
    picture_id = re.findall(r"\bartifact_\w+", shown)[0]
    answer = client.get(f"/pictures/{picture_id}.dzi?profile=adobe-rgb")
    assert answer.status_code in (200, 202)


def test_what_a_model_painted_has_no_paintings_to_keep_as_a_style(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    join(farm, kinds="train,apply")
    shown = []
    for job in (body, {"kind": "apply", "photos": body["photos"][:1]}):
        made_with = {"model": shown[0]["id"]} if shown else {}
        shown.append(submitted(client, job | made_with))
        lease = claimed(farm)
        leases.succeed(farm, lease, [result(farm, lease), model(farm, lease)], {"done": 1.0})
    pages = [client.get(f"/jobs/{job['id']}").text for job in shown]
    assert ["Keep as a style" in page for page in pages] == [True, False]


def test_a_grid_of_trainings_says_what_differs(client: FlaskClient, body: dict[str, Any]) -> None:
    axes = [{"field": "/style_weight", "values": [1.0, 2.0]}]
    answer = client.post("/api/v1/batches", json={"base": body, "axes": axes})
    assert answer.status_code == 201, answer.json
    assert (
        "<caption>Strength of the painting across</caption>"
        in client.get(f"/batches/{answer.json['id']}").text
    )
