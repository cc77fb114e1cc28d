from dataclasses import replace
from functools import cache, partial
from itertools import islice

import numpy as np
import pytest
import torch

from farm.engine.errors import StateError
from farm.engine.gatys.plan import Shape, fit
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.state import State
from farm.engine.gatys.stylize import stylize
from farm.engine.loss.temporal import Held
from farm.engine.onepass.apply import Settings
from farm.engine.onepass.decoders import files
from farm.engine.onepass.generators import paint as generators
from farm.engine.video.film import inspect
from farm.engine.video.flow import flow, follow, visible
from farm.engine.video.painters import Gatys, OnePass, Trained
from farm.engine.video.painting import paint, resumed, size
from farm.engine.video.passes import Place
from tests.cases import slow
from tests.engine.conftest import network, picture
from tests.engine.onepass.generators.test_paint import model
from tests.engine.video.clips import pan, write

CPU = torch.device("cpu")
PAINTING = picture(90, 110, 5)
SIZE = (96, 72)


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    frames = [*pan(4, size=(72, 96)), *pan(3, size=(72, 96), seed=2)]
    path = tmp_path_factory.mktemp("film") / "a.mkv"
    return write(path, frames, codec="ffv1", pixels="bgr0")


def gatys(steps: int = 3, **more) -> Gatys:
    recipe = Recipe(size=96, smallest=96, iterations=steps, min_iterations=steps, bleed=True)
    recipe = recipe.model_copy(update={"optimizer": "preconditioned"})
    return Gatys([PAINTING], recipe, network=network(), device=CPU, **more)


def one_pass(**more) -> OnePass:
    how = {"network": files.network(), "decoders": files.load(), "device": CPU}
    return OnePass([PAINTING], Settings("adain"), **how, **more)


def trained(**more) -> Trained:
    return Trained(model(), generators.Settings(), device=CPU, **more)


PAINTERS = pytest.mark.parametrize("painter", [gatys, one_pass, trained])


def steps(clip, painter, **more):
    return paint(clip, [(0, 4), (4, 7)], SIZE, painter, **more)


def painted(clip, painter, **more) -> dict[int, np.ndarray]:
    found = steps(clip, painter, **more)
    return {step.place.frame: step.painted for step in found if step.painted is not None}


@cache
def undisturbed(clip, painter, **more) -> dict[int, np.ndarray]:
    return painted(clip, painter(), **more)


def flicker(clip_frames, frames) -> float:
    """Mean difference of a frame and the one before, moved to its place, where both are seen."""
    errors = []
    for number in range(1, len(clip_frames)):
        a, b = clip_frames[number], clip_frames[number - 1]
        there = flow(a, b)
        seen = visible(there, flow(b, a))
        moved = follow(frames[number - 1], there)
        errors.append(np.abs(moved - frames[number])[seen].mean())
    return float(np.mean(errors))


@PAINTERS
def test_every_frame_of_every_shot_is_painted(clip, painter):
    frames = undisturbed(clip, painter)
    assert list(frames) == list(range(7))
    assert {frame.shape for frame in frames.values()} == {(72, 96, 3)}
    assert {frame.dtype for frame in frames.values()} == {np.dtype(np.uint8)}


@PAINTERS
@pytest.mark.parametrize("begun", [5, *slow(2, 4)])
def test_a_film_goes_on_from_its_stored_frames_to_the_same_bytes(clip, painter, begun):
    whole = undisturbed(clip, painter)
    rest = painted(clip, painter(), begun=Place(1, begun), stored=whole.__getitem__)
    assert list(rest) == list(range(begun, 7))
    assert all(np.array_equal(rest[number], whole[number]) for number in rest)


@pytest.mark.parametrize("every", [3, *slow(2)])
def test_frames_between_painted_ones_are_moved_from_them(clip, every):
    frames = painted(clip, one_pass(), every=every)
    assert list(frames) == list(range(7))
    sources = [*pan(4, size=(72, 96)), *pan(3, size=(72, 96), seed=2)]
    for first, last in ((0, 4), (4, 7)):
        shown = [frames[number] for number in range(first, last)]
        assert flicker(sources[first:last], shown) < 0.05 * 255


@pytest.mark.parametrize("begun", [5, *slow(1, 2)])
def test_a_film_of_every_second_frame_goes_on_from_any_to_the_same_bytes(clip, begun):
    whole = undisturbed(clip, one_pass, every=2)
    rest = painted(clip, one_pass(), begun=Place(1, begun), stored=whole.__getitem__, every=2)
    assert list(rest) == list(range(begun, 7))
    assert all(np.array_equal(rest[number], whole[number]) for number in rest)


@pytest.mark.parametrize("stop", [4, *slow(2)])
def test_a_film_of_every_second_frame_goes_on_within_one_to_the_same_bytes(clip, stop):
    whole = undisturbed(clip, gatys, every=2)
    stopped = next(islice(steps(clip, gatys(), every=2), stop - 1, None))
    state = State.from_bytes(stopped.state().to_bytes())
    more = {"begun": stopped.place, "stored": whole.__getitem__, "state": state}
    rest = painted(clip, gatys(), every=2, **more)
    assert all(
        np.array_equal(rest[number], whole[number]) for number in range(stopped.place.frame, 7)
    )


@pytest.mark.parametrize("stop", [5, *slow(2)])
def test_a_film_goes_on_within_a_frame_to_the_same_bytes(clip, stop):
    whole = undisturbed(clip, gatys)
    stopped = next(islice(steps(clip, gatys()), stop - 1, None))
    state = State.from_bytes(stopped.state().to_bytes())
    rest = painted(clip, gatys(), begun=stopped.place, stored=whole.__getitem__, state=state)
    assert all(
        np.array_equal(rest[number], whole[number]) for number in range(stopped.place.frame, 7)
    )


@PAINTERS
def test_a_steady_film_flickers_less_than_one_painted_frame_by_frame(clip, painter):
    sources, frames = pan(4, size=(72, 96)), []
    for shots in ([(0, 4)], [(n, n + 1) for n in range(4)]):
        own = painter()
        if isinstance(own, Gatys):
            longer = {"init": "noisy", "iterations": 8, "min_iterations": 8}
            own.recipe = own.recipe.model_copy(update=longer)
        steps = paint(clip, shots, SIZE, own)
        frames.append(
            {step.place.frame: step.painted for step in steps if step.painted is not None}
        )
    held, loose = (flicker(sources, each) for each in frames)
    assert held < 0.5 * loose


def test_a_frame_that_is_held_is_the_same_in_tiles_of_any_size():
    frame, before = picture(240, 320, 1), picture(240, 320, 2)
    seen = (picture(240, 320, 3)[:1] > 0.5).float()
    recipe = Recipe(size=320, smallest=320, iterations=2, min_iterations=2, init="image")
    shape = Shape.of(recipe, network().architecture, 4)
    budgets = [2 * 10**8, 10**9]
    assert len({fit(shape, 240, 320, each - shape.weights()) for each in budgets}) == 2
    runs = [
        stylize(
            frame, [PAINTING], recipe, network=network(), device=CPU, memory=each,
            init=before, held=Held(before, seen, 50.0),
        )
        for each in budgets
    ]  # fmt: skip
    last = [list(run)[-1] for run in runs]
    assert torch.equal(last[0].image(), last[1].image())
    assert last[0].losses.temporal > 0
    assert last[0].loss == pytest.approx(sum(last[0].losses))


@pytest.mark.slow
def test_with_a_checkpoint_of_another_frame_a_frame_is_begun_anew(clip):
    whole, refused = painted(clip, gatys()), []
    of_the_first = next(steps(clip, gatys())).state()
    paint_rest = partial(steps, clip, gatys(), begun=Place(1, 5), stored=whole.__getitem__)
    rest = [step for step in resumed(paint_rest, of_the_first, refused.append) if step.done == 1]
    assert len(refused) == 1
    assert [step.place.frame for step in rest] == [5, 6]
    assert all(np.array_equal(step.painted, whole[step.place.frame]) for step in rest)


def test_a_checkpoint_of_a_frame_is_none_of_a_frame_that_is_held_elsewhere(clip):
    stopped = next(islice(steps(clip, gatys()), 4, None))
    others = {number: np.zeros((72, 96, 3), np.uint8) for number in range(7)}
    rest = steps(clip, gatys(), begun=Place(1, 1), stored=others.__getitem__, state=stopped.state())
    with pytest.raises(StateError):
        next(rest)


@pytest.mark.parametrize("painter", [gatys, one_pass])
@pytest.mark.parametrize("color", ["match", *slow("style", "histogram")])
def test_what_is_hidden_in_a_painting_changes_no_film(clip, painter, color):
    cut_out = torch.cat([PAINTING, (picture(90, 110, 6)[:1] > 0.3).float()])
    films = []
    for hidden in (0.0, 1.0):
        own = painter()
        shown = torch.where(cut_out[3:] > 0, cut_out[:3], torch.tensor(hidden))
        own.paintings = [torch.cat([shown, cut_out[3:]])]
        if isinstance(own, Gatys):
            own.recipe = own.recipe.model_copy(update={"color": color})
        else:
            own.settings = replace(own.settings, color=color)
        films.append(painted(clip, own))
    assert all(
        np.array_equal(*both) for both in zip(*(each.values() for each in films), strict=True)
    )


def test_colours_that_are_matched_are_matched_once_a_shot(clip):
    painter = gatys()
    painter.recipe = painter.recipe.model_copy(update={"color": "match"})
    painter.begin(picture(72, 96, 8))
    first = painter.styles[0]
    painter.begin(picture(72, 96, 9))
    assert not torch.equal(first, painter.styles[0])
    assert painter.own.color == "style"


def test_a_painted_film_has_even_sides(clip):
    assert size(1921, 1081, 1280) == (1280, 720)
    assert size(155, 120, 155) == (156, 120)
    assert inspect(clip).cuts == (4,)
