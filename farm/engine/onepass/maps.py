"""Three ways to give features a painting's statistics, each an affine map y = A(x - m) + t.

Means and covariances are those of the whole picture. Both covariances get the same faint noise, so
that directions in which a picture hardly varies are not blown up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import conv2d

NOISE = 0.01  # of the mean variance, as in the Wasserstein loss of renders
TINY = 1e-6  # relative to mean activations of 1: a flat picture varies by no more


@dataclass(frozen=True)
class Gaussian:
    """What is known of a layer's features: float64 on the CPU."""

    mean: Tensor  # [C]
    covariance: Tensor  # [C, C], or the variances [C] where a method needs no more

    @property
    def variance(self) -> Tensor:
        """Of each channel, [C]."""
        return self.covariance if self.covariance.ndim == 1 else self.covariance.diagonal()


@dataclass(frozen=True)
class Affine:
    """y = A(x - m) + t."""

    matrix: Tensor  # [C, C]
    mean: Tensor  # [C]
    target: Tensor  # [C]

    def __call__(self, x: Tensor) -> Tensor:
        """Of each pixel of ``x`` [1, C, h, w]."""
        centered = x - self.mean[:, None, None]
        return conv2d(centered, self.matrix[:, :, None, None], self.target)

    def to(self, device: torch.device, dtype: torch.dtype) -> "Affine":
        """The same map elsewhere or in another precision."""
        parts = (self.matrix, self.mean, self.target)
        return Affine(*(part.to(device=device, dtype=dtype) for part in parts))


def adain(content: Gaussian, style: Gaussian) -> Tensor:
    """Each channel's deviation (Huang and Belongie 2017)."""
    least = NOISE**2 * style.variance.mean() + TINY
    return torch.diag(((style.variance + least) / (content.variance + least)).sqrt())


def whitening(content: Gaussian, style: Gaussian) -> Tensor:
    """Whiten, then colour: Σ*^½ Σ^-½ (Li et al. 2017)."""
    own, other = _noisy(content), _noisy(style)
    return _power(other, 0.5) @ _power(own, -0.5)


def transport(content: Gaussian, style: Gaussian) -> Tensor:
    """Of all maps from one Gaussian to the other the one that moves features least.

    Σ^-½ (Σ^½ Σ* Σ^½)^½ Σ^-½, Monge's map in closed form (Lu et al. 2019).
    """
    own, other = _noisy(content), _noisy(style)
    root, inverse = _power(own, 0.5), _power(own, -0.5)
    return inverse @ _power(root @ other @ root, 0.5) @ inverse


def identity(channels: int) -> Affine:
    """The map that changes nothing."""
    zeros = torch.zeros(channels, dtype=torch.float64)
    return Affine(torch.eye(channels, dtype=torch.float64), zeros, zeros)


@dataclass(frozen=True)
class Method:
    """A way to choose A."""

    matrix: Callable[[Gaussian, Gaussian], Tensor]
    correlated: bool
    """Whether it needs covariances, or variances only."""


METHODS = {
    "adain": Method(adain, correlated=False),
    "wct": Method(whitening, correlated=True),
    "ot": Method(transport, correlated=True),
}


def blend(
    method: Method,
    content: Gaussian,
    styles: Sequence[Gaussian | None],
    weights: Sequence[float],
    strength: float,
) -> Affine:
    """The mean of the maps to each style, by weight; with strength 0 nothing changes.

    A painting of which nothing is known has no say.
    """
    known = [(s, w) for s, w in zip(styles, weights, strict=True) if s is not None and w > 0]
    total = sum(weight for _, weight in known)
    strength = strength if known else 0.0
    matrix = (1 - strength) * torch.eye(len(content.mean), dtype=torch.float64)
    target = (1 - strength) * content.mean
    for style, weight in known:
        share = strength * weight / total
        matrix = matrix + share * method.matrix(content, style)
        target = target + share * style.mean
    return Affine(matrix, content.mean, target)


def _noisy(gaussian: Gaussian) -> Tensor:
    noise = NOISE * gaussian.variance.mean() + TINY
    return gaussian.covariance + noise * torch.eye(len(gaussian.mean), dtype=torch.float64)


def _power(matrix: Tensor, exponent: float) -> Tensor:
    """Of a symmetric matrix without negative eigenvalues."""
    values, vectors = torch.linalg.eigh(matrix)
    powers = values.clamp(min=values[-1] * torch.finfo(values.dtype).eps) ** exponent
    result: Tensor = (vectors * powers) @ vectors.T
    return result
