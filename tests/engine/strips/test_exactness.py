"""Strips change where a picture is computed, never what."""

import numpy as np
import pytest
import torch
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from benchmarks.untiled import distance
from farm.engine.gatys.recipe import Recipe
from farm.engine.loss.temporal import Held
from farm.engine.strips.crew import Crew
from tests.cases import slow
from tests.engine.conftest import picture
from tests.engine.strips.probe import Probe
from tests.engine.vgg.test_streaming import recipes

CPU = torch.device("cpu")
COUNTS = [3, *slow(2, 4, 7)]
ALONE = Probe()

few = settings(max_examples=3, phases=[Phase.explicit, Phase.generate])


@pytest.fixture(scope="module", params=COUNTS, ids=lambda count: f"{count} strips")
def crew(request):
    with Crew([CPU] * request.param) as crew:
        crew.make(Probe)
        yield crew


def together(parts) -> torch.Tensor:
    return torch.from_numpy(np.concatenate(parts))


def gradients(crew, recipe, height, width, dtype, maps):
    losses, expected = ALONE.gradient(recipe, height, width, dtype, maps)
    found = crew.call("gradient", recipe, height, width, dtype, maps)
    told = {each for each, _ in found}
    assert len(told) == 1  # all processes know the same, to the bit
    (own,) = told
    return own, losses, together([rows for _, rows in found]), torch.from_numpy(expected)


@few
@given(recipe=recipes, height=st.integers(33, 131), width=st.integers(33, 50))
@example(recipe=Recipe(tv_weight=1), height=33, width=33)  # most of seven strips are empty
@example(recipe=Recipe(pooling="max", statistics="wasserstein"), height=127, width=41)
def test_any_number_of_strips_has_the_loss_and_gradient_of_one(crew, recipe, height, width):
    own, losses, found, expected = gradients(crew, recipe, height, width, torch.float64, {})
    assert own == pytest.approx(losses, rel=1e-12)
    assert distance(found, expected) < 1e-12


def test_regions_strength_and_what_a_picture_is_held_to_are_exact_too(crew):
    mask = torch.zeros(3, 97, 60)
    mask[0, :, 20:] = 1
    maps = {
        "content_mask": mask,
        "style_masks": [mask],
        "strength": torch.linspace(0, 1, 97 * 60).reshape(1, 97, 60),
        "held": Held(picture(97, 60, 5), picture(97, 60, 6)[:1], 2.0),
    }
    recipe = Recipe(tv_weight=0.5)
    own, losses, found, expected = gradients(crew, recipe, 97, 60, torch.float64, maps)
    assert min(losses) > 0
    assert own == pytest.approx(losses, rel=1e-12)
    assert distance(found, expected) < 1e-12


@pytest.mark.parametrize("statistics", ["covariance", "wasserstein"])
def test_float32_is_exact_to_rounding(crew, statistics):
    recipe = Recipe(statistics=statistics, tv_weight=0.1)
    own, losses, found, expected = gradients(crew, recipe, 113, 71, torch.float32, {})
    assert own == pytest.approx(losses, rel=1e-6)
    assert distance(found, expected) < 1e-6


def test_the_same_strips_find_the_same_bytes(crew):
    task = Recipe(), 97, 50, torch.float32, {}
    first, second = (crew.call("gradient", *task) for _ in range(2))
    assert [rows.tobytes() for _, rows in first] == [rows.tobytes() for _, rows in second]


@pytest.mark.parametrize("optimizer", ["adam", "lbfgs", "preconditioned"])
def test_both_optimizers_step_as_one(crew, optimizer):
    recipe, goal = Recipe(optimizer=optimizer), picture(117, 37, 3).double()
    found = together(crew.call("steps", recipe, goal, 8))
    expected = torch.from_numpy(ALONE.steps(recipe, goal, 8))
    assert torch.allclose(found, expected, rtol=0, atol=1e-10)
    assert (expected - 0.5).abs().mean() > 0.01


@few
@given(height=st.integers(1, 300), width=st.integers(1, 60))
@example(height=257, width=33)
@example(height=9, width=12)  # one strip has all rows
def test_octaves_of_strips_are_those_of_the_whole(crew, height, width):
    planes = torch.randn(1, 3, height, width, dtype=torch.float64)
    found = together(crew.call("octaves", planes))
    assert torch.allclose(found, torch.from_numpy(ALONE.octaves(planes)), rtol=0, atol=1e-12)
