"""Decoders learn to invert the network; a training that was stopped goes on to the same bits."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from farm.engine.errors import BadInput, DivergedError, ImageError, StateError
from farm.engine.gatys.state import State
from farm.engine.onepass.decoders import training as module
from farm.engine.onepass.decoders.decoder import LEVELS, Decoder
from farm.engine.onepass.decoders.loss import SWAPPED, loss
from farm.engine.onepass.decoders.photos import crops, decoded, load
from farm.engine.onepass.decoders.training import Options, Training
from farm.engine.pictures.images import Picture, write
from farm.engine.prepress import spaces
from tests.engine.conftest import DEVICES, network, picture

CPU = DEVICES[0]


@pytest.fixture(autouse=True)
def _frequent_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHECK", 2)


def photos() -> list[Tensor]:
    return [(picture(40, 48, seed) * 255).byte() for seed in range(3)]


def training(steps: int | None = 4, paintings: int = 0, **changes) -> Training:
    options = Options(steps=steps, batch=2, crop=32, **changes)
    shown = [(picture(40, 48, 9 + number) * 255).byte() for number in range(paintings)]
    return Training(network("random16"), photos(), options, CPU, shown)


def weights(trained: Training) -> dict[str, Tensor]:
    return trained.state().tensors


def test_the_loss_of_every_level_falls():
    losses: dict[str, list[float]] = {level: [] for level in LEVELS}
    for progress in training(steps=16).run():
        losses[progress.level].append(progress.loss)
    for level in ("relu1_1", "relu2_1"):
        assert losses[level][-1] < losses[level][0]


def test_a_decoder_begins_as_the_end_of_the_one_before_it():
    trained = training(steps=1)
    for _ in trained.run():
        pass
    begun = trained._begin("relu3_1").network.stages[1:].state_dict()
    shallower = trained.decoders["relu2_1"].stages.state_dict()
    assert all(torch.equal(begun[key], shallower[key]) for key in shallower)


@pytest.mark.parametrize("paintings", [0, 1])
@pytest.mark.parametrize("stop", [1, 4, 7])
def test_a_stopped_training_goes_on_to_the_same_bits(stop, paintings):
    whole = training(paintings=paintings)
    for _ in whole.run():
        pass
    stopped = training(paintings=paintings)
    for _ in islice(stopped.run(), stop):
        pass
    resumed = training(paintings=paintings)
    for _ in resumed.run(State.from_bytes(stopped.state().to_bytes())):
        pass
    assert weights(whole).keys() == weights(resumed).keys()
    assert all(torch.equal(weights(whole)[key], weights(resumed)[key]) for key in weights(whole))


def test_photos_are_learned_in_srgb_and_as_far_as_they_are_seen(tmp_path):
    green = np.full((40, 40, 3), (0.2, 0.8, 0.2), np.float32)
    write(tmp_path / "a.png", Picture(green, icc=spaces.NAMED["adobe-rgb"]))
    assert decoded(tmp_path / "a.png")[:, 0, 0].tolist() == pytest.approx([0, 205, 13], abs=3)
    hidden = np.zeros((40, 40), np.float32)
    hidden[:, :20] = 1
    red = np.where(hidden[..., None] > 0, (1, 0, 0), (0, 0, 1)).astype(np.float32)
    write(tmp_path / "b.png", Picture(red, hidden))
    assert decoded(tmp_path / "b.png").flatten(1).unique(dim=1).tolist() == [[255], [0], [0]]


def test_a_photo_of_which_nothing_is_seen_is_named(tmp_path):
    write(
        tmp_path / "a.png",
        Picture(np.ones((40, 40, 3), np.float32), np.zeros((40, 40), np.float32)),
    )
    with pytest.raises(BadInput, match=r"a\.png: the photo is transparent everywhere"):
        load(tmp_path, torch.device("cpu"))


def test_a_training_resumed_with_fewer_steps_than_it_had_ends():
    stopped = training(steps=40)
    for _ in islice(stopped.run(), 3):
        pass
    assert stopped.task.step > 4
    steps = islice(training(steps=4).run(stopped.state()), 100)
    assert [p.level for p in steps if p.level_done] == list(LEVELS)


def test_a_checkpoint_of_other_settings_is_refused():
    begun = training()
    next(begun.run())
    with pytest.raises(StateError, match="other photos or settings"):
        next(training(seed=1).run(begun.state()))


def test_a_checkpoint_of_other_photos_is_refused():
    begun, other = training(), training()
    next(begun.run())
    other.photos[1][0, 0, 0] += 1
    with pytest.raises(StateError, match="other photos or settings"):
        next(other.run(begun.state()))


def test_a_checkpoint_of_other_paintings_is_refused():
    begun = training(paintings=1)
    next(begun.run())
    for other in (0, 2):
        with pytest.raises(StateError, match="other photos or settings"):
            next(training(paintings=other).run(begun.state()))


@pytest.mark.parametrize("level", LEVELS)
def test_deep_levels_learn_the_statistics_of_paintings(level):
    """What is decoded shall have a painting's means and deviations, where it had a photo's."""
    decoder = Decoder.begun(level, None, torch.Generator().manual_seed(0))
    shown = torch.stack([picture(32, 32, seed) for seed in range(4)])
    one, other = (torch.stack([picture(32, 32, seed)] * 2) for seed in (8, 9))
    eye = network("random16")
    with torch.no_grad():
        found = [
            loss(eye, decoder, shown, paintings) for paintings in (None, shown[:2], one, other)
        ]
    assert found[0] == found[1]  # the first photos lend theirs
    assert (found[2] != found[3]) == (level in SWAPPED)


def test_minutes_that_are_over_end_every_level():
    done = [p.level for p in training(steps=None, minutes=0).run() if p.level_done]
    assert done == list(LEVELS)


def test_a_loss_that_is_no_number_goes_back_once_at_half_the_rate(monkeypatch):
    learning = training(steps=2)
    real, calls = module.loss, iter([False, True])

    def broken_once(*what):
        return real(*what) * (float("nan") if next(calls, False) else 1)

    monkeypatch.setattr(module, "loss", broken_once)
    for _ in learning.run():
        pass
    assert learning.rate == Options.rate / 2
    assert all(value.isfinite().all() for value in weights(learning).values())


def test_a_second_bad_loss_ends_a_training_that_was_stopped_between_them_too(monkeypatch):
    begun, real, bad = training(), module.loss, iter([True, True])

    def broken(*what):
        return real(*what) * (float("nan") if next(bad, False) else 1)

    monkeypatch.setattr(module, "loss", broken)
    next(begun.run())
    bad = iter([True, True])
    with pytest.raises(DivergedError, match="choose a lower rate"):
        next(training().run(begun.state()))


def test_a_loss_that_stays_no_number_ends_with_one_sentence(monkeypatch):
    monkeypatch.setattr(module, "loss", lambda *_: torch.tensor(float("nan"), requires_grad=True))
    with pytest.raises(DivergedError, match="choose a lower rate"):
        next(training().run())


def test_crops_of_no_whole_features_are_refused():
    with pytest.raises(BadInput, match="a multiple of 8"):
        Options(crop=100)


def test_crops_are_chosen_by_the_seed():
    seeds = [torch.Generator().manual_seed(seed) for seed in (1, 1, 2)]
    one, same, other = (crops(photos(), 4, 32, seed) for seed in seeds)
    assert torch.equal(one, same)
    assert not torch.equal(one, other)
    assert one.shape == (4, 3, 32, 32)
    assert 0 <= one.min() <= one.max() <= 1


def test_a_photo_smaller_than_the_crops_is_refused():
    with pytest.raises(BadInput, match="only 40 pixels"):
        crops(photos(), 2, 48, torch.Generator())


def test_a_folder_of_photos_is_read_by_name(tmp_path: Path):
    for name, height in (("b.png", 40), ("a.jpg", 50)):
        write(tmp_path / name, Picture(picture(height, 60).permute(1, 2, 0).numpy()))
    (tmp_path / "notes.txt").write_text("no photo")
    found = load(tmp_path, CPU)
    assert [tuple(photo.shape) for photo in found] == [(3, 50, 60), (3, 40, 60)]
    assert found[0].dtype == torch.uint8


def test_a_folder_without_photos_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="holds no pictures"):
        load(tmp_path, CPU)


def test_a_damaged_photo_is_named(tmp_path: Path):
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with pytest.raises(ImageError, match=r"broken\.png"):
        load(tmp_path, CPU)
