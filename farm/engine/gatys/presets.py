"""Named starting points, every version of each; docs/presets.md says why they are what they are."""

from typing import Any, TypedDict


class Preset(TypedDict):
    """A named starting point: one line for the artist, and what differs from the defaults."""

    description: str
    settings: dict[str, Any]


WORDS = {
    "draft": "A quick look in a few minutes, to choose photo, painting and weights.",
    "standard": "A finished picture; right for most pairs.",
    "fine": "Slow and careful, for the print on the wall.",
}
STEPS: dict[str, dict[str, Any]] = {
    "draft": {"iterations": 100, "min_iterations": 25},
    "standard": {},
    "fine": {"iterations": 500, "min_iterations": 100, "scale_step": 1.4142},
}
SECOND: dict[str, Any] = {"optimizer": "preconditioned", "bleed": True, "flat_colors": True}
LOOKS: tuple[dict[str, Any], ...] = ({}, SECOND, SECOND | {"content_weight": 2.0})
"""What every preset has beside its steps, by version from 1 on; the last one is today's."""

PRESETS: dict[str, Preset] = {
    name: {"description": WORDS[name], "settings": steps | LOOKS[-1]}
    for name, steps in STEPS.items()
}

VERSIONS: dict[str, Preset] = PRESETS | {
    f"{name}@{number}": {"description": WORDS[name], "settings": steps | look}
    for number, look in enumerate(LOOKS, 1)
    for name, steps in STEPS.items()
}
"""Presets by every name that they answer to: their own today's look, with ``@`` any version's."""


def pinned(name: str) -> str:
    """Return the name of a preset's version, today's if it says none: a look that stays."""
    return name if "@" in name else f"{name}@{len(LOOKS)}"


def plain(name: str) -> str:
    """Return a preset's name without a version."""
    return name.partition("@")[0]
