"""The new-render form between the browser and a Submission: what was entered, and what is wrong."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from farm.base import archives
from farm.domain.jobs.films import CLIP
from farm.domain.jobs.kinds import APPLY, KINDS, VIDEO
from farm.domain.placement import RENDER, chosen, parse
from farm.domain.projects import COMMON
from farm.engine.gatys.presets import PRESETS
from farm.engine.gatys.recipe import Recipe
from farm.engine.pictures.images import DPI
from farm.errors import BadSettings, FarmError, Fault
from farm.jobs.many.batches import Axis, Grid, Override
from farm.library import styles
from farm.sql.models import Asset, Job, Style, StyleVersion
from web.context import services, viewer
from web.dashboard.controls import Control, controls, settings
from web.dashboard.fields import explained
from web.dashboard.form.drafts import film, lists, quick
from web.dashboard.form.drafts.quick import QUICK

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
FILM = (*film.controls(), *film.LISTS, film.MODEL)
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
    quick: dict[str, Any] = field(default_factory=lambda: quick.usual({}))  # of one pass
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
        return {
            **self._how(),
            **self._painted(),
            "label": self.label,
            "priority": controls()["seed"].parse(self.priority),
            "project": self.project,
            "take_damaged": True,  # as it was decided for each: require_pictures
            **(film.body(self.clip, self.film) if self.clip else self._files()),
            **_carried(self.parent, self.kind),
        }

    @property
    def clip(self) -> Asset | None:
        """Return the film that stands where the photo would, if it is one."""
        return film.clip_of(self.pictures.get("content", ""))

    @property
    def kind(self) -> str:
        """Return the kind of the job that it asks for."""
        if self.is_quick:
            return APPLY
        return VIDEO if self.clip else RENDER

    @property
    def is_quick(self) -> bool:
        """Whether it asks for one pass instead of a recipe."""
        return self.preset == QUICK and not self.clip

    @property
    def takes_masks(self) -> bool:
        """Whether regions of photo and paintings mean something to what paints."""
        return quick.takes_masks(self.quick) if self.is_quick else self.kind == RENDER

    @property
    def color(self) -> Any:
        """Return whose colours the picture is to have."""
        return (self.quick if self.is_quick else self.recipe).get("color")

    @property
    def varying(self) -> dict[str, Control]:
        """Return the controls of what may vary by their JSON pointers."""
        return quick.varying() if self.is_quick else settings(RENDER)

    @property
    def is_trained(self) -> bool:
        """Whether it needs no paintings: a trained style paints its film."""
        return film.is_trained(self.film) and self.clip is not None

    @property
    def has_pictures(self) -> bool:
        """Whether all is there that something can be made of."""
        learned = bool(self.film.get(film.MODEL)) if self.is_trained else self.paintings
        return bool(self.pictures.get("content") and (learned or self.style))

    def _painted(self) -> dict[str, Any]:
        if self.is_trained:
            return {}
        if self.style:
            return {"style": self.style}
        masked = self.takes_masks
        return {"styles": [_style(painting, masked=masked) for painting in self.paintings]}

    def _how(self) -> dict[str, Any]:
        if self.is_quick:
            return {"kind": APPLY, "size": self.recipe["size"], **self.quick}
        # A style's look would fill in what the form shows otherwise: then all of it is said.
        usual = {} if self.style else base(self.preset)
        changed = {k: v for k, v in self.recipe.items() if usual.get(k) != v}
        return {"preset": self.preset, "recipe": changed}

    def _files(self) -> dict[str, Any]:
        given: dict[str, Any] = {slot: asset for slot, asset in self.pictures.items() if asset}
        if self.is_quick:
            photos = self.series or [given["content"]] if "content" in given else []
            mask = self.pictures.get("content_mask") if self.takes_masks else None
            given = {"photos": photos} | ({"content_mask": mask} if mask else {})
        return {
            "outputs": self.outputs,
            "dpi": controls()["seed"].parse(self.dpi),
            **({"frame": self.frame} if self.frame else {}),
            **({"sheet": self.sheet} if self.sheet else {}),
            **({"print_size": self.print_size} if self._is_printed else {}),
            **given,
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
        """Whether it asks for several jobs; one pass goes over many photos in one."""
        return bool(self.axes or (self.series and not self.is_quick))

    def grid(self) -> Grid:
        """Return the request for one job for each combination; raise BadSettings."""
        if self.clip:
            detail = "A film is one job: take away the other photos, and what varies."
            raise BadSettings(detail, faults=(Fault("/content", detail),))
        varied = lists.axes(self.axes, self.varying)
        if self.is_quick:
            return Grid(base=self.body(), axes=varied)
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
        if self.is_trained:
            if not self.film.get(film.MODEL):
                missing.append(Fault("/model", "Choose a trained style."))
        elif not (self.paintings or self.style):
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


def base(preset: str) -> dict[str, Any]:
    """Return all settings of a preset, or the usual ones where there is none of that name."""
    if preset not in PRESETS:
        return Recipe().model_dump()
    return Recipe.from_preset(preset).model_dump()


def _carried(parent: str, kind: str) -> dict[str, Any]:
    """Return what another version of a job keeps of it that the form does not show."""
    if not parent:
        return {}
    with services().db.read() as session:
        job = session.get(Job, parent)
    if job is None or job.binned is not None or not viewer().may_see(job.owner):
        return {}
    known = {"devices"} & KINDS[kind].spec.model_fields.keys() & job.spec.keys()
    kept = {name: job.spec[name] for name in known}
    return {"metadata": job.notes, "worker_labels": chosen(parse(job.needs).labels), **kept}


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
    if pointer == CLIP or pointer.startswith("/photos"):
        return "/content"
    return "/recipe/size" if pointer == "/size" else pointer
