"""A picture moved along a flow: every pixel from where it was.

Each pixel is computed from its own place alone, so that strips of any height give the same bits.
"""

import torch
from torch import Tensor

STRIP = 128  # rows moved at once: sixteen neighbours of each pixel are held


def warp(picture: Tensor, field: Tensor, strip: int = STRIP) -> Tensor:
    """``picture`` [C, H, W] as seen after it moved: at p what was at p + ``field`` [H, W, 2].

    Cubic convolution (Keys 1981), which keeps strokes sharp over many frames; the edge's pixels are
    repeated beyond it.
    """
    height, width = field.shape[:2]
    result = picture.new_empty((len(picture), height, width))
    for top in range(0, height, strip):
        rows = slice(top, min(top + strip, height))
        result[:, rows] = _moved(picture, field[rows], top)
    return result


def _moved(picture: Tensor, field: Tensor, top: int) -> Tensor:
    """Some rows of the result, the first of which is ``top``."""
    channels, height, width = picture.shape
    rows, columns = field.shape[:2]
    x = torch.arange(columns, dtype=torch.float32) + field[..., 0]
    y = torch.arange(top, top + rows, dtype=torch.float32)[:, None] + field[..., 1]
    left, upper = x.floor(), y.floor()
    flat, result = picture.reshape(channels, -1), picture.new_zeros((channels, rows, columns))
    across, down = _weights(x - left), _weights(y - upper)
    for j in range(4):
        line = (upper.long() + (j - 1)).clamp(0, height - 1) * width
        for i in range(4):
            place = line + (left.long() + (i - 1)).clamp(0, width - 1)
            result += down[j] * across[i] * flat[:, place.reshape(-1)].view_as(result)
    return result


def _weights(t: Tensor) -> list[Tensor]:
    """The kernel at the four pixels around a place ``t`` behind the second of them; a = -1/2."""
    return [
        ((-0.5 * t + 1) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1,
        ((-1.5 * t + 2) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    ]
