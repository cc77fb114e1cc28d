"""Trainings of generators: what may be asked for, and what they take."""

from collections.abc import Iterator
from typing import Any, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from farm.domain.jobs.pictures import Pictures
from farm.domain.jobs.specs import MOST_STYLES, AssetId, Queued, Style, StyleRef, bad_settings
from farm.domain.placement import DEVICES
from farm.engine.gatys.scales import Scale
from farm.engine.onepass.generators.options import LONGEST, SAMPLE, SAMPLES, Options

MOST_PHOTOS = 500
FEW_PHOTOS = 20  # fewer teach a style on them alone
FIXED = 600_000_000  # bytes: VGG, its statistics of the paintings, and the optimizer
JUDGED, PAINTED = 2_500, 120  # bytes a pixel of a batch: of VGG's maps, and of each of the net's


class Learned(BaseModel):
    """One painting to learn from."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    asset: AssetId
    """The uploaded painting."""


class TrainSpec(Options):
    """All that determines a generator."""

    photos: list[AssetId] = Field(min_length=1, max_length=MOST_PHOTOS)
    """Uploaded photos to train on: some hundred of the kind that it shall paint."""

    styles: list[Learned] = Field(min_length=1, max_length=MOST_STYLES)
    """The paintings: several share one network, and are mixed when it is applied."""

    steps: int = Field(2_000, ge=1, le=200_000)
    """Steps of training. It can be ended earlier, with the model as it is then."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        named = {"photos": self.photos, "styles": [style.asset for style in self.styles]}
        for name, values in named.items():
            if len(set(values)) < len(values):
                raise ValueError(f"{name} has an entry twice: name each once")
        return self

    @classmethod
    def as_taken(cls, form: dict[str, Any]) -> Self:
        """Return the spec of a form that was checked once, whatever limits are today."""
        styles = [Learned.model_construct(**style) for style in form["styles"]]
        return cast(Self, cls.model_construct(**form | {"styles": styles}))

    def assets(self) -> dict[str, str]:
        """Return every asset named, by the JSON pointer of the field that names it."""
        photos = {f"/photos/{index}": asset for index, asset in enumerate(self.photos)}
        styles = {f"/styles/{i}/asset": style.asset for i, style in enumerate(self.styles)}
        return photos | styles


class TrainSubmission(Queued, TrainSpec):
    """A request for a training, and how it is queued."""

    kind: Literal["train"]

    styles: list[Learned] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings, unless a style is named."""

    style: StyleRef | None = None
    """A style of the library instead of paintings, by its name or id; with `@3` that version."""

    def painted(self, styles: list[Style], _look: dict[str, Any]) -> Self:
        """Return the same with a style's paintings; a look is for renders."""
        learned = [Learned(asset=style.asset) for style in styles]
        return self.model_copy(update={"styles": learned})

    def asked(self) -> str:
        """Return the request as one text."""
        return self.model_dump_json()

    def job_spec(self) -> TrainSpec:
        """Return the complete spec."""
        try:
            return TrainSpec.model_validate(
                {name: getattr(self, name) for name in TrainSpec.model_fields}
            )
        except ValidationError as error:
            raise bad_settings(error) from None


class TrainChanges(Queued, TrainSpec):
    """What a clone of a training does differently; what is left out stays as it was."""

    photos: list[AssetId] = Field(default_factory=list, min_length=1, max_length=MOST_PHOTOS)
    """Uploaded photos to train on."""

    styles: list[Learned] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings."""

    style: StyleRef = Field(default_factory=str)
    """A style of the library instead of paintings."""


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
    needed = FIXED + spec.batch * spec.crop**2 * (JUDGED + PAINTED * spec.width)
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
