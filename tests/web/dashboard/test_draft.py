"""The form as earlier renders fill it."""

import re
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient

from farm.engine.gatys.presets import PRESETS
from farm.engine.gatys.recipe import Recipe
from farm.engine.pictures.images import Picture, encode
from farm.errors import BadSettings, Fault
from tests.factories import torn
from tests.web.conftest import upload
from web.dashboard.form.drafts.draft import Draft
from web.dashboard.form.drafts.sources import from_spec

PHOTO = "asset_" + "0" * 26


def nested(levels: int) -> dict[str, Any]:
    """Return objects in each other."""
    return {"a": nested(levels - 1)} if levels else {}


@pytest.mark.parametrize("preset", PRESETS)
def test_another_version_begins_with_the_preset_that_is_nearest(preset: str) -> None:
    recipe = Recipe.from_preset(preset, size=512, iterations=60)
    assert from_spec({"recipe": recipe.model_dump()}).preset == preset


def test_another_version_of_an_old_render_keeps_what_its_recipe_did_not_know() -> None:
    old = Recipe.from_preset("standard@1").model_dump(exclude={"bleed"})
    assert from_spec({"recipe": old}).recipe == Recipe.from_preset("standard@1").model_dump()


@pytest.mark.parametrize(
    ("carried", "is_render"),
    [
        ({"recipe": Recipe().model_dump()}, True),
        ({"apply": {"method": "ot"}}, False),
        ({"photos": [PHOTO], "styles": [{"asset": PHOTO}], "method": "ot"}, True),
        ({"photos": [PHOTO], "styles": [{"asset": PHOTO}], "method": ["ot"]}, False),
        ({"photos": [], "styles": [{"asset": PHOTO}], "method": "ot"}, False),
        ({"photos": [PHOTO], "styles": 7, "method": "ot"}, False),
        ({"photos": [PHOTO], "method": "ot", "model": "job_1"}, False),
        ({"recipe": {"style_layers": {"relu1_1": "much"}, "size": [1]}}, True),
        ({"recipe": {}, "styles": [{"asset": PHOTO, "weight": "much"}], "dpi": [1]}, True),
        ({"recipe": {}, "styles": 7, "outputs": 7, "frame": {"x": "y"}}, True),
        ({"recipe": {}, "clip": "x", "cuts": 7}, True),
        ({"recipe": ["no", "settings"]}, False),
        ({"recipe": {}, "label": "\ud800"}, False),
        ({"recipe": {}, "label": nested(500)}, False),
    ],
)
def test_a_files_settings_are_offered_if_a_render_made_it(
    client: FlaskClient, carried: dict[str, object], is_render: bool
) -> None:
    made = encode(Picture(np.zeros((64, 64, 3), np.float32)), "png", settings=carried)
    sent = {"file": (BytesIO(made), "made.png")}
    taken = client.post("/new/pictures/content", data=sent).text
    assert ("use its settings" in taken) == is_render
    asset = client.get("/api/v1/assets").json["items"][0]["id"]
    answer = client.get(f"/new?picture={asset}")
    assert (answer.status_code == 200) == is_render
    assert ("This file carries no settings of a render." in answer.text) != is_render


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0.5, 1, 2", [0.5, 1, 2]),
        ("1,2,3", [1, 2, 3]),
        ("0,5; 2", [0.5, 2]),
        ("0.5;2;", [0.5, 2]),
    ],
)
def test_a_list_of_values_is_read_as_it_is_written(text: str, values: list[float]) -> None:
    draft = Draft(axes=[("style_weight", text)])
    assert draft.grid().axes[0].values == values


@pytest.mark.parametrize("text", ["0,5, 2", "1,5, 2", "0,5"])
def test_a_comma_that_may_be_a_decimal_one_is_asked_about(text: str) -> None:
    with pytest.raises(BadSettings, match=r"may be one value or two. Write [01]\.5 for one"):
        Draft(axes=[("style_weight", text)]).grid()


@pytest.mark.parametrize(
    ("pointer", "name"),
    [
        ("/recipe/size", "Size"),
        ("/base/recipe/style_layers/relu9_1/[key]", "Layers for the painting"),
        ("/styles", "Paintings"),
        ("/styles/1/weight", "Painting 2 share"),
        ("/content", "Photo"),
    ],
)
def test_an_error_calls_a_field_as_the_form_does(pointer: str, name: str) -> None:
    draft = Draft()
    draft.blame(BadSettings("x: Give it.", faults=(Fault(pointer, "Give less."),)))
    assert draft.message == f"{name}: Give less."


def test_a_damaged_picture_is_shown_with_a_box_to_tick_before_it_is_rendered(
    client: FlaskClient,
) -> None:
    sent = {"file": (BytesIO(torn()), "torn.jpg")}
    shown = client.post("/new/pictures/style", data=sent).text
    box = re.search(r'name="anyway" value="(\w+)">', shown)
    assert box
    entered = {"content": upload(client), "painting": "a", "style.a": box[1], "outputs": "png"}
    refused = client.post("/new", data=entered)
    assert refused.status_code == 422
    assert "torn.jpg is damaged: look at it, and remove it or tick" in refused.text
    place = client.post("/new", data=entered | {"anyway": box[1]}).headers["Location"]
    again = client.get(f"/new?job={place.rsplit('/', 1)[1]}").text
    assert f'value="{box[1]}" checked' in again


@pytest.mark.parametrize(
    ("axes", "says"),
    [
        ([("style_weight", "1, 2, 1")], "Strength of the painting: 1 stands there twice"),
        ([("seed", "1"), ("style_weight", "2"), ("seed", "3")], "Seed varies twice"),
    ],
)
def test_what_varies_twice_is_told_in_the_forms_words(
    axes: list[tuple[str, str]], says: str
) -> None:
    with pytest.raises(BadSettings, match=says):
        Draft(axes=axes).grid()


@pytest.mark.parametrize("begun", ["", "last", "last="])
def test_a_form_that_was_left_is_shown_where_it_was_left_and_hides_no_other(
    client: FlaskClient, order: dict[str, object], begun: str
) -> None:
    job = client.post("/api/v1/jobs", json=order).json["id"]
    client.post("/new/estimate", data={"touched": "yes", "from": begun, "label": "Left behind"})
    assert "Left behind" in client.get("/new").text
    assert "Left behind" not in client.get(f"/new?job={job}").text
