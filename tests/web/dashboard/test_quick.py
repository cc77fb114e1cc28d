"""One pass on the form: the quickest quality, with settings of its own."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import require_beside_its_field, upload


@pytest.fixture
def entered(client: FlaskClient) -> dict[str, Any]:
    return {
        "content": upload(client, "teal"), "painting": "a", "style.a": upload(client, "orange"),
        "preset": "quick", "recipe.size": "96", "quick.method": "wct", "quick.strength": "0,5",
        "quick.variants": "mirrored", "quick.color": "luminance", "outputs": "png",
    }  # fmt: skip


def jobs(client: FlaskClient) -> list[dict[str, Any]]:
    return list(client.get("/api/v1/jobs").json["items"])


def test_the_quickest_quality_has_its_own_settings_and_no_recipe(client: FlaskClient) -> None:
    settings = client.get("/new/settings?to=quick&preset=standard&recipe.size=512").text
    assert 'name="quick.method"' in settings
    assert 'name="recipe.size" value="512"' in settings
    assert 'name="recipe.iterations"' not in settings
    assert "sketch26" not in settings
    back = client.get("/new/settings?to=fine&preset=quick&recipe.size=512").text
    assert 'name="recipe.iterations"' in back
    assert 'name="recipe.size" value="512"' in back


def test_the_form_makes_one_pass_of_what_was_entered(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    assert "96 × 64 px" in client.post("/new/estimate", data=entered).text
    assert client.post("/new", data=entered).status_code == 303
    (job,) = jobs(client)
    spec = job["spec"]
    assert (job["kind"], spec["photos"], spec["size"]) == ("apply", [entered["content"]], 96)
    assert (spec["method"], spec["strength"], spec["color"]) == ("wct", 0.5, "luminance")
    assert spec["variants"] == "mirrored"


def test_more_photos_are_one_job(client: FlaskClient, entered: dict[str, Any]) -> None:
    more = upload(client, "navy")
    assert (
        "the last of 2 photos" in client.post("/new/estimate", data=entered | {"photos": more}).text
    )
    client.post("/new", data=entered | {"photos": more})
    (job,) = jobs(client)
    assert job["spec"]["photos"] == [entered["content"], more]


def test_regions_are_painted_by_the_methods_that_know_them_and_are_left_out_of_others(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    masks = {"content_mask": upload(client, "red"), "mask.a": upload(client, "red")}
    client.post("/new", data=entered | masks)
    (job,) = jobs(client)
    assert job["spec"]["content_mask"] == masks["content_mask"]
    assert job["spec"]["styles"][0]["mask"] == masks["mask.a"]
    form = client.get(f"/new?job={job['id']}").text
    assert f'name="content_mask" value="{masks["content_mask"]}"' in form
    assert re.search(rf'name="mask\.\w+" value="{masks["mask.a"]}"', form)
    rough = {"quick.method": "sketch", "quick.variants": "none"}
    client.post("/new", data=entered | masks | rough)
    sketch = next(one for one in jobs(client) if one["spec"]["method"] == "sketch")
    assert sketch["spec"]["content_mask"] is None
    assert sketch["spec"]["styles"][0]["mask"] is None


def test_masks_that_do_not_fit_are_told_at_their_place_before_anything_is_queued(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    mask, more = upload(client, "red"), upload(client, "navy")
    for wrong, sentence in (
        ({"content_mask": mask}, "The photo has a mask and painting 1 has none"),
        ({"mask.a": mask}, "A painting has a mask and the photo has none"),
        ({"content_mask": mask, "photos": more}, "mask belongs to one photo"),
    ):
        for path in ("/new/estimate", "/new"):
            assert sentence in client.post(path, data=entered | wrong).text
    page = client.post("/new", data=entered | {"content_mask": mask, "photos": more}).text
    assert re.search(r'id="fault-content_mask">[^<]*take one photo, or no mask', page, re.I)
    assert jobs(client) == []


def test_its_settings_vary_as_a_recipes_do(client: FlaskClient, entered: dict[str, Any]) -> None:
    varied = {"axis": ["method", "strength"], "values": ["AdaIN, WCT", "0.5, 1"]}
    assert "4 renders" in client.post("/new/estimate", data=entered | varied).text
    assert "/batches/" in client.post("/new", data=entered | varied).headers["Location"]
    looks = {(job["spec"]["method"], job["spec"]["strength"]) for job in jobs(client)}
    assert looks == {("adain", 0.5), ("adain", 1), ("wct", 0.5), ("wct", 1)}


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("quick.strength", "lots", "Give a number"),
        ("quick.strength", "2", "Give at most 1"),
        ("recipe.size", "1", "Give at least 64"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    client: FlaskClient, entered: dict[str, Any], field: str, text: str, sentence: str
) -> None:
    require_beside_its_field(client, entered | {field: text}, field, sentence)


def test_there_is_no_wedge_of_one_pass(client: FlaskClient, entered: dict[str, Any]) -> None:
    answer = client.post("/wedge", data=entered)
    assert answer.status_code == 422
    assert "choose another quality than Quick" in answer.text


def test_another_version_begins_with_its_settings(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    client.post("/new", data=entered | {"quick.strength": "0.25"})
    (job,) = jobs(client)
    assert f'href="/new?job={job["id"]}"' in client.get(f"/jobs/{job['id']}").text
    form = client.get(f"/new?job={job['id']}").text
    assert 'name="quick.strength" value="0.25"' in form
    assert 'name="recipe.size" value="96"' in form
    assert f'name="content" value="{entered["content"]}"' in form
    client.post("/new", data=entered | {"parent": job["id"], "preset": "draft"})
    assert {one["kind"] for one in jobs(client)} == {"apply", "render"}


def test_another_version_of_a_render_on_several_devices_may_be_one_pass(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    body = {
        "content": entered["content"], "styles": [{"asset": entered["style.a"]}], "devices": 2,
        "recipe": {"size": 96},
    }  # fmt: skip
    parent = client.post("/api/v1/jobs", json=body).json["id"]
    assert client.post("/new", data=entered | {"parent": parent}).status_code == 303
    assert {one["kind"] for one in jobs(client)} == {"apply", "render"}
