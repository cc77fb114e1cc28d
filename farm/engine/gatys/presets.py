"""Named starting points, every version of each; docs/presets.md says why they are what they are."""

from typing import Any, TypedDict


class Preset(TypedDict):
    """A named starting point: one line for the artist, and what differs from the defaults."""

    description: str
    settings: dict[str, Any]


STEPS: dict[str, dict[str, Any]] = {
    "draft": {"iterations": 100, "min_iterations": 25},
    "standard": {},
    "fine": {"iterations": 500, "min_iterations": 100, "scale_step": 1.4142},
}
BEST: dict[str, Any] = {"optimizer": "preconditioned", "bleed": True, "flat_colors": True}

PRESETS: dict[str, Preset] = {
    "draft": {
        "description": "A quick look in a few minutes, to choose photo, painting and weights.",
        "settings": STEPS["draft"] | BEST,
    },
    "standard": {
        "description": "A finished picture; right for most pairs.",
        "settings": STEPS["standard"] | BEST,
    },
    "fine": {
        "description": "Slow and careful, for the print on the wall.",
        "settings": STEPS["fine"] | BEST,
    },
}

FIRST_LOOK: dict[str, Preset] = {
    f"{name}@1": {"description": f"What {name} was in version 0.1.", "settings": steps}
    for name, steps in STEPS.items()
}

VERSIONS = {**PRESETS, **{f"{name}@2": preset for name, preset in PRESETS.items()}, **FIRST_LOOK}
"""Presets by every name that they answer to: their own today's look, with ``@`` any version's."""
