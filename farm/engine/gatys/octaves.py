"""A gradient as a step that is right at every size of detail, from pixels to the whole picture.

In pixels, the loss of a picture is stiff: its curvature is large for colour that changes from pixel
to pixel and small for colour that changes everywhere at once. Steps along the gradient then add
grain long before they shift a hue. Adding what the gradient is at half, quarter ... resolution is
the same as optimizing a Laplacian pyramid instead of pixels, and keeps only the pixels.
"""

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from farm.engine.vgg.device import narrow
from farm.engine.vgg.rows import ALONE, Rows
from farm.engine.vgg.tiles import UNIT

SMALLEST = 4  # px: at less there is no coarser picture
AROUND = 1  # coarser row beyond a strip's own ones that its finer ones lie between


def octaves(planes: Tensor, rows: Rows | None = None, pooled: int = 1) -> Tensor:
    """``planes`` [1, C, h, W] and, added to them, what they are at each coarser octave.

    ``rows`` says which they have, if not all.

    Strips end between whole pixels as long as no more than ``UNIT`` are ``pooled`` into one. What
    is coarser is small, and all of it is brought together.
    """
    rows = rows or Rows.of(planes.shape[2], ALONE)
    if min(rows.height, planes.shape[3]) < SMALLEST:
        return planes
    if rows.are_all:
        coarser = octaves(avg_pool2d(planes, 2, ceil_mode=True))
        size = rows.height, planes.shape[3]
        return interpolate(coarser, size, mode="bilinear").add_(planes)
    if pooled == UNIT:
        whole = rows.whole(planes[0].permute(1, 2, 0)).to(planes.device)
        own = octaves(whole.permute(2, 0, 1)[None])
        return own[:, :, rows.own.start : rows.own.stop]
    coarser = octaves(_pooled(planes), rows.halved(), 2 * pooled)
    return _enlarged(coarser, rows, planes.shape[3]).add_(planes)


def _pooled(planes: Tensor) -> Tensor:
    """At half the resolution; a strip may be empty."""
    if not planes.numel():
        return planes[:, :, :, ::2]
    return avg_pool2d(planes, 2, ceil_mode=True)


def _enlarged(coarser: Tensor, rows: Rows, width: int) -> Tensor:
    """Own ``rows`` of all processes' ``coarser`` ones, between which they lie, bilinearly."""
    below = rows.halved()
    held = below.held(AROUND)
    around = below.surrounded(coarser[0].permute(1, 2, 0), AROUND)  # [h, w, C]
    if not len(rows.own):
        return coarser.new_empty((1, coarser.shape[1], 0, width))
    wide = interpolate(around.permute(2, 0, 1)[None], (len(held), width), mode="bilinear")
    place = (torch.arange(rows.own.start, rows.own.stop, dtype=torch.float64) + 0.5) * (
        below.height / rows.height
    ) - 0.5
    place = place.clamp(min=0)
    upper = place.long()
    lower = (upper + 1).clamp(max=below.height - 1)
    share = narrow(place - upper, coarser)[:, None]
    upper, lower = ((each - held.start).to(coarser.device) for each in (upper, lower))
    return torch.lerp(wide[:, :, upper], wide[:, :, lower], share)
