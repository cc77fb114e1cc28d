"""What a generator has to do: what a render does, by the same terms (``gatys.targets``).

The paintings' moments and the weights of all terms are those of renders of the recipe; each crop of
a batch counts as a picture of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.plan import Shape
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale
from farm.engine.gatys.targets import Targets, shares
from farm.engine.loss.objective import CONTENT_UNIT, SMOOTH_UNIT
from farm.engine.loss.statistics import Moments
from farm.engine.loss.terms import StyleTerm
from farm.engine.onepass.features import Features, encode
from farm.engine.vgg import layers
from farm.engine.vgg.device import free_memory
from farm.engine.vgg.network import Network

TINY = 1e-6


@dataclass(frozen=True)
class Losses:
    """The weighted parts, which add up to the loss."""

    content: Tensor
    style: Tensor
    tv: Tensor
    taught: Tensor
    """How far pictures are from a teacher's."""

    @property
    def total(self) -> Tensor:
        """What the optimizer lessens."""
        return self.content + self.style + self.tv + self.taught


class Criterion:
    """The loss of pictures that a generator makes of photos, in the styles of paintings."""

    def __init__(
        self, network: Network, paintings: Sequence[Tensor], recipe: Recipe, device: torch.device
    ) -> None:
        self.weights = shares(recipe.content_layers, recipe.content_weight * CONTENT_UNIT)
        self.smooth = recipe.tv_weight * SMOOTH_UNIT
        self.styles = [_terms(network, painting, recipe, device) for painting in paintings]
        half = torch.bfloat16 if device.type == "cuda" else torch.float32
        deepest = max((*self.weights, *self.styles[0]), key=layers.position)
        self.network = network.until(deepest).to(device, half)

    def __call__(self, pictures: Tensor, photos: Tensor, styles: Sequence[int]) -> Losses:
        """Of ``pictures`` [N, 3, H, W] of ``photos``, each in the style of that number."""
        seen = encode(self.network, pictures, {*self.weights, *self.styles[0]})
        wanted = self._wanted(photos)
        content = [w * _apart(seen[layer], wanted[layer]) for layer, w in self.weights.items()]
        chosen = [self.styles[number] for number in styles]
        style = [
            _style([terms[layer] for terms in chosen], seen[layer]) for layer in self.styles[0]
        ]
        none = pictures.new_zeros(())
        shapes, strokes = (torch.stack(x).sum() if x else none for x in (content, style))
        return Losses(shapes, strokes, self._tv(pictures), taught=none)

    @torch.no_grad()
    def _wanted(self, photos: Tensor) -> Features:
        """The features that shapes are known by."""
        if not self.weights:
            return {}
        deepest = self.network.until(max(self.weights, key=layers.position))
        return encode(deepest, photos, self.weights)

    def _tv(self, pictures: Tensor) -> Tensor:
        steps = [pictures.diff(dim=axis).square().mean() for axis in (2, 3)]
        return self.smooth * torch.stack(steps).sum()


def _terms(
    network: Network, painting: Tensor, recipe: Recipe, device: torch.device
) -> dict[str, StyleTerm]:
    """What a render of the recipe's size compares with the painting."""
    inputs = prepare(recipe, painting, [painting])  # there is no one photo
    shape = Shape.of(recipe, network.architecture, torch.float32.itemsize)
    targets = Targets(inputs, recipe, network.to(device, torch.float32), shape)
    return targets.style(Scale(recipe.size, recipe.size, 1), free_memory(device))


def _apart(seen: Tensor, wanted: Tensor) -> Tensor:
    """How far features are from the photos', relative, on average over the batch."""
    apart = (seen - wanted).square().flatten(1).sum(1)
    return (apart / wanted.square().flatten(1).sum(1).clamp(min=TINY)).mean()


def _style(terms: Sequence[StyleTerm], seen: Tensor) -> Tensor:
    """What the terms would say in renders, on average over the batch."""
    share = terms[0].target.share.new_full((len(seen),), 1 / len(seen))
    target = Moments(
        share,
        torch.cat([term.target.first for term in terms]),
        torch.cat([term.target.second for term in terms]),
    )
    center = torch.stack([term.center.float() for term in terms])  # [N, C, 1, 1]
    f = (seen - center).flatten(2)
    first, second = f.mean(2).to(target.first), (f @ f.mT / f.shape[2]).to(target.first)
    own = Moments.about(center[:, :, 0, 0], share, first, second)
    loss: Tensor = terms[0].weight * terms[0].distance(own, target).mean()
    return loss.to(seen)
