"""Which part of a photo is rendered: turned, straightened, cut; alike at any size of its file."""

import math
import re
from typing import Annotated, NamedTuple

import numpy as np
import pyvips
from numpy.typing import NDArray
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from farm.engine.pictures.images import Picture

Array = NDArray[np.float32]

PAPER = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)x(\d{1,4}(?:\.\d{1,2})?)")
RATIO = re.compile(r"(\d{1,4}(?:\.\d{1,2})?):(\d{1,4}(?:\.\d{1,2})?)")
A_SERIES = re.compile(r"A[0-8]?")
MOST_RATIO = 16.0  # of one side to the other


class Box(NamedTuple):
    """A part of a turned photo, in pixels; `width` and `height` are those of the result."""

    center_x: float
    center_y: float
    width: int
    height: int


def _known(aspect: str) -> str:
    """Refuse what is no proportion."""
    if A_SERIES.fullmatch(aspect):
        return aspect
    found = PAPER.fullmatch(aspect) or RATIO.fullmatch(aspect)
    sides = [float(found[1]), float(found[2])] if found else [0.0]
    if not min(sides) or max(sides) > MOST_RATIO * min(sides):
        raise ValueError(
            "write proportions as a paper (A4, 30x40) or as width:height (3:4), "
            f"at most {MOST_RATIO:g} to 1"
        )
    return aspect


Aspect = Annotated[
    str, Field(max_length=16, examples=["A4", "30x40", "3:4"]), AfterValidator(_known)
]


class Frame(BaseModel):
    """The part of a photo that is rendered; its masks and strength map are cut alike."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    turn: int = Field(0, ge=0, le=270, multiple_of=90)
    """Degrees by which the photo is first turned, clockwise: 0, 90, 180 or 270."""

    tilt: float = Field(0.0, ge=-45, le=45, allow_inf_nan=False)
    """Degrees by which it is then straightened, clockwise; no corner of it is ever shown empty."""

    aspect: Aspect | None = None
    """Proportions: a paper, `A4` or `30x40`, laid as the photo lies; `3:4` as it is written; null:
    the photo's own."""

    zoom: float = Field(1.0, ge=1, le=50, allow_inf_nan=False)
    """How many times narrower than the widest part of these proportions."""

    x: float = Field(0.5, ge=0, le=1, allow_inf_nan=False)
    """Where, from 0, as far left as it goes, to 1, as far right."""

    y: float = Field(0.5, ge=0, le=1, allow_inf_nan=False)
    """Where, from 0, the top, to 1, the bottom."""

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Return what is left of a photo of `width` x `height` pixels."""
        box = self.box(*self._turned(width, height))
        return box.width, box.height

    def box(self, width: int, height: int) -> Box:
        """Return the part of a photo that is turned already."""
        ratio = self._ratio(width, height)
        cos, sin = self._slope()
        tall = min(width / (ratio * cos + sin), height / (ratio * sin + cos)) / self.zoom
        whole = math.floor if self.tilt else round  # slanting, no corner may stick out
        own = max(1, whole(tall * ratio)), max(1, whole(tall))
        across = own[0] * cos + own[1] * sin, own[0] * sin + own[1] * cos
        free = max(0.0, width - across[0]), max(0.0, height - across[1])
        left, top = free[0] * self.x, free[1] * self.y
        if not self.tilt:
            left, top = round(left), round(top)
        return Box(left + across[0] / 2, top + across[1] / 2, *own)

    def cut(self, picture: Array, *, sharp: bool = True) -> Array:
        """Return that part of [H, W] or [H, W, C]; maps, which are not `sharp`, never overshoot."""
        turned = np.rot90(picture, -self.turn // 90)
        box = self.box(turned.shape[1], turned.shape[0])
        if self.tilt:
            return self._sampled(np.ascontiguousarray(turned), box, sharp)
        top, left = round(box.center_y - box.height / 2), round(box.center_x - box.width / 2)
        return np.ascontiguousarray(turned[top : top + box.height, left : left + box.width])

    def _turned(self, width: int, height: int) -> tuple[int, int]:
        return (width, height) if self.turn % 180 == 0 else (height, width)

    def _slope(self) -> tuple[float, float]:
        angle = math.radians(abs(self.tilt))
        return math.cos(angle), math.sin(angle)

    def _ratio(self, width: int, height: int) -> float:
        """Return width by height."""
        if self.aspect is None:
            return width / height
        if found := RATIO.fullmatch(self.aspect):
            return float(found[1]) / float(found[2])
        found = PAPER.fullmatch(self.aspect)
        sides = sorted((float(found[1]), float(found[2]))) if found else [1.0, math.sqrt(2)]
        return sides[0] / sides[1] if width < height else sides[1] / sides[0]

    def _sampled(self, picture: Array, box: Box, sharp: bool) -> Array:
        """Sample a slanting box; places between pixels by cubic weights, of maps by linear ones."""
        angle = math.radians(self.tilt)
        cos, sin = math.cos(angle), math.sin(angle)
        image = pyvips.Image.new_from_array(picture)
        image = image.affine(
            [cos, -sin, sin, cos],
            interpolate=pyvips.Interpolate.new("bicubic" if sharp else "bilinear"),
            idx=-box.center_x,
            idy=-box.center_y,
            odx=box.width / 2,
            ody=box.height / 2,
            oarea=[0, 0, box.width, box.height],
            extend="copy",
        )
        samples: Array = image.numpy().reshape(box.height, box.width, *picture.shape[2:])
        return samples.clip(0, 1)


def framed(picture: Picture, frame: Frame | None, *, sharp: bool = True) -> Picture:
    """Return the part of a picture that is rendered."""
    if frame is None:
        return picture
    alpha = None if picture.alpha is None else frame.cut(picture.alpha, sharp=sharp)
    pixels = frame.cut(picture.pixels, sharp=sharp)
    return Picture(pixels, alpha, picture.icc, picture.bits)
