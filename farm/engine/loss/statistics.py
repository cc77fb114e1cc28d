"""What is compared with the painting: the first two moments of a layer's features.

All supported style losses are functions of n, Σf and Σffᵀ, which add up over tiles, regions, styles
and devices. The streaming code gathers these sums; autograd differentiates the small function of
them; the result goes back to every feature as ∂L/∂f = (m̄ + (S̄ + S̄ᵀ) f) / n.

Each loss is divided by the same measure of the painting alone, so that it is a relative error:
layers, networks, sizes and statistics are then comparable, and one set of weights fits all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import torch
from torch import Tensor

from farm.engine.vgg import cuda
from farm.engine.vgg.device import double

TINY = 1e-6  # relative to mean activations of 1: keeps roots of dead channels differentiable
NOISE = 0.01  # of the mean variance; less is lost in the rounding of float32
# Parts of the mean square: a painting that varies less counts as if it varied so much.
FAINT = 0.1  # less, and a flat painting's flatness outweighs its colour
FAINTEST = 1e-4  # what only keeps numbers finite

TRIES = 8  # each with ten times the noise
LinAlgError = torch.linalg.LinAlgError  # type: ignore[attr-defined]  # documented, not exported


@dataclass(frozen=True)
class Moments:
    """Means of f and ffᵀ over the pixels of R regions, in float64."""

    share: Tensor  # [R], each region's part of all pixels
    first: Tensor  # [R, C]
    second: Tensor  # [R, C, C]

    @classmethod
    def about(cls, center: Tensor, share: Tensor, first: Tensor, second: Tensor) -> Self:
        """Those of f, given those of f - c; ``center`` is c [C], or [R, C]."""
        c = double(center).to(first.device).expand_as(first)
        # Σffᵀ = Σ(f - c)(f - c)ᵀ + f̄ cᵀ + c (f̄ - c)ᵀ, in one product: at small scales such
        # matrices take as long as the network.
        left, right = torch.stack([first + c, c], 2), torch.stack([c, first], 1)
        return cls(share, first + c, torch.baddbmm(second, left, right))

    @cached_property
    def covariance(self) -> Tensor:
        """[R, C, C]."""
        mean = self.first
        return torch.baddbmm(self.second, mean.unsqueeze(2), mean.unsqueeze(1), alpha=-1)

    @property
    def deviation(self) -> Tensor:
        """Standard deviation of each channel, [R, C]."""
        return (_diagonal(self.covariance).clamp(min=0) + TINY).sqrt()


def mixture(moments: Sequence[Moments], weights: Sequence[float]) -> Moments:
    """The moments of several paintings hung side by side, each with its share of the wall.

    A painting without any part in a region has no say in it.
    """
    held = [w * (m.share > 0).to(m.first) for w, m in zip(weights, moments, strict=True)]
    present = torch.stack(held)
    total = present.sum(0)
    shares = present / torch.where(total > 0, total, 1)  # [S, R]
    return Moments(
        torch.stack([m.share for m in moments]).mean(0),
        torch.einsum("sr,src->rc", shares, torch.stack([m.first for m in moments])),
        torch.einsum("sr,srcd->rcd", shares, torch.stack([m.second for m in moments])),
    )


def beside(moments: Sequence[Moments], pixels: Sequence[int]) -> Moments:
    """The moments of one painting that is several pictures, of so many pixels each."""
    counts = torch.stack([m.share * count for m, count in zip(moments, pixels, strict=True)])
    total = counts.sum(0)
    parts = counts / torch.where(total > 0, total, 1)  # [V, R]
    return Moments(
        total / sum(pixels),
        torch.einsum("vr,vrc->rc", parts, torch.stack([m.first for m in moments])),
        torch.einsum("vr,vrcd->rcd", parts, torch.stack([m.second for m in moments])),
    )


Distance = Callable[[Moments, Moments], Tensor]
"""How far the picture's moments are from the painting's, for each region: [R]."""


def gram(picture: Moments, painting: Moments) -> Tensor:
    """Gatys, Ecker, Bethge 2016, equation 4, relative."""
    return _relative(picture.second, painting.second)


def moments(picture: Moments, painting: Moments, faint: float = FAINT) -> Tensor:
    """Gram matrix, mean and standard deviation (Galerne et al., SPST, 2024), each relative."""
    return (
        _relative(picture.second, painting.second)
        + _relative(picture.first, painting.first)
        + _relative(picture.deviation, painting.deviation, faint * _power(painting))
    )


def covariance(picture: Moments, painting: Moments, faint: float = FAINT) -> Tensor:
    """Mean and covariance, each relative."""
    least = faint**2 * _squares(painting.second)
    return _relative(picture.first, painting.first) + _relative(
        picture.covariance, painting.covariance, least
    )


def wasserstein(picture: Moments, painting: Moments) -> Tensor:
    """Squared Wasserstein-2 distance of two Gaussians, relative to the painting's second moment.

    |μ - μ*|² + tr Σ + tr Σ* - 2 tr (Σ*^½ Σ Σ*^½)^½ (Olkin and Pukelsheim 1982). The last trace is
    the sum of the singular values of L*ᵀL, for any Σ = LLᵀ and Σ* = L*L*ᵀ. With Cholesky's factors
    nothing is squared that has to be rooted, and equal eigenvalues do no harm.
    """
    covariances = torch.stack([picture.covariance, painting.covariance])  # [2, R, C, C]
    variances = _diagonal(covariances)  # [2, R, C]
    # Both get the same faint noise: where one does not vary at all, its root has no derivative.
    noise = NOISE * variances.mean((0, 2)).clamp(min=0) + TINY
    noise = noise[:, None].expand_as(picture.first)
    (factor, other), noise = _factors(covariances, noise)
    spread = (variances + noise).sum((0, 2)) - 2 * _singular(other.mT @ factor)
    shift = (picture.first - painting.first).square().sum(1)
    distance: Tensor = (shift + spread) / _power(painting).clamp(min=TINY)
    return distance


DISTANCES: dict[str, Distance] = {
    "gram": gram,
    "moments": moments,
    "covariance": covariance,
    "wasserstein": wasserstein,
}


def _relative(a: Tensor, b: Tensor, least: Tensor | None = None) -> Tensor:
    """|a - b|² / |b|² for each region [R], but not divided by less than ``least`` [R]."""
    whole = _squares(b) if least is None else torch.maximum(_squares(b), least)
    return _squares(a - b) / whole.clamp(min=TINY)


def _squares(x: Tensor) -> Tensor:
    """The sum of squares for each region, [R]."""
    rows = x.flatten(1)
    return torch.bmm(rows[:, None], rows[:, :, None]).flatten()


def _power(moments: Moments) -> Tensor:
    """The mean of |f|² for each region, [R]."""
    return _diagonal(moments.second).sum(1)


def _factors(matrices: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
    """Cholesky's factors of ``matrices`` [2, R, C, C] with ``noise`` [R, C] added, and that noise.

    There must be more of it where it is less than the rounding of sums, as in a flat colour.

    Raises:
        LinAlgError: the matrices are not numbers.

    """
    for _ in range(TRIES):
        factors, failed = torch.linalg.cholesky_ex(matrices + torch.diag_embed(noise))
        if not failed.any():
            return factors, noise
        noise = 10 * noise
    raise LinAlgError("no covariances")


def _singular(matrix: Tensor) -> Tensor:
    """The sum of the singular values [R] of matrices [R, C, C]; GPUs are slow at finding them."""
    total: Tensor = torch.linalg.matrix_norm(matrix.cpu(), ord="nuc")
    return total.to(matrix.device)


def _diagonal(matrix: Tensor) -> Tensor:
    return matrix.diagonal(dim1=-2, dim2=-1)


def sums(features: Tensor, weight: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Σ w f [C] and Σ w ffᵀ [C, C] over the pixels of ``features`` [1, C, H, W].

    ``weight`` is [H, W], or 1 everywhere.
    """
    weighted = features if weight is None else features * weight
    return weighted.sum((0, 2, 3)), _outer(weighted, features)


def wide(x: Tensor) -> Tensor:
    """At least float32, whatever the precision of the activations."""
    return x.to(torch.promote_types(x.dtype, torch.float32))


def centered(features: Tensor, center: Tensor) -> Tensor:
    """``features`` [1, C, H, W] less c [C, 1, 1], widened first."""
    widened = wide(features)
    return widened - wide(center) if widened is features else widened.sub_(wide(center))


def _outer(a: Tensor, b: Tensor) -> Tensor:
    """Σabᵀ [C, C] over all pixels of ``a`` and ``b`` [1, C, H, W]."""
    if a.device.type == "cpu":
        rows = max(1, cuda.RUN // a.shape[3])
        strips = zip(torch.split(a, rows, 2), torch.split(b, rows, 2), strict=True)
        total = a.new_zeros(a.shape[1], a.shape[1], dtype=torch.float64)
        for strip in strips:
            total += _correlate(*strip)
        return total
    return cuda.products(a, b)


def _correlate(a: Tensor, b: Tensor) -> Tensor:
    """The same as the weight gradient of a 1 x 1 convolution with input b and output gradient a.

    On CPUs that primitive is twice as fast as the matrix product.
    """
    channels = a.shape[1]
    kernel = a.new_empty(channels, channels, 1, 1)
    args = ([1, 1], [0, 0], [1, 1], False, [0, 0], 1, [False, True, False])
    product: Tensor = torch.ops.aten.convolution_backward(a, b, kernel, None, *args)[1]
    return product.view(channels, channels)
