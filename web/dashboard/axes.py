"""What sets the jobs of a grid apart, in the form's words."""

from typing import Any

from web.dashboard.controls import controls


def name(field: str) -> str:
    """Return what the field that an axis varies, a JSON pointer, is called."""
    control = controls().get(field.removeprefix("/recipe/"))
    return control.label if control else field.strip("/").replace("/", " ")


def say(field: str, value: Any) -> str:
    """Return one of an axis' values in words."""
    control = controls().get(field.removeprefix("/recipe/"))
    return "" if value is None else control.say(value) if control else str(value)


def value(spec: Any, field: str) -> Any:
    """Return what a job's spec has in this field."""
    for part in field.strip("/").split("/"):
        spec = spec[int(part)] if isinstance(spec, list) else spec.get(part)
    return spec


def variation(spec: dict[str, Any], axes: list[dict[str, Any]]) -> str:
    """Return e.g. ``Size of the strokes 0.5, Colours the photo's``."""
    fields = [axis["field"] for axis in axes]
    return ", ".join(f"{name(field)} {say(field, value(spec, field))}" for field in fields)
