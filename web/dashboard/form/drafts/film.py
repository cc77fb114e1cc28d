"""What the form asks of a film: a clip that stands where the photo would."""

from typing import Any

from sqlalchemy import select

from farm.domain.jobs.films import GENERATOR
from farm.domain.jobs.kinds import VIDEO
from farm.sql.models import Asset
from web.context import services, viewer
from web.dashboard.controls import OWN, Control, settings

SIZES = {640: "640", 1280: "720p", 1920: "1080p", 3840: "4K"}
LARGEST = 1_280  # pixels of the longer edge that a film begins with
PRESET = "draft"  # that it begins with: each frame is a render
CUTS, PART, WEIGHTS, MODEL = "cuts", "part", "weights", "model"
LISTS = (CUTS, PART, WEIGHTS)


def clip_of(content: str) -> Asset | None:
    """Return the film that stands where the photo would, if it is one."""
    if not content:
        return None
    with services().db.read() as session:
        asset = session.scalars(select(Asset).where(Asset.id == content)).one_or_none()
    return asset if asset and asset.film and viewer().may_see(asset.owner) else None


def controls() -> dict[str, Control]:
    """Return the controls of a film's own settings by their names."""
    known = settings(VIDEO)
    return {name: known[f"/{name}"] for name in OWN[VIDEO]}


def usual(spec: dict[str, Any], clip: Asset | None) -> dict[str, str]:
    """Return the fields of a film as a spec in JSON says, or as a fresh one begins."""
    fresh = {name: control.usual for name, control in controls().items()}
    chosen = {name: spec.get(name, usual) for name, usual in fresh.items()}
    fields = {
        name: "" if chosen[name] is None else control.show(chosen[name])
        for name, control in controls().items()
    }
    cuts = spec.get(CUTS)
    if cuts is None:
        cuts = clip.film["cuts"] if clip and clip.film else []
    listed = {CUTS: cuts, PART: spec.get(PART) or [], WEIGHTS: spec.get(WEIGHTS) or []}
    return fields | {MODEL: spec.get(MODEL) or ""} | {k: _text(v) for k, v in listed.items()}


def by_model(model: str) -> dict[str, str]:
    """Return the fields of a film that a trained style is to paint."""
    return {"method": GENERATOR, MODEL: model}


def is_trained(fields: dict[str, str]) -> bool:
    """Whether a trained style paints the film, instead of paintings."""
    return fields.get("method") == GENERATOR


def body(clip: Asset, fields: dict[str, str]) -> dict[str, Any]:
    """Return what a request says of the clip; what was not asked is as usual."""
    known = controls()
    given = {
        name: known[name].parse(text) for name, text in fields.items() if name in known and text
    }
    listed = {name: _numbers(fields[name]) for name in LISTS if name in fields}
    for name in (PART, WEIGHTS):  # all of the film, equal shares
        if not listed.get(name):
            listed.pop(name, None)
    if is_trained(fields):
        given |= {MODEL: fields.get(MODEL), "styles": []}
    else:
        listed.pop(WEIGHTS, None)
    return {"kind": VIDEO, "clip": clip.id} | given | listed


def _text(numbers: list[float]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)


def _numbers(text: str) -> list[str]:
    """Return the parts of a list; what is no number is left to the request's own check."""
    return [part.strip() for part in text.split(",") if part.strip()]
