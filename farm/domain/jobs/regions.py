"""Searches for the regions of a picture: what may be asked for, and what they take."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from farm.base.config import DEVICES
from farm.domain.jobs.bases import RequestBase, SpecBase
from farm.domain.jobs.pictures import Pictures
from farm.domain.jobs.specs import AssetId, Queued
from farm.engine.gatys.scales import Scale
from farm.engine.pictures.palette import MOST

USUAL = 5
SIDE = 1024  # pixels of a mask's longer edge, at most: a picture is looked at in half as many
MEMORY = 600_000_000  # bytes: VGG's maps of a picture, which is reduced first


class RegionsSpec(SpecBase):
    """All that determines a mask of regions."""

    picture: AssetId
    """The uploaded photo or painting."""

    count: int = Field(USUAL, ge=2, le=MOST)
    """Regions, at most: what looks alike is one, in a flat colour."""


class RegionsSubmission(RequestBase, RegionsSpec):
    """A request for a picture's regions, and how it is queued."""

    kind: Literal["regions"]

    def job_spec(self) -> RegionsSpec:
        """Return the complete spec."""
        return self.completed(RegionsSpec)


class RegionsChanges(Queued, RegionsSpec):
    """What a clone of such a search does differently; what is left out stays as it was."""

    picture: AssetId = Field(default_factory=str)
    """The uploaded photo or painting."""


def photos(form: dict[str, Any]) -> list[str]:
    """Return the picture of a spec in JSON."""
    return [form["picture"]]


def scales(spec: RegionsSpec, pictures: Pictures) -> list[Scale]:
    """Return the size of the mask."""
    picture = pictures[spec.picture]
    factor = min(1, SIDE / max(picture.width, picture.height))
    height, width = (max(1, round(side * factor)) for side in (picture.height, picture.width))
    return [Scale(height, width, 1)]


def work(spec: RegionsSpec, pictures: Pictures) -> int:
    """Return the pixels that are told apart, each region from the others."""
    (mask,) = scales(spec, pictures)
    return spec.count * mask.height * mask.width


def memory(_spec: RegionsSpec, _pictures: Pictures) -> list[int]:
    """Return the bytes that any device must have."""
    return [MEMORY] * len(DEVICES)


def warnings(_spec: RegionsSpec, _pictures: Pictures) -> Iterator[str]:
    """Yield nothing: a start for a brush disappoints nobody."""
    yield from ()
