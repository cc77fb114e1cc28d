"""Recipes from words: a preset, or a preset with changes such as ``standard:optimizer=lbfgs``.

``others.json`` has those of others as far as our settings reach: their statistics, optimizers,
scales and steps. Between content and style they weigh in other units; that weight is ours.
"""

import json
from pathlib import Path
from typing import Any

from farm.engine.gatys.recipe import Recipe


def read_recipes(words: str) -> dict[str, Recipe]:
    """Recipes by what the table calls them, from ``A,B:key=value;key=value,file.json``.

    A file holds settings by name; ``preset`` among them is what they change.
    """
    found: dict[str, Recipe] = {}
    for word in words.split(","):
        if word.endswith(".json"):
            for name, settings in json.loads(Path(word).read_text()).items():
                found[name] = _recipe(**settings)
        else:
            preset, _, changes = word.partition(":")
            found[word] = _recipe(preset, **dict(_change(c) for c in changes.split(";") if c))
    return found


def _recipe(preset: str = "standard", **changes: Any) -> Recipe:
    return Recipe.from_preset(preset, **changes)


def _change(word: str) -> tuple[str, Any]:
    name, _, value = word.partition("=")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
