"""The form's controls say what the recipe says."""

import pytest

from farm.domain.jobs.kinds import KINDS
from farm.engine.gatys.recipe import Recipe
from web.dashboard.controls import controls, groups, settings
from web.dashboard.form.drafts import film


def test_every_setting_of_the_recipe_has_one_place_on_the_form() -> None:
    placed = [control.name for _group, members in groups() for control in members]
    assert sorted([*placed, "size"]) == sorted(Recipe.model_fields)


@pytest.mark.parametrize("name", Recipe.model_fields)
def test_what_the_form_shows_is_what_it_reads(name: str) -> None:
    value = Recipe().model_dump()[name]
    control = controls()[name]
    assert control.parse(control.show(value)) == value


def test_every_setting_is_explained() -> None:
    assert all(control.help for kind in KINDS for control in settings(kind).values())


def test_no_explanation_is_in_the_words_of_programs() -> None:
    on_forms = (*controls().values(), *film.controls().values())
    assert not [control.name for control in on_forms if "null" in control.help]


def test_a_sliders_range_lies_within_the_limits() -> None:
    for control in controls().values():
        if control.kind == "slider":
            assert control.slider is not None
            assert control.low is not None
            assert control.low <= control.slider[0] < control.slider[1]
            assert control.high is None or control.slider[1] <= control.high


def test_every_word_for_a_value_can_stand_in_a_list_and_means_the_value() -> None:
    for control in (control for kind in KINDS for control in settings(kind).values()):
        for word, text in control.words.items():
            assert not set(word) & set(",;")
            assert control.say(control.parse(text)) == word


def test_a_setting_is_called_by_what_it_means_to_its_kind() -> None:
    assert settings("video")["/rate"].label == "Frames a second"
    assert settings("train")["/rate"].label == "Step length"
