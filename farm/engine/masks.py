"""Regions: which part of the painting goes to which part of the photo.

A mask is a picture painted in flat colours. Parts of the photo and of the paintings in the same
colour belong together (guided style transfer, Gatys et al. 2017).
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from farm.engine.errors import BadInput

MOST = 8  # regions
SMALLEST = 0.001  # part of the mask: less is a soft edge between two colours, not a region
LEVELS = 16  # of each primary, by which pixels of one colour are counted
ALIKE = 0.3  # distance in RGB up to which two colours are one, blurred by compression


def regions(content: Tensor, styles: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
    """Each mask [3, H, W] in 0..1 as weights [R, H, W], 1 where a pixel is nearest to colour r.

    Raises:
        BadInput: the photo's mask has too many colours, or a region has no part in any painting.

    """
    colors = _colors(content)
    parts = [_without_edges(_nearest(mask, colors)) for mask in styles]
    for number, color in enumerate(colors):
        if not any(part[number].any() for part in parts):
            raise BadInput(
                f"the photo's mask has a region of colour {_hex(color)} that is in no painting's "
                "mask: paint a part of a painting in that colour"
            )
    return _nearest(content, colors), parts


def light(picture: Tensor) -> Tensor:
    """How light a map [3, H, W] is at each place, [1, H, W]: a strength map from a picture."""
    return picture.mean(0, keepdim=True)


def _colors(mask: Tensor) -> Tensor:
    """The flat colours of a mask, [R, 3], the most frequent first."""
    levels = (mask.clamp(0, 1) * (LEVELS - 1)).round().flatten(1).T
    found, counts = torch.unique(levels, dim=0, return_counts=True)
    frequent = counts >= SMALLEST * len(levels)
    order = counts[frequent].argsort(descending=True, stable=True)
    distinct: list[Tensor] = []
    for color in found[frequent][order] / (LEVELS - 1):
        if all((color - other).norm() > ALIKE for other in distinct):
            distinct.append(color)
    if not 1 <= len(distinct) <= MOST:
        raise BadInput(
            f"the photo's mask has {len(distinct)} colours: paint each region in one flat colour, "
            f"and at most {MOST} regions"
        )
    return torch.stack(distinct)


def _nearest(mask: Tensor, colors: Tensor) -> Tensor:
    distances = [(mask - color[:, None, None]).square().sum(0) for color in colors]
    nearest = torch.stack(distances).argmin(0)
    return torch.stack([(nearest == number).float() for number in range(len(colors))])


def _without_edges(parts: Tensor) -> Tensor:
    """Regions [R, H, W] of a painting, empty where there is no more of them than a soft edge."""
    return parts * (parts.mean((1, 2), keepdim=True) >= SMALLEST)


def _hex(color: Tensor) -> str:
    red, green, blue = (color * 255).round().int().tolist()
    return f"#{red:02x}{green:02x}{blue:02x}"
