"""One level of one-pass style transfer, exact for a picture of any size.

Features are computed tile by tile, each with the halo that its convolutions need; they are summed
over all tiles, so that means and covariances are the whole picture's; then each tile's features,
with the halo that the decoder needs, are mapped and decoded. The device holds one tile at a time.
Deep features wait on the host; those of the shallow levels, which would be larger than the picture
itself, are computed again.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

from farm.engine.onepass.decoders.decoder import LEVELS, STAGES, UNIT, Decoder
from farm.engine.onepass.maps import Affine, Gaussian
from farm.engine.vgg import layers
from farm.engine.vgg.device import double
from farm.engine.vgg.network import Network
from farm.engine.vgg.tiles import Window, cut

KEPT = 16  # features a pixel of the picture that the host keeps at most


class Pass:
    """A picture [3, H, W] on the host, sides multiples of UNIT, as features of one level.

    ``regions`` [R, H, W] say how much each pixel belongs to each region; without them all is one.
    """

    def __init__(
        self,
        network: Network,
        level: str,
        picture: Tensor,
        regions: Tensor | None,
        side: int,
        *,
        correlated: bool,
        keep: bool,
    ) -> None:
        self.network, self.picture, self.regions = network.until(level), picture, regions
        self.block, self.halo = layers.position(level).block, encoder_halo(level)
        self.tiles = windows(picture.shape[1], picture.shape[2], side)
        parts = 1 if regions is None else len(regions)
        self.sums = [Sums(layers.CHANNELS[self.block], correlated) for _ in range(parts)]
        self.kept = self._room() if keep else None

    def gather(self, own: Window) -> None:
        """Adds a tile's features to the sums of the picture's regions."""
        features = self._encode(own)
        if self.kept is not None:
            self.kept[self._down(own).slices] = features.cpu()
        for sums, weight in zip(self.sums, self._weights(own), strict=True):
            sums.add(features, weight)

    def render(
        self, own: Window, decoder: Decoder, affines: Sequence[Affine], into: Tensor
    ) -> None:
        """Writes a tile's mapped and decoded features into a picture [3, H, W]."""
        wide = own.grow(decoder_halo(decoder.level), *self.picture.shape[1:])
        x = self._features(wide)
        mapped = x
        for affine, weight in zip(affines, self._weights(wide), strict=True):
            y = affine(x)
            mapped = y if weight is None else mapped + weight * (y - x)
        picture = decoder(mapped)[own.within(wide).slices]
        into[own.slices[1:]] = picture[0].clamp_(0, 1).cpu()

    def _weights(self, own: Window) -> list[Tensor | None]:
        """How much each feature of a window belongs to each region, [h, w]."""
        if self.regions is None:
            return [None]
        crop = self.regions[own.slices[1:]][None].to(self.network.device)
        return list(avg_pool2d(crop, 1 << self.block)[0])

    def _features(self, own: Window) -> Tensor:
        if self.kept is None:
            return self._encode(own)
        return self.kept[self._down(own).slices].to(self.network.device)

    def _encode(self, own: Window) -> Tensor:
        """The features [1, C, h, w] of a window."""
        crop = own.grow(self.halo, *self.picture.shape[1:])
        x = self.network.enter(self.picture[crop.slices[1:]][None].to(self.network.device))
        for number, block in enumerate(self.network.blocks):
            x = self.network.pool(x) if number else x
            for conv in block:
                x = conv.forward(x)
        return x[self._down(own.within(crop)).slices]

    def _down(self, window: Window) -> Window:
        return Window(*(edge >> self.block for edge in window))

    def _room(self) -> Tensor | None:
        channels = layers.CHANNELS[self.block]
        if channels >> (2 * self.block) > KEPT:
            return None
        height, width = (side >> self.block for side in self.picture.shape[1:])
        return torch.empty(
            (1, channels, height, width),
            dtype=self.network.dtype,
            memory_format=torch.channels_last,
        )


class Sums:
    """Σw, Σwf and Σwffᵀ, or Σwf², over pixels: in float64, so that nothing drowns."""

    def __init__(self, channels: int, correlated: bool) -> None:
        shape = (channels, channels) if correlated else (channels,)
        self.count = 0.0
        self.first = torch.zeros(channels, dtype=torch.float64)
        self.second = torch.zeros(shape, dtype=torch.float64)

    def add(self, features: Tensor, weight: Tensor | None = None) -> None:
        """Adds a tile's features [1, C, h, w], each ``weight`` [h, w] times."""
        f = double(features[0].permute(1, 2, 0).flatten(0, 1))  # [n, C]
        weighted = f if weight is None else f * double(weight.reshape(-1, 1))
        self.count += len(f) if weight is None else double(weight).sum().item()
        self.first += weighted.sum(0).cpu()
        correlated = self.second.ndim == 2
        self.second += (weighted.T @ f if correlated else (weighted * f).sum(0)).cpu()

    def __add__(self, other: "Sums") -> "Sums":
        """Return the sums of both, as if their pixels were one picture's."""
        both = Sums(len(self.first), self.second.ndim == 2)
        both.count = self.count + other.count
        both.first, both.second = self.first + other.first, self.second + other.second
        return both

    def gaussian(self) -> Gaussian | None:
        """Mean and covariance of what was added; None of nothing."""
        if self.count == 0:
            return None
        mean = self.first / self.count
        square = mean.square() if self.second.ndim == 1 else torch.outer(mean, mean)
        return Gaussian(mean, self.second / self.count - square)


def windows(height: int, width: int, side: int) -> list[Window]:
    """Tiles of about ``side`` pixels whose edges are multiples of UNIT."""
    units = cut(height // UNIT, width // UNIT, max(side // UNIT, 2))
    return [Window(*(edge * UNIT for edge in window)) for window in units]


def encoder_halo(level: str) -> int:
    """Pixels around a window that its features depend on, rounded up to UNIT."""
    depths = layers.depths("vgg16", level)
    return _rounded(sum(convs << block for block, convs in enumerate(depths)))


def decoder_halo(level: str) -> int:
    """Pixels around a window, of features, that its picture depends on, rounded up to UNIT."""
    above = LEVELS[: LEVELS.index(level) + 1]
    return _rounded(sum(len(STAGES[each]) << block for block, each in enumerate(above)))


def _rounded(pixels: int) -> int:
    return -(-pixels // UNIT) * UNIT
