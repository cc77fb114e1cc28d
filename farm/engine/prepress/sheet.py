"""A picture as a file for print: in a colour space, with what lies around it, also as a page."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import img2pdf
import pyvips

from farm.engine.atomic import replaced
from farm.engine.errors import ImageError
from farm.engine.pictures import formats, images, metadata, profiles
from farm.engine.pictures.images import DPI, Picture
from farm.engine.prepress import spaces
from farm.engine.prepress.layout import MOST_SIDE, Layout, pixels

PDF = ".pdf"
POINTS_PER_INCH = 72
PAGE_POINTS = 3, 14_400  # a side of what readers show, at least and at most
BAD_PAGE = "A page of a PDF has 1 mm to 5 m a side: choose another dpi, or another format."


@dataclass(frozen=True)
class Sheet:
    """How a picture becomes a file for print."""

    layout: Layout = field(default_factory=Layout)
    icc: bytes | None = None
    """The space to write it in; None: its own."""

    bits: int = 8
    dpi: int = DPI
    quality: int = 95
    """Of JPEG and WebP, from 1 to 100."""

    @property
    def is_plain(self) -> bool:
        """Whether a file has the picture alone, in its own space."""
        return self.icc is None and not self.layout.margin(self.dpi)


def write(
    path: Path, picture: Picture, how: Sheet, settings: dict[str, Any] | None = None
) -> tuple[int, int]:
    """Write a picture in the format of the path's suffix; return its size. Raises ImageError."""
    if how.is_plain and path.suffix.lower() != PDF:
        images.write(
            path, picture, bits=how.bits, settings=settings, quality=how.quality, dpi=how.dpi
        )
        return picture.size
    image = images.as_image(picture, 16 if how.icc else how.bits)
    return _save(path, metadata.embed(image, settings), how)


def export(path: Path, source: Path, how: Sheet) -> tuple[int, int]:
    """Write a picture that is a file already; return its size. Raises ImageError."""
    try:
        image = pyvips.Image.new_from_file(str(source))  # of tiles, read where they are needed
    except pyvips.Error as error:
        raise formats.damaged() from error
    return _save(path, image if image.get_typeof(profiles.ICC) else _as_srgb(image), how)


def _as_srgb(image: pyvips.Image) -> pyvips.Image:
    return profiles.tagged(image, profiles.SRGB)


def _save(path: Path, image: pyvips.Image, how: Sheet) -> tuple[int, int]:
    try:
        image = _printed(path, image, how)
    except pyvips.Error as error:
        raise ImageError("The picture cannot be converted to this colour profile.") from error
    if path.suffix.lower() == PDF:
        _page(path, image, how)
    else:
        formats.by_name(path).require(how.bits, max(image.width, image.height))
        images.save(path, image, how.quality)
    return image.width, image.height


def _printed(path: Path, image: pyvips.Image, how: Sheet) -> pyvips.Image:
    """Return the image as it will lie in the file."""
    deep = image.format == "ushort"
    if image.hasalpha() and (path.suffix.lower() == PDF or not formats.by_name(path).has_alpha):
        image = image.flatten(background=65535 if deep else 255)
    if how.icc is not None:
        image = spaces.converted(image, how.icc, how.bits)
    elif deep and how.bits == 8:
        image = (image / 257).rint().cast("uchar").copy(interpretation="srgb")
    image = how.layout.laid(image, how.dpi)
    if max(image.width, image.height) > MOST_SIDE:
        raise ImageError(f"The sheet would be more than {MOST_SIDE:,} pixels long: lower the dpi.")
    resolution = how.dpi / images.MM_PER_INCH
    return image.copy(xres=resolution, yres=resolution)


def _page(path: Path, image: pyvips.Image, how: Sheet) -> None:
    """Write a PDF of one page at the print's size, which says where the bleed is cut off."""
    suffix = "tiff" if image.interpretation == "cmyk" else "png"
    scan = path.with_name(f".{secrets.token_hex(8)}.{suffix}")
    bleed = pixels(how.layout.bleed_mm, how.dpi) * POINTS_PER_INCH / how.dpi
    try:
        images.save(scan, image)
        with replaced(path) as partial, partial.open("wb") as file:
            img2pdf.convert(
                str(scan),
                outputstream=file,
                creator=metadata.MADE_BY,
                layout_fun=img2pdf.get_fixed_dpi_layout_fun((how.dpi, how.dpi)),
                trimborder=(bleed, bleed) if bleed else None,
            )
    except ValueError as error:
        raise ImageError(BAD_PAGE) from error
    except OSError as error:
        raise ImageError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        scan.unlink(missing_ok=True)
