"""The loss (Gatys, Ecker, Bethge 2016) and its gradient: content, style, and how smooth it is.

Content and style are terms that read the streamed features; the rest reads the picture itself. All
parts are relative (see statistics.py), so that the same weights mean the same at any size, with
either network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor

from farm.engine.loss.statistics import wasserstein
from farm.engine.loss.temporal import HoldTerm
from farm.engine.loss.terms import ContentTerm, StyleTerm, Tensors, Term
from farm.engine.vgg.device import double, narrow
from farm.engine.vgg.layout import Layout
from farm.engine.vgg.network import Network
from farm.engine.vgg.rows import ALONE, Peers, Rows
from farm.engine.vgg.streaming import Stream, reproducibly

# What a weight of 1 in the recipe stands for, chosen by looking (docs/presets.md).
CONTENT_UNIT, STYLE_UNIT, SMOOTH_UNIT, RANGE_UNIT = 0.2, 1.0, 1.0, 10.0

F = TypeVar("F")


class Losses(NamedTuple):
    """The weighted parts of the loss at one iterate; they add up to the whole."""

    content: float
    style: float
    tv: float
    range: float
    temporal: float = 0.0

    @property
    def total(self) -> float:
        """What the optimizer lessens."""
        return sum(self)


@dataclass(frozen=True)
class Objective:
    """The whole loss at one scale."""

    network: Network
    layout: Layout
    content: Mapping[str, ContentTerm]
    style: Mapping[str, StyleTerm]
    smooth: float = 0.0
    """Weight of total variation."""
    confine: bool = False
    """Whether values outside 0..1 are penalized, for an optimizer that cannot clamp."""
    hold: HoldTerm | None = None
    """What the picture is held to, in a film."""
    peers: Peers = ALONE
    """The processes that have the other strips of the picture."""

    def gradient(self, picture: Tensor) -> tuple[Losses, Tensor]:
        """The losses, and the gradient [1, 3, H, W] of their sum, at ``picture`` [1, 3, H, W].

        Both are this process's rows; the losses are those of the whole picture.
        """
        parts, gradient = self.compute(picture)
        return Losses(*parts.tolist()), gradient

    @torch.no_grad()
    def compute(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        """The same, with the parts of the loss as one tensor: nothing waits for the device."""
        layers, terms = [*self.content, *self.style], self._terms()
        sums = [term.zeros() for term in terms]
        stream = Stream(self.network, self.layout, self.peers)
        with reproducibly():
            gather = [partial(term.gather, own) for term, own in zip(terms, sums, strict=True)]
            stream.forward(picture, _by_layer(layers, gather))
            losses, coefficients = _reduce(terms, _added_up(sums, self.peers))
            scale = _scale(coefficients)
            add = [
                partial(term.add_gradient, term.scaled(own, scale))
                for term, own in zip(terms, coefficients, strict=True)
            ]
            result = stream.backward(_by_layer(layers, add))
        result = result.div_(narrow(scale, result))
        parts = [
            _total(losses[: len(self.content)], scale),
            _total(losses[len(self.content) :], scale),
            *(
                double(part).to(scale.device)
                for part in self.peers.total(self._of_pixels(picture, result))
            ),
        ]
        return torch.stack(parts), result

    def _of_pixels(self, picture: Tensor, gradient: Tensor) -> list[Tensor]:
        """The losses of the picture itself, as far as they are of these rows; adds gradients."""
        rows = Rows(self.peers, self.layout.edges)
        values = picture.shape[1] * rows.height * picture.shape[3]
        parts = [
            _add_variation(picture, rows, self.smooth, gradient),
            _add_range(picture, values, RANGE_UNIT if self.confine else 0.0, gradient),
        ]
        if self.hold:
            parts.append(self.hold.add_gradient(picture, values, gradient))
        return parts

    @property
    def recordable(self) -> bool:
        """Whether ``compute`` is nothing but kernels of a CUDA device, as a recording must be."""
        alone = self.peers.share.count == 1
        there = self.network.device.type == "cuda" and not self.layout.offload
        return (
            alone
            and there
            and not any(term.distance is wasserstein for term in self.style.values())
        )

    def _terms(self) -> list[Term]:
        """All that read features: content first."""
        return [*self.content.values(), *self.style.values()]


def _by_layer(layers: Sequence[str], functions: Sequence[F]) -> dict[str, list[F]]:
    """The functions of each layer."""
    found: dict[str, list[F]] = {}
    for layer, function in zip(layers, functions, strict=True):
        found.setdefault(layer, []).append(function)
    return found


def _reduce(terms: Sequence[Term], sums: Sequence[Tensors]) -> tuple[list[Tensor], list[Tensors]]:
    """Each term's loss, and its coefficients."""
    reduced = [term.reduce(own) for term, own in zip(terms, sums, strict=True)]
    return [loss for loss, _ in reduced], [coefficients for _, coefficients in reduced]


def _scale(coefficients: Sequence[Tensors]) -> Tensor:
    """Scales gradients to about 1, which half precision can hold; a power of two, so exact."""
    largest = torch.stack([c.abs().max() for each in coefficients for c in each]).max()
    power = torch.exp2(-torch.round(torch.log2(largest)))
    usable = (largest > 0) & largest.isfinite()
    return torch.where(usable, power, 1.0)


def _total(losses: Sequence[Tensor], like: Tensor) -> Tensor:
    return torch.stack(list(losses)).sum() if losses else torch.zeros_like(like)


def _added_up(sums: Sequence[Tensors], peers: Peers) -> list[Tensors]:
    """Each term's sums over all processes."""
    whole = iter(peers.total([each for own in sums for each in own]))
    return [tuple(next(whole) for _ in own) for own in sums]


def _add_variation(picture: Tensor, rows: Rows, weight: float, gradient: Tensor) -> Tensor:
    """Mean squared difference of neighbours, times ``weight``; adds its gradient."""
    loss = picture.new_zeros(())
    if not weight:
        return loss
    _, channels, _, width = picture.shape
    around = rows.surrounded(picture[0].permute(1, 2, 0), 1).permute(2, 0, 1)[None]
    before = rows.own.start - rows.held(1).start  # 1 where there is a row above
    if picture.numel():
        values = channels * (rows.height - 1) * width
        loss += _add_steps(around.diff(dim=2), 2, before, weight / values, gradient)
        values = channels * rows.height * (width - 1)
        loss += _add_steps(picture.diff(dim=3), 3, 0, weight / values, gradient)
    return loss


def _add_steps(step: Tensor, axis: int, before: int, weight: float, gradient: Tensor) -> Tensor:
    """Squared differences along an axis, times ``weight``; adds their gradient, and uses them up.

    A difference counts where the first of two neighbours is; ``before`` are those of others.
    """
    own, length = step.shape[axis] - before, gradient.shape[axis]
    loss: Tensor = weight * step.narrow(axis, before, own).square().sum()
    step *= 2 * weight
    gradient.narrow(axis, 1 - before, length - 1 + before).add_(
        step.narrow(axis, 0, length - 1 + before)
    )
    gradient.narrow(axis, 0, own).sub_(step.narrow(axis, before, own))
    return loss


def _add_range(picture: Tensor, values: int, weight: float, gradient: Tensor) -> Tensor:
    """Mean squared distance of ``values`` from 0..1, times ``weight``; adds its gradient."""
    if not weight:
        return picture.new_zeros(())
    outside = picture - picture.clamp(0, 1)
    gradient.add_(outside, alpha=2 * weight / values)
    return weight / values * outside.square().sum()
