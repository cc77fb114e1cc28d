"""New render: pictures, settings, size, and what it will cost."""

from typing import Any
from uuid import uuid4

from flask import Response, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from farm.accounts import projects
from farm.base.archives import is_archive
from farm.domain import prints
from farm.domain.jobs import kinds
from farm.domain.jobs.kinds import REGIONS
from farm.engine.gatys.presets import PRESETS
from farm.engine.pictures import faces
from farm.errors import AlreadyExists, InvalidInput, LimitReached
from farm.jobs import looks, models
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.jobs.submitting import estimates, forms, submissions
from farm.jobs.submitting.estimates import Estimate
from farm.library.uploads import cutouts, profiles
from farm.sql import quotas
from farm.sql.models import Asset
from web.body import NO_TEXT
from web.context import services, viewer
from web.dashboard import page, refusal
from web.dashboard.controls import controls, groups
from web.dashboard.controls import settings as settings_of
from web.dashboard.fields import explained
from web.dashboard.form import intake, proof, trust
from web.dashboard.form.drafts import draft as drafts
from web.dashboard.form.drafts import film, quick, reading, sources
from web.dashboard.form.drafts.draft import ASPECTS, OUTPUTS, SIZES, Draft
from web.dashboard.form.drafts.quick import QUICK
from web.dashboard.jobs import pictures
from web.files import incoming

screen = page.blueprint("new")
MANY = ("photos", "style")  # places that take a ZIP


@screen.get("/")
def home() -> AnyResponse:
    """Begin where an artist begins."""
    return redirect(url_for(".form"))


@screen.get("/new")
def form() -> Response:
    """Show the form: as it was left, blank, as another job was, or as a rendered file says."""
    left = forms.last(services(), viewer())
    if left and ("last" in request.args or left.awaits(request.query_string.decode())):
        return page_of(reading.from_form(MultiDict(left.fields)), kept=left.changed)
    return page_of(_given(), last=left is not None)


@screen.post("/new/afresh")
def afresh() -> AnyResponse:
    """Forget what was entered, and begin anew."""
    forms.forget(services(), viewer())
    return redirect(url_for(".form", job=request.form.get("job") or None), 303)


@screen.get("/new/settings")
def settings() -> str:
    """Show the settings alone: as a rendered file has them, or, what was changed, at a preset.

    Or as they suit a film, or a photo, that has just come.
    """
    if (preset := request.args.get("to", "")) in (*PRESETS, QUICK):
        draft = sources.at_quality(reading.from_form(request.args), preset)
    elif "own" in request.args:
        draft = reading.from_form(request.args)
        sources.take_own(draft, request.args["own"])
    elif "content" in request.args:
        draft = sources.suited(reading.from_form(request.args))
    else:
        draft = _given()
    return render_template("new/_settings.html", **_context(draft))


@screen.post("/new")
def submit() -> AnyResponse:
    """Queue what the form says, or say what is wrong with it."""
    incoming.expect_many()
    draft = reading.from_form(request.form)
    try:
        intake.take_files(draft)
        draft.require_pictures()
        address = _submit(draft)
        forms.keep(services(), viewer(), entered(), submitted=True)
        return redirect(address, 303)
    except (InvalidInput, LimitReached) as error:
        draft.blame(error)
        return page_of(draft, error.status)


@screen.post("/new/keep")
def keep() -> AnyResponse:
    """Keep the settings as a preset of one's own, and show the form as it was."""
    draft = reading.from_form(request.form)
    try:
        named = request.form.get("own_name", "").strip(), request.form.get("own_project", "")
        looks.add(services(), viewer(), sources.as_look(draft, *named))
    except (InvalidInput, AlreadyExists, LimitReached) as error:
        refusal.refuse(error, "name")
        draft.blame(error)
        return page_of(draft, error.status)
    forms.keep(services(), viewer(), entered())
    return redirect(url_for(".form", last=""), 303)


@screen.post("/new/estimate")
def estimate() -> str:
    """Show what the render, or the grid of them, will take, as far as the form is filled in.

    What was entered is kept, for who reloads the page or comes back to it.
    """
    draft = reading.from_form(request.form)
    if request.form.get("touched"):
        forms.keep(services(), viewer(), entered())
    if not draft.has_pictures:
        return render_template("new/_estimate.html", draft=draft, clip=draft.clip)
    try:
        _require_fit(draft)
        with services().db.read() as session:
            found = _check(session, draft)
            ahead = estimates.backlog(session)
            said = trust.of(session, draft)
    except (InvalidInput, LimitReached) as error:
        return render_template("new/_estimate.html", problem=explained(error, draft.kind))
    photos = f"{len(draft.series)} photos"
    counts = [("photos", photos)] if draft.series and not draft.is_quick else []
    return render_template(
        "new/_estimate.html",
        found=found,
        draft=draft,
        axes=[*counts, *draft.axes],
        ahead=ahead,
        clip=draft.clip,
        trust=said,
    )


@screen.post("/new/pictures/<slot>")
def picture(slot: str) -> str:
    """Take one picture for a place on the form, or where there may be many a ZIP, and show it.

    Or what is made of the one that `cutout` or `faces` names: the photo without its transparency,
    its mask, or the map that keeps its faces.
    """
    if slot in (*MANY, "content"):  # a ZIP there is a film
        incoming.expect_many()
    files, made = incoming.chosen("file"), _made(slot)
    if made:
        taken = [intake.Taken(made, None)]
    elif slot in MANY and any(is_archive(file.filename or "") for file in files):
        taken = [intake.Taken(asset, None) for asset in incoming.take(files)]
    else:
        taken = [intake.take(file) for file in files]
    if not taken:
        raise InvalidInput("Choose a picture first.")
    keyed = [(uuid4().hex[:8], one) for one in taken]
    return render_template("new/_taken.html", slot=slot, taken=keyed)


def _made(slot: str) -> Asset | None:
    """Return what is made of a picture for this place, if that is asked for."""
    part = cutouts.mask if slot == "content_mask" else cutouts.photo
    for name, make in (("cutout", part), ("faces", cutouts.kept_faces)):
        if picture_id := request.form.get(name):
            return make(services(), viewer(), picture_id)
    return None


def _given() -> Draft:
    draft = _begun()
    if "style" in request.args:
        sources.take_style(draft, request.args["style"])
    if "own" in request.args:
        sources.take_own(draft, request.args["own"])
    if "look" in request.args:
        sources.take_look(draft, request.args["look"])
    if "model" in request.args:
        draft.film |= film.by_model(request.args["model"])
    if "photo" in request.args:  # instead of the film
        draft.pictures["content"], draft.parent = request.args["photo"], ""
    if "size" in request.args:
        draft.recipe["size"] = controls()["size"].parse(request.args["size"])
    return draft


def _begun() -> Draft:
    """Return what the form begins with: a job, a file, a preset, or what it has already."""
    if "job" in request.args:
        with services().db.read() as session:
            return sources.from_job(lookup.get(session, viewer(), request.args["job"]))
    if "picture" in request.args:
        return _from_picture(request.args["picture"])
    left = (
        forms.last(services(), viewer()) if {"style", "look", "own"} & set(request.args) else None
    )
    if left and not left.submitted:
        return reading.from_form(MultiDict(left.fields))
    if "look" in request.args:
        with services().db.read() as session:
            return sources.from_job(lookup.get(session, viewer(), request.args["look"]))
    return sources.blank(request.args.get("preset", "standard"))


def entered() -> dict[str, list[str]]:
    """Return the form's fields, without what no database takes."""
    return {name: [NO_TEXT.sub("", text) for text in texts] for name, texts in request.form.lists()}


def _from_picture(picture_id: str) -> Draft:
    found = intake.settings_in(pictures.find(picture_id).key)
    if found is None:
        raise InvalidInput("This file carries no settings of a render.")
    return sources.from_spec(found)


def _submit(draft: Draft) -> str:
    """Queue one job, or a grid of them; return the address of its page."""
    if draft.is_grid:
        batch = batches.submit(services(), viewer(), draft.grid(), None)
        return url_for("batch_page.show", batch_id=batch.id)
    made = submissions.submit(
        services(), viewer(), kinds.request(draft.body()), parent=draft.parent or None
    )
    return url_for("job_page.show", job_id=made.id)


def _require_fit(draft: Draft) -> None:
    if draft.is_grid:
        batches.require_fit(services(), viewer(), draft.grid())
    else:
        submissions.require_fit(services(), viewer(), [kinds.request(draft.body())])


def _check(session: Session, draft: Draft) -> list[Estimate]:
    settings, asker = services().settings, viewer()
    if draft.is_grid:
        return batches.check(session, settings, asker, draft.grid())
    submissions.require_room(session, settings, asker)
    return [submissions.check(session, settings, asker, kinds.request(draft.body()))]


def page_of(draft: Draft, status: int = 200, **more: Any) -> Response:
    """Return the form as it is filled in."""
    return make_response(render_template("new/form.html", **_context(draft), **more), status)


def _context(draft: Draft) -> dict[str, Any]:
    known = drafts.assets_of(draft)
    drafts.keep_usable(draft, known)
    keyed = [(uuid4().hex[:8], painting) for painting in draft.paintings]
    clip = draft.clip
    if clip and not draft.film:
        draft.film = film.usual({}, clip)
    with services().db.read() as session:
        owned = profiles.listed(session, viewer())
        own = looks.find(session, viewer())
        trained = models.shelf(session, viewer()) if clip else []
        usable = [project.name for project in projects.find(session, viewer())]
    return {
        "draft": draft,
        "known": known,
        "paintings": keyed,
        "style": drafts.style_of(draft),
        "anyway": draft.anyway,
        "has_proofs": proof.made().available,
        "finds_faces": faces.is_able(),
        "presets": PRESETS,
        "clip": clip,
        "film_controls": film.controls() if clip else {},
        "trained": trained,
        "sizes": film.SIZES if clip else SIZES,
        "papers": prints.PAPERS,
        "groups": [] if draft.is_quick else groups(),
        "quick": quick,
        "varying": [one for one in draft.varying.values() if one.kind != "layers"],
        "outputs": OUTPUTS,
        "aspects": ASPECTS,
        "profiles": owned,
        "looks": own,
        "projects": usable,
        "regions": settings_of(REGIONS)["/count"],
        "highest": quotas.highest_priority(services().settings, viewer().role),
        "faulty_names": {pointer.rsplit("/", 1)[-1] for pointer in draft.faults},
    }
