from typing import Any

import pytest

from farm.domain.jobs.renders import submission
from farm.engine.gatys.presets import PRESETS
from farm.errors import BadSettings

PHOTO = "asset_" + "0" * 26
PAINTING = "asset_" + "1" * 26


def body(**changes: Any) -> dict[str, Any]:
    return {"content": PHOTO, "styles": [{"asset": PAINTING}]} | changes


def faults(request: Any) -> dict[str, str]:
    with pytest.raises(BadSettings) as caught:
        submission(request).job_spec()
    return {fault.pointer: fault.detail for fault in caught.value.faults}


@pytest.mark.parametrize("preset", [*PRESETS, "standard@1"])
def test_every_preset_makes_a_complete_spec(preset: str) -> None:
    assert submission(body(preset=preset)).job_spec().recipe.size == 1024


def test_a_spec_survives_json() -> None:
    spec = submission(body(recipe={"size": 512, "color": "luminance"})).job_spec()
    assert type(spec).model_validate(spec.model_dump(mode="json")) == spec


def test_an_unknown_preset_is_named_with_the_known_ones() -> None:
    found = faults(body(preset="finest"))
    assert found == {"/preset": "There is no preset 'finest': choose draft, standard, fine."}


@pytest.mark.parametrize("size", [0, 10**6, -1, "big", None, float("nan")])
def test_an_impossible_size_is_refused_by_its_pointer(size: Any) -> None:
    assert list(faults(body(recipe={"size": size}))) == ["/recipe/size"]


def test_the_limit_and_the_value_stand_in_the_message() -> None:
    with pytest.raises(BadSettings, match=r"recipe.size: .*16384.*'1000000'"):
        submission(body(recipe={"size": 10**6})).job_spec()


@pytest.mark.parametrize("name", ["brush", "render", "apply"])
def test_an_unknown_setting_is_refused(name: str) -> None:
    assert list(faults(body(recipe={name: 3}))) == [f"/recipe/{name}"]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"outputs": ["png", "png"]}, "twice"),
        ({"styles": [{"asset": PAINTING}, {"asset": PAINTING}]}, "twice"),
        ({"init": PHOTO}, "init"),
        ({"recipe": {"init": "image"}}, "init"),
    ],
)
def test_contradictions_are_refused_in_words(changes: dict[str, Any], word: str) -> None:
    with pytest.raises(BadSettings, match=word):
        submission(body(**changes)).job_spec()


def test_every_bad_field_is_reported_at_once() -> None:
    found = faults(body(priority=1000, label="x" * 201, styles=[]))
    assert set(found) == {"/priority", "/label", "/styles"}


@pytest.mark.parametrize("request_body", [None, [], "text", 3, {}])
def test_a_body_that_is_no_request_is_refused(request_body: Any) -> None:
    assert faults(request_body)
