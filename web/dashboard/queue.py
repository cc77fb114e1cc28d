"""The queue: what runs, what waits, and why."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm import jobs
from farm.errors import Conflict
from farm.states import LIVE, JobState
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.cards import cards

screen = page.blueprint("queue", "/queue")

MOST = 100  # jobs on the page; the rest is counted
ACTIONS = {"cancel": jobs.cancel, "pause": jobs.pause, "resume": jobs.resume}


@screen.get("")
def show() -> str:
    """Show the queue."""
    return render_template("queue/show.html", **_context())


@screen.get("/now")
def now() -> str:
    """Show the list alone: the page asks for it when it hears of news."""
    return render_template("queue/_list.html", **_context())


@screen.post("/<any(cancel, pause, resume):action>")
def act(action: str) -> AnyResponse | str:
    """Do one thing to every chosen job; those whose state does not allow it stay as they are."""
    for job_id in request.form.getlist("job"):
        try:
            ACTIONS[action](services(), viewer(), job_id)
        except Conflict:
            continue
    return now() if page.is_partial() else redirect(url_for(".show"), 303)


def _context() -> dict[str, Any]:
    with services().db.read() as session:
        rows = jobs.find(session, viewer(), states=sorted(LIVE), limit=MOST)
        shown = cards(session, rows)
    shown.sort(key=lambda card: (card.job.state == JobState.PAUSED, card.job.place or 0))
    return {"cards": shown}
