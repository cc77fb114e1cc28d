"""Regions of a picture for the brush: asked for once, and looked at until they are there."""

from flask import Response, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.states import TERMINAL, JobState
from farm.errors import Conflict
from farm.fleet import queue
from farm.jobs import regions
from farm.jobs.listing import lookup
from web import problems
from web.context import services, viewer
from web.dashboard import page

screen = page.blueprint("regions", "/regions")
problems.register(screen)  # a script asks, and says what is wrong itself

ENDINGS: dict[str, str] = {
    JobState.SUCCEEDED: "The mask was deleted: look for regions again.",
    JobState.CANCELED: "The search was canceled.",
    JobState.FAILED: "The search failed.",
}


@screen.post("")
def ask() -> AnyResponse:
    """Have a picture's regions looked for, unless they are known."""
    picture, count = (request.form.get(name, "") for name in ("picture", "count"))
    job = regions.asked(services(), viewer(), picture, count)
    return redirect(url_for(".show", job_id=job.id), 303)


@screen.get("/<job_id>")
def show(job_id: str) -> Response:
    """Answer the mask, or 202 with what it waits for."""
    with services().db.read() as session:
        job = lookup.get(session, viewer(), job_id)
        found = regions.mask(session, job)
        waits = queue.waits(session, [job_id], services().settings).get(job_id)
    if found:
        data = services().storage.get(found.key)
        return Response(data, mimetype=found.media_type, headers={"Cache-Control": "no-store"})
    if job.state in TERMINAL:
        raise Conflict(job.error or ENDINGS[job.state])
    answer = jsonify(detail=waits.reason if waits else "A worker looks for regions…")
    answer.status, answer.headers["Cache-Control"] = "202", "no-store"
    return answer
