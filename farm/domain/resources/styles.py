"""Named styles, and the presets of recipes."""

from datetime import datetime
from typing import Any

from farm.domain.resources.resource import Resource


class StylePainting(Resource):
    """One painting of a style."""

    asset: str
    weight: float
    """Its share beside the others."""

    mask: str | None = None
    thumbnail_url: str


class StyleVersion(Resource):
    """What a style was from some day on."""

    number: int
    """From 1; `NAME@2` names the second."""

    paintings: list[StylePainting]
    look: dict[str, Any]
    """Settings of a recipe that belong to it."""

    created: datetime


class StyleEntry(Resource):
    """A style, in a list."""

    id: str
    name: str
    owner: str
    tags: list[str]
    licence: str
    """Where the paintings are from, and what may be done with them."""

    favourite: bool = False
    """Whether it stands before the others."""

    created: datetime
    newest: StyleVersion


class Style(StyleEntry):
    """A named set of paintings, and the look that belongs to it."""

    versions: list[StyleVersion]
    """The newest first."""


class StylePage(Resource):
    """Some styles, newest first."""

    items: list[StyleEntry]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class Look(Resource):
    """Settings under a name, of a person or of a project."""

    id: str
    name: str
    owner: str
    project: str | None = None
    """Whose members may take it, too; null: the owner alone."""

    preset: str
    """A version of a preset, so that the look stays what it was."""

    recipe: dict[str, Any]
    """What differs from the preset: give both to a job."""

    created: datetime


class Looks(Resource):
    """Presets of one's own and of one's projects."""

    items: list[Look]


class Preset(Resource):
    """A named starting point for a recipe."""

    name: str
    description: str
    recipe: dict[str, Any]
    """Every setting that the preset stands for."""


class Presets(Resource):
    """All presets, and every setting with its limits."""

    items: list[Preset]
    recipe_schema: dict[str, Any]
    """JSON Schema of a recipe: limits, defaults, explanations, sliders' steps."""
