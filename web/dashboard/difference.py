"""A job's settings beside those of the job it came from."""

from dataclasses import dataclass
from typing import Any

from farm.engine.gatys.recipe import Recipe
from web.dashboard.controls import controls


@dataclass(frozen=True)
class Setting:
    """One setting of a job."""

    label: str
    value: str
    before: str | None  # the parent's, where it differs
    usual: bool  # as the default


def settings(spec: dict[str, Any], parent: dict[str, Any] | None = None) -> list[Setting]:
    """Return every setting, those that differ from the parent's first."""
    defaults = Recipe().model_dump()
    old = parent["recipe"] if parent else {}
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
