"""Many photos in one style: one batch, with the photo as its axis."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.web.api.library.test_styles import STYLES, post
from tests.web.conftest import claimed, join, result, upload

COLORS = ("teal", "navy", "gold")


@pytest.fixture
def series(client: FlaskClient) -> dict[str, Any]:
    """A batch of three photos in one style."""
    post(client, "styles", {"name": "Monet", "paintings": [{"asset": upload(client, "red")}]})
    base = {"style": "Monet", "preset": "draft", "recipe": {"size": 128}}
    photos = [upload(client, color) for color in COLORS]
    return post(
        client, "batches", {"base": base, "axes": [{"field": "/content", "values": photos}]}
    )


def ended(farm: Services, *outcomes: bool) -> None:
    """End the jobs that wait, in line: with a result, or not."""
    for succeeds in outcomes:
        lease = claimed(farm)
        if succeeds:
            leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
        else:
            leases.fail(farm, lease, "The loss became infinite.", "")


def archive(client: FlaskClient, series: dict[str, Any], **query: str) -> dict[str, bytes]:
    answer = client.get(f"/api/v1/batches/{series['id']}/results", query_string=query)
    assert answer.mimetype == "application/zip", answer.json
    with zipfile.ZipFile(BytesIO(answer.data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_each_photo_is_a_job_in_the_same_style(client: FlaskClient, series: dict[str, Any]) -> None:
    assert [job["spec"]["content"] for job in series["jobs"]] == [upload(client, c) for c in COLORS]
    assert {job["style_version"] for job in series["jobs"]} == {1}
    assert client.get(STYLES).json["items"][0]["newest"]["number"] == 1


def test_finished_files_come_as_one_zip_named_by_a_pattern(
    client: FlaskClient, farm: Services, series: dict[str, Any]
) -> None:
    join(farm)
    early = client.get(f"/api/v1/batches/{series['id']}/results")
    assert early.status_code == 409
    assert "None of these jobs has a result yet" in early.json["detail"]
    ended(farm, True, False, True)
    made = archive(client, series)
    assert made == {"teal_Monet_128.png": b"picture", "gold_Monet_128.png": b"picture"}
    assert set(archive(client, series, names="{number} {photo}")) == {
        "001 teal.png",
        "003 gold.png",
    }
    alike = client.get(f"/api/v1/batches/{series['id']}/results?names={{style}}")
    assert alike.status_code == 422
    assert "2 files would be named 'Monet.png'" in alike.json["detail"]


def test_failed_ones_are_rendered_again_in_their_places(
    client: FlaskClient, farm: Services, series: dict[str, Any]
) -> None:
    join(farm)
    place = f"/api/v1/batches/{series['id']}"
    nothing = client.post(f"{place}/retry")
    assert nothing.status_code == 409
    assert "None of these jobs has failed" in nothing.json["detail"]
    ended(farm, True, False, True)
    failed = series["jobs"][1]
    again = client.post(f"{place}/retry").json
    assert again["counts"] == {"succeeded": 2, "queued": 1}
    assert [job["spec"] for job in again["jobs"]] == [job["spec"] for job in series["jobs"]]
    assert again["jobs"][1]["parent_id"] == failed["id"]
    assert again["jobs"][1]["style_id"] == failed["style_id"]
    left = client.get(failed["links"]["self"]).json
    assert (left["state"], left["batch_id"]) == ("failed", None)
    assert left["error"] == "The loss became infinite."
    ended(farm, True)
    assert len(archive(client, series)) == 3


def test_canceled_ones_are_rendered_again_where_that_is_asked(
    client: FlaskClient, farm: Services, series: dict[str, Any]
) -> None:
    join(farm)
    place = f"/api/v1/batches/{series['id']}"
    client.post(f"{series['jobs'][2]['links']['self']}/cancel")
    ended(farm, True, False)
    again = client.post(f"{place}/retry", json={"status": ["canceled"]}).json
    assert again["counts"] == {"succeeded": 1, "failed": 1, "queued": 1}
    assert again["jobs"][2]["parent_id"] == series["jobs"][2]["id"]
    client.post(f"{again['jobs'][2]['links']['self']}/cancel")
    both = client.post(f"{place}/retry", json={"status": ["failed", "canceled"]}).json
    assert both["counts"] == {"succeeded": 1, "queued": 2}
    none = client.post(f"{place}/retry", json={"status": ["failed", "canceled"]})
    assert (none.status_code, "None of these jobs has failed or was canceled" in none.text) == (
        409,
        True,
    )
    for bad in ([], ["queued"], "failed"):
        answer = client.post(f"{place}/retry", json={"status": bad})
        assert [fault["pointer"][:7] for fault in answer.json["errors"]] == ["/status"], bad


def test_five_hundred_and_one_photos_are_refused_in_one_sentence(
    client: FlaskClient, series: dict[str, Any]
) -> None:
    axis = {"field": "/content", "values": [f"asset_{number:026}" for number in range(501)]}
    body = {"base": {"style": "Monet"}, "axes": [axis]}
    for path in ("batches", "batches/check"):
        answer = client.post(f"/api/v1/{path}", json=body)
        assert answer.status_code == 422
        assert "500" in answer.json["detail"]
    assert len(client.get("/api/v1/batches").json["items"]) == 1


def test_one_photo_that_is_not_there_queues_none_and_is_named(
    client: FlaskClient, series: dict[str, Any]
) -> None:
    gone = "asset_" + "0" * 26
    axis = {"field": "/content", "values": [upload(client, "teal"), gone]}
    body = {"base": {"style": "Monet"}, "axes": [axis]}
    answer = client.post("/api/v1/batches", json=body)
    assert answer.status_code == 422
    assert f"There is no picture {gone}" in answer.json["detail"]
    assert len(client.get("/api/v1/jobs").json["items"]) == 3


def test_single_photos_have_settings_of_their_own(client: FlaskClient) -> None:
    photos = [upload(client, color) for color in COLORS]
    base = {
        "styles": [{"asset": upload(client, "red")}],
        "preset": "draft",
        "recipe": {"size": 128, "style_scale": 2},
    }
    own = {"recipe": {"style_weight": 3}, "frame": {"aspect": "1:1"}}
    grid = {
        "base": base,
        "axes": [{"field": "/content", "values": photos}],
        "overrides": {photos[1]: own},
    }
    specs = [job["spec"] for job in post(client, "batches", grid)["jobs"]]
    assert [spec["recipe"]["style_weight"] for spec in specs] == [1, 3, 1]
    assert [spec["recipe"]["style_scale"] for spec in specs] == [2, 2, 2]
    assert [bool(spec["frame"]) for spec in specs] == [False, True, False]


@pytest.mark.parametrize("recipe", [None, 5, [1], "x"])
def test_a_base_without_a_recipe_is_refused_as_such_where_a_photo_has_its_own(
    client: FlaskClient, recipe: object
) -> None:
    photo, style = upload(client, "teal"), {"asset": upload(client, "red")}
    grid = {
        "base": {"content": photo, "styles": [style], "recipe": recipe},
        "axes": [{"field": "/label", "values": ["a"]}],
        "overrides": {photo: {"recipe": {"seed": 1}}},
    }
    for path in ("batches", "batches/check"):
        answer = client.post(f"/api/v1/{path}", json=grid)
        assert answer.status_code == 422
        assert answer.json["errors"][0]["pointer"] == "/base/recipe"


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({"asset_1": {}}, "is no photo of this batch"),
        ({"first": {"recipe": {"style_weight": 2}}}, "style_weight varies for all photos"),
        ({"first": {"recipe": {"style_scale": -1}}}, "style_scale"),
        ({"first": {"frame": {"aspect": "wide"}}}, "write proportions as a paper"),
    ],
)
def test_settings_of_single_photos_that_cannot_be_are_refused(
    client: FlaskClient, overrides: dict[str, Any], said: str
) -> None:
    first = upload(client, "teal")
    grid = {
        "base": {"styles": [{"asset": upload(client, "red")}], "recipe": {"size": 128}},
        "axes": [
            {"field": "/content", "values": [first, upload(client, "navy")]},
            {"field": "/recipe/style_weight", "values": [1, 2]},
        ],
        "overrides": {first if name == "first" else name: own for name, own in overrides.items()},
    }
    answer = client.post("/api/v1/batches", json=grid)
    assert answer.status_code == 422
    assert said in answer.json["detail"]
