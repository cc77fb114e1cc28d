"""A generator learns a style; a training that was stopped goes on to the same bits."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import pytest
import torch
from torch import Tensor

from farm.engine.errors import BadInput, DivergedError, StateError
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.state import State
from farm.engine.gatys.stylize import stylize
from farm.engine.onepass.generators.files import Model
from farm.engine.onepass.generators.generator import Generator
from farm.engine.onepass.generators.loss import Criterion, Losses
from farm.engine.onepass.generators.options import Options
from farm.engine.onepass.generators.record import samples
from farm.engine.onepass.generators.smaller.teacher import WEIGHT, Teacher
from farm.engine.onepass.generators.training import Training
from farm.engine.onepass.learning import Task
from tests.engine.conftest import DEVICES, network, picture
from tests.engine.onepass.generators.test_files import card

CPU = DEVICES[0]


def training(
    steps: int | None = 4,
    paintings: int = 1,
    start: Model | None = None,
    teacher: Model | None = None,
    **changes,
) -> Training:
    given = {"steps": steps, "width": 4, "size": 64, "crop": 64, "batch": 2} | changes
    options = Options.model_validate(given)
    shown = [picture(72, 80, 9 + number) for number in range(paintings)]
    photos = [(picture(72, 80, seed) * 255).byte() for seed in range(3)]
    names = [f"painting {number}" for number in range(paintings)]
    how = {"start": start, "teacher": teacher}
    return Training(network("random16"), photos, shown, names, options, CPU, **how)


def trained(width: int = 8, seed: int = 7) -> Model:
    """A model with first weights."""
    return Model(Generator.begun(width, 1, seed).requires_grad_(False), card(width=width))


def finish(made: Training, resume: State | None = None) -> Training:
    made.resume(resume)
    for _ in made.run():
        pass
    return made


def weights(trained: Training) -> dict[str, Tensor]:
    return trained.state().tensors


def test_the_loss_falls() -> None:
    losses = [progress.loss for progress in training(steps=12).run()]
    assert sum(losses[-3:]) < 0.9 * sum(losses[:3])


@pytest.mark.parametrize("name", ["content_weight", "style_weight"])
def test_what_has_no_weight_is_not_looked_at(name: str) -> None:
    (progress,) = training(steps=1, **{name: 0}).run()
    assert getattr(progress, name.replace("weight", "loss")) == 0
    assert progress.loss > 0


@pytest.mark.parametrize("stop", [1, 3])
def test_a_stopped_training_goes_on_to_the_same_bits(stop: int) -> None:
    stopped = training()
    for _ in islice(stopped.run(), stop):
        pass
    whole = weights(finish(training()))
    resumed = weights(finish(training(), State.from_bytes(stopped.state().to_bytes())))
    assert whole.keys() == resumed.keys()
    assert all(torch.equal(whole[key], resumed[key]) for key in whole)


@pytest.mark.parametrize(
    "roles", [("start",), ("teacher",), ("start", "teacher")], ids=["pruned", "taught", "both"]
)
def test_a_smaller_model_goes_on_to_the_same_bits_after_a_stop(roles: tuple[str, ...]) -> None:
    def smaller() -> Training:
        return training(**{role: trained() for role in roles})

    stopped = smaller()
    for _ in islice(stopped.run(), 2):
        pass
    state = State.from_bytes(stopped.state().to_bytes())
    whole, resumed = weights(finish(smaller())), weights(finish(smaller(), state))
    assert all(torch.equal(whole[key], resumed[key]) for key in whole)


@pytest.mark.slow
def test_a_model_that_lost_maps_learns_on_from_what_it_had() -> None:
    taught = finish(training(steps=30, width=8))
    half = training(start=Model(taught.generator, taught.card()))
    assert next(half.run()).loss < next(training().run()).loss
    assert half.card().width == 4
    assert half.card().started_from == "painting 0: 8 maps, 30 steps"


def test_a_checkpoint_goes_on_from_one_model_alone() -> None:
    state = finish(training(steps=1, start=trained())).state()
    for others in ({}, {"start": trained(seed=8)}, {"teacher": trained()}):
        with pytest.raises(StateError, match="other settings, pictures or network"):
            finish(training(**others), state)


@pytest.mark.slow
def test_a_student_comes_nearer_to_its_teachers_pictures() -> None:
    student = training(
        steps=40, teacher=trained(), content_weight=0.001, style_weight=0.001, rate=0.01
    )
    apart = [progress.taught_loss for progress in student.run()]
    assert sum(apart[-3:]) < 0.7 * sum(apart[:3])
    assert student.card().taught_by == "waves: 8 maps, 10 steps"


def test_a_teachers_own_pictures_are_as_it_wants_them() -> None:
    teacher = Teacher(trained(), 1, 4, CPU)
    photos, mix = picture(64, 64, 1)[None], torch.ones(1, 1)
    assert teacher(trained().generator(photos, mix), photos, mix) == 0
    grey = trained().generator(photos, mix).mean().expand_as(photos)
    assert teacher(grey, photos, mix).item() == pytest.approx(WEIGHT, rel=1e-3)


def test_a_student_wider_than_its_teacher_is_refused() -> None:
    with pytest.raises(BadInput, match="has 8 maps, fewer than the 16 that it shall teach"):
        training(width=16, teacher=trained())


def test_a_checkpoint_of_before_there_were_models_to_go_on_from_is_still_the_trainings() -> None:
    """What it was told by is written out here: a training goes on across an upgrade."""
    made = training()
    told = (
        '{"width":4,"size":64,"crop":64,"batch":2,"rate":0.001,"content_weight":1.0,'
        '"style_weight":1.0,"style_scale":1.0,"tv_weight":0.0,"seed":0} random16 '
    )
    assert made.course.removeprefix(told).isalnum()


@pytest.mark.parametrize("role", ["start", "teacher"])
def test_a_model_of_other_styles_than_the_paintings_is_refused(role: str) -> None:
    with pytest.raises(BadInput, match="are waves, and the paintings are 2"):
        training(paintings=2, **{role: trained()})


@pytest.mark.parametrize("other", [{"rate": 0.1}, {"paintings": 2}, {"style_scale": 0.5}])
def test_a_checkpoint_of_another_training_is_refused(other: dict) -> None:
    state = finish(training(steps=1)).state()
    with pytest.raises(StateError, match="other settings, pictures or network"):
        finish(training(**other), state)


class Spoiled:
    """Losses that are no numbers at some steps."""

    def __init__(self, inner: Criterion, steps: Sequence[int]) -> None:
        self.inner, self.steps, self.calls = inner, steps, 0

    def __call__(self, *args) -> Losses:
        losses, call = self.inner(*args), self.calls
        self.calls += 1
        if call in self.steps:
            return replace(losses, content=losses.content * math.nan)
        return losses


def test_numbers_that_are_none_are_met_at_half_the_rate_from_the_last_good_step() -> None:
    made = training(steps=4)
    made.criterion = Spoiled(made.criterion, [2])
    steps = [progress.step for progress in made.run()]
    assert steps == [1, 2, 3, 4]
    assert made.rate == Options().rate / 2
    assert all(value.isfinite().all() for value in weights(made).values())


def test_numbers_that_are_none_twice_end_the_training() -> None:
    made = training(steps=4)
    made.criterion = Spoiled(made.criterion, [1, 2])
    with pytest.raises(DivergedError, match="choose a lower rate"):
        finish(made)


def test_a_photo_of_a_single_colour_spoils_nothing() -> None:
    made = training(steps=12)
    made.photos.append(torch.full((3, 72, 80), 90, dtype=torch.uint8))
    losses = [progress.loss for progress in made.run()]
    assert made.rate == Options().rate  # nothing was begun again
    assert all(value.isfinite().all() for value in weights(made).values())
    assert sum(losses[-3:]) < sum(losses[:3])


def test_a_step_without_a_length_of_its_gradient_is_none() -> None:
    task = Task(torch.nn.Linear(2, 1), 10)
    before = [parameter.clone() for parameter in task.network.parameters()]
    for number, value in enumerate((math.inf, math.nan, 1e30)):
        for parameter in task.network.parameters():
            parameter.grad = torch.full_like(parameter, value)
        task.advance(0.1)
        assert task.step == number + 1
    after = task.network.parameters()
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))


def test_minutes_that_are_over_end_the_training() -> None:
    steps = list(training(steps=None).run())
    assert len(steps) == 1
    assert steps[0].final


def test_a_net_of_two_styles_learns_both() -> None:
    made = finish(training(steps=3, paintings=2))
    assert made.card().styles == ["painting 0", "painting 1"]
    scale = made.generator.up[1].shift.detach()
    assert not torch.equal(scale[0], scale[1])
    assert samples(made).shape == (3, 3 * 72, 3 * 72)  # photos, and a row for each style


def test_a_crop_is_judged_as_a_render_of_its_size_is() -> None:
    recipe = Recipe.from_preset(
        "standard", size=64, smallest=64, iterations=1, optimizer="adam", bleed=False
    )
    painting, photo = picture(72, 80, 9), picture(64, 64, 1)
    criterion = Criterion(network("random16"), [painting], recipe, CPU)
    found = criterion(photo[None], photo[None], [0])
    (first,) = stylize(photo, [painting], recipe, network=network("random16"), device=CPU)
    assert found.style.item() == pytest.approx(first.style_loss, rel=1e-3)
    assert found.content.item() == pytest.approx(first.content_loss, abs=1e-6)
