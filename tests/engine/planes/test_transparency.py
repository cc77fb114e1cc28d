"""Only what is seen of a picture counts."""

import numpy as np
import pytest
import torch

from farm.engine.errors import BadInput
from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.pictures import images
from farm.engine.pictures.images import Picture
from farm.engine.planes.color import planes
from farm.engine.planes.masks import light
from farm.engine.planes.transparency import seen
from tests.engine.conftest import network, picture

HIDDEN = (0.0, 1.0, 0.3)  # levels that an editor may have left under alpha 0
HALF = torch.zeros(1, 64, 96)
HALF[:, :, 48:] = 1
SOFT = torch.linspace(-0.2, 1.2, 96).clamp(0, 1).expand(1, 64, 96)


def cut_out(level: float, alpha: torch.Tensor = SOFT, seed: int = 0) -> torch.Tensor:
    """A picture with alpha, and one grey under all that is hidden."""
    colours = torch.where(alpha == 0, torch.tensor(level), picture(64, 96, seed))
    return torch.cat([colours, alpha])


@pytest.mark.parametrize("equalize", [False, True])
@pytest.mark.parametrize("color", ["style", "luminance", "match", "histogram"])
def test_colours_under_alpha_0_change_nothing(color: str, equalize: bool) -> None:
    recipe = Recipe(color=color, equalize=equalize)

    def prepared(level: float) -> str:
        mask = torch.cat([cut_out(level)[:3].round(), HALF])
        photo, painting = cut_out(level), cut_out(level, seed=1)
        return (
            prepare(recipe, photo, [painting], init=None).digest()
            + prepare(recipe, photo, [painting], None, mask, [mask], light(cut_out(level))).digest()
        )

    digests = {prepared(level) for level in HIDDEN}
    assert len(digests) == 1


def test_hidden_places_continue_the_colours_beside_them() -> None:
    colours = seen("it", cut_out(1.0, HALF)).colours
    assert torch.equal(colours[:, :, 48:], picture(64, 96)[:, :, 48:])
    near, edge = colours[:, :, 40:48].mean((1, 2)), colours[:, :, 48:56].mean((1, 2))
    torch.testing.assert_close(near, edge, atol=0.1, rtol=0)


@pytest.mark.parametrize("color", ["match", "histogram"])
def test_colours_are_matched_to_what_is_seen(color: str) -> None:
    recipe, bright = Recipe(color=color), picture(64, 96) * 0.2 + 0.8
    photo = torch.cat([torch.where(HALF == 0, picture(64, 96), bright), HALF])
    (painted,) = prepare(recipe, photo, [picture(64, 96, 1)]).styles
    assert painted.mean() == pytest.approx(bright[:, :, 48:].mean().item(), abs=0.03)


def test_the_alpha_of_photo_and_painting_weights_their_statistics() -> None:
    inputs = prepare(Recipe(), cut_out(0, HALF), [cut_out(0), picture(64, 96)])
    assert inputs.regions is not None
    assert torch.equal(inputs.regions, HALF)
    first, second = inputs.style_regions
    assert first is not None
    assert second is not None
    assert torch.equal(first, SOFT[:, 1:-1, 1:-1])
    assert second.min() == 1


def test_opaque_pictures_are_prepared_as_without_alpha() -> None:
    opaque = planes(Picture(np.zeros((16, 16, 3), np.float32), np.ones((16, 16), np.float32)))
    assert opaque.shape == (3, 16, 16)


def test_a_cut_out_photo_is_rendered() -> None:
    recipe = Recipe(size=64, smallest=64, iterations=2)
    steps = stylize(
        cut_out(0, HALF), [cut_out(0)], recipe, network=network(), device=torch.device("cpu")
    )
    *_, last = steps
    assert last.image().shape == (3, 43, 64)
    assert last.image().isfinite().all()


def test_a_picture_of_nothing_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match="painting 1 is transparent everywhere"):
        prepare(Recipe(), picture(64, 96), [cut_out(0, torch.zeros(1, 64, 96))])


def test_white_strokes_on_transparency_are_a_strength_map() -> None:
    strokes = torch.cat([torch.ones(3, 64, 96), HALF])
    assert torch.equal(light(strokes), HALF)


@pytest.mark.parametrize("format", ["png", "tiff", "webp"])
def test_what_is_read_reduced_has_no_halo(format: str) -> None:
    height, width = 600, 900
    alpha = np.zeros((height, width), np.float32)
    alpha[:, 451:] = 1
    read = []
    for level in HIDDEN:
        colours = np.full((height, width, 3), 0.6, np.float32)
        colours[alpha == 0] = level
        file = images.encode(Picture(colours, alpha), format, quality=100)
        read.append(images.read(file, max_side=90))
    for one in read:
        assert one.alpha is not None
        error = np.abs(one.pixels - 0.6).max(axis=2)
        assert (error * one.alpha).max() < 0.02  # resampling rings by 4 levels
