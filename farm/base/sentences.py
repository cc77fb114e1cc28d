"""What pydantic finds wrong, in words for a person: what to give instead."""

from typing import Any

from pydantic import Field

WRONG = "Give a value that fits here"
DAY = "Give a day, such as 2026-01-31"
MOMENT = "Give date, time and zone, such as 2026-01-31T12:00:00Z"
WORDS: dict[str, str] = {
    "missing": "Missing: give it",
    "extra_forbidden": "There is no field of this name: check its spelling, or leave it out",
    "greater_than_equal": "Give at least {ge}",
    "greater_than": "Give more than {gt}",
    "less_than_equal": "Give at most {le}",
    "less_than": "Give less than {lt}",
    "multiple_of": "Give a multiple of {multiple_of}",
    "finite_number": "Give a number that is finite",
    "int_type": "Give a whole number",
    "int_parsing": "Give a whole number",
    "int_parsing_size": "Give a whole number that is not as large",
    "int_from_float": "Give a whole number",
    "float_type": "Give a number",
    "float_parsing": "Give a number",
    "bool_type": "Give yes or no (true or false)",
    "bool_parsing": "Give yes or no (true or false)",
    "string_type": "Give text",
    "string_unicode": "Give text in Unicode",
    "string_too_short": "Give at least {min_length} character{s}",
    "string_too_long": "Give at most {max_length} character{s}",
    "too_short": "Give at least {min_length}",
    "too_long": "Give at most {max_length}",
    "list_type": "Give a list",
    "dict_type": "Give an object of names and values",
    "model_type": "Give an object of names and values",
    "model_attributes_type": "Give an object of names and values",
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "datetime_type": MOMENT,
    "datetime_parsing": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "datetime_object_invalid": MOMENT,
    "timezone_aware": MOMENT,
    "json_invalid": "Give JSON that can be read",
    "literal_error": "Choose {expected}",
    "enum": "Choose {expected}",
    "kind": "Choose {expected}",
}
SHAPES: dict[str, str] = {}
"""What to give for a text of each pattern: the pattern itself tells a person little."""


def shaped(pattern: str, words: str, **more: Any) -> Any:
    """Return a field of text that must match a pattern; `words` say what to give."""
    SHAPES[pattern] = words
    return Field(pattern=pattern, **more)


def sentence(entry: Any) -> str:
    """Return what to do about one error of pydantic's report, without a full stop."""
    context, kind = dict(entry.get("ctx", {})), entry["type"]
    if kind in ("too_short", "too_long") and isinstance(entry.get("input"), str):
        kind = f"string_{kind}"  # pydantic takes a text of an own type for a list
    context["s"] = "" if 1 in (context.get("min_length"), context.get("max_length")) else "s"
    if kind == "value_error":  # our own words
        return str(entry["msg"]).removeprefix("Value error, ").rstrip(".")
    if found := SHAPES.get(context.get("pattern", "")):
        return found
    words = WORDS.get(kind, WRONG).format(**context)
    count = context.get("actual_length") if kind == "too_long" else None
    return f"{words}, and there are {count}" if count else words  # not every list is counted
