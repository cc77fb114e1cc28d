"""The new-render form between the browser and a Submission: what was entered, and what is wrong."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from farm.base import archives
from farm.domain.jobs import bases
from farm.domain.jobs.films import CLIP
from farm.domain.jobs.kinds import VIDEO
from farm.domain.placement import RENDER, chosen, parse
from farm.domain.prints import Sheet
from farm.domain.projects import COMMON
from farm.domain.styles import NO_LOOK, NewLook
from farm.engine.gatys.presets import PRESETS
from farm.engine.gatys.recipe import Recipe
from farm.engine.pictures.images import DPI
from farm.engine.prepress.frame import Frame
from farm.errors import BadSettings, FarmError, Fault
from farm.jobs import looks
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.jobs.many.batches import MOST_JOBS, Axis, Grid, Override
from farm.library import styles
from farm.sql.models import Asset, Job, Style, StyleVersion
from farm.sql.quotas import highest_priority
from web.context import services, viewer
from web.dashboard.controls import controls
from web.dashboard.fields import explained
from web.dashboard.form import film
from web.dashboard.page import checked
from web.dashboard.words import OF_ONE_PHOTO

SIZES = {1024: "1K", 2048: "2K", 4096: "4K", 8192: "8K", 16_384: "16K"}
OUTPUTS = {
    "png": "PNG",
    "png16": "PNG, 16 bit",
    "tiff": "TIFF",
    "tiff16": "TIFF, 16 bit",
    "webp": "WebP",
    "jpeg": "JPEG",
    "pdf": "PDF, one page",
}
FILM = (*film.controls(), *film.LISTS)
"""What a film has beside its recipe."""
ASPECTS = {
    "": "As the photo",
    "A4": "A4, A3, A2 …",
    "20x30": "20 × 30 cm",
    "30x40": "30 × 40 cm",
    "40x50": "40 × 50 cm",
    "50x70": "50 × 70 cm",
    "1:1": "Square",
    "16:9": "16 : 9",
    "3:1": "Panorama, 3 : 1",
}
"""Proportions of a part of the photo."""
SLOTS = ("content", "content_mask", "strength", "init")
"""Places for one picture each."""


@dataclass
class Painting:
    """One style picture on the form."""

    asset: str
    weight: str = "1"
    mask: str = ""


@dataclass
class Draft:
    """The form's content; pictures are named by the ids of their assets."""

    preset: str = "standard"
    recipe: dict[str, Any] = field(default_factory=dict)  # every setting
    pictures: dict[str, str] = field(default_factory=dict)  # slot to asset
    photos: list[str] = field(default_factory=list)  # of a series, beside the first
    film: dict[str, str] = field(default_factory=dict)  # settings of one, as they are entered
    paintings: list[Painting] = field(default_factory=list)
    overrides: dict[str, dict[str, Any]] = field(default_factory=dict)  # settings by photo
    style: str = ""  # of the library instead of paintings, with its version
    outputs: list[str] = field(default_factory=lambda: ["png"])
    dpi: str = str(DPI)
    frame: dict[str, Any] = field(default_factory=dict)  # what differs from the whole photo
    sheet: dict[str, Any] = field(default_factory=dict)  # what differs from the picture alone
    print_size: str = ""  # longer edge on paper; the size in pixels follows from it
    label: str = ""
    priority: str = "0"
    project: str = COMMON
    parent: str = ""
    anyway: list[str] = field(default_factory=list)  # damaged pictures that are to be taken
    axes: list[tuple[str, str]] = field(default_factory=list)  # what varies, and its values
    message: str = ""
    faults: dict[str, str] = field(default_factory=dict)  # by JSON pointer

    def body(self) -> dict[str, Any]:
        """Return the request that the form stands for, as decoded JSON."""
        # A style's look would fill in what the form shows otherwise: then all of it is said.
        base = {} if self.style else _base(self.preset)
        return {
            "preset": self.preset,
            "recipe": {k: v for k, v in self.recipe.items() if base.get(k) != v},
            **self._painted(),
            "label": self.label,
            "priority": controls()["seed"].parse(self.priority),
            "project": self.project,
            "take_damaged": True,  # as it was decided for each: require_pictures
            **(film.body(self.clip, self.film) if self.clip else self._rendered()),
            **_carried(self.parent),
        }

    @property
    def clip(self) -> Asset | None:
        """Return the film that stands where the photo would, if it is one."""
        return film.clip_of(self.pictures.get("content", ""))

    @property
    def kind(self) -> str:
        """Return the kind of the job that it asks for."""
        return VIDEO if self.clip else RENDER

    def _painted(self) -> dict[str, Any]:
        if self.style:
            return {"style": self.style}
        masked = self.kind == RENDER
        return {"styles": [_style(painting, masked=masked) for painting in self.paintings]}

    def _rendered(self) -> dict[str, Any]:
        return {
            "outputs": self.outputs,
            "dpi": controls()["seed"].parse(self.dpi),
            **({"frame": self.frame} if self.frame else {}),
            **({"sheet": self.sheet} if self.sheet else {}),
            **({"print_size": self.print_size} if self._is_printed else {}),
            **{slot: asset for slot, asset in self.pictures.items() if asset},
        }

    @property
    def _is_printed(self) -> bool:
        return bool(self.print_size) and "size" not in dict(self.axes)

    @property
    def series(self) -> list[str]:
        """Return all photos of a series, the first one first; none if there is but one photo."""
        photos = list(dict.fromkeys([self.pictures.get("content", ""), *self.photos]))
        return photos if len(photos) > 1 else []

    @property
    def is_grid(self) -> bool:
        """Whether it asks for several renders."""
        return bool(self.axes or self.series)

    def grid(self) -> Grid:
        """Return the request for one job for each combination; raise BadSettings."""
        if self.clip:
            detail = "A film is one job: take away the other photos, and what varies."
            raise BadSettings(detail, faults=(Fault("/content", detail),))
        if name := _twice([name for name, _text in self.axes]):
            raise _unclear(f"{controls()[name].label} varies twice: put its values into one line.")
        varied = [_axis(name, text) for name, text in self.axes]
        if self.series:
            archives.require_few(len(self.series), "This series")
            varied.insert(0, Axis(field="/content", values=self.series))
        own = {photo: self.overrides[photo] for photo in self.series if photo in self.overrides}
        overrides = {photo: Override(recipe=recipe) for photo, recipe in own.items()}
        return Grid(base=self.body(), axes=varied, overrides=overrides)

    def require_pictures(self) -> None:
        """Raise BadSettings, in the form's words, while pictures are missing or undecided."""
        missing = []
        if not self.pictures.get("content"):
            missing.append(Fault("/content", "Choose a photo or a film."))
        if not (self.paintings or self.style):
            missing.append(Fault("/styles", "Choose at least one painting."))
        missing += [
            Fault(
                self._place(asset.id),
                f"{asset.name} is damaged: look at it, and remove it or tick “Take it anyway”.",
            )
            for asset in assets_of(self).values()
            if asset.is_damaged and asset.id not in self.anyway
        ]
        if missing:
            raise BadSettings(" ".join(fault.detail for fault in missing), faults=tuple(missing))

    def _place(self, asset: str) -> str:
        """Return the JSON pointer of the place that shows a picture."""
        more = "photos" if asset in self.photos else "styles"
        slots = (slot for slot, picture in self.pictures.items() if picture == asset)
        return f"/{next(slots, more)}"

    def blame(self, error: FarmError) -> None:
        """Show an error above the form and beside each field it names."""
        self.message = explained(error, self.kind)
        self.faults = {_place(one.pointer): one.detail for one in error.faults}


def blank(preset: str = "standard") -> Draft:
    """Return the form as a preset fills it."""
    name = preset if preset in PRESETS else "standard"
    return Draft(preset=name, recipe=_base(name))


def from_form(form: MultiDict[str, str]) -> Draft:
    """Return what was entered."""
    preset = form.get("preset", "standard")
    first, *more = [photo for photo in (form.get("content"), *form.getlist("photos")) if photo] or [
        ""
    ]
    recipe = {
        name: control.parse(form.getlist(f"recipe.{name}")[-1])
        for name, control in controls().items()
        if f"recipe.{name}" in form
    }
    return Draft(
        preset=preset,
        recipe=_base(preset) | recipe,
        pictures={slot: form.get(slot, "") for slot in SLOTS} | {"content": first},
        photos=more,
        film={name: form[f"film.{name}"] for name in FILM if f"film.{name}" in form},
        overrides=_overrides(form, [first, *more]),
        paintings=_paintings(form),
        style=form.get("style", ""),
        outputs=form.getlist("outputs"),
        dpi=form.get("dpi", str(DPI)),
        print_size=form.get("print_size", "").strip(),
        frame=_differing(form, "frame", Frame()),
        sheet=_differing(form, "sheet", Sheet()),
        label=form.get("label", "").strip(),
        priority=form.get("priority", "0"),
        project=form.get("project", COMMON),
        parent=form.get("parent", ""),
        anyway=form.getlist("anyway"),
        axes=_varied(form),
    )


def at_quality(draft: Draft, preset: str) -> Draft:
    """Return the form with another preset in all that was not changed from its own."""
    own = _base(draft.preset)
    changed = {name: value for name, value in draft.recipe.items() if own.get(name) != value}
    return replace(draft, preset=preset, recipe=_base(preset) | changed)


def suited(draft: Draft) -> Draft:
    """Return the form as it fits what has come in the photo's place: a film begins small."""
    clip = draft.clip
    if clip is None:
        return draft
    draft = at_quality(draft, film.PRESET)
    draft.recipe["size"] = min(max(clip.width, clip.height), film.LARGEST)
    draft.film = film.usual({}, clip)
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
    draft.outputs = [name for name in spec.get("outputs", ()) if name in OUTPUTS] or ["png"]
    draft.dpi = str(spec.get("dpi", DPI))
    draft.frame, draft.sheet = (
        found if isinstance(found := spec.get(name), dict) else {} for name in ("frame", "sheet")
    )
    return draft


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
    draft.preset, draft.recipe = look.preset, _base(look.preset) | look.recipe | kept


def as_look(draft: Draft, name: str, project: str) -> NewLook:
    """Return what of the form is kept under a name; raise BadSettings."""
    base = _base(draft.preset)
    differing = {
        setting: value
        for setting, value in draft.recipe.items()
        if base.get(setting) != value and setting not in NO_LOOK
    }
    named = {"name": name, "preset": draft.preset, "project": project or None}
    return checked(NewLook, named | {"recipe": differing})


def take_look(draft: Draft, job_id: str) -> None:
    """Let the form have the settings that set a job apart in its grid."""
    with services().db.read() as session:
        found = batches.varied(session, lookup.get(session, viewer(), job_id))
    settings = {field.removeprefix("/recipe/"): value for field, value in found.items()}
    draft.recipe |= {name: value for name, value in settings.items() if name in controls()}


def style_of(draft: Draft) -> tuple[Style, StyleVersion] | None:
    """Return the style that the form asks for, if it is still there."""
    try:
        with services().db.read() as session:
            version = styles.named(session, viewer(), draft.style) if draft.style else None
            return (styles.get(session, viewer(), version.style_id), version) if version else None
    except FarmError:
        return None


def assets_of(draft: Draft) -> dict[str, Asset]:
    """Return the pictures of the form that the viewer may use, by id."""
    wanted = {*draft.pictures.values(), *draft.photos}
    for painting in draft.paintings:
        wanted |= {painting.asset, painting.mask}
    with services().db.read() as session:
        rows = session.scalars(select(Asset).where(Asset.id.in_(wanted - {""})))
        return {row.id: row for row in rows if viewer().may_see(row.owner)}


def keep_usable(draft: Draft, known: dict[str, Asset]) -> None:
    """Forget pictures that do not exist here or belong to somebody else."""
    draft.pictures = {slot: id_ if id_ in known else "" for slot, id_ in draft.pictures.items()}
    draft.photos = [photo for photo in draft.photos if photo in known]
    draft.style = draft.style if style_of(draft) else ""
    kept = [] if draft.style else draft.paintings
    draft.paintings = [painting for painting in kept if painting.asset in known]
    for painting in draft.paintings:
        painting.mask = painting.mask if painting.mask in known else ""


def _base(preset: str) -> dict[str, Any]:
    if preset not in PRESETS:
        return Recipe().model_dump()
    return Recipe.from_preset(preset).model_dump()


def _carried(parent: str) -> dict[str, Any]:
    """Return what another version of a job keeps of it that the form does not show."""
    if not parent:
        return {}
    with services().db.read() as session:
        job = session.get(Job, parent)
    if job is None or not viewer().may_see(job.owner):
        return {}
    kept = {name: job.spec[name] for name in ("devices",) if name in job.spec}
    return {"metadata": job.notes, "worker_labels": chosen(parse(job.needs).labels), **kept}


def _nearest_preset(recipe: dict[str, Any]) -> str:
    """Return the preset from which these settings differ least."""

    def differences(name: str) -> int:
        return sum(recipe[setting] != value for setting, value in _base(name).items())

    return min(PRESETS, key=differences)


def _differing(form: MultiDict[str, str], name: str, usual: BaseModel) -> dict[str, Any]:
    """Read the fields `name.…` that say something else than usual."""
    found = {}
    for key, value in usual.model_dump().items():
        text = form.get(f"{name}.{key}", "").strip()
        said = text if isinstance(value, str | None) else controls()["style_weight"].parse(text)
        if text and said != value:
            found[key] = said
    return found


def _overrides(form: MultiDict[str, str], photos: list[str]) -> dict[str, dict[str, Any]]:
    """Read what is different for single photos."""
    read = {
        photo: {
            name: controls()[name].parse(text)
            for name in OF_ONE_PHOTO
            if (text := form.get(f"own.{photo}.{name}", "").strip())
        }
        for photo in photos
    }
    return {photo: own for photo, own in read.items() if own}


def _paintings(form: MultiDict[str, str]) -> list[Painting]:
    """Read the paintings; each stands under a key of its own, in the order of the page."""
    return [
        Painting(
            form.get(f"style.{key}", ""),
            form.get(f"weight.{key}", "1"),
            form.get(f"mask.{key}", ""),
        )
        for key in form.getlist("painting")
        if form.get(f"style.{key}")
    ]


def _varied(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    pairs = zip(form.getlist("axis"), form.getlist("values"), strict=False)
    return [(name, text.strip()) for name, text in pairs if name in controls() and text.strip()]


def _axis(name: str, text: str) -> Axis:
    """Read e.g. ``0.5, 1, 2`` or ``0,5; 1; 2``; a choice may be given in the form's words."""
    control = controls()[name]
    parts = _listed(text, control.label)
    values = [control.parse(control.words.get(part, part)) for part in parts]
    if twice := _twice(values):
        raise _unclear(f"{control.label}: {twice} stands there twice: give each value once.")
    return Axis(field=f"/recipe/{name}", values=values[:MOST_JOBS])


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


def _style(painting: Painting, *, masked: bool) -> dict[str, Any]:
    weight = controls()["style_weight"].parse(painting.weight)
    style = {"asset": painting.asset, "weight": weight}
    return style | ({"mask": painting.mask} if masked and painting.mask else {})


def _place(pointer: str) -> str:
    """Return the field of the form that a JSON pointer means."""
    pointer = pointer.removeprefix("/base")
    for name in film.LISTS:
        if pointer.startswith(f"/{name}/"):
            return f"/{name}"
    return "/content" if pointer == CLIP else pointer
