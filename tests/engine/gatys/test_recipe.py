import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from farm.engine.errors import BadInput
from farm.engine.gatys.presets import PRESETS
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import SHORTEST_EDGE, remembered, schedule, work

sizes = st.integers(64, 16_384)
steps = st.sampled_from([1.1, 2**0.5, 2.0, 4.0])


def test_a_recipe_needs_no_torch():
    probe = "import sys, farm.engine.gatys.plan; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_a_valid_recipe_with_one_line_of_description(name):
    assert Recipe.from_preset(name, size=4096).size == 4096
    assert PRESETS[name]["description"].endswith(".")
    assert "\n" not in PRESETS[name]["description"]


@pytest.mark.parametrize("name", PRESETS)
def test_an_old_look_can_be_had_again_by_its_version(name):
    first, second, today = (Recipe.from_preset(name + version) for version in ("@1", "@2", ""))
    assert (first.optimizer, first.bleed) == ("adam", False)
    assert (first.iterations, first.scale_step) == (today.iterations, today.scale_step)
    assert (second.optimizer, second.content_weight) == ("preconditioned", 1)
    assert (
        Recipe.from_preset(f"{name}@3") == today == second.model_copy(update={"content_weight": 2})
    )


def test_a_recipe_stored_before_there_was_a_setting_means_what_it_meant():
    stored = Recipe.from_preset("standard@1").model_dump()
    for newer in ("bleed", "flat_colors", "optimizer"):
        del stored[newer]
    assert Recipe.model_validate(stored) == Recipe.from_preset("standard@1")


def test_every_setting_explains_itself():
    properties = Recipe.model_json_schema()["properties"]
    assert {
        name for name, field in properties.items() if len(field.get("description", "")) < 20
    } == set()


@pytest.mark.parametrize(
    "bad",
    [
        {"size": 0},
        {"size": 10**6},
        {"style_weight": float("nan")},
        {"sise": 512},
        {"seed": -1},
        {"style_layers": {"relu9_1": 1}},
        {"content_weight": 0, "style_weight": 0},
    ],
)
def test_a_setting_outside_its_limits_is_refused(bad):
    with pytest.raises(ValidationError):
        Recipe.model_validate(bad)


def test_equal_recipes_have_equal_fingerprints_whatever_their_order():
    one = Recipe(style_layers={"relu1_1": 1, "relu2_1": 2})
    other = Recipe(style_layers={"relu2_1": 2, "relu1_1": 1})
    assert one.fingerprint() == other.fingerprint() != Recipe().fingerprint()


@given(size=sizes, step=steps, width=st.integers(300, 9000), height=st.integers(300, 9000))
def test_scales_grow_to_exactly_the_target(size, step, width, height):
    recipe = Recipe(size=size, scale_step=step)
    try:
        scales = schedule(recipe, width, height)
    except BadInput:
        assert min(width, height) * size / max(width, height) < SHORTEST_EDGE
        return
    edges = [max(scale.height, scale.width) for scale in scales]
    assert edges[-1] == size
    assert edges == sorted(set(edges))
    assert all(min(scale.height, scale.width) >= SHORTEST_EDGE for scale in scales)
    assert [s.iterations for s in scales] == sorted((s.iterations for s in scales), reverse=True)


def test_a_proof_is_the_beginning_of_the_print():
    proof = schedule(Recipe(size=1024), 4000, 3000)
    assert schedule(Recipe(size=4096), 4000, 3000)[: len(proof)] == proof


@pytest.mark.parametrize(
    ("edge", "steps"), [(256, 10), (2048, 10), (3840, 3), (8192, 2), (16384, 2)]
)
def test_what_a_preconditioned_optimizer_remembers_is_bounded_by_the_scale(edge, steps):
    recipe = Recipe(optimizer="preconditioned", size=edge)
    assert remembered(recipe, round(edge * 3 / 4), edge) == steps


def test_work_counts_pixels_times_iterations():
    scales = schedule(Recipe(size=512, smallest=512, iterations=10), 640, 480)
    assert work(scales) == 512 * 384 * 10


def test_a_photo_too_narrow_for_the_network_is_refused_in_one_sentence():
    with pytest.raises(BadInput, match="only 10 pixels narrow"):
        schedule(Recipe(size=1024), 100, 10_000)
