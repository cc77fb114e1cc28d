"""Colours: the painting's in the photo's palette, the photo's under the painting's strokes.

Pictures are float32 [3, height, width], 0..1, in their file's own RGB, as `images` reads them.
Whole-picture statistics are sums or a seeded sample; pixels change strip by strip, so that a
picture of 16K needs little more memory than itself and the result.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from farm.engine.pictures.images import Picture

STRIP = 256  # rows changed at once
SAMPLE = 2**17  # pixels that stand for all; ranks are then right to about 0.1 %
LUMA = (0.299, 0.587, 0.114)  # Y of YIQ (Rec. 601), as in Gatys et al.
CONTRAST = 4.0  # how much steeper than the picture an equalised one gets
BINS = 256
KNOTS = 4096  # of a tone curve
FLAT = 1e-8  # variance below which a colour direction counts as absent


class Curve(NamedTuple):
    """A function of one variable, by its values at even steps."""

    first: float
    last: float
    levels: Tensor


def planes(picture: Picture) -> Tensor:
    """A picture's pixels as a tensor of their own, [3, height, width].

    Or [4, height, width], alpha last, where anything of it is transparent.
    """
    colours = torch.from_numpy(np.array(picture.pixels.transpose(2, 0, 1), order="C"))
    if picture.alpha is None or picture.alpha.min() == 1:
        return colours
    return torch.cat([colours, torch.from_numpy(picture.alpha)[None]])


def pixels(image: Tensor) -> NDArray[np.float32]:
    """[3, height, width] as a picture's pixels, [height, width, 3]; shares the CPU's memory."""
    samples: NDArray[np.float32] = image.detach().cpu().float().permute(1, 2, 0).numpy()
    return samples


def match_statistics(source: Tensor, target: Tensor, seen: Tensor | None = None) -> Tensor:
    """Give ``source`` the mean and covariance of ``target``'s colours by one linear map.

    ``seen`` [3, n, 1] are the pixels of ``source`` that count, if not all do.

    Gatys et al., "Preserving Color in Neural Artistic Style Transfer" (2016), section 3. Of all
    maps A with A Σ Aᵀ = Σ' this is the one that moves colours least (Pitié and Kokaram, 2007);
    theirs turns them further.
    """
    mean, covariance = _statistics(source if seen is None else seen)
    wanted_mean, wanted = _statistics(target)
    root, inverse = _root(covariance), _root(covariance, inverse=True)
    matrix = inverse @ _root(root @ wanted @ root) @ inverse
    offset = wanted_mean - matrix @ mean
    matrix, offset = matrix.to(source), offset.to(source)[:, None, None]
    return _by_strips(lambda strip: torch.einsum("ij,jhw->ihw", matrix, strip) + offset, source)


def match_histogram(source: Tensor, target: Tensor, seen: Tensor | None = None) -> Tensor:
    """Give ``source`` the distribution of ``target``'s colours.

    ``seen`` [3, n, 1] are the pixels of ``source`` that count, if not all do.

    Iterative distribution transfer (Pitié, Kokaram, Dahyot, 2007): match the histograms along
    the axes of a few rotated colour spaces, last along red, green and blue, which are then exact.
    """
    fitted, wanted = _sample(source if seen is None else seen), _sample(target)
    steps = []
    for rotation in _rotations(source):
        curves = [_curve(a, b) for a, b in zip(rotation @ fitted, rotation @ wanted, strict=True)]
        steps.append((rotation, curves))
        fitted = _bend(fitted, rotation, curves)

    def recolour(strip: Tensor) -> Tensor:
        flat = strip.flatten(1)
        for rotation, curves in steps:
            flat = _bend(flat, rotation, curves)
        return flat.view_as(strip)

    return _by_strips(recolour, source)


def keep_luminance(stylized: Tensor, content: Tensor) -> Tensor:
    """Take light and dark from ``stylized``, colour from ``content``, of equal sizes.

    Gatys et al. 2016, section 2: Y of one and I, Q of the other.
    """
    return _by_strips(lambda strip, colours: _relit(colours, _luma(strip)), stylized, content)


def equalize(content: Tensor, seen: Tensor | None = None) -> Tensor:
    """Spread light and dark over the whole range; hues stay.

    ``seen`` [3, n, 1] are the pixels that count, if not all do.

    Histogram equalisation of the luminance with limited contrast (Zuiderveld 1994, over the whole
    picture), so that noise in an even sky does not become texture.
    """
    luma = _luma(_sample(content if seen is None else seen)).clamp(0, 1)
    density = torch.histc(luma.cpu(), BINS, 0, 1) * (BINS / luma.numel())
    limited = density.clamp(max=CONTRAST)
    limited += 1 - limited.mean()  # what was cut off, spread evenly
    levels = torch.cat((torch.zeros(1), limited.cumsum(0) / BINS)).to(content)
    curve = Curve(0, 1, levels)
    return _by_strips(lambda strip: _relit(strip, _follow(curve, _luma(strip))), content)


def _by_strips(change: Callable[..., Tensor], *images: Tensor) -> Tensor:
    result = torch.empty_like(images[0])
    for top in range(0, result.shape[1], STRIP):
        rows = slice(top, top + STRIP)
        result[:, rows] = change(*(image[:, rows] for image in images)).clamp_(0, 1)
    return result


def _statistics(image: Tensor) -> tuple[Tensor, Tensor]:
    """Mean [3] and covariance [3, 3] in float64 on the CPU (Apple's GPUs have none)."""
    total, square = torch.zeros(3).double(), torch.zeros(3, 3).double()
    for top in range(0, image.shape[1], STRIP):
        colours = image[:, top : top + STRIP].flatten(1).cpu().double()
        total += colours.sum(1)
        square += colours @ colours.T
    count = image[0].numel()
    mean: Tensor = total / count
    return mean, square / count - torch.outer(mean, mean)


def _root(matrix: Tensor, inverse: bool = False) -> Tensor:
    """The square root of a covariance; inverted, directions without variance stay at 0."""
    values, vectors = torch.linalg.eigh(matrix)
    roots = values.clamp(min=0).sqrt()
    if inverse:
        roots = torch.where(values > FLAT, 1 / roots, 0)
    root: Tensor = vectors @ torch.diag(roots) @ vectors.T
    return root


def _sample(image: Tensor) -> Tensor:
    """[3, n]: all pixels, or SAMPLE seeded ones."""
    flat = image.flatten(1)
    if flat.shape[1] <= SAMPLE:
        return flat
    seeded = torch.Generator().manual_seed(0)
    places = torch.randint(flat.shape[1], (SAMPLE,), generator=seeded)
    return flat[:, places.to(image.device)]


def _rotations(like: Tensor) -> list[Tensor]:
    """Seeded rotations of the colour space, then none."""
    seeded = torch.Generator().manual_seed(0)
    turned = [torch.linalg.qr(torch.randn(3, 3, generator=seeded))[0] for _ in range(5)]
    return [rotation.to(like) for rotation in (*turned, torch.eye(3))]


def _bend(colours: Tensor, rotation: Tensor, curves: list[Curve]) -> Tensor:
    """Apply a curve along each axis of a rotated colour space, [3, n]."""
    turned = rotation @ colours
    bent = [_follow(curve, axis) for curve, axis in zip(curves, turned, strict=True)]
    return rotation.T @ torch.stack(bent)


def _curve(source: Tensor, target: Tensor) -> Curve:
    """The rising curve that takes one sample's distribution to the other's.

    Equal values share their middle rank.
    """
    values, counts = np.unique(source.cpu().numpy(), return_counts=True)
    ranks = (counts.cumsum() - (counts + 1) / 2) / max(1, len(source) - 1)
    wanted = target.sort().values.cpu().numpy()
    levels = np.interp(ranks, np.linspace(0, 1, len(wanted)), wanted)
    first, last = float(values[0]), float(values[-1])
    even = np.interp(np.linspace(first, last, KNOTS), values, levels)
    return Curve(first, last, torch.from_numpy(even).to(source))


def _follow(curve: Curve, values: Tensor) -> Tensor:
    """Piecewise linear; constant beyond the ends."""
    width = max(curve.last - curve.first, 1e-12)
    place = ((values - curve.first) * ((len(curve.levels) - 1) / width)).clamp(
        0, len(curve.levels) - 1
    )
    low = place.long().clamp(max=len(curve.levels) - 2)
    return torch.lerp(curve.levels[low], curve.levels[low + 1], place - low)


def _luma(colours: Tensor) -> Tensor:
    """Y of [3, …]."""
    luma: Tensor = torch.tensordot(colours.new_tensor(LUMA), colours, dims=1)
    return luma


def _relit(colours: Tensor, luma: Tensor) -> Tensor:
    """[3, …] with another luma; I and Q stay, or shrink together where RGB cannot show them."""
    chroma = colours - _luma(colours)
    room = torch.minimum(
        (1 - luma) / chroma.amax(0).clamp(min=1e-6), luma / (-chroma.amin(0)).clamp(min=1e-6)
    )
    return torch.addcmul(luma, chroma, room.clamp(0, 1))
