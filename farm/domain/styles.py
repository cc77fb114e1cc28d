"""Styles of the library: what one is made of, and how a job names one. No I/O."""

from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from farm.domain.jobs.bases import Preset
from farm.domain.jobs.specs import MOST_STYLES, Label, MaskedPainting, bad_settings
from farm.domain.projects import ProjectName
from farm.engine.gatys.presets import PRESETS, STEPS, VERSIONS
from farm.engine.gatys.recipe import Recipe
from farm.errors import BadSettings, Fault

MOST_TAGS = 20
ONE_THING = f"name 1 to {MOST_STYLES} paintings, or a job: one of the two"
NO_LOOK = ("size", "seed")  # settings that belong to one render
QUALITY = tuple({name for steps in STEPS.values() for name in steps})


def _nameable(name: str) -> str:
    """Refuse a name that a job could not name."""
    if "@" in name or name.startswith("style_") or name != name.strip():
        raise ValueError("a style's name has no @, no space around it, and does not begin `style_`")
    return name


Name = Annotated[Label, Field(min_length=1, max_length=100), AfterValidator(_nameable)]
Tag = Annotated[Label, Field(min_length=1, max_length=40)]
Tags = Annotated[list[Tag], Field(max_length=MOST_TAGS)]
Licence = Annotated[str, Field(max_length=2000)]


class Contents(BaseModel):
    """What a version of a style is made of; what is left out stays as in the one before."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    paintings: list[MaskedPainting] = Field(
        default_factory=list, min_length=1, max_length=MOST_STYLES
    )
    """The uploaded paintings: works, or crops, of one hand."""

    job: str | None = Field(None, max_length=60)
    """The id of a finished render whose paintings and settings are meant, instead of paintings."""

    look: dict[str, Any] = Field(default_factory=dict)
    """Settings of a recipe that belong to the style; a job may still say otherwise."""

    take_damaged: bool = Field(False, strict=True)
    """Whether to take paintings that are damaged, too, as their `remarks` say."""

    @field_validator("paintings")
    @classmethod
    def _once(cls, paintings: list[MaskedPainting]) -> list[MaskedPainting]:
        named = [(painting.asset, painting.mask) for painting in paintings]
        if len(set(named)) < len(named):
            raise ValueError("name each painting once, with a higher weight if need be")
        return paintings

    @field_validator("look")
    @classmethod
    def _settings(cls, look: dict[str, Any]) -> dict[str, Any]:
        for name in NO_LOOK:
            if name in look:
                raise ValueError(f"{name} belongs to a render, not to a style: leave it out")
        return look

    @model_validator(mode="after")
    def _of_one_thing(self) -> Self:
        if self.paintings and self.job:
            raise ValueError(ONE_THING)
        return self

    def require_look(self) -> None:
        """Raise BadSettings naming each setting of the look that no recipe takes."""
        try:
            Recipe.model_validate(self.look)
        except ValidationError as error:
            raise bad_settings(error, "/look") from None


class Request(Contents):
    """A request for a new style."""

    name: Name
    """By which jobs name it; unique among its owner's."""

    tags: Tags = Field(default_factory=list)
    """Words to find it by."""

    licence: Licence = ""
    """Where the paintings are from, and what may be done with them."""

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        if not (self.paintings or self.job):
            raise ValueError(ONE_THING)
        return self


class StyleChanges(BaseModel):
    """What to change of a style; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: Name = Field(default_factory=str)
    """By which jobs name it."""

    tags: Tags = Field(default_factory=list)
    """Words to find it by, all of them."""

    licence: Licence = ""
    """Where the paintings are from, and what may be done with them."""

    favourite: bool = False
    """Whether it stands before the others."""


class NewLook(BaseModel):
    """Settings to keep under a name."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: Annotated[Label, Field(min_length=1, max_length=100)]
    """What to call it; unique among its owner's."""

    preset: Preset = "standard"
    """What it begins with."""

    recipe: dict[str, Any] = Field(default_factory=dict)
    """Settings that differ from the preset's; size and seed belong to one render."""

    project: ProjectName | None = None
    """The project whose members may take it, too; null: yours alone."""

    def require_recipe(self) -> None:
        """Raise BadSettings naming each setting that no recipe takes."""
        if self.preset not in VERSIONS:
            detail = f"There is no preset {self.preset!r}: choose {', '.join(PRESETS)}."
            raise BadSettings(detail, faults=(Fault("/preset", detail),))
        if unfit := [name for name in NO_LOOK if name in self.recipe]:
            detail = f"The {unfit[0]} belongs to a render, not to a look: leave it out."
            raise BadSettings(detail, faults=(Fault(f"/recipe/{unfit[0]}", detail),))
        try:
            Recipe.from_preset(self.preset, **self.recipe)
        except ValidationError as error:
            raise bad_settings(error, "/recipe") from None


def look_of(recipe: dict[str, Any]) -> dict[str, Any]:
    """Return what of a render's settings belongs to its style: what is unusual but for quality."""
    usual = Recipe.from_preset("standard").model_dump(mode="json")
    usual |= {"init": recipe.get("init")} if recipe.get("init") == "image" else {}
    return {
        name: value
        for name, value in recipe.items()
        if name not in (*NO_LOOK, *QUALITY) and usual.get(name) != value
    }


def parsed(reference: str) -> tuple[str, int | None]:
    """Return the name or id of a style, and the version, of e.g. ``Monet@3``."""
    name, at, number = reference.partition("@")
    if at and not (number.isascii() and number.isdecimal() and len(number) < 7):
        detail = f"{reference[:100]!r} names no version of a style: write NAME@3, or NAME alone."
        raise BadSettings(detail, faults=(Fault("/style", detail),))
    return name, int(number) if at else None
