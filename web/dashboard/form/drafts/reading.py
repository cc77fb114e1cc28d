"""What a person entered on the form."""

from typing import Any

from pydantic import BaseModel
from werkzeug.datastructures import MultiDict

from farm.domain.prints import Sheet
from farm.domain.projects import COMMON
from farm.engine.pictures.images import DPI
from farm.engine.prepress.frame import Frame
from web.dashboard.controls import controls
from web.dashboard.form.drafts import quick
from web.dashboard.form.drafts.draft import FILM, SLOTS, Draft, Painting, base
from web.dashboard.form.drafts.quick import QUICK
from web.dashboard.words import OF_ONE_PHOTO


def from_form(form: MultiDict[str, str]) -> Draft:
    """Return what was entered."""
    preset = form.get("preset", "standard")
    first, *more = [photo for photo in (form.get("content"), *form.getlist("photos")) if photo] or [
        ""
    ]
    recipe = {
        name: control.parse(form.getlist(f"recipe.{name}")[-1])
        for name, control in controls().items()
        if f"recipe.{name}" in form
    }
    return Draft(
        preset=preset,
        recipe=base(preset) | recipe,
        pictures={slot: form.get(slot, "") for slot in SLOTS} | {"content": first},
        photos=more,
        quick=quick.usual({}) | _quick(form),
        film={name: form[f"film.{name}"] for name in FILM if f"film.{name}" in form},
        overrides=_overrides(form, [first, *more]),
        paintings=_paintings(form),
        style=form.get("style", ""),
        outputs=form.getlist("outputs"),
        dpi=form.get("dpi", str(DPI)),
        print_size=form.get("print_size", "").strip(),
        frame=differing(form, "frame", Frame()),
        sheet=differing(form, "sheet", Sheet()),
        label=form.get("label", "").strip(),
        priority=form.get("priority", "0"),
        project=form.get("project", COMMON),
        parent=form.get("parent", ""),
        anyway=form.getlist("anyway"),
        axes=_varied(form, preset),
    )


def differing(form: MultiDict[str, str], name: str, usual: BaseModel) -> dict[str, Any]:
    """Read the fields `name.…` that say something else than usual."""
    found = {}
    for key, value in usual.model_dump().items():
        text = form.get(f"{name}.{key}", "").strip()
        said = text if isinstance(value, str | None) else controls()["style_weight"].parse(text)
        if text and said != value:
            found[key] = said
    return found


def _overrides(form: MultiDict[str, str], photos: list[str]) -> dict[str, dict[str, Any]]:
    """Read what is different for single photos."""
    read = {
        photo: {
            name: controls()[name].parse(text)
            for name in OF_ONE_PHOTO
            if (text := form.get(f"own.{photo}.{name}", "").strip())
        }
        for photo in photos
    }
    return {photo: own for photo, own in read.items() if own}


def _paintings(form: MultiDict[str, str]) -> list[Painting]:
    """Read the paintings; each stands under a key of its own, in the order of the page."""
    return [
        Painting(
            form.get(f"style.{key}", ""),
            form.get(f"weight.{key}", "1"),
            form.get(f"mask.{key}", ""),
        )
        for key in form.getlist("painting")
        if form.get(f"style.{key}")
    ]


def _quick(form: MultiDict[str, str]) -> dict[str, Any]:
    """Read the settings of one pass."""
    known = quick.controls()
    given = {name: form.get(f"quick.{name}") for name in known}
    return {name: known[name].parse(text) for name, text in given.items() if text is not None}


def _varied(form: MultiDict[str, str], preset: str) -> list[tuple[str, str]]:
    """Read what varies, of the settings that this quality has."""
    known = {one.name for one in quick.varying().values()} if preset == QUICK else controls()
    pairs = zip(form.getlist("axis"), form.getlist("values"), strict=False)
    return [(name, text.strip()) for name, text in pairs if name in known and text.strip()]
