"""A trained generator with fewer maps: those leave it whose normalisation gives them least scale.

As in Liu et al., "Learning Efficient Convolutional Networks through Network Slimming", 2017. A map
without scale is the same everywhere, which the normalisation behind the next convolution takes
away. Unlike theirs each layer loses the same part, not those below one threshold: scales of one
layer are all alike and a third below another's, so that a threshold would empty whole layers. What
is left is a generator as any, of a smaller width.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from farm.engine.errors import BadInput
from farm.engine.onepass.generators.generator import Generator, Layer


def pruned(generator: Generator, width: int) -> Generator:
    """The same with ``width`` maps at full resolution, and as much less in every other layer.

    Raises:
        BadInput: it has fewer.

    """
    if width > generator.width:
        raise BadInput(
            f"the model that it begins as has {generator.width} maps, and cannot have {width}: "
            f"choose a width of at most {generator.width}"
        )
    made = Generator(width, generator.styles)
    pairs = list(zip(_layers(generator), _layers(made), strict=True))
    *down, into = pairs[: len(generator.down)]
    *up, last = pairs[-len(generator.up) - 1 :]
    blocks = pairs[len(generator.down) : -len(generator.up) - 1]
    kept = torch.arange(3)
    for pair in down:
        kept = _copy(*pair, kept)
    # What residual blocks add to must stay the same maps throughout.
    trunk = _strongest([into[0], *(old for old, _ in blocks[1::2])], 4 * width)
    _copy(*into, kept, trunk)
    for first, second in zip(blocks[::2], blocks[1::2], strict=True):
        _copy(*second, _copy(*first, trunk), trunk)
    kept = trunk
    for pair in up:
        kept = _copy(*pair, kept)
    _copy(*last, kept, torch.arange(3))
    return made.to(generator.last.weight.device)


def _layers(generator: Generator) -> list[Layer]:
    """All of them, in order."""
    return [layer for layer in generator.modules() if isinstance(layer, Layer)]


@torch.no_grad()
def _copy(old: Layer, new: Layer, seen: Tensor, kept: Tensor | None = None) -> Tensor:
    """Fills a layer from one that has more maps; returns which of them it keeps."""
    if kept is None:
        kept = _strongest([old], len(new.weight))
    new.weight.copy_(old.weight[kept][:, seen])
    if old.normalised:
        new.scale.copy_(old.scale[:, kept])
        new.shift.copy_(old.shift[:, kept])
    else:
        new.bias.copy_(old.bias[kept])
    return kept


def _strongest(layers: Sequence[Layer], count: int) -> Tensor:
    """The maps, in order, that vary most in the style in which they do, all layers added."""
    energy = torch.stack([layer.scale.detach().square() for layer in layers]).sum(0).amax(0)
    return energy.argsort(descending=True, stable=True)[:count].sort().values
