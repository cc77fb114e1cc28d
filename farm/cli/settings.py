"""Settings as words on a command line: of a process, and of a recipe."""

import json
import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from farm.base.config import Settings
from farm.domain.jobs.films import GENERATOR
from farm.domain.jobs.specs import bad_settings
from farm.domain.prints import Sheet
from farm.engine.gatys.presets import PRESETS, VERSIONS
from farm.engine.gatys.recipe import Recipe
from farm.engine.prepress.frame import Frame
from farm.engine.prepress.spaces import ICC
from farm.errors import BadSettings

UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
MEMORY = re.compile(r"([0-9]+\.?[0-9]*) ?([KMGT]?)(i?)B?", re.IGNORECASE)


def with_options(**options: Any) -> Settings:
    """Return the process's settings, with the options that were given (None means not)."""
    return Settings(**{name: value for name, value in options.items() if value is not None})


def recipe(preset: str, changes: dict[str, Any], words: list[str]) -> Recipe:
    """Return the preset's recipe with `changes` and ``name=value`` words applied."""
    if preset not in VERSIONS:
        raise BadSettings(f"There is no preset {preset!r}: choose {', '.join(PRESETS)}.")
    try:
        return Recipe.from_preset(preset, **overrides(changes, words))
    except ValidationError as error:
        raise bad_settings(error) from None


def overrides(
    changes: dict[str, Any], words: list[str], known: Collection[str] = Recipe.model_fields
) -> dict[str, Any]:
    """Return the settings that were given, each once; None in `changes` means not given."""
    given = {name: value for name, value in changes.items() if value is not None}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise BadSettings(f"--set {word!r} has no value: write --set name=value.")
        if name not in known:
            raise _unknown(name, known)
        if name in given:
            raise BadSettings(f"{name} is given twice: give it once.")
        given[name] = _parsed(value)
    return given


def frame(words: list[str]) -> dict[str, Any]:
    """Return what words say of the part of a photo that is painted."""
    return overrides({}, words, Frame.model_fields)


def sheet(words: list[str]) -> dict[str, Any]:
    """Return what words say of a sheet; a profile that is a file as its path."""
    found = overrides({}, words, Sheet.model_fields)
    profile = Path(str(found.get("profile", "")))
    if profile.suffix.lower() in ICC.suffixes:
        found["profile"] = profile
    return found


def film_method(method: str | None, paintings: list[Path] | None, model: object) -> str | None:
    """Return how a film is painted; raise BadSettings unless it goes with what it paints after."""
    if bool(paintings) == bool(model):
        raise BadSettings("Name one or more paintings, or a trained --model, and not both.")
    if method and (method == GENERATOR) != bool(model):
        raise BadSettings("--method generator and --model go together: give both or none.")
    return GENERATOR if model else method


def require_for_each(
    paintings: list[Path], weights: list[float] | None, masks: list[Path] | None
) -> None:
    """Raise BadSettings if there are shares or masks of some paintings only."""
    for name, given in (("--weight", weights), ("--style-mask", masks)):
        if given and len(given) != len(paintings):
            raise BadSettings(
                f"{name} is given {len(given)} times for {len(paintings)} paintings: once for each."
            )


def amount(text: str) -> int:
    """Return the bytes that ``--memory`` names, such as 24GB or 512MiB."""
    match = MEMORY.fullmatch(text.strip())
    if match is None:
        raise BadSettings(f"--memory {text!r} is no amount of memory: write it like 24GB.")
    number, unit, binary = match.groups()
    factor = UNITS[unit.upper()] if not binary else 1024 ** list(UNITS).index(unit.upper())
    if not (found := int(float(number) * factor)):
        raise BadSettings(f"--memory {text!r} is none: write it like 24GB, or leave it out.")
    return found


def _unknown(name: str, known: Collection[str]) -> BadSettings:
    near = get_close_matches(name, known, n=1)
    advice = f"write {near[0]}." if near else f"choose {', '.join(known)}."
    return BadSettings(f"There is no setting {name!r}: {advice}")


def _parsed(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value
