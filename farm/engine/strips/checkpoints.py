"""Checkpoints of strips: put together they are that of the picture, for any number of strips."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import torch
from torch import Tensor

from farm.engine.gatys.state import CANVAS, State
from farm.engine.vgg.tiles import Share


def joined(states: Sequence[State]) -> State:
    """The picture's checkpoint, of those of its strips from the top."""
    tensors = {}
    for name, first in states[0].tensors.items():
        parts = [state.tensors[name] for state in states]
        own = all(_is_of_pixels(part, state) for part, state in zip(parts, states, strict=True))
        tensors[name] = torch.cat(parts) if own else first
    return replace(states[0], tensors=tensors)


def split(state: State, count: int) -> Iterator[State]:
    """What each of so many strips goes on from."""
    height, *_ = state.tensors[CANVAS].shape
    for first, last in pairwise(Share(0, count).edges(height)):
        own = {
            name: _rows(x, first, last, height) if _is_of_pixels(x, state) else x
            for name, x in state.tensors.items()
        }
        yield replace(state, tensors=own)


def _is_of_pixels(x: Tensor, state: State) -> bool:
    """Whether a tensor has a value for each of the canvas, [H, W, 3] or flat; not a few counts."""
    return x.numel() == state.tensors[CANVAS].numel()


def _rows(x: Tensor, first: int, last: int, height: int) -> Tensor:
    """Some rows of a tensor that is of pixels, to be sent alone."""
    each = len(x) // height  # 1, or a row's values where the tensor is flat
    return x[first * each : last * each].clone()
