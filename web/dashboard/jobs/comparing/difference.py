"""A job's settings beside those of the job it came from."""

from dataclasses import dataclass
from typing import Any

from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS
from farm.domain.resources import Job
from farm.engine.gatys.recipe import Recipe
from web.dashboard import controls, fields

USUAL = Recipe().model_dump()


@dataclass(frozen=True)
class Setting:
    """One setting of a job."""

    label: str
    value: str
    before: str | None  # the parent's, where it differs
    usual: bool  # as the default


def materials(spec: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    """Return a job's pictures in words, by what the form calls their places."""

    def called(asset: str | None, otherwise: str) -> str:
        return names.get(asset, "deleted") if asset else otherwise

    if "picture" in spec:
        return {fields.name("/picture"): called(spec["picture"], "")}
    paintings = []
    for style in bases.paintings(spec):
        mask = f" by {called(style['mask'], '')}" if style.get("mask") else ""
        paintings.append(f"{called(style['asset'], '')}{mask} × {style.get('weight', 1):g}")
    places = {"content": "none", "content_mask": "none", "strength": "everywhere", "init": "none"}
    if "photos" in spec:
        photos = ", ".join(called(photo, "") for photo in spec["photos"])
        styles = spec.get("model") or ", ".join(paintings)
        shown = {"Photos": photos, fields.name("/styles"): styles}
        if "content_mask" in spec:  # not in a training's
            shown[fields.name("/content_mask")] = called(spec["content_mask"], "none")
        return shown
    told = {place: called(spec.get(place), without) for place, without in places.items()}
    told["styles"] = ", ".join(paintings)
    return {fields.name(f"/{place}"): words for place, words in told.items()}


def pictures(now: dict[str, str], before: dict[str, str]) -> list[Setting]:
    """Return the places whose pictures differ, of those that both jobs have."""
    return [
        Setting(place, words, before[place], usual=False)
        for place, words in now.items()
        if place in before and words != before[place]
    ]


def settings(job: Job, parent: Job | None = None) -> list[Setting]:
    """Return every setting, those that differ from the parent's first.

    Of a parent of another kind there is nothing to compare but that.
    """
    if parent and parent.kind != job.kind:
        kinds = Setting("Kind", KINDS[job.kind].noun, KINDS[parent.kind].noun, usual=False)
        return [kinds, *settings(job)]
    now, before = _values(job.spec), _values(parent.spec) if parent else {}
    fields = KINDS[job.kind].spec.model_fields.items()
    usual = _values({name: field.default for name, field in fields} | {"recipe": USUAL})
    rows = [
        Setting(
            control.label,
            control.say(now[at]),
            control.say(before[at]) if at in before and before[at] != now[at] else None,
            usual[at] == now[at],
        )
        for at, control in controls.settings(job.kind).items()
        if at in now
    ]
    return sorted(rows, key=lambda row: (row.before is None, row.usual))


def _values(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a spec's values, and those of its recipe, by their JSON pointers."""
    recipe = {f"/recipe/{name}": value for name, value in spec.get("recipe", {}).items()}
    return {f"/{name}": value for name, value in spec.items()} | recipe
