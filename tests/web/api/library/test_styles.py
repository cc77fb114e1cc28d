from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.web.conftest import claimed, join, result, upload

STYLES = "/api/v1/styles"


@pytest.fixture
def style(client: FlaskClient) -> dict[str, Any]:
    """A style of two paintings, with large strokes."""
    paintings = [{"asset": upload(client, "orange"), "weight": 2}, {"asset": upload(client, "red")}]
    asked = {
        "name": "Monet",
        "paintings": paintings,
        "look": {"style_scale": 1.5},
        "tags": ["garden", "late"],
        "licence": "Public domain",
    }
    answer = client.post(STYLES, json=asked)
    assert answer.status_code == 201, answer.json
    made: dict[str, Any] = client.get(answer.headers["Location"]).json
    return made


@pytest.fixture
def body(client: FlaskClient) -> dict[str, Any]:
    """A request that names a style."""
    return {
        "content": upload(client, "teal"),
        "style": "Monet",
        "preset": "draft",
        "recipe": {"size": 128},
    }


def post(client: FlaskClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 201, answer.json
    made: dict[str, Any] = answer.json
    return made


def assets(job: dict[str, Any]) -> list[str]:
    return [painting["asset"] for painting in job["spec"]["styles"]]


def renewed(client: FlaskClient, style: dict[str, Any], color: str = "navy") -> str:
    """Give the style a version of one other painting, and return that."""
    painting = upload(client, color)
    post(client, f"styles/{style['id']}/versions", {"paintings": [{"asset": painting}]})
    return painting


def test_a_style_is_shown_with_its_paintings_and_found_by_words(
    client: FlaskClient, style: dict[str, Any]
) -> None:
    assert style["newest"] == style["versions"][0]
    assert style["newest"]["number"] == 1
    assert [one["weight"] for one in style["newest"]["paintings"]] == [2, 1]
    assert client.get(style["newest"]["paintings"][0]["thumbnail_url"]).mimetype == "image/webp"
    for words, found in (("mon", 1), ("GARDEN late", 1), ("garden cubist", 0), ("%", 0)):
        listed = client.get(STYLES, query_string={"q": words}).json["items"]
        assert [one["name"] for one in listed] == ["Monet"] * found, words


def test_a_job_that_names_a_style_has_its_paintings_and_its_look(
    client: FlaskClient, style: dict[str, Any], body: dict[str, Any]
) -> None:
    job = post(client, "jobs", body)
    assert assets(job) == [one["asset"] for one in style["newest"]["paintings"]]
    assert job["spec"]["styles"][0]["weight"] == 2
    assert job["spec"]["recipe"]["style_scale"] == 1.5
    assert (job["style_id"], job["style_version"]) == (style["id"], 1)
    own = post(client, "jobs", body | {"recipe": {"size": 128, "style_scale": 0.5}})
    assert own["spec"]["recipe"]["style_scale"] == 0.5
    assert client.post("/api/v1/jobs/check", json=body).json["spec"] == job["spec"]


def test_a_new_version_changes_no_job_and_the_next_one_has_it(
    client: FlaskClient, style: dict[str, Any], body: dict[str, Any]
) -> None:
    before = post(client, "jobs", body)
    painting = renewed(client, style)
    assert client.get(before["links"]["self"]).json["spec"] == before["spec"]
    after = post(client, "jobs", body)
    assert (assets(after), after["style_version"]) == ([painting], 2)
    assert after["spec"]["recipe"]["style_scale"] == 1.5
    old = post(client, "jobs", body | {"style": f"{style['id']}@1"})
    assert (assets(old), old["style_version"]) == (assets(before), 1)


def test_a_version_keeps_what_is_not_said_of_it(client: FlaskClient, style: dict[str, Any]) -> None:
    looks = post(client, f"styles/{style['id']}/versions", {"look": {"tv_weight": 1}})["newest"]
    assert looks["paintings"] == style["newest"]["paintings"]
    assert looks["look"] == {"tv_weight": 1}
    plain = post(client, f"styles/{style['id']}/versions", {"look": {}})["newest"]
    assert (plain["look"], plain["number"]) == ({}, 3)


def test_a_job_is_made_again_as_it_was_or_with_the_newest_version(
    client: FlaskClient, style: dict[str, Any], body: dict[str, Any]
) -> None:
    job = post(client, "jobs", body)
    painting = renewed(client, style)
    same = post(client, f"jobs/{job['id']}/clone", {"recipe": {"seed": 7}})
    assert (assets(same), same["style_version"]) == (assets(job), 1)
    newest = post(client, f"jobs/{job['id']}/clone", {"style": style["id"]})
    assert (assets(newest), newest["style_version"]) == ([painting], 2)
    assert newest["spec"]["recipe"] == job["spec"]["recipe"]
    other = post(client, f"jobs/{job['id']}/clone", {"styles": [{"asset": painting}]})
    assert (other["style_id"], other["style_version"]) == (None, None)


def test_a_style_can_vary_in_a_grid(
    client: FlaskClient, style: dict[str, Any], body: dict[str, Any]
) -> None:
    renewed(client, style)
    axis = {"field": "/style", "values": ["Monet@1", "Monet@2"]}
    batch = post(client, "batches", {"base": body, "axes": [axis]})
    assert [job["style_version"] for job in batch["jobs"]] == [1, 2]


def test_a_style_serves_jobs_in_one_pass(client: FlaskClient, style: dict[str, Any]) -> None:
    photos = [upload(client, "teal")]
    job = post(client, "jobs", {"kind": "apply", "photos": photos, "style": "Monet"})
    assert assets(job) == [one["asset"] for one in style["newest"]["paintings"]]
    assert job["style_id"] == style["id"]


def test_a_finished_render_becomes_a_style_with_its_paintings_and_look(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    join(farm)
    order["recipe"] = {"size": 128, "seed": 3, "style_weight": 2.5, "iterations": 7}
    job = post(client, "jobs", order)
    early = client.post(STYLES, json={"name": "Found", "job": job["id"]})
    assert early.status_code == 422
    assert early.json["errors"][0]["pointer"] == "/job"
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    made = post(client, "styles", {"name": "Found", "job": job["id"]})["newest"]
    assert [one["asset"] for one in made["paintings"]] == assets(job)
    assert made["look"] == {"style_weight": 2.5}


def test_names_tags_and_notes_change_but_not_to_a_name_that_is_taken(
    client: FlaskClient, style: dict[str, Any]
) -> None:
    painting = [{"asset": upload(client, "navy")}]
    other = post(client, "styles", {"name": "Other", "paintings": painting})
    changed = client.patch(f"{STYLES}/{other['id']}", json={"name": "Degas", "tags": ["dance"]})
    assert (changed.json["name"], changed.json["tags"]) == ("Degas", ["dance"])
    taken = client.patch(f"{STYLES}/{other['id']}", json={"name": "Monet"})
    assert taken.status_code == 409
    again = client.post(STYLES, json={"name": "Monet", "paintings": painting})
    assert again.status_code == 409
    assert "You have a style named 'Monet'" in again.json["detail"]


def test_a_painting_of_a_style_stays_and_a_forgotten_style_takes_no_job_along(
    client: FlaskClient, style: dict[str, Any], body: dict[str, Any]
) -> None:
    kept = style["newest"]["paintings"][0]["asset"]
    refused = client.delete(f"/api/v1/assets/{kept}")
    assert refused.status_code == 409
    assert "'Monet'" in refused.json["detail"]
    job = post(client, "jobs", body)
    assert client.delete(f"{STYLES}/{style['id']}").status_code == 204
    assert client.get(job["links"]["self"]).json["spec"] == job["spec"]
    assert post(client, f"jobs/{job['id']}/clone", {})["style_id"] == style["id"]
    assert client.get(f"{STYLES}/{style['id']}").status_code == 404


@pytest.mark.parametrize(
    ("change", "pointer", "says"),
    [
        ({"name": "a@1"}, "/name", "has no @"),
        ({"name": ""}, "/name", "at least 1"),
        ({"paintings": []}, "/paintings", "Give at least 1"),
        ({"paintings": [{"asset": "asset_" + "0" * 26}]}, "/paintings/0/asset", "upload it first"),
        ({"look": {"size": 64}}, "/look", "belongs to a render"),
        ({"look": {"style_scale": 99}}, "/look/style_scale", "Give at most 4"),
        ({"look": {"colour": 1}}, "/look/colour", "no field of this name"),
        ({"job": "job_1"}, "", "one of the two"),
    ],
)
def test_what_is_no_style_is_refused_in_one_sentence(
    client: FlaskClient, change: dict[str, Any], pointer: str, says: str
) -> None:
    asked = {"name": "New", "paintings": [{"asset": upload(client)}]} | change
    answer = client.post(STYLES, json=asked)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == pointer
    assert says in answer.json["detail"]
    assert client.get(STYLES).json["items"] == []


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("Manet", "There is no style 'Manet'"),
        ("Monet@9", "Monet has no version 9: the newest is 1."),
        ("Monet@0", "has no version 0"),
        ("Monet@one", "names no version"),
        ("style_" + "0" * 26, "There is no style"),
    ],
)
def test_a_style_that_is_not_there_is_refused_in_one_sentence(
    client: FlaskClient, style: dict[str, Any], body: dict[str, Any], reference: str, says: str
) -> None:
    for path in ("jobs", "jobs/check"):
        answer = client.post(f"/api/v1/{path}", json=body | {"style": reference})
        assert answer.status_code == 422
        assert answer.json["errors"][0]["pointer"] == "/style"
        assert says in answer.json["detail"]


def test_paintings_and_a_style_at_once_are_one_too_many(
    client: FlaskClient, style: dict[str, Any], body: dict[str, Any], order: dict[str, Any]
) -> None:
    answer = client.post("/api/v1/jobs", json=order | {"style": "Monet"})
    assert answer.status_code == 422
    assert "one of the two" in answer.json["detail"]
