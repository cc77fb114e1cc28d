"""Regions of a photo that nobody named."""

import numpy as np
import pytest
import torch

from farm.engine.errors import BadInput
from farm.engine.pictures import palette
from farm.engine.vgg import regions
from farm.engine.vgg.weights import load_network


def landscape() -> torch.Tensor:
    """Return a blue sky, a rough brown wall and a green meadow, [3, 240, 320]."""
    generator = torch.Generator().manual_seed(0)
    photo = torch.empty(3, 240, 320)
    photo[:, :100] = torch.tensor([0.4, 0.6, 0.9])[:, None, None]
    photo[:, 100:170] = torch.tensor([0.5, 0.35, 0.25])[:, None, None]
    photo[:, 100:170] += 0.25 * torch.rand(1, 70, 320, generator=generator)
    photo[:, 170:] = torch.tensor([0.2, 0.6, 0.15])[:, None, None]
    return photo


def test_sky_wall_and_meadow_are_told_apart_at_their_edges() -> None:
    found = regions.find(load_network("random16"), landscape(), 3)
    assert found.shape == (240, 320)
    parts = [np.bincount(found[rows].ravel(), minlength=3) for rows in
             (slice(0, 97), slice(104, 166), slice(174, 240))]  # fmt: skip
    assert all(part.max() > 0.97 * part.sum() for part in parts)
    assert {int(part.argmax()) for part in parts} == {0, 1, 2}


def test_they_are_a_mask_that_renders_take_and_the_same_each_time() -> None:
    network, photo = load_network("random16"), landscape()
    found = regions.find(network, photo, 3)
    assert np.array_equal(found, regions.find(network, photo, 3))
    mask = regions.painted(found)
    own, _ = palette.regions(mask, [mask])
    assert len(own) == len(np.unique(found))


def test_too_many_regions_are_refused() -> None:
    with pytest.raises(BadInput, match="9 regions are asked for: take 2 to 8"):
        regions.find(load_network("random16"), landscape(), 9)


@pytest.mark.parametrize("size", [(8, 8), (60, 2000), (900, 24)])
def test_small_and_narrow_pictures_have_regions_too(size: tuple[int, int]) -> None:
    generator = torch.Generator().manual_seed(0)
    found = regions.find(load_network("random16"), torch.rand(3, *size, generator=generator), 2)
    assert found.shape == size
