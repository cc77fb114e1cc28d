"""The form of a training: paintings, photos to learn on, and how the network learns."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.jobs import kinds
from farm.domain.jobs.training import TrainSpec
from farm.errors import FarmError, InvalidInput
from farm.jobs import models
from farm.jobs.submitting import estimates, submissions
from farm.library import styles
from web.context import services, viewer
from web.dashboard import page, refusal
from web.dashboard.controls import Control, settings
from web.dashboard.fields import explained, require
from web.files import incoming

screen = page.blueprint("training", "/models/train")

TRAIN = "train"
FIRST = ("steps", "style_weight", "content_weight", "style_scale", "size")
"""What stands open; the rest is for who has trained before."""
MODELS = {
    "start": ("Goes on from", "With fewer maps here than it has, its weakest ones are left out."),
    "teacher": ("Has a teacher", "A network of more maps, whose pictures it shall learn, too."),
}
"""What a training may have of models that are there: label, and what it means."""
ANY = "asset_" + 26 * "0"  # stands for pictures that have not come: their number changes nothing


@screen.get("")
def form() -> str:
    """Show the form, blank."""
    return _form()


@screen.post("")
def submit() -> AnyResponse:
    """Queue the training of what comes along."""
    incoming.expect_many()
    try:
        body = _chosen() | _pictures()
        job = submissions.submit(services(), viewer(), kinds.request(body | {"kind": TRAIN}))
    except FarmError as error:
        return make_response(_form(refusal.refuse(error, "photos", TRAIN)), error.status)
    return redirect(url_for("job_page.show", job_id=job.id), 303)


@screen.post("/estimate")
def estimate() -> Response | str:
    """Tell how long it will take and what memory it needs, as far as settings decide that."""
    try:
        wanted = _chosen() | {"photos": [ANY], "styles": [{"asset": ANY}]}
        wanted.pop("label", None)
        spec = page.checked(TrainSpec, wanted)
    except InvalidInput as error:
        return render_template("models/_estimate.html", problem=explained(error, TRAIN))
    kind = kinds.KINDS[TRAIN]
    with services().db.read() as session:
        seconds = estimates.Speeds(session).seconds(TRAIN, spec, {})
    needed = max(kind.memory(spec, {}))
    return render_template("models/_estimate.html", seconds=seconds, memory=needed)


def _form(message: str = "") -> str:
    with services().db.read() as session:
        shelf = models.shelf(session, viewer())
        library = styles.find(session, viewer())
    known = _controls()
    return render_template(
        "models/train.html",
        message=message,
        first=[known[name] for name in FIRST],
        rest=[control for name, control in known.items() if name not in FIRST],
        models=shelf,
        choices=MODELS,
        styles=library,
    )


def _controls() -> dict[str, Control]:
    return {control.name: control for control in settings(TRAIN).values()}


def _chosen() -> dict[str, Any]:
    """Return the settings that were entered; what was left blank is as usual."""
    entered = {name: text.strip() for name, text in request.form.items()}
    told = {name: control.parse(entered[name]) for name, control in _controls().items()
            if entered.get(name)}  # fmt: skip
    return told | {name: entered[name] for name in ("label", *MODELS) if entered.get(name)}


def _pictures() -> dict[str, Any]:
    """Check and keep the files that come along, and return what the training is made of."""
    photos, paintings = refusal.arrived("photos"), refusal.arrived("paintings")
    style = request.form.get("style")
    require(
        (photos, "photos", "Choose photos to learn on: some hundred, or a ZIP of them."),
        (style or paintings, "styles", "Choose a style of the library, or one painting or more."),
    )
    learned = {"style": style} if style else {"styles": [{"asset": one} for one in paintings]}
    return {"photos": photos, **learned}
