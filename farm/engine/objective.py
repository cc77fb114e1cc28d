"""The loss (Gatys, Ecker, Bethge 2016) and its gradient: content, style, and how smooth it is.

Content and style are taps on the streamed features; the rest reads the picture itself. All parts
are relative (see statistics.py), so that the same weights mean the same at any size, with either
network.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import conv2d

from farm.engine.plan import Layout
from farm.engine.statistics import Distance, Moments, sums, wide
from farm.engine.streaming import gradient
from farm.engine.tiles import Window
from farm.engine.vgg import Network

# What a weight of 1 in the recipe stands for, chosen by looking (docs/presets.md).
CONTENT_UNIT, STYLE_UNIT, SMOOTH_UNIT, RANGE_UNIT = 0.2, 1.0, 1.0, 10.0


class Losses(NamedTuple):
    """The weighted parts of the loss at one iterate; they add up to the whole."""

    content: float
    style: float
    tv: float
    range: float

    @property
    def total(self) -> float:
        """What the optimizer lessens."""
        return sum(self)


class MomentsTap:
    """Gathers the moments of one layer's features, for each region of the picture.

    Sums are taken of f - c, c being about the mean of f: features are never negative, and what
    varies about their mean would drown in the rounding of it.
    """

    center: Tensor | None = None  # c [C, 1, 1]; the mean of the first window, if not given

    def __init__(
        self, channels: int, regions: Tensor | None, pixels: int, network: Network
    ) -> None:
        """``regions`` [R, H, W] are weights 0..1 of the layer's ``pixels``; None is all of them."""
        if regions is None:
            self.regions, count = None, torch.tensor([pixels])
        else:
            rounded = regions.to(network.dtype)
            count = rounded.sum((1, 2), dtype=torch.float64)
            self.regions = rounded.to(network.device)
        # Sums are float64, which Apple's devices do not have.
        where = torch.device("cpu") if network.device.type == "mps" else network.device
        self.pixels = count.to(where, torch.float64)
        self.first = torch.zeros((len(count), channels), dtype=torch.float64, device=where)
        self.second = torch.zeros(
            (len(count), channels, channels), dtype=torch.float64, device=where
        )

    def observe(self, features: Tensor, window: Window) -> None:
        """Adds the sums over a window."""
        if self.center is None:
            self.center = features.mean((0, 2, 3))[:, None, None]
        centered = wide(features) - wide(self.center)
        for region, weight in enumerate(self.weights(features, window)):
            first, second = sums(centered, weight)
            self.first[region] += first.to(self.first.device)
            self.second[region] += second.to(self.second.device)

    def weights(self, features: Tensor, window: Window) -> Iterator[Tensor | None]:
        """Each region's weights [h, w] in a window; None for 1 everywhere."""
        if self.regions is None:
            yield None
            return
        yield from self.regions[window.slices[1:]]

    def moments(self) -> Moments:
        """What was gathered, as means."""
        n = self.pixels.clamp(min=1e-6)  # a region may be absent
        share = self.pixels / self.pixels.sum()
        first, second = self.first / n[:, None], self.second / n[:, None, None]
        c = self._center()
        cross = first[:, :, None] * c
        return Moments(share, first + c, second + cross + cross.mT + c[:, None] * c)

    def _center(self) -> Tensor:
        """The center [C], as wide as the sums and where they are."""
        assert self.center is not None
        return self.center.flatten().to(self.first)


class StyleTap(MomentsTap):
    """The distance of one layer's moments from the painting's."""

    def __init__(
        self,
        target: Moments,
        distance: Distance,
        weight: float,
        regions: Tensor | None,
        pixels: int,
        network: Network,
    ) -> None:
        super().__init__(target.first.shape[1], regions, pixels, network)
        self.target, self.distance, self.weight = target, distance, weight
        mean = (target.share[:, None] * target.first).sum(0) / target.share.sum()
        self.center = mean[:, None, None].to(network.device, network.dtype)

    def settle(self) -> float:
        """The loss, once all features were seen; gets ready to pull, and to observe again."""
        with torch.enable_grad():
            moments = self.moments()
            first, second = moments.first.requires_grad_(), moments.second.requires_grad_()
            by_region = self.distance(Moments(moments.share, first, second), self.target)
            loss = self.weight * (moments.share * by_region).sum()
            by_first, by_second = torch.autograd.grad(loss, (first, second), materialize_grads=True)
        n = self.pixels.clamp(min=1e-6)
        self.slope = (by_second + by_second.mT) / n[:, None, None]  # (S̄ + S̄ᵀ) / n
        self.shift = by_first / n[:, None] + self.slope @ self._center()  # m̄ / n, at f = c
        self.first.zero_()
        self.second.zero_()
        return loss.item()

    def largest(self) -> float:
        """The largest coefficient of the gradient."""
        return max(self.shift.abs().max().item(), self.slope.abs().max().item())

    def prepare(self, scale: float, network: Network) -> None:
        """Brings the coefficients, times ``scale``, to where and how the network computes."""
        self.shift = (self.shift * scale).to(network.dtype).to(network.device)
        self.slope = (self.slope * scale).to(network.dtype).to(network.device)

    def pull(self, features: Tensor, window: Window, into: Tensor) -> None:
        """Adds m̄ + (S̄ + S̄ᵀ) f, over n, of each region; a 1 x 1 convolution of f - c."""
        assert self.center is not None
        centered = features - self.center
        for region, weight in enumerate(self.weights(features, window)):
            kernel, bias = self.slope[region, :, :, None, None], self.shift[region]
            pulled = conv2d(centered, kernel, bias)
            into.add_(pulled if weight is None else pulled.mul_(weight))


class ContentTap:
    """The distance of one layer's features from the photo's: |f - f*|² / |f*|²."""

    def __init__(self, photo: "Features", weight: float) -> None:
        self.target = photo.room
        self.weight = weight / max(_total(photo.squares), 1e-6)
        self.errors: list[Tensor] = []

    def observe(self, features: Tensor, window: Window) -> None:
        """Adds a window's squared error."""
        self.errors.append(_squares(features - self._target(features, window)))

    def settle(self) -> float:
        """The loss, once all features were seen; gets ready to observe again."""
        loss, self.errors = self.weight * _total(self.errors), []
        self.slope = 2 * self.weight
        return loss

    def largest(self) -> float:
        """The coefficient of the gradient."""
        return self.slope

    def prepare(self, scale: float, network: Network) -> None:
        """Multiplies the coefficient by ``scale``."""
        self.slope *= scale

    def pull(self, features: Tensor, window: Window, into: Tensor) -> None:
        """Adds 2 (f - f*), weighted."""
        into.add_(features - self._target(features, window), alpha=self.slope)

    def _target(self, features: Tensor, window: Window) -> Tensor:
        return self.target[window.slices].to(features.device)


class Features:
    """Collects one layer's features of the whole picture."""

    def __init__(self, room: Tensor) -> None:
        """``room`` [1, C, H, W] is filled."""
        self.room = room
        self.squares: list[Tensor] = []

    def observe(self, features: Tensor, window: Window) -> None:
        """Writes a window's features to their place."""
        self.room[window.slices] = features
        self.squares.append(_squares(features))


def _squares(x: Tensor) -> Tensor:
    return wide(x).square().sum()


def _total(parts: list[Tensor]) -> float:
    """The sum of scalars, in float64 and on the CPU: one wait for the device, not one for each."""
    return torch.stack(parts).cpu().double().sum().item()


@dataclass(frozen=True)
class Objective:
    """The whole loss at one scale."""

    network: Network
    layout: Layout
    content: Mapping[str, ContentTap]
    style: Mapping[str, StyleTap]
    smooth: float = 0.0
    """Weight of total variation."""
    confine: bool = False
    """Whether values outside 0..1 are penalized, for an optimizer that cannot clamp."""

    def gradient(self, picture: Tensor) -> tuple[Losses, Tensor]:
        """The losses, and the gradient [1, 3, H, W] of their sum, at ``picture`` [1, 3, H, W]."""
        found: dict[str, float] = {}
        scale = 1.0

        def settle() -> None:
            nonlocal scale
            found["content"] = sum(tap.settle() for tap in self.content.values())
            found["style"] = sum(tap.settle() for tap in self.style.values())
            scale = self._scale()

        result = gradient(self.network, picture, self._taps(), self.layout, settle)
        result /= scale
        tv = _add_variation(picture, self.smooth, result)
        outside = _add_range(picture, RANGE_UNIT if self.confine else 0.0, result)
        return Losses(found["content"], found["style"], tv, outside), result

    def _taps(self) -> dict[str, list[ContentTap | StyleTap]]:
        taps: dict[str, list[ContentTap | StyleTap]] = {}
        for term in (self.content, self.style):
            for layer, tap in term.items():
                taps.setdefault(layer, []).append(tap)
        return taps

    def _scale(self) -> float:
        """Scales gradients to about 1, which half precision can hold; a power of two, so exact."""
        taps: list[ContentTap | StyleTap] = [*self.content.values(), *self.style.values()]
        largest = max(tap.largest() for tap in taps)
        usable = largest > 0 and math.isfinite(largest)
        scale = 2.0 ** -round(math.log2(largest)) if usable else 1.0
        for tap in taps:
            tap.prepare(scale, self.network)
        return scale


def _add_variation(picture: Tensor, weight: float, gradient: Tensor) -> float:
    """Mean squared difference of neighbours, times ``weight``; adds its gradient."""
    if not weight:
        return 0.0
    loss = 0.0
    for axis in (2, 3):
        length = picture.shape[axis] - 1
        step = picture.diff(dim=axis)
        loss += weight * step.square().mean().item()
        step *= 2 * weight / step.numel()
        gradient.narrow(axis, 1, length).add_(step)
        gradient.narrow(axis, 0, length).sub_(step)
    return loss


def _add_range(picture: Tensor, weight: float, gradient: Tensor) -> float:
    """Mean squared distance of values from 0..1, times ``weight``; adds its gradient."""
    if not weight:
        return 0.0
    outside = picture - picture.clamp(0, 1)
    gradient.add_(outside, alpha=2 * weight / outside.numel())
    return weight * outside.square().mean().item()
