"""Regions: which part of the painting goes to which part of the photo.

A mask is a picture painted in flat colours. Parts of the photo and of the paintings in the same
colour belong together (guided style transfer, Gatys et al. 2017).
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from farm.engine.pictures import palette


def regions(content: Tensor, styles: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
    """Each mask [3 or 4, H, W] in 0..1 as weights [R, H, W], how much of colour r is in each pixel.

    Raises:
        BadInput: the photo's mask has too many colours, or a region has no part in any painting.

    """
    own, parts = palette.regions(_array(content), [_array(mask) for mask in styles])
    return torch.from_numpy(own), [torch.from_numpy(part) for part in parts]


def light(picture: Tensor) -> Tensor:
    """How light a map [3 or 4, H, W] is at each place, [1, H, W]: a strength map from a picture."""
    return on_black(picture).mean(0, keepdim=True)


def on_black(picture: Tensor) -> Tensor:
    """A map [3, H, W] of one that may have alpha, [4, H, W]: what is transparent is black."""
    return picture[:3] * picture[3:] if len(picture) == 4 else picture


def _array(mask: Tensor) -> palette.Array:
    array: palette.Array = on_black(mask).permute(1, 2, 0).numpy()
    return array
