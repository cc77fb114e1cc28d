"""Films painted frame by frame: what may be asked for, and what it takes."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from farm.domain.frames import MOST_PASSES
from farm.domain.jobs import onepass, renders
from farm.domain.jobs.bases import Preset, RecipeChanges, RecipeRequest, SpecBase
from farm.domain.jobs.pictures import ENLARGED, Picture, Pictures
from farm.domain.jobs.specs import (
    MOST_STYLES,
    AssetId,
    ModelId,
    Painting,
)
from farm.domain.placement import of_networks
from farm.engine.gatys import scales as ladder
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale, schedule
from farm.errors import BadSettings, Fault

ONE_PASS = 3  # iterations of a render that take as long as one pass, about
TRAINED = 1  # the same of a trained style
LAID = 0.5  # of a pass by either: a later one, which lays frames over each other alone
HELD = 200  # bytes a pixel: the frames that one is held to, and the flow between them
HELD_AGAIN = 220  # the same of a later pass besides: its last picture, and frames that it comes to
MOST_CUTS = 1_000
MOST_PARTS = 64  # jobs that the shots of one film are parted into
FEWEST = 2  # frames of a film
CLIP = "/clip"  # the one place where a film may stand

GENERATOR = "generator"  # the method of trained styles
Method = Literal["gatys", "adain", "ot", "wct", "generator"]
Codec = Literal["h264", "h265", "prores", "ffv1", "webp", "png", "tiff"]
SILENT = ("webp", "png", "tiff")


class VideoSettings(SpecBase):
    """The film, its paintings, and how it is painted and written."""

    clip: AssetId
    """The uploaded film."""

    styles: list[Painting] = Field(default_factory=list, max_length=MOST_STYLES)
    """The paintings, whose styles are mixed; none with a model."""

    model: ModelId | None = None
    """Whose style is taken instead of paintings': a training's, or an uploaded model's."""

    weights: list[onepass.Share] | None = Field(None, min_length=1, max_length=MOST_STYLES)
    """Of a model of several styles: each one's share; null: equal ones."""

    method: Method = "gatys"
    """How a frame is painted: gatys, as a render; adain, ot or wct, in one pass; generator, by a
    trained model."""

    steadiness: float = Field(1.0, ge=0, le=10, allow_inf_nan=False)
    """How firmly each frame is held to the one before, where that shows the same."""

    passes: int = Field(1, ge=1, le=MOST_PASSES)
    """How often each shot is gone through, by turns forward and backward: what was wrong beside the
    edges, and after something was hidden, does not stay."""

    every: int = Field(1, ge=1, le=4)
    """Paint each so-many-th frame; those between are moved from their painted neighbours."""

    cuts: list[Annotated[int, Field(ge=1)]] | None = Field(None, max_length=MOST_CUTS)
    """The first frame of each shot but the first, from 0; null: as they are found."""

    part: list[Annotated[int, Field(ge=0)]] | None = Field(None, min_length=2, max_length=2)
    """The first frame and the one after the last, from 0, of a part; null: all of the film."""

    codec: Codec = "h264"
    """How the film is written: h264 or h265 (MP4), prores (MOV), ffv1 (MKV, lossless), webp, or its
    frames as png or tiff (in a ZIP)."""

    rate: float | None = Field(None, gt=0, le=240, allow_inf_nan=False)
    """Frames a second of the film that is made, without sound; null: the clip's own times. Pictures
    in a ZIP have 24."""

    quality: int = Field(18, ge=0, le=51)
    """Of h264 and h265: 0 is the best, 51 the smallest file."""


class VideoSpec(VideoSettings):
    """All that determines a painted film."""

    recipe: Recipe
    """As of a render; the other methods take its size and colours alone."""

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.cuts and self.cuts != sorted(set(self.cuts)):
            raise ValueError("cuts must rise: name each first frame once, in order")
        if self.part and self.part[1] - self.part[0] < FEWEST:
            raise ValueError(f"part must hold at least {FEWEST} frames: name a later last one")
        if self.recipe.init == "image":
            raise ValueError("a film begins with its own frames: choose another init")
        return self

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if bool(self.styles) == (self.model is not None):
            raise ValueError("give paintings in styles, or a trained model: one of these")
        if (self.method == GENERATOR) != (self.model is not None):
            raise ValueError("the method generator and a model go together: give both or none")
        onepass.require_shares(self.weights, own=bool(self.styles))
        if self.model:
            onepass.require_color(self.recipe.color)
        return self

    def labels(self) -> frozenset[str]:
        """Return the label of workers with the network that it names."""
        is_render = self.method == "gatys"
        return frozenset(of_networks([self.recipe.network]) if is_render else ())


class VideoSubmission(RecipeRequest, VideoSettings):
    """A request for a painted film, and how it is queued."""

    kind: Literal["video"]

    styles: list[Painting] = Field(default_factory=list, max_length=MOST_STYLES)
    """The paintings, unless a style or a model is named."""

    preset: Preset = "draft"

    def job_spec(self) -> VideoSpec:
        """Return the complete spec; raise BadSettings naming each bad field."""
        known: dict[str, Any] = {"recipe": self.chosen_recipe()}
        if self.model and "method" not in self.model_fields_set:
            known["method"] = GENERATOR
        return self.completed(VideoSpec, **known)


class VideoChanges(RecipeChanges, VideoSettings):
    """What a clone of a film does differently; what is left out stays as it was."""

    clip: AssetId = Field(default_factory=str)
    """The uploaded film."""


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
    if spec.part and spec.part[1] > frames:
        detail = f"The film has {frames} frames: no part of it ends at {spec.part[1]}."
        raise BadSettings(detail, faults=(Fault("/part", detail),))
    last = renders.fitting_scales(spec.recipe, (clip.width, clip.height))[-1]
    begin, end = _bounds(spec, clip)
    return [Scale(even(last.height), even(last.width), end - begin)]


def parts(spec: VideoSpec, pictures: Pictures) -> list[VideoSpec]:
    """Return what jobs of their own can paint at the same time: its shots; none if it has one."""
    edges = _edges(spec, pictures[spec.clip])
    if spec.part or len(edges) < 3:
        return []
    step = -(-(len(edges) - 1) // MOST_PARTS)
    begins = edges[:-1:step]
    return [
        spec.model_copy(update={"part": [begin, end]})
        for begin, end in zip(begins, [*begins[1:], edges[-1]], strict=True)
    ]


def _bounds(spec: VideoSpec, clip: Picture) -> tuple[int, int]:
    """Return the first frame that is painted, and the one after the last."""
    begin, end = spec.part or (0, _film(clip)["frames"])
    return begin, end


def _edges(spec: VideoSpec, clip: Picture) -> list[int]:
    """Return the first frame of each shot, and the one after the last shot."""
    begin, end = _bounds(spec, clip)
    cuts = _film(clip)["cuts"] if spec.cuts is None else spec.cuts
    return [begin, *(cut for cut in cuts if begin < cut < end), end]


def even(side: int) -> int:
    """Return the nearest length that a film's codec takes."""
    return max(2, round(side / 2) * 2)


def work(spec: VideoSpec, pictures: Pictures) -> int:
    """Return the pixel-iterations of all frames; only the first of a shot begins small."""
    clip = pictures[spec.clip]
    edges = _edges(spec, clip)
    shots = len(edges) - 1
    frames = max(2 * shots, (edges[-1] - edges[0]) // spec.every)  # that are painted themselves
    later_passes = spec.passes - 1
    last = schedule(spec.recipe, clip.width, clip.height)[-1]
    if spec.method != "gatys":
        once = TRAINED if spec.model else ONE_PASS
        return round(frames * once * (1 + later_passes * LAID)) * last.height * last.width
    later = ladder.following(spec.recipe, clip.width, clip.height)
    first = ladder.work(schedule(spec.recipe, clip.width, clip.height))
    following = frames - shots + frames * later_passes
    return shots * first + following * last.height * last.width * later.iterations


def memory(spec: VideoSpec, pictures: Pictures) -> list[int]:
    """Return the fewest bytes that each kind of device must have."""
    clip = pictures[spec.clip]
    last = schedule(spec.recipe, clip.width, clip.height)[-1]
    pixels = last.height * last.width
    paintings = [pictures[style.asset] for style in spec.styles]
    if spec.method == "gatys":
        return [
            _beside(spec) * pixels + one
            for one in renders.planned(spec.recipe, (clip.width, clip.height), paintings)
        ]
    sizes = [(painting.width, painting.height) for painting in paintings]
    return onepass.on_devices(held(spec, (last.width, last.height), sizes))


def held(spec: VideoSpec, frame: tuple[int, int], paintings: list[tuple[int, int]]) -> int:
    """Return the bytes that the host holds for frames of a size that are not painted as renders."""
    painted = onepass.TRAINED if spec.model else onepass.PAINTED
    return _beside(spec) * frame[0] * frame[1] + onepass.held(frame, [frame, *paintings], painted)


def _beside(spec: VideoSpec) -> int:
    """Return the bytes a pixel that the host holds beside the frame at work."""
    return HELD + (HELD_AGAIN if spec.passes > 1 else 0)


def warnings(spec: VideoSpec, pictures: Pictures) -> Iterator[str]:
    """Yield what might disappoint, in sentences."""
    clip = pictures[spec.clip]
    factor = spec.recipe.size / max(clip.width, clip.height)
    if factor >= ENLARGED:
        yield f"{clip.name!r} is enlarged {factor:.1f} times: fine shapes in it stay soft."
    if spec.codec in SILENT and _film(clip)["sound"]:
        yield f"Films as {spec.codec} have no sound: choose another codec to keep it."


def _film(clip: Picture) -> dict[str, Any]:
    if clip.film is None:
        detail = f"{clip.name!r} is a picture: upload a film."
        raise BadSettings(detail, faults=(Fault(CLIP, detail),))
    return clip.film
