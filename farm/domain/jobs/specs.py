"""What a client may ask for, and the complete spec that a job keeps.

Artistic settings and their limits stand in farm.engine.gatys.recipe; here is what makes them a job.
"""

import binascii
import re
from typing import Annotated, Any, Literal, Self, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import to_json

from farm.base.config import LABEL
from farm.base.sentences import sentence
from farm.domain.placement import MOST_LABELS
from farm.domain.prints import Length, pixels
from farm.domain.projects import COMMON, ProjectName
from farm.domain.states import JobState
from farm.engine.gatys.presets import PRESETS, VERSIONS
from farm.engine.gatys.recipe import Recipe
from farm.engine.pictures.formats import WEBP
from farm.engine.pictures.images import DPI
from farm.errors import BadSettings, Fault

# Controls, and marks of direction that make a name read as another.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def _plain(text: str) -> str:
    """Refuse a name that is more than one line of text."""
    if found := CONTROLS.search(text):
        raise ValueError(
            f"holds the control character U+{ord(found[0]):04X}: write it as one line of text"
        )
    return text


AssetId = Annotated[str, Field(pattern=r"^asset_[0-9a-z]{26}$", examples=["asset_" + "0" * 26])]
JobId = Annotated[str, Field(pattern=r"^job_[0-9a-z]{26}$", examples=["job_" + "0" * 26])]
LONGEST_LABEL = 200
Label = Annotated[
    str,
    Field(
        max_length=LONGEST_LABEL, json_schema_extra={"pattern": f"^[^{CONTROLS.pattern[1:-1]}]*$"}
    ),
    AfterValidator(_plain),
]
NOTE_KEY, LONGEST_NOTE, MOST_NOTES = r"^[A-Za-z0-9_.:-]{1,40}$", 500, 50
Metadata = Annotated[
    dict[
        Annotated[str, Field(pattern=NOTE_KEY)],
        Annotated[str, Field(max_length=LONGEST_NOTE)],
    ],
    Field(max_length=MOST_NOTES),
    WithJsonSchema(  # in words that generators of clients know
        {
            "type": "object",
            "propertyNames": {"pattern": NOTE_KEY},
            "additionalProperties": {"type": "string", "maxLength": LONGEST_NOTE},
            "maxProperties": MOST_NOTES,
        }
    ),
]
EVENTS = (*(f"job.{state}" for state in JobState), "job.artifact")
Event = Literal[*EVENTS]  # type: ignore[valid-type]  # the names follow from the states
ENDS: list[Event] = ["job.succeeded", "job.failed", "job.canceled"]
WorkerLabel = Annotated[str, Field(pattern=f"^{LABEL.pattern}$")]
Output = Literal["png", "png16", "jpeg", "webp", "tiff", "tiff16"]
StyleRef = Annotated[str, Field(min_length=1, max_length=110, examples=["Monet", "Monet@3"])]
MOST_STYLES = 100
MOST_FAULTS = 50  # that an answer tells
LONGEST_PART = 100  # characters of a name that a pointer tells


class Painting(BaseModel):
    """One painting to learn from."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    asset: AssetId
    """The uploaded painting."""

    weight: float = Field(1.0, gt=0, le=100, allow_inf_nan=False)
    """Its share beside the other paintings."""


class Style(Painting):
    """One painting to learn from, or regions of it."""

    mask: AssetId | None = None
    """Regions of the painting, in the flat colours that the photo's mask has."""


class RenderFiles(BaseModel):
    """The uploaded pictures of a render, and the files that it makes."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    content: AssetId
    """The uploaded photo."""

    styles: list[Style] = Field(min_length=1, max_length=MOST_STYLES)
    """The paintings."""

    content_mask: AssetId | None = None
    """Regions of the photo in flat colours, each painted after the paintings' same colour."""

    strength: AssetId | None = None
    """Where the style acts: white fully, black not at all."""

    init: AssetId | None = None
    """The canvas to start from, for a recipe whose init is `image`."""

    outputs: list[Output] = Field(["png"], min_length=1, max_length=6)
    """The files to make; 16 after a format's name means 16 bits a channel."""

    dpi: int = Field(DPI, ge=1, le=9_600)
    """Pixels an inch (2.54 cm) that the files ask to be printed with."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(set(self.outputs)) < len(self.outputs):
            raise ValueError("outputs names a format twice: name each once")
        paintings = [(style.asset, style.mask) for style in self.styles]
        if len(set(paintings)) < len(paintings):
            raise ValueError("styles names a painting twice: name it once, with a higher weight")
        return self

    def assets(self) -> dict[str, str]:
        """Return every asset named, by the JSON pointer of the field that names it."""
        named = {
            "/content": self.content,
            "/content_mask": self.content_mask,
            "/strength": self.strength,
            "/init": self.init,
        }
        for index, style in enumerate(self.styles):
            named[f"/styles/{index}/asset"] = style.asset
            named[f"/styles/{index}/mask"] = style.mask
        return {pointer: asset for pointer, asset in named.items() if asset is not None}


class JobSpec(RenderFiles):
    """All that determines the result of a render: pictures in, recipe, files out."""

    recipe: Recipe

    @classmethod
    def as_taken(cls, form: dict[str, Any]) -> Self:
        """Return the spec of a form that was checked once, whatever limits are today."""
        styles = [Style.model_construct(**style) for style in form["styles"]]
        recipe = Recipe.model_construct(**form["recipe"])
        known = {"styles": styles, "recipe": recipe}
        return cast(Self, cls.model_construct(**form | known))

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if (self.recipe.init == "image") != (self.init is not None):
            raise ValueError("init must name a picture if, and only if, recipe.init is `image`")
        if "webp" in self.outputs and self.recipe.size > WEBP.max_side:
            raise ValueError(f"WebP ends at {WEBP.max_side} pixels: take png, jpeg or tiff")
        return self


class JobWebhook(BaseModel):
    """Whom to tell what happens to one job."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    url: str = Field(max_length=2000, examples=["https://studio.example/brushfarm"])
    """Your server's address, on the open internet unless the farm allows others."""

    secret: str = Field(pattern=r"^whsec_[A-Za-z0-9+/]{32,86}={0,2}$", repr=False)
    """Signs the messages: of your choosing, `whsec_` and 24 to 64 random bytes in base64."""

    events: list[Event] = Field(ENDS, min_length=1, max_length=len(EVENTS))
    """What to tell."""

    @field_validator("secret")
    @classmethod
    def _base64(cls, secret: str) -> str:
        try:
            binascii.a2b_base64(secret.removeprefix("whsec_"), strict_mode=True)
        except binascii.Error:
            raise ValueError("secret must be `whsec_` and 24 to 64 bytes in base64") from None
        return secret


class Queued(BaseModel):
    """How a job of any kind is queued."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    label: Label = ""
    """A name for people."""

    priority: int = Field(0, ge=-100, le=100)
    """Higher is rendered sooner."""

    metadata: Metadata = Field(default_factory=dict)
    """Notes of your own programs, by which jobs can be listed."""

    webhook: JobWebhook | None = None
    """Whom to tell of this job alone."""

    worker_labels: list[WorkerLabel] = Field(default_factory=list, max_length=MOST_LABELS)
    """Only a worker with all of these labels (its FARM_LABELS) may take the job."""

    project: ProjectName = COMMON
    """The project that it belongs to and whose share of the workers it has; see GET /projects."""


class Submission(Queued, RenderFiles):
    """A request for a render: a preset, what differs from it, and how the job is queued."""

    kind: Literal["render"] = "render"

    styles: list[Style] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings, unless a style is named."""

    style: StyleRef | None = None
    """A style of the library instead of paintings, by its name or id: the newest version, or with
    `@3` that one. Its look stands where `recipe` says nothing else."""

    preset: str = Field("standard", description="One of: " + ", ".join(PRESETS) + ".")

    recipe: dict[str, Any] = Field(default_factory=dict)
    """Settings that differ from the preset's."""

    print_size: Length | None = None
    """Longer edge of the print instead of the recipe's size: `42 cm` or `16.5 in`, at `dpi`."""

    def asked(self) -> str:
        """Return the request as one text, for keys of 0.1.0, too: as it was before newer fields."""
        given = self.model_dump(mode="json")
        for name in (
            "dpi",
            "metadata",
            "webhook",
            "worker_labels",
            "project",
            "style",
            "print_size",
        ):
            if given[name] == type(self).model_fields[name].get_default(call_default_factory=True):
                del given[name]
        order = (
            *RenderFiles.model_fields,
            "preset",
            "recipe",
            *Queued.model_fields,
            "style",
            "print_size",
        )
        return to_json({name: given[name] for name in order if name in given}).decode()

    def painted(self, styles: list[Style], look: dict[str, Any]) -> Self:
        """Return the same with a style's paintings and, where nothing else is said, its look."""
        return self.model_copy(update={"styles": styles, "recipe": look | self.recipe})

    def job_spec(self) -> JobSpec:
        """Return the complete spec; raise BadSettings naming each bad field."""
        printed = {"size": pixels(self.print_size, self.dpi)} if self.print_size else {}
        recipe = chosen_recipe(self.preset, self.recipe | printed)
        pictures = {name: getattr(self, name) for name in RenderFiles.model_fields}
        try:
            return JobSpec(recipe=recipe, **pictures)
        except ValidationError as error:
            raise bad_settings(error) from None


class Changes(Queued, RenderFiles):
    """What a clone of a render does differently; what is left out stays as it was."""

    content: AssetId = Field(default_factory=str)
    """The uploaded photo."""

    styles: list[Style] = Field(default_factory=list, min_length=1, max_length=MOST_STYLES)
    """The paintings."""

    style: StyleRef = Field(default_factory=str)
    """A style of the library instead of these paintings; its look does not touch the settings."""

    recipe: dict[str, Any] = Field(default_factory=dict)
    """Settings that differ."""

    print_size: Length = Field(default_factory=str)
    """Longer edge of the print instead of the recipe's size: `42 cm` or `16.5 in`, at `dpi`."""


def chosen_recipe(preset: str, changes: dict[str, Any]) -> Recipe:
    """Return a preset's recipe with `changes`; raise BadSettings naming each bad field."""
    if preset not in VERSIONS:
        detail = f"There is no preset {preset!r}: choose {', '.join(PRESETS)}."
        raise BadSettings(detail, faults=(Fault("/preset", detail),))
    try:
        return Recipe.from_preset(preset, **changes)
    except ValidationError as error:
        raise bad_settings(error, "/recipe") from None


def submission(body: object) -> Submission:
    """Check a decoded JSON body; raise BadSettings naming each bad field."""
    try:
        return Submission.model_validate(body)
    except ValidationError as error:
        raise bad_settings(error) from None


def bad_settings(error: ValidationError, base: str = "") -> BadSettings:
    """Turn pydantic's report into one sentence and a pointer per bad field, of many the first."""
    faults = tuple(
        Fault(base + "".join(f"/{_escaped(part)}" for part in entry["loc"]), _sentence(entry))
        for entry in error.errors(include_url=False)[:MOST_FAULTS]
    )
    first = faults[0]
    where = first.pointer.strip("/").replace("/", ".") or "The request"
    count = error.error_count()
    more = f" (and {count - 1} more)" if count > 1 else ""
    return BadSettings(f"{where}: {first.detail}{more}", faults=faults)


def _escaped(part: str | int) -> str:
    return str(part)[:LONGEST_PART].replace("~", "~0").replace("/", "~1")


def _sentence(entry: Any) -> str:
    message, given = sentence(entry), entry["input"]
    said = entry["type"] in ("value_error", "extra_forbidden")  # by the message or the pointer
    if isinstance(given, str | int | float) and not said:
        return f"{message}, not {str(given)[:40]!r}."
    return f"{message}."
