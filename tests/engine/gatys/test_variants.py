"""Paintings with their variants: the moments of all that hangs there, to the last digit."""

from typing import Any

import pytest
import torch
from torch import Tensor

from farm.engine.gatys.hanging import placed, tinted
from farm.engine.gatys.inputs import Inputs
from farm.engine.gatys.plan import Shape, fewest
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale
from farm.engine.gatys.targets import Targets
from farm.engine.gatys.variants import VARIANTS, Variant
from farm.engine.loss.statistics import Moments, beside
from tests.engine.conftest import network, picture
from tests.engine.gatys.test_shelf import LAYERS, SCALES, SMALL, Shelf, painted

PHOTO, PAINTING = picture(96, 96, 1), picture(72, 96, 2)
HALVES = torch.stack([torch.zeros(72, 96), torch.ones(72, 96)])
HALVES[:, :, :40] = HALVES[:, :, :40].flip(0)
SCALE = Scale(96, 96, 1)
EXACT: dict[str, float] = {"rtol": 1e-12, "atol": 1e-12}


def moments(painting: Tensor, regions: Tensor | None = None, **changes: Any) -> dict[str, Moments]:
    """Return what a picture is compared with at each layer."""
    recipe = Recipe.model_validate({"size": 96, "pooling": "average"} | changes)
    own = None if regions is None else regions[:1].new_ones(len(regions), 96, 96) / 2
    inputs = Inputs(PHOTO, (painting,), (1.0,), own, (regions,), None, None)
    eyes = network().to(torch.device("cpu"), torch.float32)
    shape = Shape.of(recipe, eyes.architecture, 4, inputs.parts)
    found = Targets(inputs, recipe, eyes, shape).style(SCALE, 2**33)
    return {layer: term.target for layer, term in found.items()}


def alone(variant: Variant, regions: Tensor | None) -> dict[str, Moments]:
    """Return those of one variant that is a picture of its own."""
    own = placed(tinted(PAINTING, variant), variant)
    parts = None if regions is None else placed(regions, variant)
    return moments(own, parts, style_scale=variant.scale)


@pytest.mark.parametrize(
    ("name", "regions"),  # regions that are turned and reduced are rounded otherwise
    [(name, None) for name in VARIANTS] + [("mirrored", HALVES), ("scaled", HALVES)],
)
def test_moments_are_the_mean_of_those_of_each_variant_by_its_pixels(
    name: str, regions: Tensor | None
) -> None:
    found = moments(PAINTING, regions, variants=name)
    each = [(variant.scale, alone(variant, regions)) for variant in VARIANTS[name]]  # type: ignore[index]
    for depth, layer in enumerate(found):
        counts = []
        for scale, own in each:
            height, width = round(72 * round(96 * scale) / 96), round(96 * scale)
            counts.append(own[layer].share * (height >> depth) * (width >> depth))
        total = torch.stack(counts).sum(0)
        first = sum(n[:, None] * own[layer].first for n, (_, own) in zip(counts, each, strict=True))
        second = sum(
            n[:, None, None] * own[layer].second for n, (_, own) in zip(counts, each, strict=True)
        )
        torch.testing.assert_close(found[layer].first, first / total[:, None], **EXACT)
        torch.testing.assert_close(found[layer].second, second / total[:, None, None], **EXACT)


def test_pictures_beside_each_other_have_the_moments_of_one_picture_of_all_their_pixels() -> None:
    generator = torch.Generator().manual_seed(0)
    features = [
        torch.rand(5, pixels, generator=generator, dtype=torch.float64) for pixels in (70, 30, 11)
    ]
    weights = [
        torch.rand(2, f.shape[1], generator=generator, dtype=torch.float64) for f in features
    ]
    weights[1][0] = 0  # no part of a region
    found = beside([_measured(f, w) for f, w in zip(features, weights, strict=True)], [70, 30, 11])
    pasted = _measured(torch.cat(features, 1), torch.cat(weights, 1))
    for name in ("share", "first", "second"):
        torch.testing.assert_close(getattr(found, name), getattr(pasted, name), **EXACT)


def _measured(features: Tensor, weights: Tensor) -> Moments:
    """Return the moments of features [C, N] in regions [R, N]."""
    sums = weights.sum(1)
    return Moments(
        sums / features.shape[1],
        torch.einsum("rn,cn->rc", weights, features) / sums.clamp(min=1e-300)[:, None],
        torch.einsum("rn,cn,dn->rcd", weights, features, features)
        / sums.clamp(min=1e-300)[:, None, None],
    )


def test_turned_paintings_have_no_direction_left() -> None:
    found, other = (moments(p, variants="turned") for p in (PAINTING, PAINTING.rot90(1, (1, 2))))
    plain, turned = (moments(p) for p in (PAINTING, PAINTING.rot90(1, (1, 2))))
    for layer in found:
        torch.testing.assert_close(found[layer].second, other[layer].second, **EXACT)
        assert not torch.allclose(plain[layer].second, turned[layer].second, rtol=1e-6)


def test_what_a_job_without_variants_computed_is_found_by_one_that_has_them() -> None:
    shelf = Shelf()
    painted(shelf)
    shelf.computed.clear()
    settings = SMALL.model_copy(update={"variants": "mirrored"})
    first = painted(shelf, settings=settings)
    assert len(shelf.computed) == LAYERS * SCALES  # the mirror images alone
    shelf.computed.clear()
    assert torch.equal(painted(shelf, settings=settings), first)
    assert shelf.computed == []
    assert torch.equal(painted(None, settings=settings), first)


def test_a_plan_has_room_for_the_largest_variant() -> None:
    def needed(variants: str) -> int:
        recipe = Recipe.model_validate({"size": 256, "variants": variants})
        return fewest(recipe, 512, 64, paintings=[(4096, 512)], device="cpu")

    assert needed("scaled") > needed("none")
    assert needed("turned") >= needed("none")


def test_paintings_are_read_as_large_as_their_largest_variant_is_shown() -> None:
    assert Recipe(size=1000, variants="scaled").painting_side == 1400


@pytest.mark.parametrize("variant", VARIANTS["turned"])
def test_regions_are_turned_with_their_painting(variant: Variant) -> None:
    both = placed(torch.cat([PAINTING, HALVES]), variant)
    assert torch.equal(both[:3], placed(PAINTING, variant))
    assert torch.equal(both[3:], placed(HALVES, variant))
    assert both.shape[1:] == variant.size(72, 96)
