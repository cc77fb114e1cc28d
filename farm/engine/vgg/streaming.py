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

A process that has one strip of the picture asks others for the rows around it before each block,
and gives the gradients of these back after it (see rows.py).

How many tiles keep their maps (see plan.py) changes time and memory, never a bit of the result.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

import torch
from torch import Tensor

from farm.engine.vgg.layout import Layout
from farm.engine.vgg.network import Conv, Network
from farm.engine.vgg.rows import ALONE, Peers, Rows
from farm.engine.vgg.tiles import Window

Gather = Callable[[Tensor, Window], None]
"""Takes in the features [1, C, h, w] of a window; every pixel is shown exactly once."""
Slices = tuple[slice, slice, slice, slice]
AddGradient = Callable[[Tensor, Window, Tensor], None]
"""Adds the loss's gradient by the features of a window to the third argument [1, C, h, w]."""


@torch.no_grad()
def observe(
    network: Network,
    picture: Tensor,
    gather: Mapping[str, Gather],
    layout: Layout,
    peers: Peers = ALONE,
) -> None:
    """Shows the features of ``picture`` [1, 3, H, W] at each layer."""
    shown = {layer: [each] for layer, each in gather.items()}
    with reproducibly():
        Stream(network, layout, peers).forward(picture, shown, keep=False)


def reproducibly() -> AbstractContextManager[None]:
    """On CUDA: the same algorithms in every run, and float32 that is float32, not TF32.

    PyTorch does not tell cuDNN's fused convolutions (``cuda.conv_relu``) to be deterministic. They
    are by what cuDNN chooses for them, always the same without a benchmark; tests watch it.
    """
    return torch.backends.cudnn.flags(
        enabled=True, benchmark=False, deterministic=True, allow_tf32=False
    )


class Stream:
    """A forward pass and the backward pass that belongs to it."""

    def __init__(self, network: Network, layout: Layout, peers: Peers = ALONE) -> None:
        self.network, self.layout = network, layout
        self.rows = Rows(peers, layout.edges)
        self.inputs: dict[int, Tensor] = {}  # of each block, [1, C, h, w]
        self.kept: dict[tuple[int, Window], list[Tensor]] = {}

    def forward(
        self, picture: Tensor, gather: Mapping[str, Sequence[Gather]], *, keep: bool = True
    ) -> None:
        """Shows every tile's features to those that gather them; ``keep`` for a backward pass."""
        around = self.rows.surrounded(_rows_first(picture), len(self.network.blocks[0]))
        self.inputs[0] = around.permute(2, 0, 1)[None]
        last = len(self.layout.blocks) - 1
        for block, part in enumerate(self.layout.blocks):
            if block:
                self._rows(block).fill(_rows_first(self.inputs[block]), self._halo(block))
            if block < last:
                self.inputs[block + 1] = self._empty(block + 1)
            for number, own in enumerate(part.tiles):
                self._tile_forward(block, own, gather, keep=keep and number < part.kept)
            if part.all_kept or not keep:
                del self.inputs[block]

    def backward(self, add_gradient: Mapping[str, Sequence[AddGradient]]) -> Tensor:
        """The gradient [1, 3, H, W] by the picture, from those by the features."""
        above: Tensor | None = None
        for block in reversed(range(len(self.layout.blocks))):
            tiles = self.layout.blocks[block].tiles
            if len(tiles) == 1:
                below = self._tile_backward(block, *tiles, add_gradient, above)
            else:
                below = self._empty(block).zero_()
                for own in tiles:
                    crop, _ = self._windows(block, own)
                    g = self._tile_backward(block, own, add_gradient, above)
                    below[self._held(block, crop)] += g.to(below.device)
            above = self._given_back(block, below)
            self.inputs.pop(block, None)
        assert above is not None
        return above

    def _tile_forward(
        self, block: int, own: Window, gather: Mapping[str, Sequence[Gather]], *, keep: bool
    ) -> None:
        """Convolves a tile, shows its own window and pools that into the next block's input."""
        crop, inner = self._windows(block, own)
        # The backward pass reads some maps; of the others it asks only where their ReLU was open.
        read = {*gather, *self._pooled_by_max(block)}
        maps = []
        for conv, x in self._maps(block, crop):
            for show in gather.get(conv.layer, ()):
                show(x[inner], own)
            if keep:
                maps.append(x if conv.layer in read else _remembered(x))
        if keep:
            self.kept[block, own] = maps
        if block + 1 in self.inputs:
            place = self._held(block + 1, own.pooled())
            self.inputs[block + 1][place] = self.network.pool(x[inner])

    def _tile_backward(
        self,
        block: int,
        own: Window,
        add_gradient: Mapping[str, Sequence[AddGradient]],
        above: Tensor | None,
    ) -> Tensor:
        """A tile's part of the gradient by its crop of the block's input.

        ``above`` is the gradient by the block's pooled output, if it has one.
        """
        crop, inner = self._windows(block, own)
        maps = self.kept.pop((block, own), None) or [x for _, x in self._maps(block, crop)]
        g = self._above(above, maps[-1], own, inner)
        for conv in reversed(self.network.blocks[block]):
            x = maps.pop()
            for add in add_gradient.get(conv.layer, ()):
                add(x[inner], own, g[inner])
            g = conv.backward(_gate(g, x))
        return g if block else self.network.leave(g)

    def _above(self, above: Tensor | None, x: Tensor, own: Window, inner: Slices) -> Tensor:
        """The gradient of a tile's last map ``x`` by what is above; 0 in its halo."""
        if above is None:
            return torch.zeros_like(x, dtype=self.network.dtype)
        g = torch.empty_like(x, dtype=self.network.dtype)
        for edge in _around(inner):
            g[edge] = 0
        pooled = above[own.pooled().slices].to(g.device)
        self.network.unpool(pooled, x[inner], into=g[inner])
        return g

    def _maps(self, block: int, crop: Window) -> Iterator[tuple[Conv, Tensor]]:
        """The activations of a block on one window of its input, layer by layer."""
        x = self.inputs[block][self._held(block, crop)].to(self.network.device)
        if block == 0:
            x = self.network.enter(x)
        for conv in self.network.blocks[block]:
            x = conv.forward(x)
            yield conv, x

    def _pooled_by_max(self, block: int) -> list[str]:
        return [self.network.blocks[block][-1].layer] if self.network.pooling == "max" else []

    def _windows(self, block: int, own: Window) -> tuple[Window, Slices]:
        """A tile's window with its halo, and the slices of its own window in that."""
        crop = self.layout.blocks[block].crop(own, self._halo(block))
        return crop, own.within(crop).slices

    def _held(self, block: int, window: Window) -> Slices:
        """The slices of a window in a block's input."""
        return window.within(self.layout.blocks[block].held(self._halo(block))).slices

    def _halo(self, block: int) -> int:
        """Pixels around a window that its features depend on."""
        return len(self.network.blocks[block])

    def _rows(self, block: int) -> Rows:
        return self.rows.pooled(block)

    def _given_back(self, block: int, below: Tensor) -> Tensor:
        """Own rows of the gradient by a block's input, from all processes."""
        rows = self._rows(block).given_back(_rows_first(below), self._halo(block))
        return rows.permute(2, 0, 1)[None]

    def _empty(self, block: int) -> Tensor:
        """Room for the input of a block, or for its gradient."""
        part, halo = self.layout.blocks[block], self._halo(block)
        channels = self.network.blocks[block][0].weight.shape[1] if block else 3
        held = part.held(halo)
        return torch.empty(
            (1, channels, held.bottom - held.top, part.width),
            dtype=self.network.dtype if block else self.network.mean.dtype,
            device="cpu" if block and self.layout.offload else self.network.device,
            memory_format=torch.channels_last,
        )


def _rows_first(x: Tensor) -> Tensor:
    """[h, w, C] of [1, C, h, w], in the same memory."""
    return x[0].permute(1, 2, 0)


def _around(inner: Slices) -> list[Slices]:
    """Four slices of a map that make up what is around its ``inner`` window."""
    one, all_, rows, columns = inner
    return [
        (one, all_, slice(0, rows.start), slice(None)),
        (one, all_, slice(rows.stop, None), slice(None)),
        (one, all_, rows, slice(0, columns.start)),
        (one, all_, rows, slice(columns.stop, None)),
    ]


def _remembered(x: Tensor) -> Tensor:
    """All that ``_gate`` asks of a map [1, C, h, w]: a byte a value, whatever is quick there.

    On CPUs where the ReLU was open, elsewhere where it was closed. A comparison takes a CPU eight
    times as long as this conversion, which is true of all but 0.
    """
    return x.to(torch.bool) if x.device.type == "cpu" else x <= 0


def _gate(gradient: Tensor, x: Tensor) -> Tensor:
    """The gradient before a ReLU, in place; ``x`` is its output or what is remembered of it."""
    if x.dtype != torch.bool:
        torch.ops.aten.threshold_backward.grad_input(gradient, x, 0, grad_input=gradient)
        return gradient
    if x.device.type == "cpu":  # where filling takes ten times as long, and nothing is infinite
        return gradient.mul_(x.view(torch.uint8).to(gradient.dtype))  # quicker than from bool
    return gradient.masked_fill_(x, 0)
