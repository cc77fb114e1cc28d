"""What is seen of a picture with alpha, and what lies under what is not.

Colours under alpha 0 are whatever an editor left there. They must not show: not in the network,
not in statistics, not where a picture is made smaller.
"""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from farm.engine.errors import BadInput

VISIBLE = 0.5  # alpha from which a pixel counts in statistics of colour


class Seen(NamedTuple):
    """A picture's colours [3, H, W], those not seen continued from beside; alpha [1, H, W]."""

    colours: Tensor
    alpha: Tensor | None  # None: all of it is opaque

    def visible(self) -> Tensor | None:
        """The pixels that count in statistics, [3, n, 1]; None: all do."""
        if self.alpha is None:
            return None
        counts = self.alpha[0] >= VISIBLE
        return self.colours[:, counts if counts.any() else self.alpha[0] > 0][..., None]


def seen(name: str, picture: Tensor) -> Seen:
    """Split a picture [3 or 4, H, W]; raise BadInput if nothing of it is seen."""
    if len(picture) == 3:
        return Seen(picture, None)
    colours, alpha = picture[:3], picture[3:].contiguous()
    if not alpha.any():
        raise BadInput(f"{name} is transparent everywhere")
    return Seen(_continued(colours * (alpha > 0), alpha), alpha)


def _continued(colours: Tensor, alpha: Tensor) -> Tensor:
    """Colours with those under alpha 0 taken from coarser and coarser versions of the others."""
    hidden = alpha == 0
    if not hidden.any():
        return colours
    weight = _halved(alpha)
    coarse = _halved(colours * alpha) / weight.clamp(min=torch.finfo(weight.dtype).tiny)
    below = _continued(coarse, weight)
    beside = interpolate(below[None], colours.shape[1:], mode="bilinear", align_corners=False)[0]
    return torch.where(hidden, beside, colours)


def _halved(planes: Tensor) -> Tensor:
    return avg_pool2d(planes[None], 2, ceil_mode=True, count_include_pad=False)[0]
