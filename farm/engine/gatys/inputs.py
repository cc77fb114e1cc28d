"""Photo, paintings and maps, checked and brought together before the first scale."""

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from farm.engine.errors import BadInput
from farm.engine.gatys.recipe import Recipe
from farm.engine.loss.temporal import Held
from farm.engine.pictures.fitting import BLACK, require_pixels
from farm.engine.planes import color, masks
from farm.engine.planes.pyramid import resize_map
from farm.engine.planes.transparency import Seen, seen

RECOLOR = {"match": color.match_statistics, "histogram": color.match_histogram}
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
    held: Held | None = None  # to the frame before, in a film

    @property
    def parts(self) -> int:
        """How many maps weight the photo's pixels, by region and strength."""
        return int(self.strength is not None) if self.regions is None else len(self.regions)

    def digest(self) -> str:
        """SHA-256 over everything here, in hex."""
        pictures = (self.content, *self.styles, self.init)
        maps = (self.regions, *self.style_regions, self.strength)
        if self.held is None:
            return _digest(repr(self.style_weights), *pictures, *maps)
        told, held = repr((self.style_weights, self.held.strength)), self.held
        return _digest(told, *pictures, *maps, held.picture, held.weights)

    def painting(self, number: int) -> str:
        """SHA-256 over a painting, from 0, and its regions, in hex."""
        return _digest("", self.styles[number], self.style_regions[number])


def _digest(text: str, *tensors: Tensor | None) -> str:
    sha = hashlib.sha256(text.encode())
    for tensor in tensors:
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
    held: Held | None = None,
) -> Inputs:
    """Checks everything and applies the recipe's colour settings; see ``stylize``.

    Raises:
        BadInput: something does not fit together.

    """
    weights = _weights(styles, style_weights)
    photo = _seen("the photo", content)
    paintings = [_seen(f"painting {n}", style, _inner) for n, style in enumerate(styles, 1)]
    canvas = None if init is None else _seen("the canvas", init).colours
    if (recipe.init == "image") != (init is not None):
        raise BadInput("an initial picture belongs to init 'image', and init 'image' needs one")
    _check_strength(strength)
    regions, style_regions = _regions(photo, paintings, content_mask, style_masks)
    if recipe.equalize:
        photo = photo._replace(colours=color.equalize(photo.colours, photo.visible()))
    visible = photo.visible()
    seen_of_it = photo.colours if visible is None else visible
    painted = tuple(recolored(painting, seen_of_it, recipe) for painting in paintings)
    return Inputs(photo.colours, painted, weights, regions, style_regions, strength, canvas, held)


def _weights(styles: Sequence[Tensor], weights: Sequence[float] | None) -> tuple[float, ...]:
    if not styles:
        raise BadInput("at least one painting is needed")
    weights = tuple(weights) if weights is not None else (1.0,) * len(styles)
    if len(weights) != len(styles):
        raise BadInput(f"there are {len(styles)} paintings but {len(weights)} weights for them")
    if not all(math.isfinite(w) and w >= 0 for w in weights) or sum(weights) == 0:
        raise BadInput("the paintings' weights must be 0 or more, and at least one above 0")
    return weights


def _seen(name: str, picture: Tensor, part: Callable[[Tensor], Tensor] = lambda p: p) -> Seen:
    """Check a picture, and return what is seen of it or of a part."""
    if picture.ndim != 3 or len(picture) not in (3, 4) or picture.dtype != torch.float32:
        raise BadInput("pictures must be float32 tensors [3 or 4, height, width]")
    _, height, width = picture.shape
    require_pixels(name, width, height)
    if not picture.isfinite().all():
        raise BadInput(f"{name} holds values that are not numbers")
    return seen(name, part(picture))


def _inner(style: Tensor) -> Tensor:
    """A painting or its mask [C, H, W] without the outermost pixels."""
    height, width = style.shape[1:]
    edge = min(round(TRIM * max(height, width)), min(height, width) // 8)
    return style[:, edge : height - edge, edge : width - edge].contiguous()


def recolored(style: Seen, target: Tensor, recipe: Recipe) -> Tensor:
    """A painting in the colours of pixels [3, H, W], where the recipe asks for them."""
    match = RECOLOR.get(recipe.color)
    return match(style.colours, target, style.visible()) if match else style.colours


def _regions(
    photo: Seen,
    styles: Sequence[Seen],
    content_mask: Tensor | None,
    style_masks: Sequence[Tensor] | None,
) -> tuple[Tensor | None, tuple[Tensor | None, ...]]:
    """The masks' regions, each as far as it is seen; without masks all that is seen is one."""
    if content_mask is None and not style_masks:
        if all(picture.alpha is None for picture in (photo, *styles)):
            return None, (None,) * len(styles)
        return _opaque(photo), tuple(_opaque(style) for style in styles)
    if content_mask is None or not style_masks or len(style_masks) != len(styles):
        raise BadInput("regions need a mask of the photo and one of each painting")
    own, parts = masks.regions(content_mask, [_inner(mask) for mask in style_masks])
    shown = [_weakened(part, style) for part, style in zip(parts, styles, strict=True)]
    if any(not any(part[number].any() for part in shown) for number in range(len(own))):
        raise BadInput("a region of the masks is transparent in every painting: show some of it")
    return _weakened(own, photo), tuple(shown)


def _opaque(picture: Seen) -> Tensor:
    """How much of each pixel is seen, [1, H, W]."""
    return torch.ones_like(picture.colours[:1]) if picture.alpha is None else picture.alpha


def _weakened(regions: Tensor, picture: Seen) -> Tensor:
    """Regions [R, H, W] of a picture as far as it is seen."""
    if picture.alpha is None:
        return regions
    return regions * resize_map(picture.alpha, *regions.shape[1:])


def _check_strength(strength: Tensor | None) -> None:
    if strength is None:
        return
    flat = strength.ndim == 3 and len(strength) == 1
    if not flat or not 0 <= strength.min() <= strength.max() <= 1:
        raise BadInput("a strength map [1, height, width] holds values from 0 to 1")
    if not strength.any():
        raise BadInput(BLACK)
