from pathlib import Path

from benchmarks.quality import recipes
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import schedule

OTHERS = recipes.read_recipes(f"{Path(recipes.__file__).parent}/others.json")


def test_a_preset_is_changed_by_words():
    found = recipes.read_recipes("standard,standard:optimizer=lbfgs;content_weight=2")
    assert found == {
        "standard": Recipe.from_preset("standard"),
        "standard:optimizer=lbfgs;content_weight=2": Recipe.from_preset(
            "standard", optimizer="lbfgs", content_weight=2
        ),
    }


def test_recipes_of_others_have_their_own_steps():
    steps = {
        name: [scale.iterations for scale in schedule(each.model_copy(update={"size": 2048}), 4, 3)]
        for name, each in OTHERS.items()
    }
    assert steps["spst2024"] == [600, 200, 67]
    assert steps["crowsonkb"] == [1000, *[500] * 8]
