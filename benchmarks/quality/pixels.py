"""What the pixels alone tell: speckles, rims, seams and colours. Pictures are [3, H, W] in 0..1."""

from collections.abc import Iterable

import torch
from torch import Tensor
from torch.nn.functional import pad

from farm.engine.gatys.plan import sides
from farm.engine.vgg.layout import uncut
from farm.engine.vgg.tiles import Window

ISOLATED = 24  # of 255: more than that in Cb + Cr from its 3 x 3 median is a speckle
RIM = 2  # differences of rows at each edge
INSIDE = slice(8, 40)  # differences of rows that those are set beside: near, but not at the edge
NEAR = 6  # rows on either side of a seam
COLOURS = 4096  # quantiles of a colour's distribution
DIRECTIONS = 32  # in which colours are compared


def chroma(picture: Tensor) -> Tensor:
    """Cb and Cr (Rec. 601) of the picture as 8 bits hold it, [2, H, W] in 0..255 about 0."""
    r, g, b = (picture.clamp(0, 1) * 255).round()
    luma = 0.299 * r + 0.587 * g + 0.114 * b
    return torch.stack([(b - luma) * 0.564, (r - luma) * 0.713])


def isolated(picture: Tensor) -> float:
    """Part of the pixels whose colour differs from that of the eight around."""
    colour = chroma(picture)
    height, width = colour.shape[1:]
    padded = pad(colour[None], (1, 1, 1, 1), mode="reflect")[0]
    windows = [padded[:, y : y + height, x : x + width] for y in range(3) for x in range(3)]
    residue = (colour - torch.stack(windows).median(0).values).abs().sum(0)
    return (residue > ISOLATED).float().mean().item()


def fine_energy(picture: Tensor) -> float:
    """Mean square of what lies above half the Nyquist frequency, tapered towards the edges."""
    height, width = picture.shape[1:]
    window = torch.outer(_taper(height, picture), _taper(width, picture))
    varying = picture - picture.mean((1, 2), keepdim=True)
    spectrum = torch.fft.fft2(varying * window).abs().square()
    rows, columns = (torch.fft.fftfreq(n, device=picture.device) for n in (height, width))
    high = (rows[:, None].square() + columns.square()).sqrt() > 0.25  # cycles a pixel
    energy = (spectrum * high).sum() / (3 * height * width) / window.square().sum()
    return energy.item()


def rim(picture: Tensor) -> float:
    """How much more the outermost rows and columns differ than those some pixels further in."""
    ratios = []
    for turn in range(4):
        steps = _row_steps(picture.rot90(turn, (1, 2)))
        ratios.append((steps[:RIM].mean() / steps[INSIDE].mean()).item())
    return sum(ratios) / 4


def seam(picture: Tensor, tiles: Iterable[Window]) -> float:
    """How much more rows and columns differ where tiles meet than beside there; 1 without tiles."""
    tiles, ratios = list(tiles), []
    starts = {window.top for window in tiles}, {window.left for window in tiles}
    for upright, places in zip((picture, picture.mT), starts, strict=True):
        steps = _row_steps(upright)
        for start in sorted(places):
            if NEAR < start < len(steps) - NEAR:
                near = torch.cat([steps[start - 1 - NEAR : start - 1], steps[start : start + NEAR]])
                ratios.append((steps[start - 1] / near.mean()).item())
    return sum(ratios) / len(ratios) if ratios else 1.0


def tiles(height: int, width: int, margin: int, device: str) -> list[Window]:
    """Where the tiles of every block lie in a picture that was painted with that margin."""
    cut = uncut(height + 2 * margin, width + 2 * margin, sides(device))
    return [
        Window(*((edge << block) - margin for edge in tile))
        for block, part in enumerate(cut.blocks)
        for tile in part.tiles
    ]


def colour_distance(picture: Tensor, painting: Tensor) -> float:
    """Sliced Wasserstein distance of the colours, in 255ths."""
    turned = torch.randn(DIRECTIONS, 3, generator=torch.Generator().manual_seed(0))
    turned = (turned / turned.norm(dim=1, keepdim=True)).to(picture)
    one, other = (quantiles(turned @ p.flatten(1), COLOURS) for p in (picture, painting))
    return (one - other).abs().mean().item() * 255


def beyond(picture: Tensor, painting: Tensor) -> float:
    """Part of the pixels that are more saturated than all but a thousandth of the painting."""
    own, most = chroma(picture).norm(dim=0), chroma(painting).norm(dim=0).flatten()
    limit = most.kthvalue(max(1, int(0.999 * len(most)))).values
    return (own > limit).float().mean().item()


def quantiles(values: Tensor, count: int) -> Tensor:
    """``count`` quantiles of each row [D, n]."""
    ordered = values.sort(1).values
    places = torch.linspace(0, ordered.shape[1] - 1, count, device=values.device).long()
    return ordered[:, places]


def _row_steps(picture: Tensor) -> Tensor:
    """Mean absolute difference of each row from the next, [H - 1]."""
    return picture.diff(dim=1).abs().mean((0, 2))


def _taper(length: int, like: Tensor) -> Tensor:
    return torch.hann_window(length, periodic=False, device=like.device)
