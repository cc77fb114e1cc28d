from typing import Any

import pytest

from farm.domain.jobs import stored
from farm.domain.jobs.kinds import request
from farm.domain.jobs.renders import JobSpec, submission
from farm.errors import BadSettings

PHOTO, PAINTING = "asset_" + "0" * 26, "asset_" + "1" * 26


def form(**recipe: Any) -> stored.Form:
    asked = submission({"content": PHOTO, "styles": [{"asset": PAINTING}]})
    made = asked.job_spec().model_dump(mode="json")
    return made | {"recipe": made["recipe"] | recipe}


def test_what_is_stored_tells_its_version_and_opens_as_it_was() -> None:
    assert stored.packed(form())["version"] == stored.VERSION
    assert stored.unpacked(stored.packed(form())) == form()


def test_a_spec_without_a_version_is_of_the_first_form() -> None:
    assert stored.restored(stored.unpacked(form()), JobSpec).recipe.size == 1024


def test_an_old_form_is_brought_through_every_later_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def renamed(old: stored.Form) -> stored.Form:
        return {"photo" if key == "content" else key: value for key, value in old.items()}

    def doubled(old: stored.Form) -> stored.Form:
        return old | {"photo": old["photo"] * 2}

    monkeypatch.setattr(stored, "UPCASTERS", (dict, renamed, doubled))
    assert stored.unpacked({"content": "a"}) == {"photo": "aa"}
    assert stored.unpacked({"version": 2, "photo": "a"}) == {"photo": "aa"}
    assert stored.unpacked({"version": 3, "photo": "a"}) == {"photo": "a"}


def test_one_pass_from_before_it_had_masks_has_none() -> None:
    asked = {"kind": "apply", "photos": [PHOTO], "styles": [{"asset": PAINTING}]}
    today = request(asked).job_spec().model_dump(mode="json")
    before = {name: value for name, value in today.items() if name != "content_mask"}
    before |= {"version": 1, "styles": [{"asset": PAINTING, "weight": 1.0}]}
    assert stored.unpacked(before) == today


def test_what_was_taken_is_opened_beyond_todays_limits() -> None:
    spec = stored.restored(form(size=20_000, learning_rate=9.0) | {"outputs": ["webp"]}, JobSpec)
    assert (spec.recipe.size, spec.recipe.learning_rate) == (20_000, 9.0)
    assert (spec.styles[0].asset, spec.styles[0].weight) == (PAINTING, 1.0)
    assert spec.model_dump(mode="json")["recipe"]["size"] == 20_000


@pytest.mark.parametrize("change", [{"optimizer": "sgd"}, {"brush": 3}, {"size": "large"}])
def test_what_means_nothing_today_is_refused_in_one_sentence(change: dict[str, Any]) -> None:
    with pytest.raises(BadSettings, match=f"^This version cannot .*recipe.{next(iter(change))}"):
        stored.restored(form(**change), JobSpec)


def test_what_a_file_carries_is_left_as_it_is_where_it_means_something() -> None:
    assert stored.carried(form(seed=7)) == form(seed=7)
    assert stored.carried({"recipe": {"seed": 7}}) == {"recipe": {"seed": 7}}


@pytest.mark.parametrize(
    ("wrong", "rest"),
    [
        ({"recipe": {"seed": 7, "size": [1], "brush": 3}}, {"recipe": {"seed": 7}}),
        ({"recipe": {"style_layers": {"relu1_1": "much"}}}, {"recipe": {}}),
        ({"recipe": "fine", "dpi": 300}, {"dpi": 300}),
        ({"recipe": {}, "styles": [{"weight": "much"}], "dpi": "300"}, {"recipe": {}}),
        ({"photos": [PHOTO], "method": ["ot"], "size": 64}, {"photos": [PHOTO], "size": 64}),
        ({"clip": PHOTO, "cuts": 7}, {"clip": PHOTO}),
    ],
)  # fmt: skip
def test_what_no_setting_can_be_is_left_out_of_what_a_file_carries(
    wrong: dict[str, Any], rest: dict[str, Any]
) -> None:
    assert stored.carried(wrong) == rest
