"""What the forms call their fields, and what is wrong with them."""

from farm.domain.placement import RENDER
from farm.errors import BadSettings, FarmError, Fault
from web.dashboard.controls import settings

MOST_TOLD = 3  # bad fields in one message
PLACES = {
    "content": "Photo",
    "clip": "Film",
    "cuts": "First frames of shots",
    "part": "Only a part",
    "model": "Trained style",
    "weights": "Shares of its paintings",
    "photos": "Photos",
    "picture": "Picture",
    "styles": "Paintings",
    "paintings": "Paintings",
    "style": "Style",
    "content_mask": "Regions of the photo",
    "strength": "Where to paint",
    "init": "Canvas",
    "outputs": "Files to make",
    "dpi": "Print resolution",
    "print_size": "On paper",
    "frame": "Crop and turn",
    "sheet": "Print",
    "stroke": "Size of the strokes",
    "border_mm": "Border",
    "bleed_mm": "Bleed",
    "profile": "Colours",
    "label": "Name",
    "priority": "Priority",
    "project": "Project",
    "axes": "Vary",
    "name": "Name",
    "tags": "Tags",
    "weight": "Weight",
    "budget_hours": "Device hours a month",
    "members": "Members",
}
"""What forms call their fields that are no settings of the recipe."""
PARTS = {"weight": "share", "mask": "mask"}


def require(*given: tuple[object, str, str]) -> None:
    """Raise BadSettings for all fields that are empty: each a value, a name and a sentence."""
    empty = tuple(Fault(f"/{field}", sentence) for value, field, sentence in given if not value)
    if empty:
        raise BadSettings(" ".join(fault.detail for fault in empty), faults=empty)


def name(field: str, kind: str = RENDER) -> str:
    """Return what the form calls the field at a JSON pointer."""
    first, *rest = field.removeprefix("/base").strip("/").split("/")
    own = f"/recipe/{rest[0]}" if first == "recipe" and rest else f"/{first}"
    if control := settings(kind).get(own):
        return control.label
    if first == "styles" and rest:
        return " ".join(["Painting", str(int(rest[0]) + 1), *filter(None, map(PARTS.get, rest))])
    if first == "sheet" and rest:
        return PLACES.get(rest[0], PLACES[first])
    return PLACES.get(first) or field.strip("/").replace("/", " ")


def explained(error: FarmError, kind: str = RENDER) -> str:
    """Return an error's sentence; bad fields are called as the form calls them."""
    faults = error.faults
    if not faults or str(error).startswith(faults[0].detail):
        return str(error)
    told = [
        f"{name(fault.pointer, kind)}: {fault.detail}".removeprefix(": ")
        for fault in faults[:MOST_TOLD]
    ]
    more = len(faults) - len(told)
    return " ".join(told) + (f" And {more} more." if more else "")
