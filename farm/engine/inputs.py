"""Photo, paintings and maps, checked and brought together before the first scale."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from farm.engine import color, masks
from farm.engine.errors import BadInput
from farm.engine.fitting import require_pixels
from farm.engine.recipe import Recipe

TRIM = 0.01  # of a painting's longer edge: scans show the canvas's edge or the frame there


@dataclass(frozen=True)
class Inputs:
    """What a render starts from; pictures are float32 [3, H, W] in 0..1 on the CPU."""

    content: Tensor
    styles: tuple[Tensor, ...]
    style_weights: tuple[float, ...]
    regions: Tensor | None  # [R, H, W], how much each pixel of the photo belongs to each region
    style_regions: tuple[Tensor | None, ...]
    strength: Tensor | None  # [1, H, W] in 0..1; where it is 0, the photo stays untouched
    init: Tensor | None

    @property
    def parts(self) -> int:
        """How many maps weight the photo's pixels, by region and strength."""
        return int(self.strength is not None) if self.regions is None else len(self.regions)

    def digest(self) -> str:
        """SHA-256 over everything here, in hex."""
        sha = hashlib.sha256(repr(self.style_weights).encode())
        pictures = (self.content, *self.styles, self.init)
        for tensor in (*pictures, self.regions, *self.style_regions, self.strength):
            sha.update(repr(None if tensor is None else tuple(tensor.shape)).encode())
            if tensor is not None:
                sha.update(tensor.contiguous().numpy().data)
        return sha.hexdigest()


def prepare(
    recipe: Recipe,
    content: Tensor,
    styles: Sequence[Tensor],
    style_weights: Sequence[float] | None = None,
    content_mask: Tensor | None = None,
    style_masks: Sequence[Tensor] | None = None,
    strength: Tensor | None = None,
    init: Tensor | None = None,
) -> Inputs:
    """Checks everything and applies the recipe's colour settings; see ``stylize``.

    Raises:
        BadInput: something does not fit together.

    """
    weights = _weights(styles, style_weights)
    names = ("the photo", *(f"painting {n}" for n in range(1, len(styles) + 1)), "the canvas")
    pictures = (content, *styles, *([] if init is None else [init]))
    for name, picture in zip(names, pictures, strict=False):
        _check_picture(name, picture)
    if (recipe.init == "image") != (init is not None):
        raise BadInput("an initial picture belongs to init 'image', and init 'image' needs one")
    _check_strength(strength)
    regions, style_regions = _regions(styles, content_mask, style_masks)
    photo = color.equalize(content) if recipe.equalize else content
    painted = tuple(_recolored(_trimmed(style), photo, recipe) for style in styles)
    return Inputs(photo, painted, weights, regions, style_regions, strength, init)


def _weights(styles: Sequence[Tensor], weights: Sequence[float] | None) -> tuple[float, ...]:
    if not styles:
        raise BadInput("at least one painting is needed")
    weights = tuple(weights) if weights is not None else (1.0,) * len(styles)
    if len(weights) != len(styles):
        raise BadInput(f"there are {len(styles)} paintings but {len(weights)} weights for them")
    if not all(math.isfinite(w) and w >= 0 for w in weights) or sum(weights) == 0:
        raise BadInput("the paintings' weights must be 0 or more, and at least one above 0")
    return weights


def _check_picture(name: str, picture: Tensor) -> None:
    if picture.ndim != 3 or picture.shape[0] != 3 or picture.dtype != torch.float32:
        raise BadInput("pictures must be float32 tensors [3, height, width]")
    _, height, width = picture.shape
    require_pixels(name, width, height)
    if not picture.isfinite().all():
        raise BadInput(f"{name} holds values that are not numbers")


def _trimmed(style: Tensor) -> Tensor:
    """A painting or its mask [3, H, W] without the outermost pixels."""
    height, width = style.shape[1:]
    edge = min(round(TRIM * max(height, width)), min(height, width) // 8)
    return style[:, edge : height - edge, edge : width - edge].contiguous()


def _recolored(style: Tensor, content: Tensor, recipe: Recipe) -> Tensor:
    if recipe.color == "match":
        return color.match_statistics(style, content)
    if recipe.color == "histogram":
        return color.match_histogram(style, content)
    return style


def _regions(
    styles: Sequence[Tensor], content_mask: Tensor | None, style_masks: Sequence[Tensor] | None
) -> tuple[Tensor | None, tuple[Tensor | None, ...]]:
    if content_mask is None and not style_masks:
        return None, (None,) * len(styles)
    if content_mask is None or not style_masks or len(style_masks) != len(styles):
        raise BadInput("regions need a mask of the photo and one of each painting")
    own, parts = masks.regions(content_mask, [_trimmed(mask) for mask in style_masks])
    return own, tuple(parts)


def _check_strength(strength: Tensor | None) -> None:
    if strength is None:
        return
    flat = strength.ndim == 3 and len(strength) == 1
    if not flat or not 0 <= strength.min() <= strength.max() <= 1 or not strength.any():
        raise BadInput("a strength map [1, height, width] holds values from 0 to 1, and not only 0")
