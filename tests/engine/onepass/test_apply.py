"""Tiles change memory, never the picture: one-pass styles at any size."""

import pytest
import torch
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from farm.engine.errors import BadInput, OutOfMemoryError
from farm.engine.inputs import prepare
from farm.engine.onepass import apply as one_pass
from farm.engine.onepass.apply import Settings, apply, tile_side
from farm.engine.recipe import Recipe
from tests.engine.conftest import DEVICES, network, on_each_device, picture
from tests.engine.onepass import untiled
from tests.engine.onepass.conftest import decoders

CPU = DEVICES[0]
METHODS = ("adain", "wct", "ot")


def memory(side: int) -> int:
    """Bytes that have room for tiles of that side."""
    return one_pass.WEIGHTS + one_pass.BYTES * (side + one_pass.HALO) ** 2


def painted(photo, paintings, method="adain", side=64, device=CPU, **changes):
    weights = changes.pop("weights", None)
    steps = apply(
        photo,
        paintings,
        Settings(method, **changes),
        network=network("random16"),
        decoders=decoders(),
        device=device,
        weights=weights,
        memory=memory(side),
    )
    return list(steps)


def distance(a: torch.Tensor, b: torch.Tensor) -> float:
    return ((a - b).norm() / b.norm()).item()


@on_each_device
@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
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
    tiled = painted(
        photo, paintings, method, side, device, strength=strength, weights=shares
    )[-1].picture
    trimmed = prepare(Recipe(), photo, paintings).styles
    whole = untiled.apply(
        photo, list(trimmed), method, strength, network("random16"), decoders(), shares
    )
    assert tiled.shape == photo.shape
    assert distance(tiled, whole) < 1e-5
