"""Which sizes of pictures and maps work together; without torch, so that web can tell it, too."""

from farm.engine.errors import BadInput

FEWEST = 8  # pixels of any picture, each way
SMALLEST_LEVEL = 64  # pixels of the longer edge of what larger strokes are painted at first
SLACK = 0.03  # by which a map's shape may differ from its picture's: both were rounded

BLACK = "the strength map is black everywhere: paint white where the style shall act"

Size = tuple[int, int]  # width and height


def require_pixels(name: str, width: int, height: int) -> None:
    """Raise BadInput for a picture that is too small to be looked at."""
    if min(width, height) < FEWEST:
        raise BadInput(
            f"{name} is {width} x {height} pixels: at least {FEWEST} each way are needed"
        )


def require_shape(name: str, size: Size, of: str, whole: Size) -> None:
    """Raise BadInput for a map that has not the proportions of its picture."""
    require_pixels(name, *size)
    ratio = size[0] * whole[1] / (size[1] * whole[0])
    if not 1 / (1 + slack(size)) <= ratio <= 1 + slack(size):
        raise BadInput(
            f"{name} is {size[0]} x {size[1]} pixels and {of} {whole[0]} x {whole[1]}: "
            "give it the same proportions"
        )


def require_strokes(stroke: float, width: int, height: int) -> None:
    """Raise BadInput where a trained style's strokes cannot be so many times as large."""
    longer, shorter = (round(side / stroke) for side in (max(width, height), min(width, height)))
    if stroke > 1 and (longer < SMALLEST_LEVEL or shorter < FEWEST):
        raise BadInput(
            f"strokes {stroke:g} times as large leave {longer} x {shorter} pixels to paint at, and "
            f"{SMALLEST_LEVEL} x {FEWEST} are needed: choose smaller strokes, or a larger size"
        )


def slack(size: Size) -> float:
    """Return how much a map's proportions may be off; a small one's by its last pixel."""
    return SLACK + 1 / min(size)
