"""What a decoder has to do: give back the photo, and its features (Li et al. 2017).

Those of the deep levels also see, in half of each batch, features with the statistics of another
photo, or of a painting where there are some, of which no picture is known: their pictures shall
have these features, and the other one's means and deviations at all levels (Huang and Belongie,
"Arbitrary Style Transfer in Real-time", 2017). All losses are relative errors, like those of
renders.
"""

from collections.abc import Iterable

import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from farm.engine.onepass.decoders.decoder import LEVELS, Decoder
from farm.engine.onepass.features import Features, encode
from farm.engine.vgg.network import Network

SWAPPED = ("relu3_1", "relu4_1")  # levels that see features of no photo
TINY = 1e-5


def loss(
    network: Network, decoder: Decoder, photos: Tensor, paintings: Tensor | None = None
) -> Tensor:
    """Of the pictures that the decoder makes of the features of ``photos`` [N, 3, H, W].

    ``paintings`` [N // 2, 3, H, W] lend their statistics to the second half of them.
    """
    network = network.until(decoder.level)
    with torch.no_grad():
        seen = encode(network, photos, LEVELS)
    if decoder.level not in SWAPPED:
        pictures = decoder(seen[decoder.level]).float()
        return _reconstruction(pictures, encode(network, pictures, LEVELS), photos, seen)
    own, other = photos.tensor_split(2)
    half, rest = _split(seen, len(own))
    styles = {level: x[: len(other)] for level, x in half.items()}
    if paintings is not None:
        with torch.no_grad():
            styles = encode(network, paintings, LEVELS)
    swapped = _swap(rest[decoder.level], styles[decoder.level])
    pictures = decoder(torch.cat((half[decoder.level], swapped))).float()
    again, mixed = _split(encode(network, pictures, LEVELS), len(own))
    first = _reconstruction(pictures[: len(own)], again, own, half)
    apart = _mean(_apart(mixed[level], styles[level]) for level in styles)
    return first + _relative(mixed[decoder.level], swapped) + apart


def _reconstruction(pictures: Tensor, again: Features, photos: Tensor, seen: Features) -> Tensor:
    """How far pictures and their features are from those of the photos."""
    pixels = mse_loss(pictures, photos) / photos.var()
    return pixels + _mean(_relative(again[level], seen[level]) for level in seen)


def _split(features: Features, count: int) -> tuple[Features, Features]:
    """Of the first ``count`` pictures, and of the others."""
    first = {level: x[:count] for level, x in features.items()}
    return first, {level: x[count:] for level, x in features.items()}


def _statistics(x: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and deviation of each map, [N, C, 1, 1]."""
    variance, mean = torch.var_mean(x, (2, 3), correction=0, keepdim=True)
    return mean, (variance + TINY).sqrt()


def _swap(own: Tensor, other: Tensor) -> Tensor:
    """Adaptive instance normalisation (Huang and Belongie 2017, equation 8)."""
    (mean, deviation), (wanted, spread) = _statistics(own), _statistics(other)
    return (own - mean) / deviation * spread + wanted


def _relative(a: Tensor, b: Tensor) -> Tensor:
    return mse_loss(a, b) / b.square().mean()


def _apart(a: Tensor, b: Tensor) -> Tensor:
    """How far means and deviations are apart."""
    pairs = zip(_statistics(a), _statistics(b), strict=True)
    return _mean(_relative(*pair) for pair in pairs)


def _mean(values: Iterable[Tensor]) -> Tensor:
    return torch.stack(list(values)).mean()
