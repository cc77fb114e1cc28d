"""Films painted frame by frame: what may be asked for, and what it takes."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from farm.domain.jobs import onepass
from farm.domain.jobs.pictures import ENLARGED, Picture, Pictures
from farm.domain.jobs.renders import PLANNED
from farm.domain.jobs.specs import (
    MOST_STYLES,
    AssetId,
    Painting,
    Queued,
    Style,
    StyleRef,
    bad_settings,
    chosen_recipe,
)
from farm.domain.placement import DEVICES
from farm.engine.errors import BadInput
from farm.engine.gatys import scales as sizes
from farm.engine.gatys.plan import fewest
from farm.engine.gatys.presets import PRESETS
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale, schedule
from farm.errors import BadSettings, Fault

ONE_PASS = 3  # iterations of a render that take as long as one pass, about
HELD = 200  # bytes a pixel: the frames that one is held to, and the flow between them
MOST_CUTS = 1_000

Method = Literal["gatys", "adain", "ot", "wct"]
Codec = Literal["h264", "h265", "prores", "ffv1", "webp"]


class VideoSpec(BaseModel):
    """All that determines a painted film."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    clip: AssetId
    """The uploaded film."""

    styles: list[Painting] = Field(min_length=1, max_length=MOST_STYLES)
    """The paintings, whose styles are mixed."""

    method: Method = "gatys"
    """How a frame is painted: gatys, as a render; adain, ot or wct, in one pass."""

    recipe: Recipe
    """As of a render; a method in one pass takes its size and colours alone."""

    steadiness: float = Field(1.0, ge=0, le=10, allow_inf_nan=False)
    """How firmly each frame is held to the one before, where that shows the same."""

    cuts: list[Annotated[int, Field(ge=1)]] | None = Field(None, max_length=MOST_CUTS)
    """The first frame of each shot but the first, from 0; null: as they were found."""

    codec: Codec = "h264"
    """How the film is written: h264 or h265 (MP4), prores (MOV), ffv1 (MKV, lossless) or webp."""

    quality: int = Field(18, ge=0, le=51)
    """Of h264 and h265: 0 is the best, 51 the smallest file."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        paintings = [style.asset for style in self.styles]
        if len(set(paintings)) < len(paintings):
            raise ValueError("styles names a painting twice: name it once, with a higher weight")
        if self.cuts and self.cuts != sorted(set(self.cuts)):
            raise ValueError("cuts must rise: name each first frame once, in order")
        if self.recipe.init == "image":
            raise ValueError("a film begins with its own frames: choose another init")
        return self

    @classmethod
    def as_taken(cls, form: dict[str, Any]) -> Self:
        """Return the spec of a form that was checked once, whatever limits are today."""
        styles = [Painting.model_construct(**style) for style in form["styles"]]
        known = {"styles": styles, "recipe": Recipe.model_construct(**form["recipe"])}
        return cast(Self, cls.model_construct(**form | known))

    def assets(self) -> dict[str, str]:
        """Return every asset named, by the JSON pointer of the field that names it."""
        styles = {f"/styles/{i}/asset": style.asset for i, style in enumerate(self.styles)}
        return {CLIP: self.clip} | styles


CLIP = "/clip"  # the one place where a film may stand


class VideoSubmission(Queued):
    """A request for a painted film, and how it is queued."""

    kind: Literal["video"]

    clip: AssetId
    """The uploaded film."""

    styles: list[Painting] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings, unless a style is named."""

    style: StyleRef | None = None
    """A style of the library instead of paintings, by its name or id; with `@3` that version."""

    method: Method = "gatys"
    """How a frame is painted: gatys, as a render; adain, ot or wct, in one pass."""

    preset: str = Field("draft", description="One of: " + ", ".join(PRESETS) + ".")

    recipe: dict[str, Any] = Field(default_factory=dict)
    """Settings that differ from the preset's."""

    steadiness: float = Field(1.0, ge=0, le=10, allow_inf_nan=False)
    """How firmly each frame is held to the one before, where that shows the same."""

    cuts: list[Annotated[int, Field(ge=1)]] | None = Field(None, max_length=MOST_CUTS)
    """The first frame of each shot but the first, from 0; null: as they are found."""

    codec: Codec = "h264"
    """How the film is written: h264 or h265 (MP4), prores (MOV), ffv1 (MKV, lossless) or webp."""

    quality: int = Field(18, ge=0, le=51)
    """Of h264 and h265: 0 is the best, 51 the smallest file."""

    def asked(self) -> str:
        """Return the request as one text."""
        return self.model_dump_json()

    def painted(self, styles: list[Style], look: dict[str, Any]) -> Self:
        """Return the same with a style's paintings and, where nothing else is said, its look."""
        paintings = [Painting(asset=style.asset, weight=style.weight) for style in styles]
        return self.model_copy(update={"styles": paintings, "recipe": look | self.recipe})

    def job_spec(self) -> VideoSpec:
        """Return the complete spec; raise BadSettings naming each bad field."""
        own = {name: getattr(self, name) for name in VideoSpec.model_fields if name != "recipe"}
        recipe = chosen_recipe(self.preset, self.recipe)
        try:
            return VideoSpec(recipe=recipe, **own)
        except ValidationError as error:
            raise bad_settings(error) from None


class VideoChanges(VideoSubmission):
    """What a clone of a film does differently; what is left out stays as it was."""

    kind: Literal["video"] = "video"

    clip: AssetId = Field(default_factory=str)
    """The uploaded film."""

    style: StyleRef = Field(default_factory=str)
    """A style of the library instead of these paintings; its look does not touch the settings."""


def photos(form: dict[str, Any]) -> list[str]:
    """Return the film of a spec in JSON."""
    return [form["clip"]]


def scales(spec: VideoSpec, pictures: Pictures) -> list[Scale]:
    """Return the size of the frames; raise BadSettings if they cannot be painted."""
    clip = pictures[spec.clip]
    frames = _film(clip)["frames"]
    if spec.cuts and spec.cuts[-1] >= frames:
        detail = f"The film has {frames} frames, from 0: cuts name frame {spec.cuts[-1]}."
        raise BadSettings(detail, faults=(Fault("/cuts", detail),))
    try:
        last = schedule(spec.recipe, clip.width, clip.height)[-1]
    except BadInput as error:
        detail = f"{str(error)[0].upper()}{str(error)[1:]}."
        raise BadSettings(detail, faults=(Fault("/recipe/size", detail),)) from error
    return [Scale(even(last.height), even(last.width), frames)]


def even(side: int) -> int:
    """Return the nearest length that a film's codec takes."""
    return max(2, round(side / 2) * 2)


def work(spec: VideoSpec, pictures: Pictures) -> int:
    """Return the pixel-iterations of all frames; only the first of a shot begins small."""
    clip = pictures[spec.clip]
    frames: int = _film(clip)["frames"]
    last = schedule(spec.recipe, clip.width, clip.height)[-1]
    if spec.method != "gatys":
        return frames * ONE_PASS * last.height * last.width
    later = sizes.following(spec.recipe, clip.width, clip.height)
    shots = 1 + len(_film(clip)["cuts"] if spec.cuts is None else spec.cuts)
    first = sizes.work(schedule(spec.recipe, clip.width, clip.height))
    return shots * first + (frames - shots) * last.height * last.width * later.iterations


def memory(spec: VideoSpec, pictures: Pictures) -> list[int]:
    """Return the fewest bytes that each kind of device must have."""
    clip = pictures[spec.clip]
    last = schedule(spec.recipe, clip.width, clip.height)[-1]
    pixels = last.height * last.width
    paintings = [(p.width, p.height) for p in (pictures[style.asset] for style in spec.styles)]
    if spec.method != "gatys":
        host = onepass.held((last.width, last.height), [(last.width, last.height), *paintings])
        host += HELD * pixels
        return [onepass.LEAST_MEMORY + (host if d.startswith("cpu") else 0) for d in DEVICES]
    return [
        HELD * pixels
        + fewest(
            spec.recipe,
            clip.width,
            clip.height,
            paintings=paintings,
            network="vgg16" if spec.recipe.network == "vgg16" else "vgg19",
            device=device,
            itemsize=itemsize if spec.recipe.precision == "auto" else None,
        )
        for device, itemsize in PLANNED.values()
    ]


def warnings(spec: VideoSpec, pictures: Pictures) -> Iterator[str]:
    """Yield what might disappoint, in sentences."""
    clip = pictures[spec.clip]
    factor = spec.recipe.size / max(clip.width, clip.height)
    if factor >= ENLARGED:
        yield f"{clip.name!r} is enlarged {factor:.1f} times: fine shapes in it stay soft."
    if spec.codec == "webp" and _film(clip)["sound"]:
        yield "Animated WebP has no sound: choose another codec to keep it."


def _film(clip: Picture) -> dict[str, Any]:
    if clip.film is None:
        detail = f"{clip.name!r} is a picture: upload a film."
        raise BadSettings(detail, faults=(Fault(CLIP, detail),))
    return clip.film
