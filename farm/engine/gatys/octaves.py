"""A gradient as a step that is right at every size of detail, from pixels to the whole picture.

In pixels, the loss of a picture is stiff: its curvature is large for colour that changes from pixel
to pixel and small for colour that changes everywhere at once. Steps along the gradient then add
grain long before they shift a hue. Adding what the gradient is at half, quarter ... resolution is
the same as optimizing a Laplacian pyramid instead of pixels, and keeps only the pixels.
"""

from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

SMALLEST = 4  # px: at less there is no coarser picture


def octaves(planes: Tensor) -> Tensor:
    """``planes`` [1, C, H, W] and, added to them, what they are at each coarser octave."""
    height, width = planes.shape[2:]
    if min(height, width) < SMALLEST:
        return planes
    coarser = octaves(avg_pool2d(planes, 2, ceil_mode=True))
    return interpolate(coarser, (height, width), mode="bilinear").add_(planes)
