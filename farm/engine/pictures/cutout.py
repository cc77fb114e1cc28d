"""A photo's transparency as its regions: what is seen is one, what is not is the other."""

import pyvips

from farm.engine.errors import ImageError
from farm.engine.pictures import formats, images
from farm.engine.pictures.formats import Source
from farm.engine.pictures.profiles import ICC

NONE = (
    "The photo has no transparency that could be its mask: paint the mask, choose a file, "
    "or export the photo with transparency."
)
OPAQUE = 255


def opaque(source: Source) -> pyvips.Image:
    """Return a photo without its transparency, in the colours that lie under it.

    It is upright, and a pipeline that has not run yet. Raises ImageError.
    """
    image = _transparent(source)
    return image.extract_band(0, n=image.bands - 1)


def mask(source: Source) -> pyvips.Image:
    """Return the mask that a photo's transparency is, upright; raise ImageError if it is none.

    Red is where the photo is seen and black where it is not, as the brush paints; between them
    lies a blend.
    """
    image = _transparent(source)
    alpha = image[image.bands - 1]
    alpha = alpha.cast("uchar", shift=True) if formats.depth(image) == 16 else alpha
    try:
        alpha = alpha.copy_memory()  # rows of a file come once
    except pyvips.Error as error:
        raise formats.damaged() from error
    if alpha.min() == OPAQUE:
        raise ImageError(NONE)
    painted = alpha.bandjoin([0, 0]).copy(interpretation="srgb")
    painted.remove(ICC)
    return painted


def _transparent(source: Source) -> pyvips.Image:
    image = images.whole(source)
    if not image.hasalpha():
        raise ImageError(NONE)
    return image
