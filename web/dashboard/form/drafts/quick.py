"""What the form asks of one pass, which stands beside the presets: the quickest quality."""

from dataclasses import replace
from typing import Any

from farm.domain.jobs.kinds import APPLY
from farm.domain.jobs.onepass import SKETCHED
from web.dashboard.controls import OWN, Control, settings

QUICK = "quick"
"""What the form calls it."""
HELP = "In one pass: seconds instead of minutes, at any size, with rougher strokes."
NO_FORM = {"method": "sketch26"}  # asks for looks, which the form has no place for


def controls() -> dict[str, Control]:
    """Return the controls of its own settings by their names; the size has a place of its own."""
    known = settings(APPLY)
    return {name: _offered(known[f"/{name}"]) for name in OWN[APPLY] if name != "size"}


def varying() -> dict[str, Control]:
    """Return the controls of all that may vary by their JSON pointers."""
    size = {"/size": settings(APPLY)["/size"]}
    return {f"/{name}": control for name, control in controls().items()} | size


def usual(spec: dict[str, Any]) -> dict[str, Any]:
    """Return its settings as a spec in JSON has them, or as they begin."""
    return {name: spec.get(name, control.usual) for name, control in controls().items()}


def takes_masks(chosen: dict[str, Any]) -> bool:
    """Whether these settings paint regions each after its own; for others the form hides masks."""
    return chosen.get("method") not in SKETCHED


def fits(spec: dict[str, Any]) -> bool:
    """Whether a spec in JSON, perhaps of another farm, is one that the form can ask for."""
    known = {value for value, _ in controls()["method"].choices}
    photos = spec.get("photos")
    return bool(spec.get("styles")) and isinstance(photos, list) and spec.get("method") in known


def _offered(control: Control) -> Control:
    left_out = NO_FORM.get(control.name)
    return replace(
        control, choices=tuple(choice for choice in control.choices if choice[0] != left_out)
    )
