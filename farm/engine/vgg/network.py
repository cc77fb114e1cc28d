"""VGG as five blocks of 3 x 3 convolutions, each a layer with its own transpose.

A convolution's transpose, which carries gradients back, is the convolution with the kernel turned
by 180 degrees and its channels swapped: one fast primitive serves both directions. The network
itself is never trained, so that nothing else of autograd is needed.
"""

from dataclasses import dataclass, field, replace
from typing import Self

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, max_pool2d, max_unpool2d, pad

from farm.engine.vgg import cpu, cuda, layers


@dataclass(frozen=True)
class Conv:
    """One 3 x 3 convolution and the ReLU after it."""

    layer: str
    weight: Tensor  # [out, in, 3, 3], in bfloat16 on CPUs as oneDNN wants it
    bias: Tensor  # [out]
    turned: Tensor  # [in, out, 3, 3], the weight of the transpose, likewise
    padding: int = 1

    @classmethod
    def of(cls, layer: str, weight: Tensor, bias: Tensor, padding: int) -> Self:
        """The convolution with its transpose, both laid out as the activations are."""
        turned = weight.flip(2, 3).transpose(0, 1)
        layout = torch.channels_last
        return cls(
            layer,
            weight.contiguous(memory_format=layout),
            bias.contiguous(),
            turned.contiguous(memory_format=layout),
            padding,
        )

    def forward(self, x: Tensor) -> Tensor:
        """Activations [1, out, H, W], never negative."""
        if cuda.fuses(x):
            return cuda.conv_relu(x, self.weight, self.bias, self.padding)
        if self.weight.is_mkldnn:
            return cpu.conv(x, self.weight, self.bias, self.padding, "relu")
        return conv2d(x, self.weight, self.bias, padding=self.padding).relu_()

    def backward(self, gradient: Tensor) -> Tensor:
        """The gradient of the input, from that of the output before its ReLU."""
        if self.turned.is_mkldnn:
            return cpu.conv(gradient, self.turned, None, 2 - self.padding, "none")
        return conv2d(gradient, self.turned, padding=2 - self.padding)

    def to(self, device: torch.device, dtype: torch.dtype) -> "Conv":
        """The same convolution elsewhere or in another precision."""
        own = self.plain()
        weight, bias, turned = (t.to(device, dtype) for t in (own.weight, own.bias, own.turned))
        return replace(self, weight=cpu.laid_out(weight), bias=bias, turned=cpu.laid_out(turned))

    def plain(self) -> Self:
        """The same convolution with kernels as conv2d takes them."""
        return replace(self, weight=cpu.plain(self.weight), turned=cpu.plain(self.turned))

    def widened(self, channels: int) -> "Conv":
        """The same convolution of an input that has channels of zeros behind its own."""
        more = channels - self.weight.shape[1]
        weight = pad(self.weight, (0, 0, 0, 0, 0, more))
        turned = pad(self.turned, (0, 0, 0, 0, 0, 0, 0, more))
        layout = torch.channels_last
        return replace(
            self,
            weight=weight.contiguous(memory_format=layout),
            turned=turned.contiguous(memory_format=layout),
        )


@dataclass(frozen=True)
class Network:
    """VGG-19 or VGG-16 without its classifier."""

    name: str
    blocks: tuple[tuple[Conv, ...], ...]
    mean: Tensor  # [1, 3, 1, 1], of the training photos, in 0..1
    deviation: Tensor  # [1, 3, 1, 1]
    pooling: str
    padding: str
    _prepared: dict[tuple[str, torch.device, torch.dtype], "Network"] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @property
    def device(self) -> torch.device:
        """Where the network computes."""
        return self.blocks[0][0].weight.device

    @property
    def dtype(self) -> torch.dtype:
        """The precision of its activations."""
        return self.blocks[0][0].weight.dtype

    @property
    def architecture(self) -> str:
        """vgg19 or vgg16."""
        return "vgg" + self.name[-2:]

    def to(self, device: torch.device, dtype: torch.dtype) -> "Network":
        """The same network elsewhere or in another precision."""
        blocks = tuple(tuple(conv.to(device, dtype) for conv in block) for block in self.blocks)
        if device.type == "cuda" and dtype.itemsize == 2:
            (first, *rest), *others = blocks
            blocks = ((first.widened(cuda.CHANNELS), *rest), *others)
        wide = torch.promote_types(dtype, torch.float32)  # pictures are never half precision
        mean, deviation = self.mean.to(device, wide), self.deviation.to(device, wide)
        return replace(self, blocks=blocks, mean=mean, deviation=deviation)

    def prepared(self, layer: str, device: torch.device, dtype: torch.dtype) -> "Network":
        """The network as far as ``layer``, elsewhere or in another precision.

        What was asked for last stays: frames of a film and jobs of a wedge ask for the same, and
        take a twentieth of a small picture's time to make it.
        """
        asked = (layer, device, dtype)
        if asked not in self._prepared:
            self._prepared.clear()
            self._prepared[asked] = self.until(layer).to(device, dtype)
        return self._prepared[asked]

    def until(self, layer: str) -> "Network":
        """The network as far as ``layer``."""
        last = layers.position(layer)
        blocks = (*self.blocks[: last.block], self.blocks[last.block][: last.conv + 1])
        return replace(self, blocks=blocks)

    def enter(self, picture: Tensor) -> Tensor:
        """What the first convolution sees of a picture [1, 3, H, W] in 0..1: [1, C, H+2, W+2].

        The picture's edge is padded here and not by the convolution, so that it can be repeated:
        black or grey beyond the edge makes an artefact there (Gatys et al. padded with zeros).
        """
        x = ((picture - self.mean) / self.deviation).to(self.dtype)
        mode = "replicate" if self.padding == "replicate" else "constant"
        x, more = pad(x, (1, 1, 1, 1), mode=mode), self.blocks[0][0].weight.shape[1] - 3
        x = pad(x, (0, 0, 0, 0, 0, more)) if more else x
        return x.contiguous(memory_format=torch.channels_last)

    def leave(self, gradient: Tensor) -> Tensor:
        """The transpose of ``enter``, in the picture's own precision."""
        gradient = gradient[:, :3]
        inner = gradient[:, :, 1:-1, 1:-1].to(self.mean.dtype)
        if self.padding == "replicate":
            inner = _fold(gradient.to(self.mean.dtype))
        return inner / self.deviation

    def pool(self, x: Tensor) -> Tensor:
        """2 x 2 pooling; an odd last row or column is dropped."""
        if self.pooling == "max":
            return max_pool2d(x, 2)
        return cuda.mean_pool(x) if x.is_cuda else avg_pool2d(x, 2)

    def unpool(self, gradient: Tensor, x: Tensor, into: Tensor) -> None:
        """Writes the gradient of pooling's input ``x``, given that of its output, to ``into``."""
        if self.pooling == "average":
            height, width = (2 * n for n in gradient.shape[2:])
            if cuda.is_half(into):
                cuda.spread(gradient, into)
            else:
                share = gradient / 4
                for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
                    into[:, :, row:height:2, column:width:2] = share
            into[:, :, height:], into[:, :, :, width:] = 0, 0
            return
        indices = max_pool2d(x, 2, return_indices=True)[1]
        into.copy_(max_unpool2d(gradient, indices, (2, 2), output_size=x.shape[2:]))


def _fold(gradient: Tensor) -> Tensor:
    """Adds the ring around a padded picture to the edge pixels that it repeats."""
    rows = gradient[:, :, 1:-1].clone()
    rows[:, :, 0] += gradient[:, :, 0]
    rows[:, :, -1] += gradient[:, :, -1]
    inner = rows[:, :, :, 1:-1].clone()
    inner[:, :, :, 0] += rows[:, :, :, 0]
    inner[:, :, :, -1] += rows[:, :, :, -1]
    return inner
