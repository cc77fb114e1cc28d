"""The flat colours of a mask, and how much of each is in every pixel; NumPy, so that web may ask.

Masks are [H, W, 3] in 0..1. An edge is soft where a mask was painted smoothly, reduced, enlarged
or compressed: there a pixel is a blend of two colours, and belongs to both by its share.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from farm.engine.errors import BadInput

Array = NDArray[np.float32]

MOST = 8  # regions
SMALLEST = 0.001  # part of the mask: less is the edge between two colours, not a region
LEVELS = 16  # of each primary, by which pixels of one colour are counted
ALIKE = 0.3  # distance in RGB up to which two colours are one, blurred by compression
NOISE = 0.1  # distance from a colour up to which a pixel is wholly of it
EVEN = 0.03  # range of a primary in 3 x 3 pixels up to which they are one flat colour
SOLID = 0.25  # part of a region's pixels that lie among their like, at least
LOOKED_AT = 4096  # pixels of a colour
STRIP = 256  # rows at once


def regions(content: Array, styles: Sequence[Array]) -> tuple[Array, list[Array]]:
    """Each mask as weights [R, H, W], how much of colour r is in each pixel.

    Raises:
        BadInput: the photo's mask has too many colours, or a region has no part in any painting.

    """
    solid, blends = _colors(content)
    if not 1 <= len(solid) <= MOST:
        raise BadInput(
            f"the photo's mask has {len(solid)} colours: paint each region in one flat colour, "
            f"and at most {MOST} regions"
        )
    parts = [_without_edges(_shares(mask, solid, _colors(mask)[1])) for mask in styles]
    for number, color in enumerate(solid):
        if not any(part[number].any() for part in parts):
            raise BadInput(
                f"the photo's mask has a region of colour {_hex(color)} that is in no painting's "
                "mask: paint a part of a painting in that colour"
            )
    return _shares(content, solid, blends), parts


def _colors(mask: Array) -> tuple[Array, bool]:
    """The flat colours [R, 3], the most frequent first, and whether there are blends of them."""
    codes = _codes(mask)
    counts = np.bincount(codes.ravel(), minlength=LEVELS**3)
    frequent = np.flatnonzero(counts >= SMALLEST * codes.size)
    order = np.argsort(-counts[frequent], kind="stable")
    distinct: list[tuple[int, Array]] = []
    for code in frequent[order]:
        place = np.array(np.unravel_index(code, (LEVELS,) * 3), np.float32)
        color = place / np.float32(LEVELS - 1)
        if all(np.linalg.norm(color - other) > ALIKE for _, other in distinct):
            distinct.append((int(code), color))
    firm = [color for code, color in distinct if _is_solid(mask, codes, code)]
    solid = [color for _, color in distinct if _is_among(color, firm) or not _is_blend(color, firm)]
    return np.array(solid, np.float32).reshape(-1, 3), len(solid) < len(distinct)


def _codes(mask: Array) -> NDArray[np.uint16]:
    """Each pixel's colour by LEVELS of its primaries, as one number."""
    codes = np.empty(mask.shape[:2], np.uint16)
    for top in range(0, len(mask), STRIP):
        rows = slice(top, top + STRIP)
        red, green, blue = np.moveaxis(np.rint(np.clip(mask[rows], 0, 1) * (LEVELS - 1)), 2, 0)
        codes[rows] = (red * LEVELS + green) * LEVELS + blue
    return codes


def _is_solid(mask: Array, codes: NDArray[np.uint16], code: int) -> bool:
    """Whether enough pixels of a colour lie among their like, as those of an edge do not."""
    places = np.flatnonzero(codes == code)
    y, x = np.unravel_index(places[:: -(-len(places) // LOOKED_AT)], codes.shape)
    height, width = codes.shape
    around = [
        mask[np.clip(y + down, 0, height - 1), np.clip(x + right, 0, width - 1)]
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
    ]
    even = np.ptp(np.stack(around), axis=0).max(axis=-1) <= EVEN
    return bool(even.mean() >= SOLID)


def _is_among(color: Array, others: Sequence[Array]) -> bool:
    return any(np.array_equal(color, other) for other in others)


def _is_blend(color: Array, others: Sequence[Array]) -> bool:
    return any(
        _between(color[None], first, second)[1][0] <= ALIKE
        for first, second in combinations(others, 2)
    )


def _shares(mask: Array, colors: Array, soft: bool) -> Array:
    """[R, H, W]: 1 for the nearest colour; where edges are soft, blends by share."""
    shares = np.empty((len(colors), *mask.shape[:2]), np.float32)
    for top in range(0, len(mask), STRIP):
        rows = slice(top, top + STRIP)
        pixels = mask[rows].reshape(-1, 3)
        distances = np.stack([np.square(pixels - color).sum(1) for color in colors])
        own = np.zeros((len(colors), len(pixels)), np.float32)
        np.put_along_axis(own, distances.argmin(0)[None], 1, 0)
        blended = np.flatnonzero(distances.min(0) > NOISE**2) if soft else np.empty(0, np.intp)
        if len(blended):
            own[:, blended] = _blended(pixels[blended], own[:, blended], colors)
        shares[:, rows] = own.reshape(len(colors), -1, mask.shape[1])
    return shares


def _blended(pixels: Array, nearest: Array, colors: Array) -> Array:
    """Shares [R, n] of the two colours between which each pixel lies, or of the nearest alone."""
    shares, closest = nearest.copy(), np.full(len(pixels), ALIKE, np.float32)
    for first, second in combinations(range(len(colors)), 2):
        place, distance = _between(pixels, colors[first], colors[second])
        better = distance < closest
        closest[better] = distance[better]
        shares[:, better] = 0
        shares[first, better], shares[second, better] = 1 - place[better], place[better]
    return shares


def _between(pixels: Array, first: Array, second: Array) -> tuple[Array, Array]:
    """Where on the way from one colour to another pixels [n, 3] lie, 0..1, and how far beside."""
    way = second - first
    place: Array = np.clip((pixels - first) @ way / (way @ way), 0, 1)
    beside: Array = np.linalg.norm(pixels - first - place[:, None] * way, axis=1)
    return place, beside


def _without_edges(parts: Array) -> Array:
    """Regions [R, H, W] of a painting, empty where there is no more of them than an edge."""
    for part in parts:
        if part.mean(dtype=np.float64) < SMALLEST:
            part[:] = 0
    return parts


def _hex(color: Array) -> str:
    red, green, blue = np.rint(color * 255).astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"
