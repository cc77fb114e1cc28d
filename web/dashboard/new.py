"""New render: pictures, settings, size, and what it will cost."""

from typing import Any
from uuid import uuid4

from flask import Response, make_response, redirect, render_template, request, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response as AnyResponse

from farm import jobs
from farm.engine.recipe import PRESETS, Recipe, schedule
from farm.errors import InvalidInput
from farm.specs import bad_settings, submission
from web.context import services, viewer
from web.dashboard import draft as drafts
from web.dashboard import intake, page, pictures
from web.dashboard.controls import controls, groups
from web.dashboard.draft import OUTPUTS, SIZES, Draft

screen = page.blueprint("new")


@screen.get("/")
def home() -> AnyResponse:
    """Begin where an artist begins."""
    return redirect(url_for(".form"))


@screen.get("/new")
def form() -> Response:
    """Show the form: blank, as another job was, or as a rendered file says."""
    return _page(_given())


@screen.get("/new/settings")
def settings() -> str:
    """Show the settings alone, as a preset or a rendered file has them; a size given stays."""
    draft = _given()
    if "recipe.size" in request.args:
        draft.recipe["size"] = controls()["size"].parse(request.args["recipe.size"])
    return render_template("new/_settings.html", **_context(draft))


@screen.post("/new")
def submit() -> AnyResponse:
    """Queue what the form says, or say what is wrong with it."""
    draft = drafts.from_form(request.form)
    try:
        intake.take_files(draft, request.files)
        made = _submit(draft)
    except InvalidInput as error:
        draft.blame(error)
        return _page(draft, error.status)
    return redirect(url_for("job_page.show", job_id=made), 303)


@screen.post("/new/estimate")
def estimate() -> str:
    """Show what the render will take, as far as the form is filled in."""
    draft = drafts.from_form(request.form)
    photo = drafts.assets_of(draft).get(draft.pictures["content"])
    try:
        recipe = Recipe.model_validate(draft.recipe)
        scales = schedule(recipe, photo.width, photo.height) if photo else []
    except ValidationError as error:
        return render_template("new/_estimate.html", problem=str(bad_settings(error, "/recipe")))
    except ValueError as error:
        return render_template("new/_estimate.html", problem=str(error))
    return render_template("new/_estimate.html", scales=scales, ready=bool(draft.paintings))


@screen.post("/new/pictures/<slot>")
def picture(slot: str) -> str:
    """Take one picture for a place on the form, and show it there."""
    files = request.files.getlist("file")
    taken = [intake.take(file) for file in files if file.filename]
    if not taken:
        raise InvalidInput("Choose a picture first.")
    keyed = [(uuid4().hex[:8], one) for one in taken]
    return render_template("new/_taken.html", slot=slot, taken=keyed)


def _given() -> Draft:
    if "job" in request.args:
        with services().db.read() as session:
            draft = drafts.from_job(jobs.get(session, viewer(), request.args["job"]))
    elif "picture" in request.args:
        draft = _from_picture(request.args["picture"])
    else:
        draft = drafts.blank(request.args.get("preset", "standard"))
    if "size" in request.args:
        draft.recipe["size"] = controls()["size"].parse(request.args["size"])
    return draft


def _from_picture(picture_id: str) -> Draft:
    found = intake.settings_in(pictures.find(picture_id).key)
    if found is None:
        raise InvalidInput("This file carries no settings of a render.")
    return drafts.from_spec(found)


def _submit(draft: Draft) -> str:
    draft.require_pictures()
    request_ = submission(draft.body())
    return jobs.submit(services(), viewer(), request_, parent=draft.parent or None).id


def _page(draft: Draft, status: int = 200) -> Response:
    return make_response(render_template("new/form.html", **_context(draft)), status)


def _context(draft: Draft) -> dict[str, Any]:
    known = drafts.assets_of(draft)
    drafts.keep_usable(draft, known)
    keyed = [(uuid4().hex[:8], painting) for painting in draft.paintings]
    return {
        "draft": draft,
        "known": known,
        "paintings": keyed,
        "presets": PRESETS,
        "sizes": SIZES,
        "groups": groups(),
        "outputs": OUTPUTS,
        "faulty_names": {pointer.rsplit("/", 1)[-1] for pointer in draft.faults},
    }
