"""Renders: what may be asked for, and what they take.

Artistic settings and their limits stand in farm.engine.gatys.recipe; here is what makes them a job.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from farm.domain.jobs.bases import RecipeChanges, RecipeRequest
from farm.domain.jobs.pictures import ENLARGED, Picture, Pictures
from farm.domain.jobs.specs import (
    MOST_STYLES,
    AssetId,
    MaskedPainting,
    StyleRef,
    bad_settings,
    refused,
)
from farm.domain.placement import MOST_DEVICES, of_networks, together
from farm.domain.prints import Length, Printed, pixels, require_room
from farm.engine.errors import BadInput
from farm.engine.gatys import scales as ladder
from farm.engine.gatys.plan import fewest
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale, schedule

FEWEST_REGIONS = 2  # of a mask that was not looked at
EXCHANGED = 0.02  # of one device's time, which strips wait for each other (docs/strips.md)
PLANNED = {"cpu": ("cpu", 4), "cpu-half": ("cpu", 2), "gpu": ("cuda", 4), "gpu-half": ("cuda", 2)}
"""How each kind of device is planned for, and an activation's bytes where a recipe says auto."""


class RenderFiles(Printed):
    """The uploaded pictures of a render, and the files that it makes."""

    content: AssetId
    """The uploaded photo."""

    styles: list[MaskedPainting] = Field(min_length=1, max_length=MOST_STYLES)
    """The paintings."""

    content_mask: AssetId | None = None
    """Regions of the photo in flat colours, each painted after the paintings' same colour."""

    strength: AssetId | None = None
    """Where the style acts: white fully, black not at all."""

    init: AssetId | None = None
    """The canvas to start from, for a recipe whose init is `image`."""

    devices: int = Field(1, ge=1, le=MOST_DEVICES)
    """Devices of one worker that paint the picture together, each a strip of it."""


class JobSpec(RenderFiles):
    """All that determines the result of a render: pictures in, recipe, files out."""

    recipe: Recipe

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if (self.recipe.init == "image") != (self.init is not None):
            raise ValueError("init must name a picture if, and only if, recipe.init is `image`")
        require_room(self.outputs, self.recipe.size, self.sheet, self.dpi)
        return self

    def labels(self) -> frozenset[str]:
        """Return the labels of workers with as many devices, and with the network it names."""
        return frozenset(together(self.devices) | of_networks([self.recipe.network]))


class Submission(RecipeRequest, RenderFiles):
    """A request for a render: a preset, what differs from it, and how the job is queued."""

    kind: Literal["render"] = "render"

    styles: list[MaskedPainting] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings, unless a style is named."""

    style: StyleRef | None = None
    """A style of the library instead of paintings, by its name or id: the newest version, or with
    `@3` that one. Its look stands where `recipe` says nothing else."""

    print_size: Length | None = None
    """Longer edge of the print instead of the recipe's size: `42 cm` or `16.5 in`, at `dpi`."""

    def job_spec(self) -> JobSpec:
        """Return the complete spec; raise BadSettings naming each bad field."""
        printed = {"size": pixels(self.print_size, self.dpi)} if self.print_size else {}
        return self.completed(JobSpec, recipe=self.chosen_recipe(**printed))


class Changes(RecipeChanges, RenderFiles):
    """What a clone of a render does differently; what is left out stays as it was."""

    content: AssetId = Field(default_factory=str)
    """The uploaded photo."""

    styles: list[MaskedPainting] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings."""

    print_size: Length = Field(default_factory=str)
    """Longer edge of the print instead of the recipe's size: `42 cm` or `16.5 in`, at `dpi`."""


def submission(body: object) -> Submission:
    """Check a decoded JSON body; raise BadSettings naming each bad field."""
    try:
        return Submission.model_validate(body)
    except ValidationError as error:
        raise bad_settings(error) from None


def photos(form: dict[str, Any]) -> list[str]:
    """Return the photo of a spec in JSON."""
    return [form["content"]]


def scales(spec: JobSpec, pictures: Pictures) -> list[Scale]:
    """Return the scales of the render; raise BadSettings if the photo is too narrow for it."""
    return fitting_scales(spec.recipe, framed(spec, pictures))


def framed(spec: JobSpec, pictures: Pictures) -> tuple[int, int]:
    """Return width and height of what is rendered of the photo's file."""
    photo = pictures[spec.content]
    return spec.framed(photo.width, photo.height)


def fitting_scales(recipe: Recipe, photo: tuple[int, int]) -> list[Scale]:
    """Return the scales of a photo; raise BadSettings if it is too narrow for them."""
    try:
        return schedule(recipe, *photo)
    except BadInput as error:
        raise refused(error, "/recipe/size") from error


def begins_as(larger: JobSpec, proof: JobSpec, pictures: Pictures) -> int:
    """Return how many scales a render has that are all of a proof's, one by one; 0: others.

    Then it paints these first, as it did in the proof: only finer scales can tell them apart.
    """
    size = proof.recipe.size
    if larger.recipe.model_copy(update={"size": size}) != proof.recipe:
        return 0
    inputs = ("content", "styles", "content_mask", "strength", "init", "frame")
    if any(getattr(larger, name) != getattr(proof, name) for name in inputs):
        return 0
    own = scales(proof, pictures)
    return len(own) if scales(larger, pictures)[: len(own)] == own else 0


def work(spec: JobSpec, pictures: Pictures) -> int:
    """Return the pixel-iterations, as many as one device does in the time that strips take."""
    share = 1 / spec.devices + EXCHANGED if spec.devices > 1 else 1
    return round(share * ladder.work(scales(spec, pictures)))


def memory(spec: JobSpec, pictures: Pictures) -> list[int]:
    """Return the fewest bytes that each kind of device must have."""
    paintings = [pictures[style.asset] for style in spec.styles]
    regions = FEWEST_REGIONS if spec.content_mask else int(spec.strength is not None)
    return planned(spec.recipe, framed(spec, pictures), paintings, regions, spec.devices)


def planned(
    recipe: Recipe,
    photo: tuple[int, int],
    paintings: Iterable[Picture],
    regions: int = 0,
    strips: int = 1,
) -> list[int]:
    """Return the fewest bytes that each kind of device must have to paint a photo or its strip."""
    sizes = [(painting.width, painting.height) for painting in paintings]
    return [
        fewest(
            recipe,
            *photo,
            paintings=sizes,
            network="vgg16" if recipe.network == "vgg16" else "vgg19",
            device=device,
            itemsize=itemsize if recipe.precision == "auto" else None,
            regions=regions,
            strips=strips,
        )
        for device, itemsize in PLANNED.values()
    ]


def warnings(spec: JobSpec, pictures: Pictures) -> Iterator[str]:
    """Yield what might disappoint, in sentences."""
    size = spec.recipe.size
    longer = max(framed(spec, pictures))
    factor = size / longer
    if factor >= ENLARGED:
        yield (
            f"The photo's longer edge has {longer} pixels and is enlarged "
            f"{factor:.1f} times: fine shapes in it stay soft."
        )
    for style in spec.styles:
        painting = pictures[style.asset]
        factor = size * spec.recipe.style_scale / max(painting.width, painting.height)
        if factor >= ENLARGED:
            yield (
                f"The painting {painting.name!r} is enlarged {factor:.1f} times: its strokes get "
                "soft; upload a larger scan or take smaller strokes."
            )
