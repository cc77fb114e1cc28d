"""What one scale's picture is compared with: the photo's features and the paintings' moments."""

from collections.abc import Mapping, Sequence
from functools import partial

import torch
from torch import Tensor

from farm.engine.gatys.hanging import placed, tinted
from farm.engine.gatys.inputs import Inputs
from farm.engine.gatys.plan import Shape, fit
from farm.engine.gatys.recipe import Layer, Recipe
from farm.engine.gatys.scales import Scale, canvas, hung, shown
from farm.engine.gatys.shelf import Shelf, Shelved
from farm.engine.gatys.variants import VARIANTS, Variant
from farm.engine.loss.objective import CONTENT_UNIT, SMOOTH_UNIT, STYLE_UNIT, Objective
from farm.engine.loss.statistics import (
    DISTANCES,
    FAINTEST,
    Distance,
    Moments,
    beside,
    covariance,
    mixture,
    moments,
)
from farm.engine.loss.temporal import HoldTerm
from farm.engine.loss.terms import ContentTerm, Features, PaintingMoments, Sampler, StyleTerm
from farm.engine.planes.pyramid import channels_last, extend, resize, resize_map
from farm.engine.vgg import layers
from farm.engine.vgg.layout import Layout
from farm.engine.vgg.network import Network
from farm.engine.vgg.rows import ALONE, Peers, Rows
from farm.engine.vgg.streaming import observe


class Targets:
    """Builds the objective of each scale."""

    def __init__(
        self,
        inputs: Inputs,
        recipe: Recipe,
        network: Network,
        shape: Shape,
        shelf: Shelf | None = None,
        peers: Peers = ALONE,
    ) -> None:
        self.inputs, self.recipe, self.network, self.shape = inputs, recipe, network, shape
        self.peers = peers
        self.shelved = Shelved(shelf, inputs, network, peers) if shelf else None

    def objective(self, scale: Scale, memory: int) -> Objective:
        """The loss at one scale, within ``memory`` bytes.

        Raises:
            OutOfMemoryError: not even the smallest tiles fit.

        """
        layout = self._layout(scale, *canvas(self.recipe, scale), memory)
        return Objective(
            self.network,
            layout,
            self._content(scale, layout),
            self.style(scale, memory),
            self.recipe.tv_weight * SMOOTH_UNIT,
            confine=self.recipe.optimizer != "adam",  # which clamps
            hold=self._hold(scale),
            peers=self.peers,
        )

    def check(self, scale: Scale, memory: int) -> None:
        """Says at once what would otherwise be said when the scale is reached.

        Raises:
            OutOfMemoryError: not even the smallest tiles of the picture or a painting fit.

        """
        self._layout(scale, *canvas(self.recipe, scale), memory)
        if self._style_weights():
            for style in self.inputs.styles:
                for size in set(hung(self.recipe, scale, *style.shape[1:])):
                    self._layout(scale, *size, memory)

    def _hold(self, scale: Scale) -> HoldTerm | None:
        if self.inputs.held is None:
            return None
        size, margin = (scale.height, scale.width), self.recipe.margin
        return self.inputs.held.at(*size, margin, self.rows(scale).own, self.network.device)

    def rows(self, scale: Scale) -> Rows:
        """Which rows of a scale's canvas each process has."""
        return Rows.of(canvas(self.recipe, scale)[0], self.peers)

    def _layout(self, scale: Scale, height: int, width: int, memory: int) -> Layout:
        shape = self.shape.at(self.recipe, scale)
        return fit(shape, height, width, memory, self.network.device.type, self.peers.share)

    def _content(self, scale: Scale, layout: Layout) -> dict[str, ContentTerm]:
        """The photo's features, shown to the network once."""
        weights = shares(self.recipe.content_layers, self.recipe.content_weight * CONTENT_UNIT)
        found: dict[str, Features] = {
            layer: Features(self._room(layer, layout)) for layer in weights
        }
        if found:
            photo = extend(
                resize(self.inputs.content, scale.height, scale.width), self.recipe.margin
            )
            gather = {layer: features.gather for layer, features in found.items()}
            picture = self._picture(photo, self.rows(scale))
            observe(self.network, picture, gather, layout, self.peers)
        return {
            layer: ContentTerm(found[layer], weight, self.network, self.peers)
            for layer, weight in weights.items()
        }

    def _room(self, layer: str, layout: Layout) -> Tensor:
        block = layers.position(layer).block
        part = layout.blocks[block]
        return torch.empty(
            (1, layers.CHANNELS[block], part.height, part.width),
            dtype=self.network.dtype,
            device=self.network.device,
            memory_format=torch.channels_last,
        )

    def style(self, scale: Scale, memory: int) -> dict[str, StyleTerm]:
        """The paintings' moments, and the picture's regions, at every style layer."""
        weights = self._style_weights()
        if not weights:
            return {}
        found = [
            self._shown_moments(number, scale, memory, list(weights))
            for number in range(len(self.inputs.styles))
        ]
        terms: dict[str, StyleTerm] = {}
        for layer, weight in weights.items():
            block = layers.position(layer).block
            target = mixture([moments[layer] for moments in found], self.inputs.style_weights)
            regions, pixels = self._regions(scale, block), self._pixels(scale, block)
            sampler = Sampler(layers.CHANNELS[block], regions, pixels, self.network, self.peers)
            terms[layer] = StyleTerm(target, self._distance(), weight, sampler, self.network)
        return terms

    def _distance(self) -> Distance:
        found = DISTANCES[self.recipe.statistics]
        if self.recipe.flat_colors or found not in (covariance, moments):
            return found
        return partial(found, faint=FAINTEST)

    def _style_weights(self) -> dict[Layer, float]:
        return shares(self.recipe.style_layers, self.recipe.style_weight * STYLE_UNIT)

    def _shown_moments(
        self, number: int, scale: Scale, memory: int, names: Sequence[str]
    ) -> dict[str, Moments]:
        """A painting's moments at each layer, as it and its variants are shown at a scale."""
        _, own_height, own_width = self.inputs.styles[number].shape
        found, sizes = [], []
        for variant in VARIANTS[self.recipe.variants]:
            height, width = shown(self.recipe, scale, own_height, own_width, variant)
            layout = self._layout(scale, *variant.size(height, width), memory)
            measure = partial(self._measured, number, height, width, variant, layout)
            sizes.append((height, width))
            if self.shelved is None:
                found.append(measure(names))
            else:
                told = (number, height, width, variant)
                found.append(self.shelved.moments(*told, names, measure))
        if len(found) == 1:
            return found[0]
        return {name: beside([m[name] for m in found], _pixels_of(name, sizes)) for name in names}

    def _measured(
        self,
        number: int,
        height: int,
        width: int,
        variant: Variant,
        layout: Layout,
        names: Sequence[str],
    ) -> dict[str, Moments]:
        style, regions = self.inputs.styles[number], self.inputs.style_regions[number]
        rows, found = Rows.of(variant.size(height, width)[0], self.peers), {}
        for name in names:
            block = layers.position(name).block
            h, w, own = height >> block, width >> block, rows.pooled(block).own
            parts = None
            if regions is not None:
                parts = _rows_of(placed(resize_map(regions, h, w), variant), own)
            across = variant.size(h, w)[1]
            sampler = Sampler(layers.CHANNELS[block], parts, len(own) * across, self.network)
            found[name] = PaintingMoments(sampler)
        hanging = placed(tinted(resize(style, height, width), variant), variant)
        picture = self._picture(hanging, rows)
        gather = {name: each.gather for name, each in found.items()}
        observe(self.network, picture, gather, layout, self.peers)
        return {name: each.moments(self.peers) for name, each in found.items()}

    def _pixels(self, scale: Scale, block: int) -> int:
        """How many of the canvas this process has in a block."""
        return len(self.rows(scale).pooled(block).own) * (canvas(self.recipe, scale)[1] >> block)

    def _regions(self, scale: Scale, block: int) -> Tensor | None:
        """The photo's regions in a block, weakened by the strength map; this process's rows."""
        height, width = scale.height >> block, scale.width >> block
        regions, strength = self.inputs.regions, self.inputs.strength
        parts = [resize_map(m, height, width) for m in (regions, strength) if m is not None]
        if not parts:
            return None
        whole = parts[0] if len(parts) == 1 else parts[0] * parts[1]
        extended = extend(whole, self.recipe.margin >> block)
        return _rows_of(extended, self.rows(scale).pooled(block).own)

    def _picture(self, picture: Tensor, rows: Rows) -> Tensor:
        wide = self.network.mean.dtype
        return channels_last(_rows_of(picture, rows.own).to(wide), self.network.device)


def _pixels_of(name: str, sizes: Sequence[tuple[int, int]]) -> list[int]:
    """How many of pictures of these sizes a layer has."""
    block = layers.position(name).block
    return [(height >> block) * (width >> block) for height, width in sizes]


def _rows_of(planes: Tensor, rows: range) -> Tensor:
    """Some rows of ``planes`` [C, H, W]."""
    return planes[:, rows.start : rows.stop]


def shares(weights: Mapping[Layer, float], total: float) -> dict[Layer, float]:
    """Weights of layers that add up to ``total``, without those that are 0."""
    whole = sum(weights.values())
    return {
        layer: total * weight / whole for layer, weight in weights.items() if weight * total > 0
    }
