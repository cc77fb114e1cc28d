"""Decoders: networks that turn VGG-16's features back into the picture that they are of.

One for each of four layers (Li et al., "Universal Style Transfer via Feature Transforms", 2017),
built like VGG upside down: 3 x 3 convolutions that repeat the edge, and nearest-neighbour doubling
where VGG pools. Narrower than theirs, so that all four are 7.5 MB in half precision.
"""

from typing import Self

import torch
from torch import Tensor, nn
from torch.nn.functional import conv2d, interpolate

LEVELS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")
UNIT = 8  # pixels of a picture to one of the deepest features: sides, tiles and halos are multiples
# Channels of the convolutions from a level's features to those of the level above it.
STAGES = {
    "relu1_1": ((64, 64), (64, 3)),
    "relu2_1": ((128, 128), (128, 64)),
    "relu3_1": ((256, 256), (256, 128)),
    "relu4_1": ((512, 256),),
}
FAINT = 0.1  # of the usual first weights, for the last convolution


class Decoder(nn.Module):
    """From features [N, C, h, w] at a level to pictures [N, 3, s h, s w], about in 0..1."""

    def __init__(self, level: str) -> None:
        super().__init__()
        self.level = level
        deepest = LEVELS.index(level)
        self.stages = nn.ModuleList(
            nn.ModuleList(Edge3x3(*channels) for channels in STAGES[each])
            for each in reversed(LEVELS[: deepest + 1])
        )

    @classmethod
    def begun(cls, level: str, shallower: "Decoder | None", generator: torch.Generator) -> Self:
        """An untrained decoder whose last stages are those of the level above it, if given."""
        made = cls(level)
        for conv in made.convolutions:
            nn.init.kaiming_normal_(conv.weight, nonlinearity="relu", generator=generator)
            nn.init.zeros_(conv.bias)
        last = made.convolutions[-1]
        nn.init.constant_(last.bias, 0.5)  # a grey picture to begin with
        last.weight.data.mul_(FAINT)
        if shallower is not None:
            for own, trained in zip(made.stages[1:], shallower.stages, strict=True):
                own.load_state_dict(trained.state_dict())
        return made

    @property
    def convolutions(self) -> list["Edge3x3"]:
        """All of them, in order."""
        return [module for module in self.modules() if isinstance(module, Edge3x3)]

    def forward(self, x: Tensor) -> Tensor:
        """The pictures."""
        *hidden, last = self.convolutions
        doubled = {id(stage[0]) for stage in self.stages[1:]}  # type: ignore[index]
        for conv in hidden:
            x = interpolate(x, scale_factor=2.0) if id(conv) in doubled else x
            x = conv(x).relu_()
        picture: Tensor = last(x)
        return picture


class Edge3x3(nn.Module):
    """A 3 x 3 convolution that repeats the picture's edge."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        weight = torch.empty(after, before, 3, 3)
        self.weight = nn.Parameter(weight.contiguous(memory_format=torch.channels_last))
        self.bias = nn.Parameter(torch.empty(after))

    def forward(self, x: Tensor) -> Tensor:
        """Maps [N, after, h, w]."""
        padded: Tensor = _Repeat.apply(x)  # type: ignore[no-untyped-call]
        return conv2d(padded, self.weight, self.bias)


class _Repeat(torch.autograd.Function):
    """Repeats the edge once, as ``pad(mode="replicate")`` does, without leaving channels_last."""

    @staticmethod
    def forward(_ctx: object, x: Tensor) -> Tensor:
        n, c, height, width = x.shape
        size, layout = (n, c, height + 2, width + 2), torch.channels_last
        out = torch.empty(size, dtype=x.dtype, device=x.device, memory_format=layout)
        out[:, :, 1:-1, 1:-1] = x
        out[:, :, 0, 1:-1], out[:, :, -1, 1:-1] = x[:, :, 0], x[:, :, -1]
        out[:, :, :, 0], out[:, :, :, -1] = out[:, :, :, 1], out[:, :, :, -2]
        return out

    @staticmethod
    def backward(_ctx: object, *gradients: Tensor) -> Tensor:
        (gradient,) = gradients
        gradient = gradient.clone(memory_format=torch.channels_last)
        gradient[:, :, :, 1] += gradient[:, :, :, 0]
        gradient[:, :, :, -2] += gradient[:, :, :, -1]
        gradient[:, :, 1] += gradient[:, :, 0]
        gradient[:, :, -2] += gradient[:, :, -1]
        return gradient[:, :, 1:-1, 1:-1]
