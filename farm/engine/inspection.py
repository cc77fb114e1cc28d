"""Uploads, hostile until checked: limits by the header, then every row decoded once."""

from dataclasses import dataclass

import pyvips

from farm.engine import formats
from farm.engine.errors import ImageError
from farm.engine.formats import JPEG, Format, Source

# An interlaced PNG or progressive JPEG is decoded whole: up to 6 bytes a pixel.
MAX_INTERLACED = 150_000_000  # pixels
JPEG_DENSEST = 512  # pixels a byte: a block of 8 x 8 takes a bit at least


@dataclass(frozen=True)
class Info:
    """What a file's header says; the size is that of the upright picture."""

    format: Format
    width: int
    height: int
    bits: int
    has_alpha: bool


def inspect(source: Source, *, max_bytes: int, max_pixels: int, max_side: int) -> Info:
    """Check a hostile file: limits by its header, then every row decoded once, none kept.

    Raises ImageError with the first thing that is wrong.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > max_bytes:
        raise ImageError(f"The file has {size:,} bytes; at most {max_bytes:,} are taken.")
    formats.check_text(source)
    image = formats.open_lazily(source, strict=True)
    _check_size(image, max_pixels, max_side)
    if formats.sniff(source) is JPEG and image.width * image.height > JPEG_DENSEST * size:
        raise formats.damaged()  # the decoder would make up the missing rows
    _check_kind(source, image)
    _decode_once(source, image)
    upright = image.width, image.height
    if formats.orientation(image) >= 5:  # turned by 90°
        upright = upright[::-1]
    return Info(formats.sniff(source), *upright, formats.depth(image), bool(image.hasalpha()))


def _check_size(image: pyvips.Image, max_pixels: int, max_side: int) -> None:
    size = f"{image.width:,} x {image.height:,}"
    if max(image.width, image.height) > max_side:
        raise ImageError(f"The picture is {size}; no side may exceed {max_side:,} pixels.")
    pixels = image.width * image.height
    if pixels > max_pixels:
        raise ImageError(f"The picture is {size}; at most {max_pixels:,} pixels are taken.")
    if pixels > MAX_INTERLACED and image.get_typeof("interlaced") and image.get("interlaced"):
        raise ImageError(
            f"The picture is {size} and interlaced or progressive; save it without that."
        )


def _check_kind(source: Source, image: pyvips.Image) -> None:
    formats.depth(image)
    if image.bands > 5:  # CMYK and alpha
        raise ImageError(f"The picture has {image.bands} channels; save it as RGB.")
    if formats.is_animated(source, image):
        raise ImageError("The picture is animated; save one frame of it.")


def _decode_once(source: Source, header: pyvips.Image) -> None:
    """Pull every row through the decoder; JPEG at an eighth, which still reads all its data."""
    shrinks = formats.sniff(source) is JPEG and min(header.width, header.height) >= 8
    options = {"shrink": 8} if shrinks else {}
    try:
        formats.open_lazily(source, strict=True, **options).avg()
    except pyvips.Error as error:
        raise formats.damaged() from error
