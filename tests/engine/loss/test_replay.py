from itertools import islice

import pytest
import torch

from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.loss import replay
from farm.engine.loss.objective import Objective
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
    assert steps.recording is None


@pytest.mark.parametrize("full", [torch.OutOfMemoryError("CUDA out of memory"), MemoryError()])
def test_without_memory_for_a_recording_steps_go_on_and_the_log_says_so(monkeypatch, caplog, full):
    steps, expected = recorded(monkeypatch, full)
    assert steps() == expected
    assert "too little memory to record" in caplog.text


def test_a_recording_that_is_cut_off_by_full_memory_counts_as_that(monkeypatch):
    cut_off = RuntimeError("capture failed")
    cut_off.__context__ = torch.OutOfMemoryError("CUDA out of memory")
    steps, expected = recorded(monkeypatch, cut_off)
    assert steps() == expected


def test_a_recording_that_fails_for_another_reason_is_not_hidden(monkeypatch):
    steps, _ = recorded(monkeypatch, RuntimeError("operation not permitted"))
    with pytest.raises(RuntimeError, match="not permitted"):
        steps()


def recorded(monkeypatch, error: Exception):
    """Calls as many as come to a recording, which fails; and the losses that they shall find."""

    def fail(*_):
        raise error

    monkeypatch.setattr(Objective, "recordable", True)
    monkeypatch.setattr(replay._Recording, "of", fail)
    goal, x = objective(Recipe(), 64, 64, torch.float32), canvas(64, 64, torch.float32)
    steps = Replay(goal)

    def run():
        return [steps.gradient(x)[0] for _ in range(replay.EAGER + 2)][-1]

    return run, goal.gradient(x)[0]


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
    assert steps.recording is not None


@needs_cuda
def test_a_render_resumed_between_recordings_ends_in_the_same_bits():
    recipe = Recipe(size=96, smallest=64, iterations=9, min_iterations=9, precision="bfloat16")

    def start(**more):
        pictures = picture(60, 80, 1), [picture(90, 70, 2)]
        return stylize(*pictures, recipe, network=network(), device=DEVICES[-1], **more)

    whole = next(p.image() for p in start() if p.final)
    state = next(islice(start(), 6, None)).state()
    assert torch.equal(next(p.image() for p in start(resume=state) if p.final), whole)
