"""What sets the jobs of a grid apart, in the form's words."""

from typing import Any

from web.dashboard.controls import controls

PLACES = {
    "content": "Photo",
    "styles": "Paintings",
    "content_mask": "Regions of the photo",
    "strength": "Where to paint",
    "init": "Canvas",
    "outputs": "Files to make",
    "dpi": "Print resolution",
    "label": "Name",
    "priority": "Priority",
    "axes": "Vary",
}
"""What the form calls its fields that are no settings of the recipe."""
PARTS = {"weight": "share", "mask": "mask"}


def name(field: str) -> str:
    """Return what the form calls the field at a JSON pointer."""
    first, *rest = field.removeprefix("/base").strip("/").split("/")
    if first == "recipe" and rest and rest[0] in controls():
        return controls()[rest[0]].label
    if first == "styles" and rest:
        return " ".join(["Painting", str(int(rest[0]) + 1), *filter(None, map(PARTS.get, rest))])
    return PLACES.get(first) or field.strip("/").replace("/", " ")


def say(field: str, found: Any) -> str:
    """Return one of an axis' values in words."""
    control = controls().get(field.removeprefix("/recipe/"))
    return "" if found is None else control.say(found) if control else str(found)


def variation(combination: dict[str, Any]) -> str:
    """Return e.g. ``Size of the strokes 0.5, Colours the photo's``."""
    return ", ".join(f"{name(field)} {say(field, value)}" for field, value in combination.items())
