"""The workers, for the people who run them."""

from typing import Any

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.roles import Scope
from farm.fleet import caretakers, queue, registry
from web.api import present
from web.context import services, viewer
from web.dashboard import page
from web.people.identity import require

screen = page.blueprint("fleet", "/fleet")


@screen.get("")
def show() -> str:
    """Show every worker."""
    return render_template("fleet/show.html", **_context())


@screen.get("/now")
def now() -> str:
    """Show the table alone."""
    return render_template("fleet/_table.html", **_context())


@screen.post("/<path:worker_id>/<any(drain, resume):order>")
def act(worker_id: str, order: str) -> AnyResponse | str:
    """Ask a worker to hand its job back and rest, or to work again."""
    require(Scope.FLEET)
    registry.drain(services(), worker_id, order == "drain")
    return now() if page.is_partial() else redirect(url_for(".show"), 303)


def _context() -> dict[str, Any]:
    farm = services()
    with farm.db.read() as session:
        shown = present.workers(session, viewer(), farm.settings.lease_seconds)
        duties = caretakers.duties(session, farm.settings.lease_seconds)
        counts = queue.fleet(session, farm.settings.lease_seconds)
    may_steer = Scope.FLEET in viewer().scopes
    return {
        "workers": shown,
        "counts": counts,
        "duties": duties,
        "missing": caretakers.MISSING,
        "may_steer": may_steer,
    }
