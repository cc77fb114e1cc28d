"""What fills the form: a preset, a job, a style, a look."""

from dataclasses import replace
from typing import Any

from farm.domain.jobs import bases
from farm.domain.styles import NO_LOOK, NewLook
from farm.engine.gatys.presets import PRESETS, plain
from farm.engine.gatys.recipe import Recipe
from farm.engine.pictures.images import DPI
from farm.jobs import looks
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.library import styles
from farm.sql.models import Job
from farm.sql.quotas import highest_priority
from web.context import services, viewer
from web.dashboard.controls import controls
from web.dashboard.form.drafts import film, quick
from web.dashboard.form.drafts.draft import OUTPUTS, SLOTS, Draft, Painting, assets_of, base
from web.dashboard.form.drafts.quick import QUICK
from web.dashboard.page import checked


def blank(preset: str = "standard") -> Draft:
    """Return the form as a preset fills it."""
    name = preset if preset in (*PRESETS, QUICK) else "standard"
    return Draft(preset=name, recipe=base(name))


def at_quality(draft: Draft, preset: str) -> Draft:
    """Return the form with another preset in all that was not changed from its own."""
    own = base(draft.preset)
    changed = {name: value for name, value in draft.recipe.items() if own.get(name) != value}
    return replace(draft, preset=preset, recipe=base(preset) | changed)


def suited(draft: Draft) -> Draft:
    """Return the form as it fits what has come in the photo's place: a film begins small."""
    clip = draft.clip
    if clip is None:
        return draft
    draft = at_quality(draft, film.PRESET)
    draft.recipe["size"] = min(max(clip.width, clip.height), film.LARGEST)
    model = draft.film.get(film.MODEL)
    draft.film = film.usual(film.by_model(model) if model else {}, clip)
    return draft


def from_spec(spec: dict[str, Any]) -> Draft:
    """Return the form that asks for what `spec` (a JobSpec, perhaps of another farm) says."""
    known = controls()
    recipe = {k: v for k, v in spec.get("recipe", {}).items() if k in known}
    styles = [style for style in spec.get("styles", ()) if isinstance(style, dict)]
    draft = blank()
    if recipe:  # what an older version did not know yet is as it was without that
        draft.recipe = Recipe().model_dump() | recipe
    draft.preset = _nearest_preset(draft.recipe)
    named = {slot: spec.get(slot) for slot in SLOTS}
    draft.pictures = {slot: id_ if isinstance(id_, str) else "" for slot, id_ in named.items()}
    draft.paintings = [
        Painting(s.get("asset", ""), f"{s.get('weight', 1):g}", s.get("mask") or "") for s in styles
    ]
    if isinstance(clip := spec.get("clip"), str):
        draft.pictures["content"] = clip
        draft.film = film.usual(spec, draft.clip)
    if quick.fits(spec):
        _in_one_pass(draft, spec)
    draft.outputs = [name for name in spec.get("outputs", ()) if name in OUTPUTS] or ["png"]
    draft.dpi = str(spec.get("dpi", DPI))
    draft.frame, draft.sheet = (
        found if isinstance(found := spec.get(name), dict) else {} for name in ("frame", "sheet")
    )
    return draft


def _in_one_pass(draft: Draft, spec: dict[str, Any]) -> None:
    """Let the form ask for one pass, as a spec in JSON does; without a size, at the photo's own."""
    first, *more = (photo if isinstance(photo, str) else "" for photo in spec["photos"])
    draft.preset, draft.quick = QUICK, quick.usual(spec)
    draft.pictures["content"], draft.photos = first, more
    photo = assets_of(draft).get(first)
    own = max(photo.width, photo.height) if photo else draft.recipe["size"]
    draft.recipe["size"] = spec.get("size") or own


def from_job(job: Job) -> Draft:
    """Return the form for another version of a job."""
    draft = from_spec(job.spec)
    priority = min(job.priority, highest_priority(services().settings, viewer().role))
    draft.label, draft.priority, draft.parent = job.label, str(priority), job.id
    draft.project = job.project
    draft.anyway = list(bases.assets(job.spec).values())  # as it was decided for that one
    if job.style_id and job.style_version:
        draft.style = f"{job.style_id}@{job.style_version}"
    return draft


def take_style(draft: Draft, reference: str) -> None:
    """Let the form ask for a style of the library, with the look that belongs to it."""
    with services().db.read() as session:
        version = styles.named(session, viewer(), reference)
    draft.style, draft.paintings = f"{version.style_id}@{version.number}", []
    draft.recipe = draft.recipe | version.look


def take_own(draft: Draft, look_id: str) -> None:
    """Let the form have the settings of a preset of one's own; size and seed stay."""
    with services().db.read() as session:
        look = looks.get(session, viewer(), look_id)
    kept = {name: draft.recipe[name] for name in NO_LOOK if name in draft.recipe}
    begun = Recipe.from_preset(look.preset).model_dump()
    draft.preset, draft.recipe = plain(look.preset), begun | look.recipe | kept


def as_look(draft: Draft, name: str, project: str) -> NewLook:
    """Return what of the form is kept under a name; raise BadSettings."""
    usual = base(draft.preset)
    differing = {
        setting: value
        for setting, value in draft.recipe.items()
        if usual.get(setting) != value and setting not in NO_LOOK
    }
    named = {"name": name, "preset": draft.preset, "project": project or None}
    return checked(NewLook, named | {"recipe": differing})


def take_look(draft: Draft, job_id: str) -> None:
    """Let the form have the settings that set a job apart in its grid."""
    with services().db.read() as session:
        found = batches.varied(session, lookup.get(session, viewer(), job_id))
    settings = {field.removeprefix("/recipe/"): value for field, value in found.items()}
    draft.recipe |= {name: value for name, value in settings.items() if name in controls()}


def _nearest_preset(recipe: dict[str, Any]) -> str:
    """Return the preset from which these settings differ least."""

    def differences(name: str) -> int:
        return sum(recipe[setting] != value for setting, value in base(name).items())

    return min(PRESETS, key=differences)
