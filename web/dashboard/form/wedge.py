"""A wedge of nine proofs around the look that the form has; each is a click from being the look."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.jobs import wedge
from farm.domain.placement import RENDER
from farm.errors import InvalidInput, LimitReached
from farm.jobs.many import batches
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.submitting import forms
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.form import intake, new
from web.dashboard.form.drafts import reading
from web.dashboard.form.drafts.draft import Draft

screen = page.blueprint("wedge", "/wedge")


@screen.post("")
def make() -> AnyResponse:
    """Queue the proofs, and keep the form for who comes back with one of them."""
    draft = reading.from_form(request.form)
    try:
        intake.take_files(draft)
        draft.require_pictures()
        batch = batches.submit(services(), viewer(), _grid(draft), None)
    except (InvalidInput, LimitReached) as error:
        draft.blame(error)
        return new.page_of(draft, error.status)
    forms.keep(services(), viewer(), new.entered())
    return redirect(url_for("batch_page.show", batch_id=batch.id), 303)


def _grid(draft: Draft) -> Grid:
    if draft.kind != RENDER:
        raise InvalidInput("A wedge is of renders of a photo: choose another quality than Quick.")
    body = draft.body()
    body.pop("print_size", None)
    body["recipe"] = body["recipe"] | wedge.PROOF
    axes = [Axis.model_validate(axis) for axis in wedge.axes(draft.recipe)]
    return Grid(base=body | {"outputs": ["png"], "label": ""}, axes=axes)
