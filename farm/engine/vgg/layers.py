"""What VGG looks like, without torch: for the planner and for whoever only counts.

Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", 2014.
"""

from typing import NamedTuple

CHANNELS = (64, 128, 256, 512, 512)  # of the five blocks
CONVOLUTIONS = {"vgg19": (2, 2, 4, 4, 4), "vgg16": (2, 2, 3, 3, 3)}  # 3 x 3, in each block


class Position(NamedTuple):
    """A layer's place: block and convolution, both from 0."""

    block: int
    conv: int


def position(layer: str) -> Position:
    """``relu4_2`` is convolution 1 of block 3."""
    block, conv = layer.removeprefix("relu").split("_")
    return Position(int(block) - 1, int(conv) - 1)


def name(block: int, conv: int) -> str:
    """The name of the activation after convolution ``conv`` of ``block``, both from 0."""
    return f"relu{block + 1}_{conv + 1}"


def depths(network: str, deepest: str) -> tuple[int, ...]:
    """Convolutions in each block of ``network`` as far as the layer ``deepest``."""
    last = position(deepest)
    return (*CONVOLUTIONS[network][: last.block], last.conv + 1)


def multiply_adds(block: int, convs: int) -> int:
    """Cost of a block's first ``convs`` convolutions, for one pixel at that block's resolution."""
    before = CHANNELS[block - 1] if block else 3
    return 9 * CHANNELS[block] * (before + CHANNELS[block] * (convs - 1))
