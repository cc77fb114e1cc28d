"""A print's size on paper, and the pixels that it takes. No I/O."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from farm.engine.gatys.recipe import Recipe
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
