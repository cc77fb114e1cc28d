"""What people see, measured on small pictures with the real network."""

from functools import cache

import pytest
import torch
from torch import Tensor

from benchmarks.quality import features, pixels
from benchmarks.quality.pairs import shown
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.planes.color import planes
from farm.local.demo import paint, take_photo
from tests.engine.conftest import network

pytestmark = pytest.mark.vgg16

SIZE = 128


@cache
def painted(
    preset: str, color: tuple[float, float, float] | None = None, **changes: object
) -> Tensor:
    """The demo's photo in the style of its painting, or of one in a single colour."""
    small = {"size": SIZE, "smallest": SIZE, "iterations": 50, "precision": "float32"} | changes
    painting = planes(paint(SIZE))
    if color is not None:
        painting = torch.tensor(color)[:, None, None].expand(3, 96, 96).contiguous()
    steps = stylize(
        planes(take_photo()),
        [painting],
        Recipe.from_preset(preset, **small),
        network=network("vgg16"),
        device=torch.device("cpu"),
    )
    return next(progress.image() for progress in steps if progress.final)


@pytest.mark.slow
def test_flats_have_at_most_a_third_of_the_first_looks_isolated_pixels():
    today, first = (pixels.isolated(painted(name)) for name in ("standard", "standard@1"))
    assert today <= first / 3


def test_edges_differ_no_more_than_what_is_beside_them():
    assert pixels.rim(painted("standard")) <= 1.1


def test_the_usual_look_is_as_near_to_painting_and_photo_as_it_was():
    picture, painting = painted("standard"), shown(planes(paint(SIZE)), SIZE)
    eye = features.Eye(network("vgg16"), torch.device("cpu"))
    seen, photo_seen, painting_seen = map(
        eye.see, (picture, shown(planes(take_photo()), SIZE), painting)
    )
    # Bounds are a sixth beyond what was found.
    assert features.style_distance(seen, painting_seen, features.OTHERS) < 0.095
    assert features.sliced_distance(seen, painting_seen) < 0.181
    assert features.content_correlation(seen, photo_seen) > 0.57
    assert pixels.colour_distance(picture, painting) < 14
    assert pixels.fine_energy(picture) < pixels.fine_energy(painting)


def test_a_painting_in_one_colour_gives_a_picture_of_that_colour():
    red = (0.9, 0.1, 0.1)
    found = painted("standard", red, size=64, smallest=64).mean((1, 2))
    assert (found - torch.tensor(red)).abs().max() < 0.3, found
