"""Generators: networks that give photos one style, or a mixture of those that they have learned.

Residual transform nets (Johnson et al., "Perceptual Losses for Real-Time Style Transfer", 2016)
with instance normalisation (Ulyanov et al. 2017), whose scales and shifts are each style's own
(Dumoulin et al., "A Learned Representation for Artistic Style", 2017). Edges are reflected, and
maps grow by nearest-neighbour doubling before a convolution, which leaves no chequers.
"""

from typing import Self

import torch
from torch import Tensor, nn
from torch.nn.functional import conv2d, instance_norm, interpolate, pad

RESIDUALS = 5
EPSILON = 1e-5  # beside a map's variance
RANGE = 0.6  # either side of grey: a little beyond black and white, which tanh never reaches
FAINT = 0.1  # of the usual first weights, for the last convolution
UNIT = 4  # pixels of a photo to one of the deepest maps
# Pixels painted beyond each edge and cut off again: where every layer reflects its own maps, a line
# lies along the edge. A photo of 16 pixels has that many to mirror.
MARGIN = 3 * UNIT


class Layer(nn.Module):
    """A convolution that reflects edges, and the normalisation of its maps, by style.

    Without normalisation it has a bias, which would have no effect before one.
    """

    def __init__(
        self, side: int, before: int, after: int, *, stride: int = 1, styles: int = 0
    ) -> None:
        super().__init__()
        weight = torch.empty(after, before, side, side)
        self.weight = nn.Parameter(weight.contiguous(memory_format=torch.channels_last))
        self.halo, self.stride, self.normalised = side // 2, stride, bool(styles)
        if styles:
            self.scale = nn.Parameter(torch.ones(styles, after))
            self.shift = nn.Parameter(torch.zeros(styles, after))
        else:
            self.bias = nn.Parameter(torch.zeros(after))

    def forward(self, x: Tensor, mix: Tensor) -> Tensor:
        """Maps of whole pictures [N, C, H, W], given each one's share of the styles [N, S]."""
        maps = self.convolve(pad(x, (self.halo,) * 4, mode="reflect"))
        if not self.normalised:
            return maps
        scale, shift = (each[:, :, None, None] for each in (mix @ self.scale, mix @ self.shift))
        return instance_norm(maps, eps=EPSILON) * scale + shift

    def convolve(self, padded: Tensor) -> Tensor:
        """Maps, not normalised, of a window with its halo."""
        return conv2d(padded, self.weight, None if self.normalised else self.bias, self.stride)


class Generator(nn.Module):
    """From photos [N, 3, H, W] in 0..1 to pictures of the same size, about in 0..1."""

    def __init__(self, width: int = 32, styles: int = 1) -> None:
        """``width``: maps at full resolution; twice and four times as many where it is halved."""
        super().__init__()
        self.width, self.styles = width, styles
        half, quarter = 2 * width, 4 * width
        self.down = nn.ModuleList(
            (
                Layer(9, 3, width, styles=styles),
                Layer(3, width, half, stride=2, styles=styles),
                Layer(3, half, quarter, stride=2, styles=styles),
            )
        )
        self.residuals = nn.ModuleList(
            nn.ModuleList(Layer(3, quarter, quarter, styles=styles) for _ in range(2))
            for _ in range(RESIDUALS)
        )
        self.up = nn.ModuleList(
            (Layer(3, quarter, half, styles=styles), Layer(3, half, width, styles=styles))
        )
        self.last = Layer(9, width, 3)

    @classmethod
    def begun(cls, width: int, styles: int, seed: int) -> Self:
        """An untrained generator."""
        made, generator = cls(width, styles), torch.Generator().manual_seed(seed)
        for layer in made.modules():
            if isinstance(layer, Layer):
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu", generator=generator)
        made.last.weight.data.mul_(FAINT)  # a grey picture to begin with
        return made

    def forward(self, photos: Tensor, mix: Tensor) -> Tensor:
        """The pictures of crops, given each one's share of the styles [N, S]."""
        x, sizes = enter(photos), []
        for layer in self.down:
            sizes.append(x.shape[2:])
            x = layer(x, mix).relu()
        for pair in self.residuals:
            x = x + pair[1](pair[0](x, mix).relu(), mix)  # type: ignore[index]
        for layer in self.up:
            height, width = sizes.pop()
            x = layer(doubled(x)[:, :, :height, :width], mix).relu()
        return leave(self.last(x, mix))

    def paint(self, photos: Tensor, mix: Tensor) -> Tensor:
        """The pictures of whole photos, of more than MARGIN pixels each way."""
        height, width = photos.shape[2:]
        grown: Tensor = self(pad(photos, (MARGIN,) * 4, mode="reflect"), mix)
        return grown[:, :, MARGIN : MARGIN + height, MARGIN : MARGIN + width]


def enter(photo: Tensor) -> Tensor:
    """What the first layer sees of a photo in 0..1."""
    return 2 * photo - 1


def doubled(x: Tensor) -> Tensor:
    """Each value as 2 x 2 of them."""
    return interpolate(x, scale_factor=2.0)


def leave(x: Tensor) -> Tensor:
    """The picture, from what the last layer gives."""
    return 0.5 + RANGE * x.float().tanh()
