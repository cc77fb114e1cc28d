"""Styles in one pass over photos: what may be asked for, and what it takes. No optimizer."""

import math
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from farm.base.config import DEVICES
from farm.domain.jobs.bases import ChangesBase, StyledRequest
from farm.domain.jobs.pictures import ENLARGED, Picture, Pictures
from farm.domain.jobs.renders import FEWEST_REGIONS
from farm.domain.jobs.specs import (
    MOST_STYLES,
    AssetId,
    MaskedPainting,
    ModelId,
    refused,
)
from farm.domain.placement import SKETCH
from farm.domain.prints import Length, Printed, pixels, require_room
from farm.engine.gatys.recipe import SMALLEST_PAINTING
from farm.engine.gatys.scales import Scale
from farm.engine.gatys.variants import VARIANTS, Hung

MOST_PHOTOS = 100
Share = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
MODEL = "/model"
LEVELS = 4  # each takes the statistics of a whole picture, and paints it
LEAST_MEMORY = 70_000_000  # bytes: both networks, and the smallest tiles
DECODED = 40  # bytes a pixel of a photo or painting, while it is made ready
PAINTED = 80  # bytes a pixel of a result: the level before, and deep features
TRAINED = 130  # the same of a trained style: all its maps between two layers
COARSER = 40  # the same of a level before, where it is painted coarse to fine
REGION = 12  # the same of each region: how much of it is there, beyond the edges, too
MAPPED = 0.15  # of the work without regions: sums and a map of each
SKETCHED = {"sketch": 60, "sketch26": 700}  # the same of sketches; sketch26 has all maps at once
LOOKS = 26  # styles of sketch26's own
PASSES = 5, 2  # work of a trained style, as a fraction: a pixel in these units


class ApplySettings(Printed):
    """The pictures of a job in one pass, how they are painted, and the files that it makes."""

    photos: list[AssetId] = Field(min_length=1, max_length=MOST_PHOTOS)
    """The uploaded photos."""

    content_mask: AssetId | None = None
    """Regions of the one photo in flat colours, each painted after the paintings' same colour."""

    styles: list[MaskedPainting] = Field(default_factory=list, max_length=MOST_STYLES)
    """The paintings, whose styles are mixed; none with a model."""

    model: ModelId | None = None
    """Whose style is taken instead of paintings': a training's, or an uploaded model's."""

    weights: list[Share] | None = Field(None, min_length=1, max_length=MOST_STYLES)
    """Of a model of several styles, or of looks: each one's share; null: equal ones."""

    method: Literal["adain", "ot", "wct", "sketch", "sketch26"] = "ot"
    """How far it goes: adain is nearest to the photo, ot painterly, wct boldest. sketch is rough:
    384 pixels, enlarged; sketch26 has 26 looks of its own."""

    looks: list[Annotated[int, Field(ge=1, le=LOOKS)]] | None = Field(
        None, min_length=1, max_length=LOOKS
    )
    """Of sketch26, instead of paintings: the numbers of the looks that are mixed, from 1."""

    strength: float = Field(1.0, ge=0, le=1, allow_inf_nan=False)
    """From 0, the photo, to 1, the paintings' style in full."""

    stroke: float = Field(1.0, ge=1, le=32, allow_inf_nan=False)
    """Of a model: size of the strokes, as a multiple of what it was trained at."""

    color: Literal["style", "luminance", "match", "histogram"] = "style"
    """Whose colours, as in recipes."""

    variants: Hung = "none"
    """What hangs beside each painting and counts as it does, as in recipes."""

    size: Annotated[int, Field(ge=64, le=16_384)] | None = None
    """Longer edge of each result in pixels; null: the photo's own."""


class ApplySpec(ApplySettings):
    """All that determines the results: one picture of each photo."""

    @field_validator("content_mask")
    @classmethod
    def _of_one_photo(cls, mask: str | None, given: ValidationInfo) -> str | None:
        if mask and len(given.data.get("photos", ())) > 1:
            raise ValueError("a mask belongs to one photo: take one photo, or no mask")
        return mask

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if [bool(self.styles), self.model is not None, self.looks is not None].count(True) != 1:
            raise ValueError("give paintings in styles, a trained model, or looks: one of these")
        if (self.looks is not None) != (self.method == "sketch26"):
            raise ValueError("the method sketch26 and looks go together: give both or none")
        require_shares(self.weights, own=bool(self.styles))
        if self.looks and len(self.weights or self.looks) != len(self.looks):
            raise ValueError("weights are one for each of the looks")
        return self

    @model_validator(mode="after")
    def _able(self) -> Self:
        """Ask of networks that were trained nothing that they cannot do."""
        is_sketch = self.method in SKETCHED
        what = "a trained style" if self.model else "a sketch"
        if self.stroke != 1 and not self.model:
            raise ValueError("stroke is of trained models: leave it at 1")
        if self.model and is_sketch:
            raise ValueError("a model needs no method: leave it out")
        if self.model or is_sketch:
            require_color(self.color, what)
        if (self.model or self.looks) and self.strength != 1:
            raise ValueError(f"{what} has no strength: leave it at 1")
        if (self.model or is_sketch) and self.variants != "none":
            raise ValueError(f"{what} has no variants of paintings: leave them at none")
        if (self.model or is_sketch) and masks(self):
            raise ValueError(f"{what} paints no regions: leave the masks out")
        return self

    def labels(self) -> frozenset[str]:
        """Return what a worker must have beside the means of every other."""
        return frozenset({SKETCH} if self.method in SKETCHED else ())


def require_shares(weights: list[float] | None, *, own: bool) -> None:
    """Raise ValueError for shares that are no model's; paintings have their `own`."""
    if own and weights is not None:
        raise ValueError("weights are a model's: paintings have each their own weight")
    if weights is not None and not any(weights):
        raise ValueError("weights are all 0: give one of the styles some")


def require_color(color: str, what: str = "a trained style") -> None:
    """Raise ValueError for colours that networks which were trained cannot give."""
    if color in ("match", "histogram"):
        raise ValueError(f"{what} cannot be recoloured by {color}")


class ApplySubmission(StyledRequest, ApplySettings):
    """A request for a job in one pass, and how it is queued."""

    kind: Literal["apply"]

    print_size: Length | None = None
    """Longer edge of each print instead of the size: `42 cm` or `16.5 in`, at `dpi`."""

    def job_spec(self) -> ApplySpec:
        """Return the complete spec; raise BadSettings for each bad field."""
        printed = {"size": pixels(self.print_size, self.dpi)} if self.print_size else {}
        return self.completed(ApplySpec, **printed)

    def painted(self, styles: list[MaskedPainting], look: dict[str, Any]) -> Self:
        """Return the same with a style's paintings, and their masks if the photo has one."""
        if not self.content_mask:
            styles = [style.model_copy(update={"mask": None}) for style in styles]
        return super().painted(styles, look)

    def unused(self) -> dict[str, Any]:
        """Name the masks where there are none: they came later."""
        return {} if masks(self) else {"content_mask": True, "styles": {"__all__": {"mask"}}}


class ApplyChanges(ChangesBase, ApplySettings):
    """What a clone of a job in one pass does differently; what is left out stays as it was."""

    photos: list[AssetId] = Field(default_factory=list, min_length=1, max_length=MOST_PHOTOS)
    """The uploaded photos."""

    print_size: Length = Field(default_factory=str)
    """Longer edge of each print instead of the size: `42 cm` or `16.5 in`, at `dpi`."""


def masks(job: ApplySettings) -> list[str]:
    """Return the masks of photo and paintings; none where there are no regions."""
    named = [job.content_mask, *(style.mask for style in job.styles)]
    return [mask for mask in named if mask]


def photos(form: dict[str, Any]) -> list[str]:
    """Return the photos of a spec in JSON."""
    return list(form["photos"])


def scales(spec: ApplySpec, pictures: Pictures) -> list[Scale]:
    """Return the size of each result; raise BadSettings for one that no file can hold."""
    sizes = [result_size(spec, pictures[photo]) for photo in spec.photos]
    longest = max(max(size) for size in sizes)
    try:
        require_room(spec.outputs, longest, spec.sheet, spec.dpi)
    except ValueError as error:
        raise refused(error, "/outputs") from None
    return [Scale(height, width, 1) for width, height in sizes]


def work(spec: ApplySpec, pictures: Pictures) -> int:
    """Return the pixels that go through the networks: each photo twice a level, paintings once."""
    own = sum(scale.height * scale.width for scale in scales(spec, pictures))
    if spec.model:
        coarser = own // 3 if spec.stroke > 1 else 0  # a quarter, a sixteenth …
        return (own + coarser) * PASSES[0] // PASSES[1]
    if spec.method in SKETCHED:
        return own
    shown = (size for photo in spec.photos for size in _paintings(spec, pictures, pictures[photo]))
    hung = sum(variant.scale**2 for variant in VARIANTS[spec.variants])
    passed = 2 * own + round(hung * sum(width * height for width, height in shown))
    return round(LEVELS * passed * (1 + _regions(spec) * MAPPED))


def memory(spec: ApplySpec, pictures: Pictures) -> list[int]:
    """Return the bytes that each kind of device must have: at any size, tiles can be small enough.

    A CPU's memory also holds the pictures.
    """
    host = max(_host(spec, pictures, pictures[photo]) for photo in spec.photos)
    return on_devices(host)


def on_devices(host: int) -> list[int]:
    """Return the bytes that each kind of device must have; a CPU's is what holds `host` bytes."""
    return [LEAST_MEMORY + (host if kind.startswith("cpu") else 0) for kind in DEVICES]


def _host(spec: ApplySpec, pictures: Pictures, photo: Picture) -> int:
    paintings = _paintings(spec, pictures, photo)
    decoded = [(photo.width, photo.height), *with_hung(spec, paintings)]
    decoded += [(pictures[mask].width, pictures[mask].height) for mask in masks(spec)]
    return held(result_size(spec, photo), decoded, painted(spec))


def with_hung(spec: ApplySpec, paintings: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sizes of paintings, and of the largest variant: one is made ready at a time."""
    if spec.variants == "none" or not paintings:
        return paintings
    scale = max(variant.scale for variant in VARIANTS[spec.variants])
    width, height = max(paintings, key=math.prod)
    return [*paintings, (round(width * scale), round(height * scale))]


def held(
    result: tuple[int, int], decoded: Iterable[tuple[int, int]], painted: int = PAINTED
) -> int:
    """Return the bytes that the host holds for a result and what it is made of."""
    pixels = sum(width * height for width, height in decoded)
    return DECODED * pixels + painted * result[0] * result[1]


def painted(spec: ApplySpec) -> int:
    """Return the bytes a pixel of a result that the host holds while it is painted."""
    if spec.model:
        return TRAINED + (COARSER if spec.stroke > 1 else 0)
    return SKETCHED.get(spec.method, PAINTED) + _regions(spec) * REGION


def _regions(spec: ApplySpec) -> int:
    return FEWEST_REGIONS if spec.content_mask else 0


def painting_side(size: int | None, photo: tuple[int, int]) -> int:
    """Return the longest edge at which paintings are read for a photo."""
    return max(size or max(photo), SMALLEST_PAINTING)


def _paintings(spec: ApplySpec, pictures: Pictures, photo: Picture) -> list[tuple[int, int]]:
    longest = painting_side(spec.size, spec.framed(photo.width, photo.height))
    return [_shown(pictures[style.asset], longest) for style in spec.styles]


def _shown(painting: Picture, longest: int) -> tuple[int, int]:
    factor = min(1, longest / max(painting.width, painting.height))
    return max(1, round(painting.width * factor)), max(1, round(painting.height * factor))


def warnings(spec: ApplySpec, pictures: Pictures) -> Iterator[str]:
    """Yield what might disappoint, in sentences."""
    for photo in dict.fromkeys(spec.photos):
        picture = pictures[photo]
        factor = (spec.size or 0) / max(spec.framed(picture.width, picture.height))
        if factor >= ENLARGED:
            yield f"{picture.name!r} is enlarged {factor:.1f} times: fine shapes in it stay soft."


def result_size(spec: ApplySpec, photo: Picture) -> tuple[int, int]:
    """Return a result's width and height."""
    width, height = spec.framed(photo.width, photo.height)
    factor = (spec.size or max(width, height)) / max(width, height)
    return max(1, round(width * factor)), max(1, round(height * factor))
