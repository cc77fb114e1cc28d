"""Trainings of generators: what may be asked for, and what they take."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from farm.base.config import DEVICES
from farm.domain.jobs.bases import ChangesBase, SpecBase, StyledRequest
from farm.domain.jobs.pictures import Pictures
from farm.domain.jobs.specs import (
    MOST_STYLES,
    AssetId,
    Learned,
    ModelId,
)
from farm.engine.gatys.scales import Scale
from farm.engine.onepass.generators.options import LONGEST, SAMPLE, SAMPLES, Options

MOST_PHOTOS = 500
START, TEACHER = "/start", "/teacher"
FEW_PHOTOS = 20  # fewer teach a style on them alone
FIXED = 600_000_000  # bytes: VGG, its statistics of the paintings, and the optimizer
TAUGHT = 160  # bytes a pixel of a batch, for each map of a net whose teacher has four times as many
JUDGED, PAINTED = 2_500, 120  # bytes a pixel of a batch: of VGG's maps, and of each of the net's


class TrainSpec(SpecBase, Options):
    """All that determines a generator."""

    photos: list[AssetId] = Field(min_length=1, max_length=MOST_PHOTOS)
    """Uploaded photos to train on: some hundred of the kind that it shall paint."""

    styles: list[Learned] = Field(min_length=1, max_length=MOST_STYLES)
    """The paintings: several share one network, and are mixed when it is applied."""

    steps: int = Field(2_000, ge=1, le=200_000)
    """Steps of training. It can be ended earlier, with the model as it is then."""

    start: ModelId | None = None
    """Whose network it goes on from, a training's or an uploaded model's; where width is less,
    without the weakest maps."""

    teacher: ModelId | None = None
    """Whose pictures it shall learn, too: a training's, or an uploaded model's, of more maps."""


class TrainSubmission(StyledRequest, TrainSpec):
    """A request for a training, and how it is queued."""

    kind: Literal["train"]

    styles: list[Learned] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings, unless a style is named."""

    def job_spec(self) -> TrainSpec:
        """Return the complete spec."""
        return self.completed(TrainSpec)


class TrainChanges(ChangesBase, TrainSpec):
    """What a clone of a training does differently; what is left out stays as it was."""

    photos: list[AssetId] = Field(default_factory=list, min_length=1, max_length=MOST_PHOTOS)
    """Uploaded photos to train on."""

    styles: list[Learned] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings."""


def photos(_form: dict[str, Any]) -> list[str]:
    """Return the photos that are painted: none, they are trained on."""
    return []


def scales(spec: TrainSpec, _pictures: Pictures) -> list[Scale]:
    """Return the size of the sheet of samples."""
    return [Scale(SAMPLE * (1 + len(spec.styles)), SAMPLE * min(SAMPLES, len(spec.photos)), 1)]


def work(spec: TrainSpec, _pictures: Pictures) -> int:
    """Return the pixels that are trained on."""
    return spec.steps * spec.batch * spec.crop**2


def memory(spec: TrainSpec, _pictures: Pictures) -> list[int]:
    """Return the bytes that any device must have."""
    each = JUDGED + (PAINTED + (TAUGHT if spec.teacher else 0)) * spec.width
    needed = FIXED + spec.batch * spec.crop**2 * each
    return [needed] * len(DEVICES)


def warnings(spec: TrainSpec, pictures: Pictures) -> Iterator[str]:
    """Yield what might disappoint, in sentences."""
    if len(spec.photos) < FEW_PHOTOS:
        yield (
            f"It is trained on {len(spec.photos)} photos alone: some hundred teach a style for any "
            "photo."
        )


def shortest(width: int, height: int) -> int:
    """Return the shorter edge of a photo as it is trained on."""
    return round(min(width, height) * min(1, LONGEST / max(width, height)))
