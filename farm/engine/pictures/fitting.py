"""Which sizes of pictures and maps work together; without torch, so that web can tell it, too."""

from farm.engine.errors import BadInput

FEWEST = 8  # pixels of any picture, each way
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


def slack(size: Size) -> float:
    """Return how much a map's proportions may be off; a small one's by its last pixel."""
    return SLACK + 1 / min(size)
