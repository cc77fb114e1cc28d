"""What CUDA devices do in one kernel, or by a matrix product, where the plain way takes several.

Measured on an H200 in bfloat16 at 3840 x 2160 (docs/gpu.md): PyTorch adds a convolution's bias in a
pass of its own, averages pools and adds rows at a third of the memory's speed, and multiplies
float32 on slow units. What is here rounds in other places than the plain way and adds up in another
order: its results are as near to the true ones, not the same to the bit.
"""

import torch
from torch import Tensor

from farm.engine.vgg.device import double

CHANNELS = 16  # of a picture, 13 of them zeros: the fewest that half precision convolves quickly
# Pixels whose products are added up in float32, one after the other, before float64 takes over.
CHUNK = 2**12  # in half precision, which rounds more than the sum does
RUN = 2**10  # in float32: four times as many are 1e-6 off; parts take half a map at most


def is_half(x: Tensor) -> bool:
    """Whether this is half precision on such a device."""
    return x.is_cuda and x.dtype.itemsize == 2


def fuses(x: Tensor) -> bool:
    """Whether ``conv_relu`` serves this input."""
    return x.is_cuda and x.dtype != torch.float64


def conv_relu(x: Tensor, weight: Tensor, bias: Tensor, padding: int) -> Tensor:
    """relu(weight * x + bias) by one kernel of cuDNN, which nobody asks to be deterministic."""
    edge = [padding, padding]
    result: Tensor = torch.cudnn_convolution_relu(x, weight, bias, [1, 1], edge, [1, 1], 1)
    return result


def mean_pool(x: Tensor) -> Tensor:
    """The means of 2 x 2 pixels of ``x`` [1, C, H, W]; an odd last row or column is dropped."""
    height, width = (n // 2 for n in x.shape[2:])
    pixels = x[0, :, : 2 * height, : 2 * width].permute(1, 2, 0)
    return pixels.view(height, 2, width, 2, -1).mean((1, 3)).permute(2, 0, 1)[None]


def spread(gradient: Tensor, into: Tensor) -> None:
    """Writes a quarter of each pixel of ``gradient`` [1, C, h, w] to 2 x 2 of ``into``."""
    _, channels, height, width = gradient.shape
    quarter = torch.eye(channels, dtype=into.dtype, device=into.device).div_(4)
    twice = torch.cat([quarter, quarter], 1).expand(height, -1, -1)  # [h, C, 2C]
    for row in (0, 1):
        rows = _rows(into)[row : 2 * height : 2, : 2 * width]
        pairs = rows.view(height, width, 2 * channels)
        pairs.baddbmm_(_rows(gradient), twice, beta=0)


def plus(x: Tensor, row: Tensor) -> Tensor:
    """``x`` [1, C, H, W] plus ``row`` [C], both in half precision."""
    return torch.baddbmm(_rows(x), *_ones_by(row, x)).permute(2, 0, 1)[None]


def add_product(into: Tensor, matrix: Tensor, x: Tensor, row: Tensor) -> None:
    """Adds ``matrix`` [C, C] times each pixel of ``x``, plus ``row`` [C], to ``into``."""
    rows = _rows(into)
    rows.baddbmm_(_rows(x), matrix.mT.expand(len(rows), -1, -1))
    rows.baddbmm_(*_ones_by(row, into))  # last: it may all but cancel the product


def sums(x: Tensor) -> tuple[Tensor, Tensor]:
    """Σx [C] and Σxxᵀ [C, C] over the pixels of a map [1, C, H, W] in half precision."""
    pixels = _rows(x).reshape(-1, x.shape[1])
    first = torch.mm(pixels.new_ones(1, len(pixels)), pixels, out_dtype=torch.float32)[0]
    return first.double(), products(x, x)


def products(a: Tensor, b: Tensor) -> Tensor:
    """Σabᵀ [C, C] over the pixels of two maps [1, C, H, W], on whichever device."""
    left, right = (_rows(x).reshape(-1, x.shape[1]) for x in (a, b))
    chunk = CHUNK if a.dtype.itemsize == 2 else RUN
    even = len(left) // chunk * chunk
    total = _chunked(left[even:], right[even:], 1)
    return total + _chunked(left[:even], right[:even], even // chunk) if even else total


def _chunked(left: Tensor, right: Tensor, chunks: int) -> Tensor:
    """leftᵀ right of two matrices [n, C], in so many parts that are added in float64."""
    a, b = (x.view(chunks, len(x) // chunks, x.shape[1]) for x in (left, right))
    half = left.dtype.itemsize == 2
    parts = torch.bmm(a.mT, b, out_dtype=torch.float32) if half else torch.bmm(a.mT, b)
    return parts.sum(0, dtype=torch.float64) if parts.is_cuda else double(parts).sum(0)


def _rows(x: Tensor) -> Tensor:
    """A map [1, C, H, W] as H matrices [W, C]."""
    return x[0].permute(1, 2, 0)


def _ones_by(row: Tensor, like: Tensor) -> tuple[Tensor, Tensor]:
    """Two factors for each row of ``like`` whose product is ``row`` at every pixel.

    The second row holds what rounds away in the first: all pixels would share that error, and it
    would not average out. Matrix units want eight.
    """
    height, width = like.shape[2:]
    ones, rows = like.new_zeros(width, 8), like.new_zeros(8, len(row))
    ones[:, :2], rows[0] = 1, row
    rows[1] = row - rows[0]
    return ones.expand(height, -1, -1), rows.expand(height, -1, -1)
