"""A print's size on paper, the pixels that it takes, and what its file is like. No I/O."""

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, Field

from farm.domain.jobs.bases import SpecBase
from farm.domain.jobs.specs import ASSET, MOST_OUTPUTS, Form, Output
from farm.engine.gatys.recipe import Recipe
from farm.engine.pictures.formats import WEBP
from farm.engine.pictures.images import DPI
from farm.engine.prepress import spaces
from farm.engine.prepress.frame import Frame
from farm.engine.prepress.layout import MOST_SIDE, Layout
from farm.engine.prepress.sheet import BAD_PAGE, PAGE_POINTS, POINTS_PER_INCH
from farm.errors import BadSettings, Fault

INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4}  # of one unit
LENGTH = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?) ?(cm|mm|in)")
PAPERS = {  # cm
    "A5": (14.8, 21), "A4": (21, 29.7), "A3": (29.7, 42), "A2": (42, 59.4), "A1": (59.4, 84.1),
    "20 × 30": (20, 30), "30 × 40": (30, 40), "40 × 50": (40, 50), "50 × 70": (50, 70),
}  # fmt: skip


def _readable(text: str) -> str:
    if not LENGTH.fullmatch(text):
        raise ValueError("write a length with its unit, such as 42 cm, 420 mm or 16.5 in")
    return text


Length = Annotated[
    str, Field(max_length=20, examples=["42 cm", "16.5 in"]), AfterValidator(_readable)
]


def pixels(length: str, dpi: int) -> int:
    """Return the longer edge in pixels of a print; raise BadSettings for what is not painted."""
    found = LENGTH.fullmatch(length)
    assert found
    count = round(float(found[1].replace(",", ".")) * INCHES[found[2]] * dpi)
    limits = Recipe.model_json_schema()["properties"]["size"]
    if not limits["minimum"] <= count <= limits["maximum"]:
        detail = (
            f"{length} at {dpi} dpi are {count:,} pixels, and {limits['minimum']} to "
            f"{limits['maximum']:,} are painted: choose another size or resolution."
        )
        raise BadSettings(detail, faults=(Fault("/print_size", detail),))
    return count


OWN = "own"  # the colour space that the photo has
PROFILES = (OWN, *spaces.NAMED)
PROFILE = "/sheet/profile"  # where a spec names an uploaded one; an order for a file says /profile
FILES: dict[Output, tuple[str, int, str]] = {  # suffix, bits a sample, media type
    "png": (".png", 8, "image/png"),
    "png16": (".png", 16, "image/png"),
    "jpeg": (".jpg", 8, "image/jpeg"),
    "webp": (".webp", 8, "image/webp"),
    "tiff": (".tiff", 8, "image/tiff"),
    "tiff16": (".tiff", 16, "image/tiff"),
    "pdf": (".pdf", 8, "application/pdf"),
}
CMYK_OUTPUTS = ("tiff", "tiff16", "pdf")
PROFILE_PATTERN = f"^({'|'.join(PROFILES)}|{ASSET}[0-9a-z]{{26}})$"


def _known_profile(name: str) -> str:
    if not re.match(PROFILE_PATTERN, name):
        raise ValueError(f"choose {', '.join(PROFILES)}, or name an ICC profile that is uploaded")
    return name


Profile = Annotated[
    str, Field(json_schema_extra={"pattern": PROFILE_PATTERN}), AfterValidator(_known_profile)
]


class Sheet(Layout):
    """What the files of a print are like beside the picture itself."""

    profile: Profile = OWN
    """Colours of the files: own (the photo's), srgb, display-p3, adobe-rgb, or the upload of an
    ICC profile; one for CMYK is for TIFF and PDF."""


class Printed(SpecBase):
    """Which part of each photo is painted, and the files that are made of it: of any kind."""

    frame: Frame | None = None
    """The part of the photo that is painted, turned as one likes; null: all of it."""

    outputs: list[Output] = Field(["png"], min_length=1, max_length=MOST_OUTPUTS)
    """The files to make of each photo; 16 after a format's name means 16 bits a channel,
    pdf one page."""

    dpi: int = Field(DPI, ge=1, le=9_600)
    """Pixels an inch (2.54 cm) that the files ask to be printed with."""

    sheet: Sheet | None = None
    """Border, bleed and colour profile of the files; null: the picture alone, in its own."""

    def framed(self, width: int, height: int) -> tuple[int, int]:
        """Return the size of what is painted of a photo's file."""
        return self.frame.size(width, height) if self.frame else (width, height)


class Export(Sheet):
    """A file that is made of a finished picture."""

    format: Output = "png"
    """png, png16, jpeg, webp, tiff, tiff16, or pdf: one page."""

    dpi: int = Field(DPI, ge=1, le=9_600)
    """Pixels an inch that it asks to be printed with."""

    quality: int = Field(95, ge=1, le=100)
    """Of JPEG and WebP."""


class SoftProof(Form):
    """How a picture in another space is shown on a screen."""

    profile: Profile = OWN
    """That space; own: the picture as it is."""

    paper: bool = False
    """Whether white and black are those of paper and ink."""

    marked: bool = False
    """Whether colours that the space lacks are grey."""


def require_room(outputs: Sequence[str], longer: int, layout: Layout | None, dpi: int) -> None:
    """Raise ValueError if files cannot hold a picture with what lies around it."""
    longer += 2 * layout.margin(dpi) if layout else 0
    if "webp" in outputs and longer > WEBP.max_side:
        raise ValueError(f"WebP ends at {WEBP.max_side} pixels: take png, jpeg or tiff")
    if "pdf" in outputs and not PAGE_POINTS[0] <= longer / dpi * POINTS_PER_INCH <= PAGE_POINTS[1]:
        raise ValueError(BAD_PAGE[0].lower() + BAD_PAGE[1:-1])
    if longer > MOST_SIDE:
        raise ValueError(
            f"the sheet would be {longer:,} pixels long, more than {MOST_SIDE:,}: take a narrower "
            "border or bleed, or a lower dpi"
        )


def wrong_space(outputs: Sequence[str], space: str) -> str | None:
    """Return why files of these formats cannot have a profile's colours, if they cannot."""
    unfit = [name for name in outputs if name not in CMYK_OUTPUTS]
    if space == "CMYK" and unfit:
        names = " and ".join(dict.fromkeys(name.removesuffix("16").upper() for name in unfit))
        return f"{names} cannot hold CMYK: take TIFF or PDF, or a profile for RGB."
    return None
