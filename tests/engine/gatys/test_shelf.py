"""Paintings' moments that one render leaves to the next."""

from typing import Any

import pytest
import torch

from farm.engine.gatys.scales import schedule
from farm.engine.gatys.stylize import stylize
from tests.engine.conftest import DEVICES, network, picture
from tests.engine.gatys.test_stylize import PAINTING, PHOTO, recipe

DEVICE = DEVICES[-1]
SMALL = recipe()
LAYERS = len(SMALL.style_layers)
SCALES = len(schedule(SMALL, 80, 60))


class Shelf:
    """A shelf in memory, which counts."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.computed: list[int] = []

    def find(self, painting: int, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, painting: int, key: str, data: bytes) -> None:
        self.computed.append(painting)
        self.kept[key] = data


def painted(shelf: Shelf | None, styles: Any = (PAINTING,), photo: Any = PHOTO, **more: Any) -> Any:
    settings = more.pop("settings", SMALL)
    eyes = network(pooling=settings.pooling)
    steps = stylize(photo, styles, settings, network=eyes, device=DEVICE, shelf=shelf, **more)
    return next(step.image() for step in steps if step.final)


def test_the_second_render_computes_none_and_paints_the_same_bits() -> None:
    shelf = Shelf()
    first = painted(shelf)
    assert shelf.computed == [0] * LAYERS * SCALES
    shelf.computed.clear()
    assert torch.equal(painted(shelf), first)
    assert shelf.computed == []
    assert torch.equal(painted(None), first)


def test_of_a_new_set_only_the_paintings_that_are_new_are_computed() -> None:
    shelf, other = Shelf(), picture(60, 64, 9)
    painted(shelf)
    shelf.computed.clear()
    both = painted(shelf, (other, PAINTING), style_weights=(1, 3))
    assert shelf.computed == [0] * LAYERS * SCALES
    assert torch.equal(painted(None, (other, PAINTING), style_weights=(1, 3)), both)


def test_another_photo_of_the_same_size_has_the_same_moments() -> None:
    shelf = Shelf()
    painted(shelf)
    shelf.computed.clear()
    painted(shelf, photo=picture(80, 50, 4))
    assert shelf.computed == []


@pytest.mark.parametrize(
    ("changes", "computed"),
    [
        ({"size": 97}, LAYERS * SCALES),
        ({"style_scale": 0.9}, LAYERS * SCALES),
        ({"pooling": "max"}, LAYERS * SCALES),
        ({"style_layers": {"relu1_1": 1, "relu1_2": 1}}, SCALES),
        ({"style_weight": 3, "seed": 1, "color": "luminance"}, 0),
        ({"statistics": "gram", "bleed": True, "style_layers": {"relu3_1": 2}}, 0),
    ],
)
def test_moments_are_computed_anew_for_what_changes_them_and_nothing_else(
    changes: dict[str, Any], computed: int
) -> None:
    shelf = Shelf()
    painted(shelf)
    shelf.computed.clear()
    painted(shelf, settings=recipe(**changes))
    assert len(shelf.computed) == computed


def test_regions_and_recoloured_paintings_have_moments_of_their_own() -> None:
    shelf = Shelf()
    painted(shelf)
    halves = torch.zeros(3, 60, 80)
    halves[:, :, 40:] = 1
    theirs = torch.zeros(3, 90, 70)
    theirs[:, 45:] = 1
    for more in ({"content_mask": halves, "style_masks": [theirs]}, {}):
        shelf.computed.clear()
        settings = SMALL if more else recipe(color="match")
        painted(shelf, settings=settings, **more)
        assert len(shelf.computed) == LAYERS * SCALES


@pytest.mark.parametrize("damage", [b"", b"no moments", None])
def test_what_is_damaged_on_the_shelf_is_computed_again(damage: bytes | None) -> None:
    shelf = Shelf()
    first = painted(shelf)
    shelf.computed.clear()
    shelf.kept = {
        key: data[: len(data) // 2] if damage is None else damage
        for key, data in shelf.kept.items()
    }
    assert torch.equal(painted(shelf), first)
    assert len(shelf.computed) == LAYERS * SCALES
