"""A job's settings beside those of the job it came from."""

from dataclasses import dataclass
from typing import Any

from farm.domain.onepass import ApplySpec
from farm.engine.gatys.recipe import Recipe
from web.dashboard import axes
from web.dashboard.controls import controls

PLAIN = ("method", "strength", "color", "size")
"""Settings of a job without a recipe."""


@dataclass(frozen=True)
class Setting:
    """One setting of a job."""

    label: str
    value: str
    before: str | None  # the parent's, where it differs
    usual: bool  # as the default


def materials(spec: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    """Return a job's pictures in words, by what the form calls their places."""

    def called(asset: str | None, otherwise: str) -> str:
        return names.get(asset, "deleted") if asset else otherwise

    paintings = []
    for style in spec["styles"]:
        mask = f" by {called(style['mask'], '')}" if style.get("mask") else ""
        paintings.append(f"{called(style['asset'], '')}{mask} × {style.get('weight', 1):g}")
    places = {"content": "none", "content_mask": "none", "strength": "everywhere", "init": "none"}
    if "photos" in spec:
        photos = ", ".join(called(photo, "") for photo in spec["photos"])
        return {"Photos": photos, axes.name("/styles"): ", ".join(paintings)}
    told = {place: called(spec.get(place), without) for place, without in places.items()}
    told["styles"] = ", ".join(paintings)
    return {axes.name(f"/{place}"): words for place, words in told.items()}


def pictures(now: dict[str, str], before: dict[str, str]) -> list[Setting]:
    """Return the places whose pictures differ, of two jobs' materials."""
    return [
        Setting(place, words, before.get(place), usual=False)
        for place, words in now.items()
        if words != before.get(place)
    ]


def settings(spec: dict[str, Any], parent: dict[str, Any] | None = None) -> list[Setting]:
    """Return every setting, those that differ from the parent's first."""
    if "recipe" not in spec:
        return _plain(spec, parent or {})
    defaults = Recipe().model_dump()
    old = parent.get("recipe", {}) if parent else {}
    rows = [
        Setting(
            control.label,
            control.say(value),
            control.say(old[name]) if name in old and old[name] != value else None,
            defaults[name] == value,
        )
        for name, control in controls().items()
        if (value := spec["recipe"].get(name)) is not None
    ]
    return sorted(rows, key=lambda row: (row.before is None, row.usual))


def _plain(spec: dict[str, Any], old: dict[str, Any]) -> list[Setting]:
    """Return the settings of a job without a recipe."""
    rows = []
    for name in PLAIN:
        value, before = _said(spec.get(name)), _said(old[name]) if name in old else None
        usual = ApplySpec.model_fields[name].default == spec.get(name)
        rows.append(Setting(name.capitalize(), value, before if before != value else None, usual))
    return sorted(rows, key=lambda row: (row.before is None, row.usual))


def _said(value: object) -> str:
    return "as the photo" if value is None else str(value)
