"""The first promise: tiling changes memory, never the picture."""

from dataclasses import replace

import pytest
import torch
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks import untiled
from benchmarks.untiled import distance
from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.plan import Shape
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale
from farm.engine.gatys.targets import Targets
from farm.engine.loss.objective import Objective
from farm.engine.vgg.layout import Layout, uncut
from farm.engine.vgg.rows import ALONE, Peers
from tests.engine.conftest import network, on_each_device, picture

CPU = torch.device("cpu")
PLENTY = 10**12  # bytes


def objective(
    recipe: Recipe,
    height: int,
    width: int,
    dtype: torch.dtype,
    name: str = "random16",
    device: torch.device = CPU,
    peers: Peers = ALONE,
    **maps,
) -> Objective:
    vgg = network(name, recipe.pooling, recipe.padding)
    shape = Shape.of(recipe, vgg.architecture, dtype.itemsize)
    inputs = prepare(recipe, picture(height, width, 1), [picture(70, 50, 2)], **maps)
    targets = Targets(
        inputs, recipe, vgg.until(shape.deepest).to(device, dtype), shape, peers=peers
    )
    return replace(targets.objective(Scale(height, width, 1), PLENTY), confine=False)


def canvas(height: int, width: int, dtype: torch.dtype, device: torch.device = CPU) -> torch.Tensor:
    x = picture(height, width, 3)[None].to(device, dtype)
    return x.contiguous(memory_format=torch.channels_last)


def tiled(height: int, width: int, sides: list[int], kept: float) -> Layout:
    """Tiles of the given sides, of which a part keeps its maps."""
    layout = uncut(height, width, sides)
    for block, part in enumerate(layout.blocks):
        layout = layout.keep(block, round(kept * len(part.tiles)))
    return layout


recipes = st.builds(
    Recipe,
    pooling=st.sampled_from(["max", "average"]),
    padding=st.sampled_from(["replicate", "zeros"]),
    statistics=st.sampled_from(["gram", "moments", "covariance", "wasserstein"]),
    tv_weight=st.sampled_from([0, 1]),
    style_layers=st.sampled_from(
        [
            {"relu1_1": 1, "relu2_1": 2, "relu3_1": 1, "relu4_1": 1, "relu5_1": 3},
            {"relu1_2": 1, "relu3_3": 1},
            {"relu5_3": 1},
        ]
    ),
    content_layers=st.sampled_from([{"relu4_2": 1}, {"relu2_2": 1, "relu3_1": 2}]),
)
edges = st.integers(33, 70)
sides = st.lists(st.integers(4, 100), min_size=5, max_size=5)


@on_each_device
@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
@given(recipe=recipes, height=edges, width=edges, sides=sides, kept=st.floats(0, 1))
def test_any_tiling_has_the_untiled_loss_and_gradient(device, recipe, height, width, sides, kept):
    goal = objective(recipe, height, width, torch.float64, device=device)
    sides = sides[: len(goal.layout.blocks)]
    x = canvas(height, width, torch.float64, device)
    losses, gradient = replace(goal, layout=tiled(height, width, sides, kept)).gradient(x)
    loss, expected = untiled.gradient(goal, x)
    assert losses.total == pytest.approx(loss, rel=1e-12)
    assert distance(gradient, expected) < 1e-12


@pytest.mark.vgg16
@pytest.mark.parametrize(("pooling", "padding"), [("average", "replicate"), ("max", "zeros")])
@pytest.mark.parametrize("statistics", ["gram", "moments", "covariance", "wasserstein"])
def test_float32_is_exact_to_rounding(statistics, pooling, padding):
    recipe = Recipe(statistics=statistics, pooling=pooling, padding=padding)
    goal = objective(recipe, 90, 71, torch.float32, name="vgg16")
    x = canvas(90, 71, torch.float32)
    losses, gradient = replace(goal, layout=tiled(90, 71, [32] * 5, 0.5)).gradient(x)
    loss, expected = untiled.gradient(goal, x)
    assert losses.total == pytest.approx(loss, rel=1e-6)
    assert distance(gradient, expected) < 1e-6


@on_each_device
@pytest.mark.parametrize("pooling", ["average", "max"])
def test_float32_rounds_no_worse_than_untiled(device, pooling):
    recipe = Recipe(pooling=pooling)  # rounding may change which of four pixels is the largest
    x = canvas(98, 75, torch.float64, device)
    goal = objective(recipe, 98, 75, torch.float32, device=device)
    _, exact = untiled.gradient(objective(recipe, 98, 75, torch.float64, device=device), x)
    _, rough = untiled.gradient(goal, x.float())
    _, gradient = replace(goal, layout=tiled(98, 75, [32] * 5, 0.5)).gradient(x.float())
    assert distance(gradient, exact) < 2 * distance(rough, exact)


@on_each_device
@pytest.mark.parametrize("pooling", ["max", "average"])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_keeping_maps_changes_no_bit(device, dtype, pooling):
    goal = objective(Recipe(pooling=pooling), 100, 75, dtype, device=device)
    x = canvas(100, 75, torch.float32, device)
    gradients = [
        replace(goal, layout=tiled(100, 75, [24] * 5, kept)).gradient(x)[1] for kept in (0, 0.4, 1)
    ]
    assert torch.equal(gradients[0], gradients[1])
    assert torch.equal(gradients[0], gradients[2])


@on_each_device
def test_regions_and_strength_are_exact_too(device):
    mask = torch.zeros(3, 64, 80)
    mask[0, :, 30:] = 1
    strength = torch.linspace(0, 1, 64 * 80).reshape(1, 64, 80)
    maps = {"content_mask": mask, "style_masks": [mask], "strength": strength}
    goal = objective(Recipe(statistics="covariance"), 64, 80, torch.float64, device=device, **maps)
    x = canvas(64, 80, torch.float64, device)
    losses, gradient = replace(goal, layout=tiled(64, 80, [20] * 5, 0.5)).gradient(x)
    loss, expected = untiled.gradient(goal, x)
    assert losses.total == pytest.approx(loss, rel=1e-12)
    assert distance(gradient, expected) < 1e-12


@on_each_device
def test_an_even_strength_is_no_strength_in_half_precision_too(device):
    x = canvas(64, 80, torch.float32, device)
    even = torch.full((1, 64, 80), 0.3)  # bfloat16 has no 0.3
    plain, _ = objective(Recipe(), 64, 80, torch.bfloat16, device=device).gradient(x)
    goal = objective(Recipe(), 64, 80, torch.bfloat16, device=device, strength=even)
    weighted, _ = goal.gradient(x)
    # A bias of the means was 3e-3; CUDA adds up what has weights in another precision.
    assert weighted.style == pytest.approx(plain.style, rel=1e-3)


@on_each_device
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision_finds_nearly_the_same_gradient(device, dtype):
    x = canvas(96, 64, torch.float32, device)
    losses, exact = objective(Recipe(), 96, 64, torch.float32, device=device).gradient(x)
    rough, gradient = objective(Recipe(), 96, 64, dtype, device=device).gradient(x)
    assert rough.total == pytest.approx(losses.total, rel=0.02)
    assert gradient.dtype == torch.float32
    assert distance(gradient, exact) < 0.1
