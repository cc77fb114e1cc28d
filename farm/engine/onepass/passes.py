"""One level of one-pass style transfer, exact for a picture of any size.

Features are computed tile by tile, each with the halo that its convolutions need; they are summed
over all tiles, so that means and covariances are the whole picture's; then each tile's features,
with the halo that the decoder needs, are mapped and decoded. The device holds one tile at a time.
Deep features wait on the host; those of the shallow levels, which would be larger than the picture
itself, are computed again.
"""

import torch
from torch import Tensor

from farm.engine import layers
from farm.engine.onepass.decoder import LEVELS, STAGES, Decoder
from farm.engine.onepass.maps import Affine, Gaussian
from farm.engine.tiles import Window, cut
from farm.engine.vgg import Network

UNIT = 8  # pixels of a picture to one of the deepest features: sides, tiles and halos are multiples
KEPT = 16  # features a pixel of the picture that the host keeps at most


class Pass:
    """A picture [3, H, W] on the host, sides multiples of UNIT, as features of one level."""

    def __init__(
        self,
        network: Network,
        level: str,
        picture: Tensor,
        side: int,
        *,
        correlated: bool,
        keep: bool,
    ) -> None:
        self.network, self.picture = network.until(level), picture
        self.block, self.halo = layers.position(level).block, encoder_halo(level)
        self.tiles = windows(picture.shape[1], picture.shape[2], side)
        self.sums = Sums(layers.CHANNELS[self.block], correlated)
        self.kept = self._room() if keep else None

    def gather(self, own: Window) -> None:
        """Adds a tile's features to the picture's sums."""
        features = self._encode(own)
        if self.kept is not None:
            self.kept[self._down(own).slices] = features.cpu()
        self.sums.add(features)

    def render(self, own: Window, decoder: Decoder, affine: Affine, into: Tensor) -> None:
        """Writes a tile's mapped and decoded features into a picture [3, H, W]."""
        wide = own.grow(decoder_halo(decoder.level), *self.picture.shape[1:])
        picture = decoder(affine(self._features(wide)))[own.within(wide).slices]
        into[own.slices[1:]] = picture[0].clamp_(0, 1).cpu()

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
    """Σf and Σffᵀ, or Σf², over the pixels of a picture: float64, so that nothing drowns."""

    def __init__(self, channels: int, correlated: bool) -> None:
        shape = (channels, channels) if correlated else (channels,)
        self.count = 0
        self.first = torch.zeros(channels, dtype=torch.float64)
        self.second = torch.zeros(shape, dtype=torch.float64)

    def add(self, features: Tensor) -> None:
        """Adds a tile's features [1, C, h, w]."""
        f = features[0].permute(1, 2, 0).flatten(0, 1)  # [n, C]
        f = f.cpu().double() if f.device.type == "mps" else f.double()
        self.count += len(f)
        self.first += f.sum(0).cpu()
        self.second += (f.square().sum(0) if self.second.ndim == 1 else f.T @ f).cpu()

    def gaussian(self) -> Gaussian:
        """Mean and covariance of what was added."""
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
