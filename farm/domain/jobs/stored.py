"""Specs as rows keep them: each tells the version of its form, and outlives it.

Limits bind who asks. What was taken once is opened for ever, also where limits became narrower.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from farm.domain.jobs.kinds import APPLY, KINDS, VIDEO, Spec
from farm.domain.jobs.specs import bad_settings
from farm.domain.placement import RENDER
from farm.errors import BadSettings

S = TypeVar("S", bound=Spec)
Form = dict[str, Any]  # a spec of any kind in JSON


def _with_masks(form: Form) -> Form:
    """Give one pass, which had no masks, none: paintings are compared with those of later jobs."""
    if not ("photos" in form and "method" in form):
        return form
    styles = [{"mask": None} | style for style in form.get("styles", ())]
    return {"content_mask": None} | form | {"styles": styles}


# What brings a form, of whatever kind, to the next one; the first of them is what 0.1.0 stored,
# without a version.
UPCASTERS: tuple[Callable[[Form], Form], ...] = (dict, _with_masks)
VERSION = len(UPCASTERS)
RECIPE = "recipe"
# What pydantic calls a limit, also one between fields; any other fault is a value unknown to us.
LIMITS = frozenset({
    "greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number",
    "too_long", "too_short", "string_pattern_mismatch", "value_error",
})  # fmt: skip


def packed(form: Form) -> Form:
    """Return what is stored of a spec of today's form."""
    return {"version": VERSION} | form


def unpacked(stored: Form) -> Form:
    """Return a stored spec in today's form."""
    form = dict(stored)
    for upcast in UPCASTERS[form.pop("version", 0) :]:
        form = upcast(form)
    return form


def restored(form: Form, spec: type[S]) -> S:
    """Return the spec of a job that was taken once; raise BadSettings if it means nothing today."""
    try:
        return cast(S, spec.model_validate(form))
    except ValidationError as error:
        if any(entry["type"] not in LIMITS for entry in error.errors()):
            reason = bad_settings(error)
            raise BadSettings(
                f"This version cannot render what another one took: {reason}", faults=reason.faults
            ) from None
    return cast(S, spec.as_taken(form))


def carried(form: Form) -> Form:
    """Return what means something of a spec in a picture's file, which anybody may have written.

    A setting of a recipe that none can have is left out, and so is any other such field.
    """
    kind = APPLY if "photos" in form else VIDEO if "clip" in form else RENDER
    try:
        KINDS[kind].spec.model_validate_json(to_json(form), strict=True)
    except ValidationError as error:
        return _without(form, [entry["loc"] for entry in error.errors()])
    except PydanticSerializationError:  # it is nested too deeply, or what it holds is no text
        return {}
    return form


def _without(form: Form, places: list[tuple[int | str, ...]]) -> Form:
    recipe = form.get(RECIPE)
    wrong = {place[0] for place in places if place}
    if not isinstance(recipe, dict):
        return {name: value for name, value in form.items() if name not in wrong}
    unset = {place[1] for place in places if len(place) > 1 and place[0] == RECIPE}
    kept = {name: value for name, value in recipe.items() if name not in unset}
    return {name: value for name, value in form.items() if name not in wrong} | {RECIPE: kept}
