"""Tiles change memory, never the picture: one-pass styles at any size."""

import weakref
from itertools import count

import pytest
import torch
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.untiled import distance
from farm.engine.errors import BadInput, OutOfMemoryError
from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.recipe import Recipe
from farm.engine.onepass import apply as one_pass
from farm.engine.onepass.apply import Settings, apply, memory_for, tile_side
from farm.engine.vgg.network import Conv
from tests.cases import slow
from tests.engine.conftest import DEVICES, network, on_each_device, picture
from tests.engine.onepass import untiled
from tests.engine.onepass.conftest import decoders

CPU = DEVICES[0]
METHODS = ("adain", "wct", "ot")


def painted(photo, paintings, method="adain", side=64, device=CPU, **changes):
    how = {k: changes.pop(k, None) for k in ("weights", "content_mask", "style_masks", "size")}
    steps = apply(
        photo,
        paintings,
        Settings(method, **changes),
        network=network("random16"),
        decoders=decoders(),
        device=device,
        memory=memory_for(side),
        **how,
    )
    return list(steps)


def mask(height: int, width: int) -> torch.Tensor:
    """Three regions in flat colours."""
    colours = torch.zeros(3, height, width)
    colours[0, : height // 2] = 1
    colours[2, :, width // 3 :] = 1
    return colours


@on_each_device
@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(
    method=st.sampled_from(METHODS),
    height=st.integers(65, 220),
    width=st.integers(65, 220),
    side=st.integers(64, 160),
    strength=st.sampled_from([1.0, 0.6]),
)
def test_any_tiling_paints_what_the_untiled_network_paints(
    device, method, height, width, side, strength
):
    photo = picture(height, width, 1)
    paintings = [picture(150, 97, 2), picture(70, 120, 3)]
    shares = (3.0, 1.0)
    tiled = painted(photo, paintings, method, side, device, strength=strength, weights=shares)[
        -1
    ].picture
    inputs = prepare(Recipe(), photo, paintings, shares)
    whole = untiled.apply(inputs, method, strength, network("random16"), decoders())
    assert tiled.shape == photo.shape
    assert distance(tiled, whole) < 1e-5


@pytest.mark.parametrize("method", ["adain", *slow("ot", "wct")])
def test_regions_get_the_statistics_of_their_own_parts_in_any_tiling(method):
    photo, paintings = picture(117, 141, 1), [picture(150, 97, 2), picture(70, 120, 3)]
    masks = {"content_mask": mask(117, 141), "style_masks": [mask(150, 97), mask(70, 120)]}
    tiled = painted(photo, paintings, method, **masks)[-1].picture
    inputs = prepare(Recipe(), photo, paintings, None, **masks)
    whole = untiled.apply(inputs, method, 1.0, network("random16"), decoders())
    assert distance(tiled, whole) < 1e-5


@pytest.mark.parametrize("variants", ["scaled", *slow("mirrored", "turned", "tinted")])
def test_a_paintings_variants_count_as_if_they_hung_beside_it(variants):
    photo, painting = picture(117, 141, 1), picture(151, 97, 2)
    masks = {"content_mask": mask(117, 141), "style_masks": [mask(151, 97)]}
    tiled = painted(photo, [painting], "ot", variants=variants, **masks)[-1].picture
    inputs = prepare(Recipe(), photo, [painting], None, **masks)
    whole = untiled.apply(inputs, "ot", 1.0, network("random16"), decoders(), variants)
    assert distance(tiled, whole) < 1e-5
    assert distance(tiled, painted(photo, [painting], "ot", **masks)[-1].picture) > 1e-3


def test_progress_counts_the_tiles_of_variants_too():
    steps = painted(picture(80, 80, 1), [picture(150, 97, 2)], variants="scaled")
    told = [step.done for step in steps]
    assert told == sorted(told)
    assert told[-2:] == [1, 1]
    assert told[0] == pytest.approx(1 / (len(told) - 1))


def test_what_is_transparent_does_not_count():
    photo, painting = picture(90, 90, 1), picture(96, 96, 2)
    half = torch.cat((painting, torch.ones(1, 96, 96)))
    half[3, :, 48:] = 0
    other = half.clone()
    other[:3, :, 48:] = 1 - other[:3, :, 48:]  # colours under alpha 0
    one, same = (painted(photo, [style], "ot")[-1].picture for style in (half, other))
    assert torch.equal(one, same)
    assert not torch.equal(one, painted(photo, [painting], "ot")[-1].picture)


def test_the_result_has_the_size_that_was_asked_for():
    assert painted(picture(80, 100, 1), [picture(64, 64, 2)], size=137)[-1].picture.shape[1:] == (
        110,
        137,
    )


@pytest.mark.parametrize("method", ["ot", *slow("adain", "wct")])
@pytest.mark.vgg16
def test_real_decoders_are_as_exact(shipped, method):
    photo, painting = picture(171, 203, 1), picture(128, 128, 2)
    steps = apply(
        photo,
        [painting],
        Settings(method),
        network=shipped.network,
        decoders=shipped.decoders,
        device=CPU,
        memory=memory_for(64),
    )
    inputs = prepare(Recipe(), photo, [painting])
    whole = untiled.apply(inputs, method, 1.0, shipped.network, shipped.decoders)
    assert distance(list(steps)[-1].picture, whole) < 1e-5


def test_progress_rises_to_the_whole_and_ends_with_the_picture():
    steps = painted(picture(100, 140, 1), [picture(80, 80, 2)], "wct")
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[-1] == 1
    assert [step.picture is None for step in steps] == [True] * (len(steps) - 1) + [False]


def test_the_photos_colours_can_be_kept():
    photo, painting = picture(80, 80, 1), picture(80, 80, 2)
    painting[0] = 1  # red
    plain, kept = (
        painted(photo, [painting], color=color)[-1].picture for color in ("style", "luminance")
    )
    chroma = [image[0] - image.mean(0) for image in (photo, kept, plain)]
    assert (chroma[1] - chroma[0]).abs().mean() < (chroma[2] - chroma[0]).abs().mean()


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"method": "gatys"}, "choose adain, wct, ot"), ({"strength": 1.5}, "from 0 to 1")],
)
def test_settings_that_are_none_are_one_sentence(changes, words):
    with pytest.raises(BadInput, match=words):
        Settings(**changes)


def test_too_little_memory_is_one_sentence_that_says_how_much():
    with pytest.raises(OutOfMemoryError, match="need at least 65 MB of memory, and 50 MB"):
        tile_side("cpu", 50_000_000)


def test_tiles_are_as_large_as_the_memory_allows_but_not_larger_than_is_fast():
    assert tile_side("cpu", memory_for(200)) == 200
    assert tile_side("cpu", 10**11) == one_pass.SIDES["cpu"]


def test_a_device_with_less_memory_than_it_said_is_one_sentence(monkeypatch):
    original, calls, maps = Conv.forward, count(), []

    def forward(self, x):
        maps.append(weakref.ref(x))
        if next(calls) == 20:
            raise RuntimeError("CUDA error: out of memory")
        return original(self, x)

    monkeypatch.setattr(Conv, "forward", forward)
    with pytest.raises(OutOfMemoryError, match="tiles of 64 pixels") as caught:
        painted(picture(100, 140, 1), [picture(80, 80, 2)])
    assert caught.value.__context__ is None
    assert maps
    assert not any(tensor() is not None for tensor in maps)
