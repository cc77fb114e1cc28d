import weakref
from collections.abc import Callable
from itertools import count, islice

import pytest
import torch

from farm.engine.errors import BadInput, DivergedError, OutOfMemoryError, StateError
from farm.engine.gatys import stylize as module
from farm.engine.gatys.optimize import OPTIMIZERS
from farm.engine.gatys.plan import Shape, fit, peak
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import schedule
from farm.engine.gatys.stylize import Progress, State, stylize
from farm.engine.loss.replay import Replay
from farm.engine.loss.statistics import DISTANCES
from farm.engine.vgg.network import Conv
from tests.engine.conftest import DEVICES, network, picture

DEVICE = DEVICES[-1]  # a GPU where there is one
PHOTO, PAINTING = picture(60, 80, 1), picture(90, 70, 2)


def recipe(**changes) -> Recipe:
    small = {"size": 96, "smallest": 48 + 16, "scale_step": 1.5, "iterations": 4}
    return Recipe.model_validate({**small, "min_iterations": 3, "seed": 7} | changes)


def render(settings: Recipe, styles=(PAINTING,), **more) -> list[Progress]:
    return list(start(settings, styles, **more))


def start(settings: Recipe, styles=(PAINTING,), **more):
    return stylize(PHOTO, styles, settings, network=network(), device=DEVICE, **more)


def finished(settings: Recipe, **more) -> torch.Tensor:
    return next(p.image() for p in start(settings, **more) if p.final)


LBFGS = {"optimizer": "lbfgs"}
OCTAVES = {"optimizer": "preconditioned"}
BLEED = {"bleed": True}


def test_progress_climbs_the_schedule_and_ends_at_the_full_size():
    settings = recipe()
    steps = [(p.scale, p.iteration) for p in start(settings)]
    scales = schedule(settings, 80, 60)
    expected = [(n, i + 1) for n, scale in enumerate(scales) for i in range(scale.iterations)]
    assert steps == expected
    assert len(scales) == 2


def test_the_last_step_is_final_and_all_work_is_done():
    steps = render(recipe())
    assert [p.final for p in steps] == [False] * (len(steps) - 1) + [True]
    assert steps[-1].done == 1
    assert steps[-1].image().shape == (3, 72, 96)
    assert steps[-1].preview(48).shape == (3, 36, 48)


@pytest.mark.parametrize("changes", [{}, LBFGS, OCTAVES], ids=["adam", "lbfgs", "octaves"])
def test_painting_lowers_the_loss(changes):
    losses = [p.loss for p in start(recipe(iterations=30, min_iterations=30, size=64, **changes))]
    assert losses[-1] < 0.5 * losses[0]


@pytest.mark.parametrize(
    "changes", [{}, LBFGS, OCTAVES, BLEED], ids=["adam", "lbfgs", "octaves", "bleed"]
)
@pytest.mark.parametrize("stop", [1, 3, 4, 5, 7])
def test_a_resumed_render_ends_in_the_same_bits(changes, stop):
    settings = recipe(init="noise", **changes)
    undisturbed = finished(settings)
    stopped = next(islice(start(settings), stop - 1, None))
    state = State.from_bytes(stopped.state().to_bytes())
    resumed = finished(settings, resume=state)
    assert torch.equal(resumed, undisturbed)


def test_a_finished_render_resumes_to_its_result():
    for progress in start(recipe()):
        last = progress
    (again,) = start(recipe(), resume=last.state())
    assert again.final
    assert torch.equal(again.image(), last.image())


def test_what_is_painted_beyond_the_edges_is_trimmed_off():
    steps = render(recipe(**BLEED))
    assert steps[-1].image().shape == (3, 72, 96)
    assert steps[-1].preview(48).shape == (3, 36, 48)
    assert steps[-1].state().tensors["canvas"].shape == (72 + 32, 96 + 32, 3)


def test_the_proof_predicts_the_print_beyond_the_edges_too():
    proof = finished(recipe(size=64, **BLEED))
    print_ = next(p for p in start(recipe(size=96, **BLEED)) if p.scale_done)
    assert torch.equal(print_.image(), proof)


def test_memory_changes_no_bit_of_the_picture():
    settings = recipe(size=320, smallest=320, iterations=2, min_iterations=2)
    shape = Shape.of(settings, network().architecture, 4)
    budgets = 2 * 10**8, 10**9
    layouts = [fit(shape, 240, 320, budget - shape.weights()) for budget in budgets]
    assert layouts[0] != layouts[1]
    cpu = torch.device("cpu")
    runs = [
        stylize(PHOTO, [PAINTING], settings, network=network(), device=cpu, memory=budget)
        for budget in budgets
    ]
    assert torch.equal(*(list(run)[-1].image() for run in runs))


def test_a_checkpoint_without_the_optimizer_goes_on_from_its_picture():
    for changes in ({}, LBFGS):
        stopped = next(islice(start(recipe(**changes)), 4, None))
        state = stopped.state().without_optimizer()
        assert set(state.tensors) == {"canvas"}
        rest = render(recipe(**changes), resume=State.from_bytes(state.to_bytes()))
        assert rest[0].iteration == stopped.iteration + 1
        assert rest[-1].final


@pytest.mark.parametrize("changes", [{"style_weight": 2}, {"seed": 8}, {"size": 97}])
def test_a_checkpoint_of_another_recipe_is_refused(changes):
    state = next(start(recipe())).state()
    with pytest.raises(StateError, match="belongs to a render with other"):
        start(recipe(**changes), resume=state)


def test_a_checkpoint_of_another_painting_is_refused():
    state = next(start(recipe())).state()
    with pytest.raises(StateError):
        start(recipe(), [picture(90, 70, 5)], resume=state)


@pytest.mark.parametrize("data", [b"", b"\xff" * 100, b"{}"])
def test_bytes_that_are_no_checkpoint_are_refused(data):
    with pytest.raises(StateError, match="cannot be read"):
        State.from_bytes(data)


def test_the_seed_chooses_the_noise():
    first, same, other = (
        next(start(recipe(init="noise", seed=seed))).image() for seed in (1, 1, 2)
    )
    assert torch.equal(first, same)
    assert not torch.equal(first, other)


@pytest.mark.parametrize("bleed", [False, True])
def test_where_strength_is_zero_the_photo_stays(bleed):
    strength = torch.ones(1, 60, 80)
    strength[:, :, :40] = 0
    settings = recipe(size=80, smallest=80, init="noise", bleed=bleed)
    last = render(settings, strength=strength)[-1].image()
    assert torch.allclose(last[:, :, :36], PHOTO[:, :, :36], atol=1e-6)
    assert not torch.allclose(last[:, :, 44:], PHOTO[:, :, 44:], atol=0.01)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"styles": []}, "at least one painting"),
        ({"style_weights": [1, 2]}, "1 paintings but 2 weights"),
        ({"style_weights": [0]}, "at least one above 0"),
        ({"init": PHOTO}, "init 'image'"),
        ({"content_mask": PHOTO}, "one of each painting"),
        ({"strength": torch.zeros(1, 60, 80)}, "black everywhere"),
        ({"styles": [PAINTING * float("nan")]}, "not numbers"),
    ],
)
def test_what_does_not_fit_together_is_refused_in_one_sentence(more, message):
    with pytest.raises(BadInput, match=message):
        start(recipe(), **more)


def test_a_loss_that_explodes_is_tried_again_with_shorter_steps(monkeypatch):
    spoil(monkeypatch, calls=[2])
    steps = render(recipe())
    assert steps[-1].final
    assert steps[-1].image().isfinite().all()
    assert steps[-1].state().meta["caution"] == "4.0"


def test_a_loss_that_explodes_right_after_a_resume_is_seen_too(monkeypatch):
    state = next(islice(start(recipe()), 1, None)).state()
    original, first = Replay.gradient, iter([1e6])

    def gradient(self, picture):
        losses, found = original(self, picture)
        return losses._replace(style=losses.style + next(first, 0)), found

    monkeypatch.setattr(Replay, "gradient", gradient)
    steps = render(recipe(), resume=state)
    assert steps[-1].state().meta["caution"] == "4.0"


def test_a_loss_that_explodes_twice_ends_with_a_reason(monkeypatch):
    spoil(monkeypatch, calls=[2, 4])
    with pytest.raises(DivergedError, match="lower the learning rate"):
        render(recipe())


def test_moments_that_are_no_numbers_are_tried_again_too(monkeypatch):
    original, calls = Conv.forward, count()

    def forward(self, x):
        return original(self, x) * (float("nan") if next(calls) == 40 else 1)

    monkeypatch.setattr(Conv, "forward", forward)
    steps = render(recipe(statistics="wasserstein", style_layers={"relu3_1": 1}))
    assert steps[-1].state().meta["caution"] == "4.0"
    assert steps[-1].image().isfinite().all()


@pytest.mark.parametrize("style_weight", [0, 1e-9])
def test_a_photo_that_is_all_but_right_at_the_start_does_not_explode(style_weight):
    steps = render(recipe(style_weight=style_weight, iterations=12, min_iterations=12))
    assert steps[-1].state().meta["caution"] == "1.0"
    assert steps[-1].loss < 0.01


@pytest.mark.parametrize("statistics", DISTANCES)
@pytest.mark.parametrize(("photo", "painting"), [(0.3, 0.3), (1, 0)])
def test_flat_colours_are_painted_without_an_explosion(statistics, photo, painting):
    settings = recipe(size=64, statistics=statistics, style_layers={"relu1_1": 1, "relu3_1": 1})
    content, style = torch.full((3, 60, 80), float(photo)), torch.full((3, 70, 50), float(painting))
    *_, last = stylize(content, [style], settings, network=network(), device=DEVICE)
    assert last.state().meta["caution"] == "1.0"
    assert (last.image() - photo).abs().max() < 0.2


def spoil(monkeypatch, calls: list[int]) -> None:
    """The gradient's values are not numbers at some calls."""
    original, numbers = Replay.gradient, count()

    def gradient(self, picture):
        losses, found = original(self, picture)
        return losses, found * float("nan") if next(numbers) in calls else found

    monkeypatch.setattr(Replay, "gradient", gradient)


def test_running_out_of_memory_once_changes_no_bit(monkeypatch):
    expected = finished(recipe())
    exhaust(monkeypatch, lambda call: call == 100)
    assert torch.equal(finished(recipe()), expected)


@pytest.mark.parametrize("words", ["CUBLAS_STATUS_ALLOC_FAILED", "unable to find an engine"])
def test_libraries_that_find_no_memory_say_so_in_words_of_their_own(monkeypatch, words):
    exhaust(monkeypatch, lambda call: call == 100, RuntimeError(f"cuDNN error: {words}"))
    assert render(recipe())[-1].final


@pytest.mark.parametrize("changes", [{"size": 4096}, {"size": 1024, "style_scale": 4}])
def test_what_will_not_fit_in_the_end_is_refused_at_the_start(changes):
    with pytest.raises(OutOfMemoryError, match="choose a smaller size or style scale"):
        start(recipe(**changes), memory=5 * 10**8)


def test_running_out_of_memory_twice_ends_with_a_reason(monkeypatch):
    exhaust(monkeypatch, lambda call: call >= 100)
    with pytest.raises(OutOfMemoryError, match="and again with half of it"):
        render(recipe())


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_step_without_memory_ends_with_a_reason(monkeypatch, optimizer):
    def step(*_):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(OPTIMIZERS[optimizer], "step", step)
    with pytest.raises(OutOfMemoryError, match="at 64 x 48 pixels, in the optimizer's step"):
        render(recipe(optimizer=optimizer))


def test_steps_are_recorded_only_where_a_recording_leaves_room_for_them(monkeypatch):
    settings = recipe(size=320, smallest=320, iterations=1, precision="float32")
    told: list[bool] = []
    shape = Shape.of(settings, network().architecture, 4)
    scale = schedule(settings, 80, 60)[0]
    needed = peak(shape.at(settings, scale), fit(shape, 240, 320, 10**12)) + shape.weights()

    class Told(Replay):
        def __init__(self, objective, *, record):
            told.append(record)
            super().__init__(objective, record=record)

    monkeypatch.setattr(module, "Replay", Told)
    cpu, step = torch.device("cpu"), 5 * 12 * 240 * 320
    for memory in (needed, needed + step - 1, needed + step):
        next(stylize(PHOTO, [PAINTING], settings, network=network(), device=cpu, memory=memory))
    assert told == [False, False, True]


def test_what_ran_out_of_memory_is_not_held_by_the_error(monkeypatch):
    original, calls, maps = Conv.forward, count(), []

    def forward(self, x):
        maps.append(weakref.ref(x))
        if next(calls) >= 100:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return original(self, x)

    monkeypatch.setattr(Conv, "forward", forward)
    with pytest.raises(OutOfMemoryError) as caught:
        render(recipe())
    assert caught.value.__context__ is None
    assert not any(tensor() is not None for tensor in maps)


FULL = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")


def exhaust(monkeypatch, when: Callable[[int], bool], error: Exception = FULL) -> None:
    """The device runs out of memory at some convolutions, in the middle of a forward pass."""
    original, calls = Conv.forward, count()

    def forward(self, x):
        if when(next(calls)):
            raise error
        return original(self, x)

    monkeypatch.setattr(Conv, "forward", forward)


def test_a_painting_with_no_share_has_no_influence():
    alone = finished(recipe())
    other = picture(50, 50, 9)
    together = finished(recipe(), styles=[PAINTING, other], style_weights=[1, 0])
    assert torch.equal(alone, together)
    assert not torch.equal(alone, finished(recipe(), styles=[PAINTING, other]))


@pytest.mark.parametrize("painting", [picture(12, 300, 3), picture(200, 9, 4)])
def test_a_painting_too_narrow_for_the_network_is_shown_larger(painting):
    steps = render(recipe(style_scale=0.1, iterations=1, min_iterations=1), (painting,))
    assert steps[-1].final


def test_luminance_keeps_the_photos_colours():
    grey = PHOTO.mean(0, keepdim=True).expand(3, -1, -1).contiguous()
    steps = stylize(grey, [PAINTING], recipe(color="luminance"), network=network(), device=DEVICE)
    image = next(p.image() for p in steps if p.final)
    assert (image - image.mean(0)).abs().max() < 1e-3


def test_every_control_changes_the_picture():
    plain = finished(recipe(size=64))
    controls = [
        {"color": "match"},
        {"color": "histogram"},
        {"equalize": True},
        {"tv_weight": 5},
        {"style_scale": 0.5},
        {"init": "noisy"},
        {"content_weight": 9},
        {"style_layers": {"relu1_1": 1}},
        {"content_layers": {"relu2_2": 1}},
        {"statistics": "wasserstein"},
        {"optimizer": "lbfgs"},
        {"optimizer": "preconditioned"},
        {"bleed": True},
    ]
    for change in controls:
        assert not torch.equal(finished(recipe(size=64, **change)), plain), change
