from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError, create_model

from farm.base.sentences import WRONG, sentence
from farm.domain.jobs.renders import Submission
from farm.domain.jobs.specs import bad_settings
from farm.domain.styles import NewLook
from farm.engine.gatys.recipe import Recipe

PYDANTICS = (
    "Input should",
    "Field required",
    "Extra inputs",
    "Value error",
    "List should",
    "Dictionary",
)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers()),
    st.dictionaries(st.text(max_size=5), st.integers()),
)  # fmt: skip


def told(model: type, values: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)  # type: ignore[attr-defined]
    return [sentence(entry) for entry in caught.value.errors()]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"size": 63}, "Give at least 64"),
        ({"size": 20_000}, "Give at most 16384"),
        ({"size": "1k"}, "Give a whole number"),
        ({"size": 64.5}, "Give a whole number"),
        ({"style_scale": "big"}, "Give a number"),
        ({"equalize": "perhaps"}, "Give yes or no (true or false)"),
        ({"pooling": "min"}, "Choose 'max' or 'average'"),
        ({"style_layers": "relu1_1"}, "Give an object of names and values"),
        (
            {"brush": 1},
            "There is no field of this name: check its spelling, or leave it out",
        ),
        (
            {"style_weight": 0, "content_weight": 0},
            "content and style both have no weight: give one of them some",
        ),
    ],
)
def test_a_sentence_says_what_to_give(values: dict[str, object], said: str) -> None:
    assert told(Recipe, values) == [said]


def test_a_list_that_is_too_long_tells_the_limit_and_its_length() -> None:
    request = {"content": "asset_" + "0" * 26, "styles": [{"asset": "asset_" + "1" * 26}] * 101}
    assert told(Submission, request) == ["Give at most 100, and there are 101"]


def test_a_kind_that_has_no_words_yet_is_still_no_sentence_of_pydantics() -> None:
    assert told(create_model("Odd", at=(timedelta, ...)), {"at": "x"}) == [WRONG]


@given(st.dictionaries(st.sampled_from([*Recipe.model_fields, "else"]), VALUES, min_size=1))
def test_no_sentence_of_pydantics_reaches_a_person(values: dict[str, object]) -> None:
    try:
        Recipe.model_validate(values)
    except ValidationError as error:
        for entry in error.errors():
            assert not sentence(entry).startswith(PYDANTICS)


def test_an_empty_name_is_asked_for_in_the_words_of_a_text() -> None:
    with pytest.raises(ValidationError) as caught:
        NewLook.model_validate({"name": ""})
    assert str(bad_settings(caught.value)) == "name: Give at least 1 character."
