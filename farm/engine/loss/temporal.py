"""What holds a frame to the one before it (Ruder, Dosovitskiy, Brox 2016, equations 6 and 9)."""

from typing import NamedTuple

import torch
from torch import Tensor

from farm.engine.planes.pyramid import channels_last, extend, resize, resize_map

FLOAT32 = 4  # bytes


class Held(NamedTuple):
    """What a picture should look like, and where."""

    picture: Tensor  # [3, H, W], 0..1
    weights: Tensor  # [1, H, W], 0..1; 0 where nothing is known
    strength: float  # 0.1 off everywhere costs a hundredth of it

    def at(
        self, height: int, width: int, margin: int, rows: range, device: torch.device
    ) -> "HoldTerm":
        """The term of the loss at a scale, of a canvas with so many pixels beyond each edge.

        As far as it is of some rows of the canvas.
        """
        planes = resize(self.picture, height, width), resize_map(self.weights, height, width)
        own = (extend(each, margin)[:, rows.start : rows.stop] for each in planes)
        target, weights = (channels_last(each, device) for each in own)
        return HoldTerm(target, weights, self.strength)

    def bytes(self, height: int, width: int) -> int:
        """Of its term at a canvas of that size, and while its gradient is taken."""
        return FLOAT32 * height * width * (3 + 1 + 2 * 3)


class HoldTerm:
    """The mean of w (x - x*)² over all values; it reads the picture itself, not features."""

    def __init__(self, target: Tensor, weights: Tensor, strength: float) -> None:
        self.target, self.weights, self.strength = target, weights, strength

    def add_gradient(self, picture: Tensor, values: int, gradient: Tensor) -> Tensor:
        """Adds the gradient at ``picture`` [1, 3, h, w] to ``gradient``, and returns the loss.

        Both may be rows of a picture that has so many ``values``.
        """
        factor = self.strength / values
        error = picture - self.target
        weighted = error * self.weights
        gradient.add_(weighted, alpha=2 * factor)
        return factor * weighted.mul_(error).sum()
