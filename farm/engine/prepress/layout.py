"""What lies around a picture on paper: a border, and a bleed that the printer cuts off."""

import re
from typing import Annotated

import pyvips
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from farm.engine.pictures import profiles
from farm.engine.pictures.images import MM_PER_INCH
from farm.engine.prepress import spaces

MOST_SIDE = 65_500  # pixels of a sheet: what JPEG ends at


COLOR = re.compile("^#[0-9a-fA-F]{6}$")


def _color(text: str) -> str:
    if not COLOR.fullmatch(text):
        raise ValueError("Give a colour as #rrggbb, such as #ffffff")
    return text


class Layout(BaseModel):
    """What lies around a picture on paper; it makes the file larger than what is painted."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    border_mm: float = Field(0.0, ge=0, le=500, allow_inf_nan=False)
    """Width of the border around the picture, in millimetres."""

    border_color: Annotated[str, AfterValidator(_color)] = Field(
        "#ffffff", json_schema_extra={"pattern": COLOR.pattern}
    )
    """Its colour in sRGB."""

    bleed_mm: float = Field(0.0, ge=0, le=50, allow_inf_nan=False)
    """What is printed beyond each edge and cut off: the border's colour, else the picture
    mirrored."""

    def margin(self, dpi: int) -> int:
        """Return the pixels that it adds on each side."""
        return pixels(self.border_mm, dpi) + pixels(self.bleed_mm, dpi)

    def laid(self, image: pyvips.Image, dpi: int) -> pyvips.Image:
        """Return the picture, which has a profile, with what lies around it."""
        margin = self.margin(dpi)
        if not margin:
            return image
        width, height = image.width + 2 * margin, image.height + 2 * margin
        if not pixels(self.border_mm, dpi):
            return image.embed(margin, margin, width, height, extend="mirror")
        paint = _samples(self.border_color, image)
        return image.embed(margin, margin, width, height, extend="background", background=paint)


def pixels(length_mm: float, dpi: int) -> int:
    """Return a length on paper in pixels."""
    return round(length_mm / MM_PER_INCH * dpi)


def _samples(color: str, like: pyvips.Image) -> list[float]:
    """Return a colour of sRGB as one pixel of another image, opaque."""
    bits = 16 if like.format == "ushort" else 8
    one = pyvips.Image.black(1, 1, bands=3) + list(bytes.fromhex(color[1:]))
    one = profiles.tagged(one.cast("uchar").copy(interpretation="srgb"), profiles.SRGB)
    icc = bytes(like.get(profiles.ICC))
    found = [float(value) for value in spaces.converted(one, icc, bits)(0, 0)]
    return [*found, 2.0**bits - 1] if like.bands > len(found) else found
