"""The same methods in plain PyTorch, the whole picture at once: what the tiled ones must equal."""

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, interpolate, pad

from benchmarks import untiled
from farm.engine.gatys.hanging import placed, tinted
from farm.engine.gatys.inputs import Inputs
from farm.engine.gatys.variants import VARIANTS, Hung
from farm.engine.onepass.decoders.decoder import LEVELS, Decoder
from farm.engine.onepass.maps import METHODS, Gaussian, blend
from farm.engine.planes.pyramid import resize, resize_map
from farm.engine.vgg.network import Network


def apply(
    inputs: Inputs,
    method: str,
    strength: float,
    network: Network,
    decoders: dict[str, Decoder],
    variants: Hung = "none",
) -> Tensor:
    _, height, width = inputs.content.shape
    x = _mirrored(inputs.content)
    regions = None if inputs.regions is None else _mirrored(inputs.regions)
    for number, level in enumerate(LEVELS[::-1], start=1):
        stride = 2 ** (len(LEVELS) - number)
        f = untiled.features(network.until(level), x)[level]
        styles = [
            _hung(network.until(level), level, style, part, stride, method, variants)
            for style, part in zip(inputs.styles, inputs.style_regions, strict=True)
        ]
        mapped = f
        for region, own in enumerate(gaussians(f, regions, stride, method)):
            known = [style[region] for style in styles]
            affine = blend(METHODS[method], own, known, inputs.style_weights, strength)
            change = affine.to(x.device, x.dtype)(f) - f
            mapped = mapped + weights(f, regions, stride)[region] * change
        x = decode(decoders[level], mapped).clamp(0, 1)
    return x[0, :, 32 : 32 + height, 32 : 32 + width]


def _mirrored(picture: Tensor) -> Tensor:
    """32 pixels beyond each edge, and as many more as make sides multiples of 8."""
    x = picture[None]
    for _ in range(2):
        below = 32 + -x.shape[2] % 8
        x = torch.cat((x[:, :, :32].flip(2), x, x[:, :, -below:].flip(2)), 2).mT
    return x


def decode(decoder: Decoder, x: Tensor) -> Tensor:
    last = decoder.convolutions[-1]
    for number, stage in enumerate(decoder.stages):
        if number:
            x = interpolate(x, scale_factor=2.0)
        for conv in stage:
            x = conv2d(pad(x, (1, 1, 1, 1), mode="replicate"), conv.weight, conv.bias)
            x = x if conv is last else x.relu()
    return x


def weights(features: Tensor, regions: Tensor | None, stride: int) -> Tensor:
    """How much each feature belongs to each region, [R, h, w]."""
    if regions is None:
        return torch.ones_like(features[0, :1])
    return avg_pool2d(regions, stride)[0]


def _hung(
    network: Network,
    level: str,
    style: Tensor,
    part: Tensor | None,
    stride: int,
    method: str,
    variants: Hung,
) -> list[Gaussian | None]:
    """A painting's regions, all its variants side by side."""
    values, shares = [], []
    for variant in VARIANTS[variants]:
        height, width = (round(side * variant.scale) for side in style.shape[1:])
        shown = placed(tinted(resize(style, height, width), variant), variant)
        regions = None if part is None else placed(resize_map(part, height, width), variant)
        found = untiled.features(network, _whole_units(shown))[level]
        own = weights(found, None if regions is None else _whole_units(regions), stride)
        values.append(found[0].flatten(1))
        shares.append(own.flatten(1))
    row = torch.cat(values, 1)[None, :, None]  # as a picture one pixel high
    return [_gaussian(row, share, method) for share in torch.cat(shares, 1)]


def gaussians(
    features: Tensor, regions: Tensor | None, stride: int, method: str
) -> list[Gaussian | None]:
    return [_gaussian(features, part, method) for part in weights(features, regions, stride)]


def _gaussian(features: Tensor, weight: Tensor, method: str) -> Gaussian | None:
    f, w = features[0].flatten(1).double(), weight.flatten().double()  # [C, n], [n]
    if not w.any():
        return None
    mean = (f * w).sum(1) / w.sum()
    centered = f - mean[:, None]
    covariance = (centered * w) @ centered.T / w.sum()
    return Gaussian(mean, covariance if METHODS[method].correlated else covariance.diagonal())


def _whole_units(painting: Tensor) -> Tensor:
    height, width = (side // 8 * 8 for side in painting.shape[1:])
    return painting[None, :, :height, :width]
