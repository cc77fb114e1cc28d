"""What sets the jobs of a grid apart, in the form's words."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.placement import RENDER
from farm.sql.models import Asset, Style
from web.dashboard.controls import settings
from web.dashboard.fields import name


def names(session: Session, varied: list[dict[str, Any]]) -> dict[str, str]:
    """Return the names of pictures and styles that are values of axes, by their ids."""
    ids = {value for axis in varied for value in axis["values"] if isinstance(value, str)}
    kept = {value.partition("@")[0]: value for value in ids if value.startswith("style_")}
    assets = session.scalars(select(Asset).where(Asset.id.in_(ids)))
    styles = session.scalars(select(Style).where(Style.id.in_(kept)))
    found = {asset.id: asset.name for asset in assets}
    return found | {
        kept[style.id]: kept[style.id].replace(style.id, style.name) for style in styles
    }


def say(field: str, found: Any, kind: str = RENDER, names: Mapping[str, str] | None = None) -> str:
    """Return one of an axis' values in words."""
    if names and isinstance(found, str) and found in names:
        return names[found]
    control = settings(kind).get(field)
    return control.say(found) if control else "" if found is None else str(found)


def variation(kind: str, combination: dict[str, Any], names: Mapping[str, str]) -> str:
    """Return e.g. ``Size of the strokes 0.5, Colours the photo's``."""
    return ", ".join(
        f"{name(field, kind)} {say(field, value, kind, names)}"
        for field, value in combination.items()
    )
