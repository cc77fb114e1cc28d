"""The same methods in plain PyTorch, the whole picture at once: what the tiled ones must equal."""

import torch
from torch import Tensor
from torch.nn.functional import conv2d, interpolate, pad

from farm.engine.onepass.decoder import LEVELS, Decoder
from farm.engine.onepass.maps import METHODS, Gaussian, blend
from farm.engine.vgg import Network
from tests.engine import untiled


def apply(
    photo: Tensor,
    paintings: list[Tensor],
    method: str,
    strength: float,
    network: Network,
    decoders: dict[str, Decoder],
    weights: tuple[float, ...],
) -> Tensor:
    height, width = photo.shape[1:]
    x = _mirrored(_mirrored(photo[None]).mT).mT
    for level in reversed(LEVELS):
        f = untiled.features(network.until(level), x)[level]
        styles = [
            untiled.features(network.until(level), _whole_units(painting))[level]
            for painting in paintings
        ]
        targets = [gaussian(style, method) for style in styles]
        affine = blend(METHODS[method], gaussian(f, method), targets, weights, strength)
        affine = affine.to(x.device, x.dtype)
        x = decode(decoders[level], affine(f)).clamp(0, 1)
    return x[0, :, 32 : 32 + height, 32 : 32 + width]


def _mirrored(x: Tensor) -> Tensor:
    """32 rows above, and below as many more as make their number a multiple of 8."""
    below = 32 + -x.shape[2] % 8
    return torch.cat((x[:, :, :32].flip(2), x, x[:, :, -below:].flip(2)), 2)


def decode(decoder: Decoder, x: Tensor) -> Tensor:
    last = decoder.convolutions[-1]
    for number, stage in enumerate(decoder.stages):
        if number:
            x = interpolate(x, scale_factor=2.0)
        for conv in stage:
            x = conv2d(pad(x, (1, 1, 1, 1), mode="replicate"), conv.weight, conv.bias)
            x = x if conv is last else x.relu()
    return x


def gaussian(features: Tensor, method: str) -> Gaussian:
    f = features[0].flatten(1).double()  # [C, n]
    mean = f.mean(1)
    covariance = (f - mean[:, None]) @ (f - mean[:, None]).T / f.shape[1]
    return Gaussian(mean, covariance if METHODS[method].correlated else covariance.diagonal())


def _whole_units(painting: Tensor) -> Tensor:
    height, width = (side // 8 * 8 for side in painting.shape[1:])
    return painting[None, :, :height, :width]
