from itertools import islice

import pytest
import torch

from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.loss import replay
from farm.engine.loss.replay import Replay
from tests.engine.conftest import DEVICES, network, picture
from tests.engine.vgg.test_streaming import canvas, objective

needs_cuda = pytest.mark.skipif(len(DEVICES) == 1, reason="CUDA graphs need a GPU")


def test_where_nothing_can_be_recorded_the_gradient_is_the_plain_one():
    goal = objective(Recipe(), 64, 64, torch.float32)
    x = canvas(64, 64, torch.float32)
    steps = Replay(goal)
    expected = goal.gradient(x)
    for _ in range(replay.EAGER + 2):
        losses, gradient = steps.gradient(x)
        assert losses == expected[0]
        assert torch.equal(gradient, expected[1])
    assert steps.graph is None


@needs_cuda
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_replayed_step_has_the_bits_of_a_plain_one(dtype):
    device = DEVICES[-1]
    goal = objective(Recipe(), 100, 75, dtype, device=device)
    x = canvas(100, 75, torch.float32, device)
    steps = Replay(goal)
    for number in range(replay.EAGER + 3):
        x.mul_(0.98)
        losses, gradient = steps.gradient(x)
        expected = goal.gradient(x)
        assert losses == expected[0], number
        assert torch.equal(gradient, expected[1]), number
    assert steps.graph is not None


@needs_cuda
def test_a_render_resumed_between_recordings_ends_in_the_same_bits():
    recipe = Recipe(size=96, smallest=64, iterations=9, min_iterations=9, precision="bfloat16")

    def start(**more):
        pictures = picture(60, 80, 1), [picture(90, 70, 2)]
        return stylize(*pictures, recipe, network=network(), device=DEVICES[-1], **more)

    whole = next(p.image() for p in start() if p.final)
    state = next(islice(start(), 6, None)).state()
    assert torch.equal(next(p.image() for p in start(resume=state) if p.final), whole)
