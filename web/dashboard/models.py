"""Trained styles: what each was trained at, one from elsewhere, and photos painted with one."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.jobs import kinds
from farm.domain.prints import Sheet
from farm.engine.prepress.frame import Frame
from farm.errors import BadPicture, FarmError, NotFound
from farm.jobs import models
from farm.jobs.models import Shelved
from farm.jobs.submitting import submissions
from farm.library.uploads import profiles
from web.context import services, viewer
from web.dashboard import page, refusal
from web.dashboard.fields import require
from web.dashboard.form import intake
from web.dashboard.form.drafts import reading
from web.dashboard.form.drafts.draft import ASPECTS, OUTPUTS
from web.files import incoming

screen = page.blueprint("models", "/models")


@screen.get("")
def show() -> str:
    """Show all that there are."""
    return _shown()


@screen.post("")
def add() -> AnyResponse:
    """Take a model's file."""
    try:
        taken = incoming.take(incoming.chosen("file"))
        require((taken, "file", "Choose the file of a trained style: it ends in .safetensors."))
        if strange := [one.name for one in taken if one.model is None]:
            raise BadPicture(f"{strange[0]} is no trained style: name what farm train style made.")
    except FarmError as error:
        return _refused(error, "file")
    return redirect(url_for(".show"), 303)


@screen.post("/<model_id>/paint")
def paint(model_id: str) -> AnyResponse:
    """Queue one pass over photos that come along."""
    incoming.expect_many()
    if all(one.id != model_id for one in _found()):
        raise NotFound(f"There is no trained style {model_id[:60]!r}, or it is not yours.")
    try:
        photos = refusal.arrived("photos")
        require((photos, "photos", "Choose one or more photos."))
        body: dict[str, Any] = {"kind": kinds.APPLY, "photos": photos, "model": model_id}
        entered = {name: request.form.get(name, "").strip() for name in ("size", "stroke")}
        body |= {name: page.number(text) for name, text in entered.items() if text}
        body |= _printed()
        job = submissions.submit(services(), viewer(), kinds.request(body))
    except FarmError as error:
        return _refused(error, "photos")
    return redirect(url_for("job_page.show", job_id=job.id), 303)


def _printed() -> dict[str, Any]:
    """Return what is asked of the files beside the pictures, with a profile that comes along."""
    sheet = reading.differing(request.form, "sheet", Sheet())
    for file in incoming.chosen("file.profile"):
        sheet["profile"] = intake.take(file).asset.id
    asked = {"frame": reading.differing(request.form, "frame", Frame()), "sheet": sheet}
    return {name: said for name, said in asked.items() if said} | {
        "outputs": [request.form.get("output", "png")]
    }


def _shown(message: str = "") -> str:
    with services().db.read() as session:
        own = profiles.listed(session, viewer())
    known = {"profiles": own, "outputs": OUTPUTS, "aspects": ASPECTS}
    return render_template("models/show.html", models=_found(), message=message, **known)


def _found() -> list[Shelved]:
    with services().db.read() as session:
        return models.shelf(session, viewer())


def _refused(error: FarmError, at: str) -> Response:
    return make_response(_shown(refusal.refuse(error, at, kinds.APPLY)), error.status)
