"""The exact gradient of a loss on VGG features, for a picture of any size.

Not the whole network is tiled but each of its blocks, and only the pooled outputs of the blocks are
kept for the whole picture (30 values a pixel in all).

Forward, block by block: each tile takes its own window of the block's input with a halo of as many
pixels as the block has convolutions, convolves, shows its own features to the taps, and pools its
own window into the next block's input. Zeros that a convolution pads where the tile was cut spoil
one pixel of the halo each, never the tile's own window; at the picture's edge there is no halo, and
the padding is the untiled one's.

Backward, from the last block to the first: each tile is convolved again unless its maps were kept,
takes the gradients of its own features only, and ADDS the gradient of its window and halo to that
of the block's input. Summed over the tiles this is the chain rule, not an approximation of it.

How many tiles keep their maps (see plan.py) changes time and memory, never a bit of the result.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import torch
from torch import Tensor

from farm.engine.plan import Layout
from farm.engine.tiles import Window
from farm.engine.vgg import Conv, Network


class Term(Protocol):
    """A term of the loss that reads one layer's features."""

    def observe(self, features: Tensor, window: Window) -> None:
        """Takes in the features [1, C, h, w] of ``window``; every pixel is shown exactly once."""

    def pull(self, features: Tensor, window: Window, into: Tensor) -> None:
        """Adds the loss's gradient by ``features`` to ``into`` [1, C, h, w]."""


Observer = Callable[[Tensor, Window], None]  # like Term.observe


@torch.no_grad()
def observe(
    network: Network, picture: Tensor, observers: Mapping[str, Observer], layout: Layout
) -> None:
    """Shows the features of ``picture`` [1, 3, H, W] to an observer of each layer."""
    shown = {layer: [observer] for layer, observer in observers.items()}
    with reproducibly():
        _Stream(network, layout).forward(picture, shown, keep=False)


@torch.no_grad()
def gradient(
    network: Network,
    picture: Tensor,
    terms: Mapping[str, Sequence[Term]],
    layout: Layout,
    settle: Callable[[], None],
) -> Tensor:
    """The gradient [1, 3, H, W] by ``picture`` of a loss whose terms are given for each layer.

    ``settle`` is called between the passes, when the terms have seen everything: there the losses
    are computed from the gathered statistics (and would be summed over several devices).
    """
    stream = _Stream(network, layout)
    observers = {layer: [term.observe for term in listed] for layer, listed in terms.items()}
    with reproducibly():
        stream.forward(picture, observers, keep=True)
        settle()
        return stream.backward(terms)


def reproducibly() -> AbstractContextManager[None]:
    """On CUDA: the same algorithms in every run, and float32 that is float32, not TF32."""
    return torch.backends.cudnn.flags(
        enabled=True, benchmark=False, deterministic=True, allow_tf32=False
    )


class _Stream:
    """A forward pass and the backward pass that belongs to it."""

    def __init__(self, network: Network, layout: Layout) -> None:
        self.network, self.layout = network, layout
        self.inputs: dict[int, Tensor] = {}  # of each block, [1, C, h, w]
        self.kept: dict[tuple[int, Window], list[Tensor]] = {}

    def forward(
        self, picture: Tensor, observers: Mapping[str, Sequence[Observer]], *, keep: bool
    ) -> None:
        self.inputs[0] = picture
        last = len(self.layout.blocks) - 1
        for block, part in enumerate(self.layout.blocks):
            if block < last:
                self.inputs[block + 1] = self._empty(block + 1)
            for number, own in enumerate(part.tiles):
                self._tile_forward(block, own, observers, keep=keep and number < part.kept)
            if part.all_kept or not keep:
                del self.inputs[block]

    def backward(self, terms: Mapping[str, Sequence[Term]]) -> Tensor:
        above: Tensor | None = None
        for block in reversed(range(len(self.layout.blocks))):
            below = self._empty(block).zero_()
            for own in self.layout.blocks[block].tiles:
                self._tile_backward(block, own, terms, above, below)
            self.inputs.pop(block, None)
            above = below
        assert above is not None
        return above

    def _tile_forward(
        self, block: int, own: Window, observers: Mapping[str, Sequence[Observer]], *, keep: bool
    ) -> None:
        """Convolves a tile, shows its own window and pools that into the next block's input."""
        crop, inner = self._windows(block, own)
        # The backward pass reads some maps; of the others it asks only where their ReLU was open.
        read = {*observers, *self._pooled_by_max(block)}
        maps = []
        for conv, x in self._maps(block, crop):
            for observer in observers.get(conv.layer, ()):
                observer(x[inner], own)
            if keep:
                maps.append(x if conv.layer in read else x > 0)
        if keep:
            self.kept[block, own] = maps
        if block + 1 in self.inputs:
            self.inputs[block + 1][own.pooled().slices] = self.network.pool(x[inner])

    def _tile_backward(
        self,
        block: int,
        own: Window,
        terms: Mapping[str, Sequence[Term]],
        above: Tensor | None,
        below: Tensor,
    ) -> None:
        """Adds a tile's part of the gradient by the block's input to ``below``.

        ``above`` is the gradient by the block's pooled output, if it has one.
        """
        crop, inner = self._windows(block, own)
        maps = self.kept.pop((block, own), None) or [x for _, x in self._maps(block, crop)]
        g = torch.zeros_like(maps[-1], dtype=self.network.dtype)
        if above is not None:
            pooled = above[own.pooled().slices].to(g.device)
            self.network.unpool(pooled, maps[-1][inner], into=g[inner])
        for conv in reversed(self.network.blocks[block]):
            x = maps.pop()
            for term in terms.get(conv.layer, ()):
                term.pull(x[inner], own, into=g[inner])
            g = conv.backward(_gate(g, x))
        if block == 0:
            g = self.network.leave(g)
        below[crop.slices] += g.to(below.device)

    def _maps(self, block: int, crop: Window) -> Iterator[tuple[Conv, Tensor]]:
        """The activations of a block on one window of its input, layer by layer."""
        x = self.inputs[block][crop.slices].to(self.network.device)
        if block == 0:
            x = self.network.enter(x)
        for conv in self.network.blocks[block]:
            x = conv.forward(x)
            yield conv, x

    def _pooled_by_max(self, block: int) -> list[str]:
        return [self.network.blocks[block][-1].layer] if self.network.pooling == "max" else []

    def _windows(self, block: int, own: Window) -> tuple[Window, tuple[slice, slice, slice, slice]]:
        """A tile's window with its halo, and the slices of its own window in that."""
        part = self.layout.blocks[block]
        crop = own.grow(len(self.network.blocks[block]), part.height, part.width)
        return crop, own.within(crop).slices

    def _empty(self, block: int) -> Tensor:
        """Room for the input of a block, or for its gradient."""
        part = self.layout.blocks[block]
        channels = self.network.blocks[block][0].weight.shape[1]
        return torch.empty(
            (1, channels, part.height, part.width),
            dtype=self.network.dtype if block else self.network.mean.dtype,
            device="cpu" if block and self.layout.offload else self.network.device,
            memory_format=torch.channels_last,
        )


def _gate(gradient: Tensor, x: Tensor) -> Tensor:
    """The gradient before a ReLU, in place; ``x`` is its output or where that is positive."""
    if x.dtype == torch.bool:
        return gradient.mul_(x)
    torch.ops.aten.threshold_backward.grad_input(gradient, x, 0, grad_input=gradient)
    return gradient
