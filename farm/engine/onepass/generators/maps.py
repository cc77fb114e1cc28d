"""A generator's maps of a picture of any size, read window by window, exactly as untiled.

Every layer is a source of maps that reads the one before it, with the halo that its convolution
needs. Maps are kept as they are before normalisation, so that a layer is surveyed once: its means
and variances are then those of the whole picture. What is larger than it costs is not kept, but
computed again.
"""

from functools import cached_property
from typing import Protocol

import torch
from torch import Tensor
from torch.nn.functional import pad

from farm.engine.onepass.generators.generator import EPSILON, Layer, doubled, enter
from farm.engine.vgg.tiles import Window, cut


class Source(Protocol):
    """Maps of a whole picture."""

    height: int
    width: int

    def read(self, window: Window) -> Tensor:
        """Maps [1, C, h, w] of a window, on the device."""


class Photo:
    """The photo [3, H, W] in 0..1, on the host, as the first layer sees it."""

    def __init__(self, photo: Tensor, device: torch.device) -> None:
        self.photo, self.device = photo, device
        _, self.height, self.width = photo.shape

    def read(self, window: Window) -> Tensor:
        """[1, 3, h, w]."""
        x = self.photo[window.slices[1:]][None].to(self.device)
        return enter(x).contiguous(memory_format=torch.channels_last)


class Doubled:
    """Maps at twice the resolution, without a last row or column that the picture has not."""

    def __init__(self, source: Source, height: int, width: int) -> None:
        self.source, self.height, self.width = source, height, width

    def read(self, window: Window) -> Tensor:
        """[1, C, h, w]."""
        top, bottom, left, right = window
        coarse = Window(top // 2, -(-bottom // 2), left // 2, -(-right // 2))
        whole = Window(*(2 * edge for edge in coarse))
        return doubled(self.source.read(coarse))[window.within(whole).slices]


class Maps:
    """A layer's maps: normalised over the whole picture, and rectified unless they are added."""

    def __init__(
        self,
        layer: Layer,
        source: Source,
        mix: Tensor,
        side: int,
        *,
        keep: torch.device | None,
        rectified: bool = True,
    ) -> None:
        """``keep`` says where maps are kept as they are before normalisation, if they are."""
        self.layer, self.source, self.mix, self.rectified = layer, source, mix, rectified
        self.height, self.width = (-(-n // layer.stride) for n in (source.height, source.width))
        self.tiles = cut(self.height, self.width, side)
        channels = len(layer.weight)
        self.mean = torch.zeros(channels, dtype=torch.float64)
        self.squares = torch.zeros(channels, dtype=torch.float64)  # about the mean
        self.pixels, self.settled = 0, False
        self.kept = None if keep is None else self._room(channels, keep)

    def survey(self, tile: Window) -> None:
        """Adds a tile to means and variances (Chan et al. 1979), and keeps its maps."""
        x = convolved(self.layer, self.source, tile)
        if self.kept is not None:
            self.kept[tile.slices] = x.to(self.kept.device)
        both = torch.var_mean(x, (0, 2, 3), correction=0)
        variance, mean = (each.cpu().double() for each in both)
        apart, before = mean - self.mean, self.pixels
        self.pixels += tile.pixels
        share = tile.pixels / self.pixels
        self.mean += apart * share
        self.squares += variance * tile.pixels + apart.square() * (before * share)

    def settle(self, tile: Window) -> None:
        """Keeps a tile as it is after normalisation; ``settled`` says when all are."""
        assert self.kept is not None
        self.kept[tile.slices] = self.read(tile).to(self.kept.device)

    def add(self, other: "Maps", tile: Window) -> None:
        """Adds a tile of other maps to settled ones."""
        assert self.kept is not None
        self.kept[tile.slices] += other.read(tile).to(self.kept.device)

    def read(self, window: Window) -> Tensor:
        """[1, C, h, w]."""
        if self.kept is None:
            x = convolved(self.layer, self.source, window)
        else:
            x = self.kept[window.slices].to(self.layer.weight.device)
        if self.settled:
            return x
        factor, offset = self._affine
        y = x * factor + offset
        return y.relu_() if self.rectified else y

    @cached_property
    def _affine(self) -> tuple[Tensor, Tensor]:
        """Factor and offset [C, 1, 1] that normalise, and give the style's scale and shift."""
        styles = self.layer.scale, self.layer.shift
        scale, shift = ((self.mix @ each)[0].cpu().double() for each in styles)
        factor = scale / (self.squares / self.pixels + EPSILON).sqrt()
        offset = shift - factor * self.mean
        weight = self.layer.weight
        return factor.to(weight)[:, None, None], offset.to(weight)[:, None, None]

    def _room(self, channels: int, where: torch.device) -> Tensor:
        shape = (1, channels, self.height, self.width)
        return torch.empty(shape, device=where, memory_format=torch.channels_last)


def convolved(layer: Layer, source: Source, window: Window) -> Tensor:
    """What a layer makes of a source, not normalised, of a window of its own maps."""
    step, halo = layer.stride, layer.halo
    top, left = (step * edge - halo for edge in (window.top, window.left))
    bottom, right = (step * (edge - 1) + halo + 1 for edge in (window.bottom, window.right))
    inner = Window(max(top, 0), min(bottom, source.height), max(left, 0), min(right, source.width))
    beyond = (inner.left - left, right - inner.right, inner.top - top, bottom - inner.bottom)
    x = source.read(inner)
    return layer.convolve(pad(x, beyond, mode="reflect") if any(beyond) else x)
