"""Frames of a film: how they move, what they hide, and one of them as a photo for a render."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.errors import InvalidInput, NotFound
from farm.jobs.listing import lookup
from farm.library.uploads import assets
from farm.library.views import stills
from farm.sql.models import Asset
from web.context import services, viewer
from web.dashboard import page
from web.files import download

screen = page.blueprint("film", "/films")


@screen.get("/<clip_id>/<int:number>-<any(motion, hidden):what>.webp")
def overlay(clip_id: str, number: int, what: str) -> Response:
    """Show how a frame moved since the one before it, or what was hidden there."""
    clip = _clip(clip_id, number)
    return download.small(
        f"{clip.sha256}-{number}-{what}",
        lambda: stills.overlay(services().storage, clip, number, what),
        "image/webp",
    )


@screen.post("/<job_id>/still")
def still(job_id: str) -> AnyResponse:
    """Take a frame of the film, as it was, for the photo of a render with the film's settings."""
    with services().db.read() as session:
        job = lookup.get(session, viewer(), job_id)
    if "clip" not in job.spec:
        raise InvalidInput("This job is no film: only films have frames.")
    number = request.form.get("frame", 1, type=int)
    clip = _clip(job.spec["clip"], number)
    taken = stills.take(services(), viewer(), clip, number)
    return redirect(url_for("new_page.form", job=job.id, photo=taken.id), 303)


def _clip(clip_id: str, number: int) -> Asset:
    """Return a film that has such a frame, from 1."""
    clip = assets.get(services(), viewer(), clip_id)
    if not clip.film or not 1 <= number <= clip.film["frames"]:
        raise NotFound("There is no such frame.")
    return clip
