"""A whole render in strips."""

import multiprocessing
from itertools import islice

import pytest
import torch

from farm.engine.errors import OutOfMemoryError, StripError
from farm.engine.gatys.plan import SMALLEST_SIDE, Shape, peak
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import canvas, hung, schedule
from farm.engine.gatys.state import State
from farm.engine.strips import render
from farm.engine.strips.render import stylize
from farm.engine.vgg.layout import fullest
from farm.engine.vgg.tiles import Share
from tests.cases import slow
from tests.engine.conftest import network, picture

CPU = torch.device("cpu")
PHOTO, PAINTING = picture(70, 96, 1), picture(50, 64, 2)
MASK = torch.zeros(3, 70, 96)
MASK[0, :, 40:] = 1
SHORT = {
    "size": 96, "smallest": 64, "scale_step": 1.5, "iterations": 4, "iteration_decay": 1,
    "precision": "float32",
}  # fmt: skip


def paint(strips: int, resume: State | None = None, memory: int | None = None, **settings):
    recipe = Recipe(**SHORT | settings)
    how = {"network": network(), "devices": [CPU] * strips, "memory": memory, "resume": resume}
    maps = {"content_mask": MASK, "style_masks": [MASK[:, :50, :64]]}
    maps["strength"] = torch.linspace(0, 1, 96).expand(1, 70, 96)
    return stylize(PHOTO, [PAINTING], recipe, **how, **maps)


def last(steps):
    *_, progress = steps
    return progress


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "preconditioned", "tv_weight": 0.5, "bleed": True},
        *slow({"optimizer": "adam", "color": "luminance"}),
    ],
    ids=lambda settings: settings["optimizer"],
)
def test_strips_paint_what_one_process_paints_and_twice_the_same(settings):
    alone = last(paint(1, **settings))
    first, second = (last(paint(2, **settings)) for _ in range(2))
    assert first.loss == pytest.approx(alone.loss, rel=1e-3)
    assert (first.image() - alone.image()).abs().mean() < 1e-3
    assert torch.equal(first.image(), second.image())
    assert (alone.image() - PHOTO).abs().mean() > 1e-3


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", ["adam", "lbfgs"])
def test_a_checkpoint_goes_on_in_another_number_of_strips(optimizer):
    steps = paint(2, optimizer=optimizer)
    half = next(islice(steps, 5, None))  # in the second scale
    saved, whole = half.state().to_bytes(), last(steps)
    on = {n: last(paint(n, State.from_bytes(saved), optimizer=optimizer)) for n in (1, 2, 3)}
    assert torch.equal(on[2].image(), whole.image())
    for other in on.values():
        assert other.loss == pytest.approx(whole.loss, rel=1e-3)
        assert (other.image() - whole.image()).abs().mean() < 1e-3


@pytest.mark.slow
def test_a_process_that_dies_ends_the_render_with_a_sentence():
    steps = paint(3, optimizer="adam")
    next(steps)
    first, *_ = multiprocessing.active_children()
    first.kill()
    with pytest.raises(StripError, match=r"strip [123] of 3, on cpu, ended .* \(SIGKILL\)"):
        list(steps)
    assert not multiprocessing.active_children()


def test_a_render_that_is_left_ends_its_processes():
    steps = paint(2)
    next(steps)
    steps.close()
    assert not multiprocessing.active_children()


def test_a_strip_that_does_not_fit_says_what_one_picture_says():
    with pytest.raises(OutOfMemoryError, match="need at least"):
        next(paint(2, memory=10**6))


def lowest(recipe: Recipe, strip: int, strips: int) -> int:
    """The bytes below which a strip of the photo, or of the painting, does not fit."""
    own, share = Shape.of(recipe, network().architecture, 4), Share(strip, strips)
    peaks = []
    for scale in schedule(recipe, 96, 70):
        shape = own.at(recipe, scale)
        for seen in (canvas(recipe, scale), *hung(recipe, scale, 50, 64)):
            peaks.append(peak(shape, fullest(*seen, SMALLEST_SIDE, shape.depths, share)))
    return own.weights() + max(peaks)


@pytest.mark.slow
def test_each_strip_has_what_its_own_device_has_free(monkeypatch):
    recipe = Recipe(**SHORT, optimizer="adam")
    needs = [lowest(recipe, strip, 2) for strip in range(2)]
    assert needs[0] < needs[1]
    how = {"network": network(), "devices": [CPU] * 2}
    monkeypatch.setattr(render, "free_on_each", lambda _: needs)
    tight = last(stylize(PHOTO, [PAINTING], recipe, **how))
    roomy = last(stylize(PHOTO, [PAINTING], recipe, memory=10**9, **how))
    assert torch.equal(tight.image(), roomy.image())
    monkeypatch.setattr(render, "free_on_each", lambda _: needs[::-1])
    with pytest.raises(OutOfMemoryError, match="need at least"):
        next(stylize(PHOTO, [PAINTING], recipe, **how))
