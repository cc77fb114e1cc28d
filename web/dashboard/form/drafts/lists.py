"""Values that vary, as a person lists them."""

import re
from typing import Any

from farm.errors import BadSettings, Fault
from farm.jobs.many.batches import MOST_JOBS, Axis
from web.dashboard.controls import Control


def axes(varied: list[tuple[str, str]], known: dict[str, Control]) -> list[Axis]:
    """Return what varies, by the names of settings and the lists of their values.

    The controls that are known stand under their JSON pointers.
    """
    by_name = {control.name: (pointer, control) for pointer, control in known.items()}
    if name := _twice([name for name, _text in varied]):
        raise _unclear(f"{by_name[name][1].label} varies twice: put its values into one line.")
    return [_axis(*by_name[name], text) for name, text in varied]


def _axis(pointer: str, control: Control, text: str) -> Axis:
    """Read e.g. ``0.5, 1, 2`` or ``0,5; 1; 2``; a choice may be given in the form's words."""
    parts = _listed(text, control.label)
    values = [control.parse(control.words.get(part, part)) for part in parts]
    if twice := _twice(values):
        raise _unclear(f"{control.label}: {twice} stands there twice: give each value once.")
    return Axis(field=pointer, values=values[:MOST_JOBS])


def _twice(values: list[Any]) -> str:
    """Return the first value that stands in a list again, as a person has written it."""
    again = (value for index, value in enumerate(values) if value in values[:index])
    return next((f"{value:g}" if isinstance(value, float) else str(value) for value in again), "")


def _unclear(detail: str) -> BadSettings:
    return BadSettings(detail, faults=(Fault("/axes", detail),))


def _listed(text: str, label: str) -> list[str]:
    """Part a list; raise BadSettings where a comma may part values, or digits of one."""
    if ";" in text:
        return [part.strip().replace(",", ".") for part in text.split(";") if part.strip()]
    unclear = re.search(r"\d+,\d+", text)
    if unclear and (re.search(r",\s", text) or unclear[0].startswith("0,")):
        one, two = unclear[0].replace(",", "."), unclear[0].replace(",", ", ")
        raise _unclear(
            f"{label}: {unclear[0]} may be one value or two. Write {one} for one, or {two} for two."
        )
    return [part.strip() for part in text.split(",") if part.strip()]
