"""The terms of the loss that read features: each a function of sums over the whole picture.

A term gathers its sums, which add up over tiles and devices; reduces them to its loss and to the
coefficients of its gradient; and adds that gradient to the features' own, tile by tile. It holds
what it compares with, and nothing of any picture.
"""

from collections.abc import Iterator
from typing import Protocol

import torch
from torch import Tensor
from torch.nn.functional import conv2d

from farm.engine.loss.statistics import Distance, Moments, centered, sums, wide
from farm.engine.vgg import cuda
from farm.engine.vgg.device import double, narrow, wide_device
from farm.engine.vgg.network import Network
from farm.engine.vgg.rows import ALONE, Peers
from farm.engine.vgg.tiles import Window

Tensors = tuple[Tensor, ...]


class Term(Protocol):
    """A part of the loss that reads one layer."""

    def zeros(self) -> Tensors:
        """Sums of nothing, in float64."""

    def gather(self, sums: Tensors, features: Tensor, window: Window) -> None:
        """Adds the sums over ``features`` [1, C, h, w] of a window."""

    def reduce(self, sums: Tensors) -> tuple[Tensor, Tensors]:
        """The loss, and the coefficients of its gradient by the features, in float64."""

    def scaled(self, coefficients: Tensors, scale: Tensor) -> Tensors:
        """The coefficients times ``scale``, where and how the network computes."""

    def add_gradient(
        self, coefficients: Tensors, features: Tensor, window: Window, into: Tensor
    ) -> None:
        """Adds the gradient by ``features`` to ``into`` [1, C, h, w]."""


class Sampler:
    """The moments of one layer's features, by region of the picture.

    Sums are taken of f - c, c being about the mean of f: features are never negative, and what
    varies about their mean would drown in the rounding of it.
    """

    def __init__(
        self,
        channels: int,
        regions: Tensor | None,
        pixels: int,
        network: Network,
        peers: Peers = ALONE,
    ) -> None:
        """``regions`` [R, H, W] are weights 0..1 of the layer's ``pixels``; None is all of them.

        ``peers`` have the rest of both.
        """
        if regions is None:
            self.regions, count = None, torch.tensor([pixels])
        else:
            rounded = regions.to(network.dtype)
            count = rounded.sum((1, 2), dtype=torch.float64)
            self.regions = rounded.to(network.device)
        self.where = wide_device(network.device)
        (self.pixels,) = peers.total([count.to(self.where, torch.float64)])
        self.channels = channels

    def zeros(self) -> Tensors:
        """Σ(f - c) [R, C] and Σ(f - c)(f - c)ᵀ [R, C, C] of nothing."""
        shape = (len(self.pixels), self.channels)
        return tuple(
            torch.zeros(each, dtype=torch.float64, device=self.where)
            for each in (shape, (*shape, self.channels))
        )

    def add(self, features: Tensor, window: Window, center: Tensor, into: Tensors) -> None:
        """Adds the sums over a window; ``center`` is c [C, 1, 1], as precise as the features."""
        if cuda.is_half(features) and self.regions is None:
            parts = [cuda.sums(cuda.plus(features, -center.flatten()))]
        else:
            shifted = centered(features, center)
            parts = [sums(shifted, weight) for weight in self.weights(window)]
        for region, part in enumerate(parts):
            for total, own in zip(into, part, strict=True):
                total[region] += own.to(total.device)

    def weights(self, window: Window) -> Iterator[Tensor | None]:
        """Each region's weights [h, w] in a window; None for 1 everywhere."""
        if self.regions is None:
            yield None
            return
        yield from self.regions[window.slices[1:]]

    def moments(self, sums: Tensors, center: Tensor) -> Moments:
        """What was gathered, as means."""
        n = self.pixels.clamp(min=1e-6)  # a region may be absent
        share = self.pixels / self.pixels.sum()
        first, second = sums[0] / n[:, None], sums[1] / n[:, None, None]
        return Moments.about(center.flatten(), share, first, second)


class PaintingMoments:
    """Gathers the moments of a painting, about the mean of the first window that is shown."""

    def __init__(self, sampler: Sampler) -> None:
        self.sampler, self.sums = sampler, sampler.zeros()
        self.center: Tensor | None = None

    def gather(self, features: Tensor, window: Window) -> None:
        """Adds a window."""
        if self.center is None:
            self.center = features.mean((0, 2, 3))[:, None, None]
        self.sampler.add(features, window, self.center, self.sums)

    def moments(self, peers: Peers = ALONE) -> Moments:
        """Those of all that was shown, here and to ``peers``."""
        center = torch.zeros(()) if self.center is None else self.center  # of an empty strip
        own, pixels = self.sampler.moments(self.sums, center), self.sampler.pixels
        if peers.share.count == 1:
            return own
        parts = [pixels, pixels[:, None] * own.first, pixels[:, None, None] * own.second]
        count, first, second = peers.total(parts)
        n = count.clamp(min=1e-6)
        return Moments(count / count.sum(), first / n[:, None], second / n[:, None, None])


class StyleTerm:
    """The distance of one layer's moments from the painting's."""

    def __init__(
        self, target: Moments, distance: Distance, weight: float, sampler: Sampler, network: Network
    ) -> None:
        self.target, self.distance, self.weight, self.sampler = target, distance, weight, sampler
        mean = (target.share[:, None] * target.first).sum(0) / target.share.sum()
        self.center = mean[:, None, None].to(network.device, network.dtype)  # c [C, 1, 1]

    @property
    def regions(self) -> Tensor | None:
        """The picture's regions at this layer [R, H, W], if it has any."""
        return self.sampler.regions

    def zeros(self) -> Tensors:
        """As ``Sampler.zeros``."""
        return self.sampler.zeros()

    def gather(self, sums: Tensors, features: Tensor, window: Window) -> None:
        """Adds the sums over a window."""
        self.sampler.add(features, window, self.center, sums)

    def reduce(self, sums: Tensors) -> tuple[Tensor, Tensors]:
        """The loss; and m [R, C] and S [R, C, C] of its gradient m + S (f - c)."""
        with torch.enable_grad():
            moments = self.sampler.moments(sums, self.center)
            first, second = moments.first.requires_grad_(), moments.second.requires_grad_()
            by_region = self.distance(Moments(moments.share, first, second), self.target)
            loss = self.weight * (moments.share * by_region).sum()
            by_first, by_second = torch.autograd.grad(loss, (first, second), materialize_grads=True)
        n = self.sampler.pixels.clamp(min=1e-6)
        slope = (by_second + by_second.mT) / n[:, None, None]  # (S̄ + S̄ᵀ) / n
        shift = by_first / n[:, None] + slope @ double(self.center.flatten())  # m̄ / n, at f = c
        return loss.detach(), (shift, slope)

    def scaled(self, coefficients: Tensors, scale: Tensor) -> Tensors:
        """Times ``scale``, where and how the network computes."""
        shift, slope = coefficients
        center = self.center
        if cuda.is_half(center):
            slope = (slope * scale).to(center.dtype)
            # cuda.add_product multiplies f, not f - c.
            return shift * scale - slope.double() @ center.flatten().double(), slope
        return tuple(narrow(each * scale, center) for each in (shift, slope))

    def add_gradient(
        self, coefficients: Tensors, features: Tensor, window: Window, into: Tensor
    ) -> None:
        """Adds m + S (f - c) of each region; a 1 x 1 convolution of f - c."""
        weights = enumerate(self.sampler.weights(window))
        if cuda.is_half(features):
            for region, weight in weights:
                shift, slope = (each[region] for each in coefficients)
                if weight is None:
                    cuda.add_product(into, slope, features, shift)
                else:
                    part = torch.zeros_like(into)
                    cuda.add_product(part, slope, features, shift)
                    into.addcmul_(part, weight)
            return
        shifted = features - self.center
        for region, weight in weights:
            shift, slope = (each[region] for each in coefficients)
            pulled = conv2d(shifted, slope[:, :, None, None], shift)
            into.add_(pulled if weight is None else pulled.mul_(weight))


class ContentTerm:
    """The distance of one layer's features from the photo's: |f - f*|² / |f*|²."""

    def __init__(
        self, photo: "Features", weight: float, network: Network, peers: Peers = ALONE
    ) -> None:
        self.target, self.where = photo.room, wide_device(network.device)
        self.weight = weight / max(photo.square(peers), 1e-6)

    def zeros(self) -> Tensors:
        """Σ|f - f*|² of nothing."""
        return (torch.zeros((), dtype=torch.float64, device=self.where),)

    def gather(self, sums: Tensors, features: Tensor, window: Window) -> None:
        """Adds a window's squared error."""
        sums[0].add_(_squares(features - self._target(features, window)).to(sums[0].device))

    def reduce(self, sums: Tensors) -> tuple[Tensor, Tensors]:
        """The loss, and the factor of its gradient 2 w (f - f*)."""
        return self.weight * sums[0], (torch.full_like(sums[0], 2 * self.weight),)

    def scaled(self, coefficients: Tensors, scale: Tensor) -> Tensors:
        """Times ``scale``."""
        return (coefficients[0] * scale,)

    def add_gradient(
        self, coefficients: Tensors, features: Tensor, window: Window, into: Tensor
    ) -> None:
        """Adds 2 w (f - f*)."""
        error = features - self._target(features, window)
        if into.is_cuda:  # which need not wait until the host knows the factor
            into.add_(wide(error).mul_(coefficients[0]).to(into.dtype))
        else:
            into.add_(error, alpha=coefficients[0].item())

    def _target(self, features: Tensor, window: Window) -> Tensor:
        return self.target[window.slices].to(features.device)


class Features:
    """Collects one layer's features of the whole picture."""

    def __init__(self, room: Tensor) -> None:
        """``room`` [1, C, H, W] is filled."""
        self.room = room
        self.squares: list[Tensor] = []

    def gather(self, features: Tensor, window: Window) -> None:
        """Writes a window's features to their place."""
        self.room[window.slices] = features
        self.squares.append(_squares(features))

    def square(self, peers: Peers = ALONE) -> float:
        """The sum of all squares: one wait for the device, not one for each window."""
        own = torch.stack(self.squares) if self.squares else torch.zeros(1)
        return peers.total([double(own).cpu().sum()])[0].item()


def _squares(x: Tensor) -> Tensor:
    return wide(x).square().sum()
