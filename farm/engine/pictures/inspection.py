"""Uploads, hostile until checked: limits by the header, then every row decoded once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyvips
import simplejpeg

from farm.engine.errors import ImageError
from farm.engine.pictures import formats, images, jpeg, png, profiles
from farm.engine.pictures.formats import FOREIGN, JPEG, PNG, Format, Source

# An interlaced PNG or progressive JPEG is decoded whole: up to 6 bytes a pixel.
MAX_INTERLACED = 150_000_000  # pixels
JPEG_DENSEST = 512  # pixels a byte: a block of 8 x 8 takes a bit at least
MOST_EMPTY = 0.25  # zeros of a JPEG's bytes: coded data has one in 250, a file half lost has half
DAMAGED = "The file is damaged: look whether parts of the picture are grey, shifted or torn."
CMYK = ("CMYK", "YCCK")  # as libjpeg calls it
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Info:
    """What a file's header says; the size is that of the upright picture."""

    format: Format
    width: int
    height: int
    bits: int
    has_alpha: bool
    remarks: tuple[str, ...] = ()
    """Sentences on what is not as one may expect, though the picture can be rendered."""

    @property
    def is_damaged(self) -> bool:
        """Whether a person should look at it first."""
        return DAMAGED in self.remarks

    @property
    def media_type(self) -> str:
        """What the web calls the format."""
        return self.format.media_type


def inspect(
    source: Source,
    *,
    max_bytes: int | None = None,
    max_pixels: int | None = None,
    max_side: int | None = None,
) -> Info:
    """Check a hostile file: limits by its header, then every row decoded once, none kept.

    Raises ImageError with the first thing that is wrong.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if max_bytes is not None and size > max_bytes:
        raise ImageError(f"The file has {size:,} bytes; at most {max_bytes:,} are taken.")
    entry = formats.sniff(source)
    if entry is PNG:
        png.check_text(formats.reader(source))
    image = formats.open_lazily(source, fail_on="error")
    _check_size(image, max_pixels, max_side)
    if entry is JPEG and image.width * image.height > JPEG_DENSEST * size:
        raise formats.damaged()  # the decoder would make up the missing rows
    _check_kind(image)
    images.require_known_colours(source, image)
    damage = () if entry.name in FOREIGN else tuple(_decode_once(source, image))
    upright = image.width, image.height
    if formats.orientation(image) >= 5:  # turned by 90°
        upright = upright[::-1]
    return Info(
        entry,
        *upright,
        formats.depth(image),
        bool(image.hasalpha()),
        (*damage, *_remarks(source, image)),
    )


def _check_size(image: pyvips.Image, max_pixels: int | None, max_side: int | None) -> None:
    size = f"{image.width:,} x {image.height:,}"
    if max_side is not None and max(image.width, image.height) > max_side:
        raise ImageError(f"The picture is {size}; no side may exceed {max_side:,} pixels.")
    pixels = image.width * image.height
    if max_pixels is not None and pixels > max_pixels:
        raise ImageError(f"The picture is {size}; at most {max_pixels:,} pixels are taken.")
    if pixels > MAX_INTERLACED and image.get_typeof("interlaced") and image.get("interlaced"):
        raise ImageError(
            f"The picture is {size} and interlaced or progressive; save it without that."
        )


def _check_kind(image: pyvips.Image) -> None:
    formats.depth(image)
    if image.bands > 5:  # CMYK and alpha, or RGB with alpha and a spot colour
        raise ImageError(f"The picture has {image.bands} channels; save it as RGB.")


def _remarks(source: Source, image: pyvips.Image) -> Iterator[str]:
    if formats.is_animated(source, image):
        yield "The picture is animated: its first frame is taken."
    if image.interpretation in ("srgb", "rgb16") and image.bands > 4:
        yield "The picture has spot colours beside RGB and alpha: they are left out."
    if image.get_typeof(profiles.ICC):
        icc = bytes(image.get(profiles.ICC))
        good = profiles.repaired(icc)
        if good is None:
            yield "The picture's colour profile is damaged: its colours are taken for sRGB."
        elif good != icc:
            yield "The picture's colour profile is longer than it says: the rest is left out."


def _decode_once(source: Source, header: pyvips.Image) -> Iterator[str]:
    """Pull every row through the decoder, and say what it says of damage.

    JPEG at an eighth, which still reads all its data.
    """
    is_jpeg = formats.sniff(source) is JPEG
    shrinks = is_jpeg and min(header.width, header.height) >= 8
    try:
        options: dict[str, Any] = {"shrink": 8} if shrinks else {}
        formats.open_lazily(source, fail_on="error", **options).avg()
    except pyvips.Error as error:
        raise formats.damaged() from error
    if is_jpeg and _is_torn(source if isinstance(source, bytes) else source.read_bytes()):
        if _emptiness(source) > MOST_EMPTY:
            raise formats.damaged()
        yield DAMAGED


def _is_torn(data: bytes) -> bool:
    """Whether a JPEG's data do not end where its picture does, or have a hole."""
    if jpeg.has_hole(data):
        return True
    space = "CMYK" if simplejpeg.decode_jpeg_header(data, strict=False)[2] in CMYK else "RGB"
    try:
        simplejpeg.decode_jpeg(data, colorspace=space, min_height=1, min_width=1, strict=True)
    except ValueError:
        return True
    return False


def _emptiness(source: Source) -> float:
    """The share of zeros among the file's bytes."""
    read, place, zeros = formats.reader(source), 0, 0
    while chunk := read(CHUNK, place):
        place += len(chunk)
        zeros += chunk.count(0)
    return zeros / place
