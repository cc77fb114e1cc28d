"""Tiles change memory, never the picture: trained styles at any size."""

from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from farm.engine.errors import BadInput, OutOfMemoryError
from farm.engine.onepass.apply import Progress
from farm.engine.onepass.generators import paint as module
from farm.engine.onepass.generators.files import Model, load
from farm.engine.onepass.generators.generator import Generator
from farm.engine.onepass.generators.paint import Settings, paint, tile_side
from farm.engine.planes.color import keep_luminance, planes
from farm.engine.planes.pyramid import resize
from farm.local.demo import take_photo
from tests.engine.conftest import DEVICES, on_each_device, picture
from tests.engine.onepass.generators.test_files import card

CPU = DEVICES[0]
WIDTH = 4


def model() -> Model:
    """Two styles with seeded first weights, and different scales and shifts."""
    generator, seeded = Generator.begun(WIDTH, 2, 0), torch.Generator().manual_seed(1)
    for parameter in generator.requires_grad_(False).parameters():
        if parameter.ndim == 2:
            parameter.add_(0.3 * torch.randn(parameter.shape, generator=seeded))
    generator.last.weight.mul_(10)
    return Model(generator, card(styles=["waves", "stars"], width=WIDTH))


def untiled(photo: Tensor, shares: tuple[float, float]) -> Tensor:
    with torch.no_grad():
        return model().generator.paint(photo[None], torch.tensor([shares]))[0].clamp(0, 1)


def run(photo: Tensor, side: int = 512, device=CPU, size=None, **settings) -> list[Progress]:
    memory = module.WEIGHTS + module.BYTES * WIDTH * side**2
    steps = paint(photo, model(), Settings(**settings), device=device, size=size, memory=memory)
    return list(steps)


def painted(photo: Tensor, side: int = 512, **more) -> Tensor:
    result = run(photo, side, **more)[-1].picture
    assert result is not None
    return result


@on_each_device
@given(
    height=st.integers(13, 300),
    width=st.integers(13, 300),
    side=st.integers(64, 160),
    share=st.floats(0, 1),
)
@settings(max_examples=12)
def test_tiles_give_what_the_untiled_network_gives(height, width, side, share, device) -> None:
    photo, shares = picture(height, width), (share, 1 - share)
    whole = untiled(photo, shares)
    tiled = painted(photo, side, device=device, weights=shares)
    assert (tiled - whole).norm() <= 1e-5 * whole.norm()


@pytest.mark.parametrize("side", [8, 12])
def test_a_small_photo_is_mirrored_as_far_as_it_goes(side: int) -> None:
    assert painted(picture(side, 60)).shape == (3, side, 60)


def test_no_line_lies_along_an_edge() -> None:
    photo = resize(planes(take_photo()), 288, 384)
    *_, last = paint(photo, load(Path("starry_night")), Settings(), device=CPU)
    assert last.picture is not None
    for turn in range(4):
        steps_in = last.picture.rot90(turn, (1, 2)).diff(dim=1).abs().mean((0, 2))[:4]
        assert steps_in.max() < 1.4 * steps_in.min()  # without a margin 2.2


def test_a_tile_alone_would_look_otherwise() -> None:
    """What the test above could not tell if normalising by tile gave the same."""
    photo = picture(128, 256)
    alone = untiled(photo[:, :, :128].contiguous(), (0.5, 0.5))
    whole = untiled(photo, (0.5, 0.5))[:, :, :128]
    assert (alone - whole).norm() > 1e-2 * whole.norm()


def test_progress_rises_to_the_end() -> None:
    steps = run(picture(150, 90), side=64)
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[0] > 0
    assert done[-2] == pytest.approx(1, abs=0.05)  # odd sides give a few pixels more
    assert [step.picture is None for step in steps] == [True] * (len(steps) - 1) + [False]


def test_a_picture_of_another_size_is_made_of_the_photo_at_that_size() -> None:
    assert painted(picture(80, 120), size=60).shape == (3, 40, 60)


def test_colours_can_stay_the_photos() -> None:
    photo = picture(40, 60)
    expected = keep_luminance(painted(photo), photo)
    assert torch.equal(painted(photo, color="luminance"), expected)


def test_what_is_transparent_does_not_count() -> None:
    alpha = torch.ones(1, 40, 60)
    alpha[:, :, 30:] = 0
    photo = picture(40, 60)
    hidden = photo.clone()
    hidden[:, :, 30:] = 0.9
    seen = painted(torch.cat([photo, alpha]))
    assert torch.equal(seen, painted(torch.cat([hidden, alpha])))


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [0.0, 0.0], [1.0, float("nan")]])
def test_shares_that_are_none_are_refused(weights: list[float]) -> None:
    with pytest.raises(BadInput, match="weights"):
        painted(picture(40, 60), weights=weights)


def test_a_photo_too_small_to_look_at_is_refused() -> None:
    with pytest.raises(BadInput, match="at least 8 each way"):
        painted(picture(7, 60))
    with pytest.raises(BadInput, match="the result is 64 x 6 pixels"):
        painted(picture(60, 640), size=64)


def test_less_memory_makes_smaller_tiles_down_to_a_sentence() -> None:
    sides = [tile_side(32, "cpu", memory) for memory in (100_000_000, 200_000_000, 10**12)]
    assert sides == sorted(sides)
    assert sides[-1] == module.SIDES["cpu"]
    with pytest.raises(OutOfMemoryError, match="21 MB are allowed"):
        tile_side(32, "cpu", 21_000_000)


def test_larger_strokes_are_those_of_a_smaller_picture_made_finer_and_not_repainted() -> None:
    photo = picture(160, 224)
    coarse = painted(resize(photo, 80, 112).clamp(0, 1))
    made, plain = painted(photo, stroke=2.0), painted(photo)
    apart = [(resize(one, 80, 112) - coarse).square().mean().item() for one in (made, plain)]
    assert apart[0] < 0.1 * apart[1]
    assert not torch.allclose(made, resize(coarse, 160, 224).clamp(0, 1), atol=0.02)
    assert torch.equal(painted(photo, stroke=1.0), plain)


def test_tiles_change_no_picture_that_is_painted_coarse_to_fine() -> None:
    photo = picture(131, 270)
    whole = painted(photo, stroke=3.0)
    assert torch.allclose(painted(photo, 64, stroke=3.0), whole, atol=1e-4)
    done = [step.done for step in run(photo, 64, stroke=3.0)]
    assert done == sorted(done)
    assert done[-1] == 1


@pytest.mark.parametrize(
    ("size", "stroke", "sentence"),
    [
        ((128, 96), 0.5, "1 to 32"),
        ((128, 96), 4.0, "leave 32 x 24 pixels"),
        ((16, 256), 4.0, "leave 64 x 4 pixels"),
    ],
)
def test_strokes_that_cannot_be_are_one_sentence(
    size: tuple[int, int], stroke: float, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        run(picture(*size), stroke=stroke)


def test_strokes_are_as_large_as_a_narrow_photo_lets_them_be() -> None:
    assert painted(picture(32, 256), stroke=4.0).shape == (3, 32, 256)
