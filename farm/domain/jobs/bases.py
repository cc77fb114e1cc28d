"""What the specs, requests and changes of every kind of jobs have in common."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Self, TypeVar, get_args

from pydantic import BaseModel, Field, ValidationError, model_validator
from pydantic_core import to_json

from farm.domain.jobs.specs import (
    ASSET,
    Form,
    Learned,
    MaskedPainting,
    Painting,
    Queued,
    StyleRef,
    bad_settings,
)
from farm.engine.gatys.presets import PRESETS, VERSIONS
from farm.engine.gatys.recipe import Recipe
from farm.errors import BadSettings, Fault

M = TypeVar("M", bound=BaseModel)
Preset = Annotated[str, Field(description="One of: " + ", ".join(PRESETS) + ".")]
ONCE = {"photos": "photo", "styles": "painting", "outputs": "format"}  # what no list names twice
INPUTS = (ASSET, "job_")  # how the ids of what a job is made of begin
# What 0.1.0 wrote of a request, in its order: a key that was used then is compared with it.
FIRST = (
    "content", "styles", "content_mask", "strength", "init", "outputs", "preset", "recipe",
    "label", "priority",
)  # fmt: skip


class SpecBase(Form):
    """What determines the results of a job: pictures, and how they are painted."""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for field, noun in ONCE.items():
            entries = getattr(self, field, [])
            if len({_named(entry) for entry in entries}) < len(entries):
                more = ", with a higher weight" if isinstance(entries[0], Painting) else ""
                raise ValueError(f"{field} names a {noun} twice: name each once{more}")
        return self

    @classmethod
    def as_taken(cls, form: dict[str, Any]) -> Self:
        """Return the spec of a form that was checked once, whatever limits are today."""
        return _as_taken(cls, form)

    def labels(self) -> frozenset[str]:
        """Return the labels of workers that have what it needs; none: every worker has."""
        return frozenset()

    def assets(self) -> dict[str, str]:
        """Return every asset named, by the JSON pointer of the field that names it."""
        return assets(self.model_dump(warnings=False))


class RequestBase(Queued):
    """A request for a job: what its spec has, and how it is queued."""

    def asked(self) -> str:
        """Return the request as one text, which fields that came after 0.1.0 do not change."""
        given = self.model_dump(mode="json", exclude=self.unused())
        for name, field in type(self).model_fields.items():
            usual = field.get_default(call_default_factory=True)
            if name not in FIRST and given[name] == usual:
                del given[name]
        order = [name for name in dict.fromkeys((*FIRST, *given)) if name in given]
        return to_json({name: given[name] for name in order}).decode()

    def unused(self) -> dict[str, Any]:
        """Name what that text leaves out: fields of FIRST that its kind had not at first."""
        return {}

    def completed(self, spec: type[M], **known: Any) -> M:
        """Return a spec of what was asked and is `known`; raise BadSettings for each bad field."""
        asked = {name: getattr(self, name) for name in spec.model_fields if name not in known}
        try:
            return spec.model_validate(asked | known)
        except ValidationError as error:
            raise bad_settings(error) from None


class StyledRequest(RequestBase):
    """The same of a job that has paintings, or a style of the library in their place."""

    style: StyleRef | None = None
    """A style of the library instead of paintings, by its name or id; with `@3` that version."""

    def painted(self, styles: list[MaskedPainting], _look: dict[str, Any]) -> Self:
        """Return the same with a style's paintings; a look is for recipes."""
        (painting,) = get_args(type(self).model_fields["styles"].annotation)
        own = [style.model_dump(include=set(painting.model_fields)) for style in styles]
        return self.model_copy(update={"styles": [painting(**one) for one in own]})


class RecipeRequest(StyledRequest):
    """A request for a job that has a recipe: a preset, and what differs from it."""

    preset: Preset = "standard"

    recipe: dict[str, Any] = Field(default_factory=dict)
    """Settings that differ from the preset's."""

    def painted(self, styles: list[MaskedPainting], look: dict[str, Any]) -> Self:
        """Return the same with a style's paintings and, where nothing else is said, its look."""
        return super().painted(styles, {}).model_copy(update={"recipe": look | self.recipe})

    def chosen_recipe(self, **more: Any) -> Recipe:
        """Return the recipe that is meant; raise BadSettings naming each bad field."""
        if self.preset not in VERSIONS:
            detail = f"There is no preset {self.preset!r}: choose {', '.join(PRESETS)}."
            raise BadSettings(detail, faults=(Fault("/preset", detail),))
        try:
            return Recipe.from_preset(self.preset, **self.recipe | more)
        except ValidationError as error:
            raise bad_settings(error, "/recipe") from None


class ChangesBase(Queued):
    """What a clone of a job does differently; what is left out stays as it was."""

    style: StyleRef = Field(default_factory=str)
    """A style of the library instead of these paintings."""


class RecipeChanges(ChangesBase):
    """The same of a job that has a recipe."""

    style: StyleRef = Field(default_factory=str)
    """A style of the library instead of these paintings; its look does not touch the settings."""

    recipe: dict[str, Any] = Field(default_factory=dict)
    """Settings that differ."""


def paintings(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the paintings of a spec in JSON; none of a kind that has none."""
    return list(form.get("styles", ()))


def assets(form: dict[str, Any]) -> dict[str, str]:
    """Return every asset that a spec or request in JSON names, by the JSON pointer of its field."""
    return {pointer: text for pointer, text in _texts(form) if text.startswith(ASSET)}


def inputs(form: dict[str, Any]) -> set[tuple[str, str]]:
    """Return every upload, and every job whose model is taken, that a spec in JSON names.

    Each comes with its role: the field that names it, such as `styles/asset`.
    """
    named = ((pointer, text) for pointer, text in _texts(form) if text.startswith(INPUTS))
    return {(text, _role(pointer)) for pointer, text in named}


def renamed(form: Any, name: str, new: str) -> Any:
    """Return a spec in JSON that names something else wherever it names this."""
    if isinstance(form, dict):
        return {field: renamed(value, name, new) for field, value in form.items()}
    if isinstance(form, list):
        return [renamed(value, name, new) for value in form]
    return new if form == name else form


def _role(pointer: str) -> str:
    """Return the field that a pointer leads to, whichever entry of a list it is in."""
    return "/".join(part for part in pointer.split("/")[1:] if not part.isdecimal())


def _named(entry: str | Learned) -> str:
    return entry if isinstance(entry, str) else entry.model_dump_json(exclude={"weight"})


def _as_taken(model: type[M], form: dict[str, Any]) -> M:
    fields = model.model_fields
    known = {name: value for name, value in form.items() if name in fields}
    return model.model_construct(
        **{name: _value(fields[name].annotation, value) for name, value in known.items()}
    )


def _value(expected: Any, taken: Any) -> Any:
    """Return a value of a form as a field of a model has it."""
    if isinstance(taken, list) and get_args(expected):
        return [_value(get_args(expected)[0], one) for one in taken]
    if isinstance(taken, dict):
        options = get_args(expected) if isinstance(expected, UnionType) else (expected,)
        for one in options:
            if isinstance(one, type) and issubclass(one, BaseModel):
                return _as_taken(one, taken)
    return taken


def _texts(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a document, by its JSON pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, f"{pointer}/{name}")
