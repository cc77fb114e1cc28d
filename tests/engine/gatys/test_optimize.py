import pytest
import torch

from farm.engine.gatys.octaves import octaves
from farm.engine.gatys.optimize import LBFGS, OPTIMIZERS, Adam, canvas_of
from farm.engine.gatys.recipe import Recipe
from farm.engine.planes.pyramid import resize

GOAL = torch.rand(6, 5, 3, generator=torch.Generator().manual_seed(0)) * 0.8 + 0.1
CURVATURE = torch.logspace(-2, 0, GOAL.numel()).view_as(GOAL)


def gradient(canvas: torch.Tensor) -> torch.Tensor:
    return CURVATURE * (canvas - GOAL)


def test_lbfgs_solves_a_stiff_quadratic():
    optimizer = LBFGS(torch.full_like(GOAL, 0.5), Recipe(optimizer="lbfgs", history=20), 60)
    for _ in range(60):
        optimizer.step(gradient(optimizer.canvas))
    assert (optimizer.canvas - GOAL).abs().max() < 1e-3


def test_octaves_weigh_a_change_by_how_broad_it_is():
    flat, checks = torch.ones(1, 3, 32, 32), torch.ones(1, 3, 32, 32)
    checks[..., ::2] = -1
    assert torch.allclose(octaves(flat), 5 * flat)  # at 32, 16, 8, 4 and 2 pixels
    assert torch.allclose(octaves(checks), checks)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 50), (17, 31), (64, 5)])
def test_octaves_point_where_the_gradient_does(height, width):
    seeded = torch.Generator().manual_seed(height)
    gradient = torch.randn(1, 3, height, width, generator=seeded)
    along = octaves(gradient)
    assert along.shape == gradient.shape
    assert (along * gradient).sum() > 0.9 * gradient.square().sum()


def test_adam_stays_in_range_and_averages():
    recipe = Recipe(averaging=0.9)
    optimizer = Adam(torch.full_like(GOAL, 0.5), recipe, 300)
    for _ in range(300):
        optimizer.step(gradient(optimizer.canvas) - 10 * (GOAL > 0.7))
    assert optimizer.canvas.max() <= 1
    assert (optimizer.result - GOAL)[GOAL < 0.7].abs().max() < 0.02


def test_one_wild_gradient_does_not_stall_adam():
    optimizer = Adam(torch.full_like(GOAL, 0.5), Recipe(), 200)
    for step in range(200):
        wildness = 1e9 if step == 20 else 1
        optimizer.step(wildness * gradient(optimizer.canvas))
    assert (optimizer.canvas - GOAL).abs().max() < 0.05


def test_lbfgs_ignores_steps_without_positive_curvature():
    optimizer = LBFGS(torch.full_like(GOAL, 0.5), Recipe(optimizer="lbfgs"), 4)
    for _ in range(4):
        optimizer.step(-optimizer.canvas)  # a concave function
    assert optimizer.moves == []
    assert optimizer.canvas.isfinite().all()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_recalls_its_memory_to_the_bit(name):
    def run(optimizer, steps):
        for _ in range(steps):
            optimizer.step(gradient(optimizer.canvas))
        return optimizer

    recipe = Recipe(optimizer=name, history=3)
    whole = run(OPTIMIZERS[name](torch.full_like(GOAL, 0.5), recipe, 9), 9)
    half = run(OPTIMIZERS[name](torch.full_like(GOAL, 0.5), recipe, 9), 5)
    other = OPTIMIZERS[name](half.canvas.clone(), recipe, 9)
    other.recall({key: tensor.clone() for key, tensor in half.memory().items()})
    assert torch.equal(run(other, 4).result, whole.result)


def test_adams_moments_carry_over_to_the_next_scale():
    recipe = Recipe()
    coarse = Adam(torch.full_like(GOAL, 0.5), recipe, 300)
    for _ in range(5):
        coarse.step(gradient(coarse.canvas))
    fine = Adam(torch.full((12, 10, 3), 0.5), recipe, 300)
    fine.inherit(coarse)
    memory = fine.memory()
    mean = coarse.memory()["exp_avg"].mean().item()
    assert memory["exp_avg"].shape == memory["exp_avg_sq"].shape == (12, 10, 3)
    assert memory["exp_avg"].mean().item() == pytest.approx(mean, rel=0.3)
    assert memory["exp_avg_sq"].min() >= 0


def test_adams_moments_stay_over_the_picture_when_it_grows_within_its_margins():
    recipe, ramp = Recipe(bleed=True), torch.linspace(0, 1, 40).expand(3, 32, -1)
    edge = recipe.margin
    canvas = canvas_of(ramp, edge, ramp.device)
    coarse = Adam(canvas, recipe, 300)
    coarse.step(canvas.clone())  # the moments are then in proportion to the canvas
    fine = Adam(canvas_of(resize(ramp, 64, 80), edge, ramp.device), recipe, 300)
    fine.inherit(coarse)
    moment = fine.memory()["exp_avg"]
    assert torch.allclose(moment / moment.max(), fine.canvas / fine.canvas.max(), atol=1e-4)
