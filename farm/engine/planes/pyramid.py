"""From coarse to fine: pictures and maps at every scale, never through 8 bits."""

import torch
from torch import Tensor
from torch.nn.functional import interpolate, pad


def resize(picture: Tensor, height: int, width: int) -> Tensor:
    """``picture`` [3, H, W] at another size, by antialiased bicubic interpolation on the CPU.

    The CPU is the one place where every device's render gets the same pixels.
    """
    if picture.shape[1:] == (height, width):
        return picture
    return _interpolate(picture, height, width, "bicubic")


def resize_map(weights: Tensor, height: int, width: int) -> Tensor:
    """Weights [R, H, W] at another size, never outside their own range (area average or linear)."""
    if weights.shape[1:] == (height, width):
        return weights
    return _interpolate(weights, height, width, "bilinear").clamp(0, 1)


def extend(planes: Tensor, margin: int) -> Tensor:
    """``planes`` [C, H, W] with as many pixels beyond each edge, mirrored there."""
    if margin == 0:
        return planes
    edge = (margin, margin, margin, margin)
    return pad(planes[None], edge, mode="reflect")[0]


def _interpolate(planes: Tensor, height: int, width: int, mode: str) -> Tensor:
    x = planes[None].float().contiguous()
    return interpolate(x, (height, width), mode=mode, align_corners=False, antialias=True)[0]


def longer_edge(height: int, width: int, edge: int) -> tuple[int, int]:
    """Height and width with a longer edge of ``edge`` pixels in the same proportions."""
    longer = max(height, width)
    return max(round(height * edge / longer), 1), max(round(width * edge / longer), 1)


def channels_last(picture: Tensor, device: torch.device) -> Tensor:
    """``picture`` [3, H, W] as the engine computes with it: [1, 3, H, W] on the device."""
    return picture[None].to(device).contiguous(memory_format=torch.channels_last)
