"""The queue: what runs, what waits, and why."""

from collections.abc import Iterator
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.states import JobState
from farm.fleet import queue
from farm.jobs import orders
from farm.jobs.many import bulk
from farm.jobs.many.bulk import Deed
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.jobs import undo
from web.dashboard.jobs.cards import cards

screen = page.blueprint("queue", "/queue")

MOST = 60  # jobs on the page; the rest is counted
MOST_AT_ONCE = 10_000  # that one order may touch


@screen.get("")
def show() -> str:
    """Show the queue."""
    return render_template("queue/show.html", **_context())


@screen.get("/now")
def now() -> str:
    """Show the list alone: the page asks for it when it hears of news."""
    return render_template("queue/_list.html", **_context())


@screen.get("/count")
def count() -> str:
    """Show how many jobs run or wait: every page does, beside the link to this one."""
    return render_template("queue/_count.html")


@screen.post("/<any(cancel, pause, resume):action>")
def act(action: str) -> AnyResponse | str:
    """Do one thing to every chosen job; those whose state does not allow it stay as they are."""
    outcome = bulk.do(services(), viewer(), Deed(action), _chosen())
    return _again(undo.offer(outcome.done))


@screen.post("/put-back")
def put_back() -> AnyResponse | str:
    """Undo the cancel of jobs that nobody had begun."""
    for job_id in request.form.getlist("job"):
        orders.put_back(services(), viewer(), job_id)
    return _again()


@screen.post("/move")
def move() -> AnyResponse | str:
    """Put a waiting job ahead of another, or behind all."""
    ahead_of = request.form.get("ahead_of") or None
    orders.move(services(), viewer(), request.form.get("job", ""), ahead_of)
    return _again()


def _again(toast: str = "") -> AnyResponse | str:
    return now() + toast if page.is_partial() else redirect(url_for(".show"), 303)


def _chosen() -> Iterator[str]:
    """Yield the ids of the chosen jobs; "mine" stands for all of the viewer's own."""
    if request.form.get("which") != "mine":
        yield from request.form.getlist("job")
        return
    with services().db.read() as session:
        yield from [job.id for job in queue.live(session, viewer().name, MOST_AT_ONCE)]


def _context() -> dict[str, Any]:
    with services().db.read() as session:
        rows = queue.live(session, None if viewer().sees_all else viewer().name, MOST)
        shown = cards(session, rows)
    waiting = [card.job.id for card in shown if card.job.state == JobState.QUEUED]
    return {"cards": shown, "moves": _moves(waiting)}


def _moves(waiting: list[str]) -> dict[str, dict[str, str]]:
    """Return, for each waiting job, ahead of which one it goes by a step up or down."""
    moves: dict[str, dict[str, str]] = {}
    for place, job_id in enumerate(waiting):
        ways = moves.setdefault(job_id, {})
        if place > 0:
            ways["up"] = waiting[place - 1]
        if place < len(waiting) - 1:
            ways["down"] = waiting[place + 2] if place + 2 < len(waiting) else ""
    return moves
