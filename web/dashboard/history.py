"""Every render so far: found by its name, newest first, as a contact sheet."""

from typing import Any

from flask import render_template, request

from farm import jobs
from farm.states import JobState
from web.api import cursor
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.cards import cards

screen = page.blueprint("history", "/history")

ON_A_PAGE = 36
STATES = {
    "": "All",
    "succeeded": "Finished",
    "failed": "Failed",
    "canceled": "Canceled",
    "paused": "Paused",
}


@screen.get("")
def show() -> str:
    """Show the sheet, or one more piece of it to a page that has scrolled to its end."""
    more = page.is_partial() and "cursor" in request.args
    return render_template("history/_sheet.html" if more else "history/show.html", **_context())


def _context() -> dict[str, Any]:
    text, state = request.args.get("q", "").strip()[:200], request.args.get("state", "")
    with services().db.read() as session:
        rows = jobs.find(
            session,
            viewer(),
            states=[JobState(state)] if state in STATES and state else (),
            text=text or None,
            before=cursor.decode(request.args.get("cursor")),
            limit=ON_A_PAGE + 1,
        )
        shown = cards(session, rows[:ON_A_PAGE])
    last = rows[ON_A_PAGE - 1] if len(rows) > ON_A_PAGE else None
    following = cursor.encode(last.created, last.id) if last else None
    return {"cards": shown, "q": text, "state": state, "states": STATES, "following": following}
