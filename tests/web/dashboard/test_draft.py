"""The form as earlier renders fill it."""

import pytest

from farm.engine.gatys.recipe import PRESETS, Recipe
from web.dashboard.draft import from_spec


@pytest.mark.parametrize("preset", PRESETS)
def test_another_version_begins_with_the_preset_that_is_nearest(preset: str) -> None:
    recipe = Recipe.from_preset(preset, size=512, iterations=60)
    assert from_spec({"recipe": recipe.model_dump()}).preset == preset


def test_another_version_of_an_old_render_keeps_what_its_recipe_did_not_know() -> None:
    old = Recipe.from_preset("standard@1").model_dump(exclude={"bleed"})
    assert from_spec({"recipe": old}).recipe == Recipe.from_preset("standard@1").model_dump()
