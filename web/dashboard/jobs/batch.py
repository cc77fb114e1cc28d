"""A grid of variations, filling in."""

from dataclasses import dataclass
from itertools import count, product
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.placement import RENDER
from farm.errors import FarmError
from farm.jobs.many import batches, series
from web.context import services, viewer
from web.dashboard import fields, page, refusal
from web.dashboard.jobs import axes
from web.dashboard.jobs.cards import Card, cards
from web.files import archive

screen = page.blueprint("batch", "/batches")
PHOTO = "/content"  # the axis of a series


@dataclass(frozen=True)
class Table:
    """A grid's plane: the last axis across, the one before down."""

    title: str  # the values of all other axes, if there are any
    is_sheet: bool  # of photos alone, which need no common axis
    down: str
    across: str
    columns: list[str]
    rows: list[tuple[str, list[Card | None]]]


@screen.get("/<batch_id>")
def show(batch_id: str) -> str:
    """Show the grid."""
    return render_template("batch/show.html", **_context(batch_id))


@screen.get("/<batch_id>/now")
def now(batch_id: str) -> str:
    """Show the tables alone."""
    return render_template("batch/_grid.html", **_context(batch_id))


@screen.post("/<batch_id>/results")
def results(batch_id: str) -> Response:
    """Answer its finished files as one ZIP."""
    try:
        with services().db.read() as session:
            batch = batches.get(session, viewer(), batch_id)
            found = series.files(session, viewer(), batch, page.text("names"))
    except FarmError as error:
        said = refusal.refuse(error)
        told = render_template("batch/show.html", message=said, **_context(batch_id))
        return make_response(told, error.status)
    return archive.answer(services().storage, found, f"{batch_id}.zip")


@screen.post("/<batch_id>/retry")
def retry(batch_id: str) -> AnyResponse:
    """Queue the failed jobs again in their places, or the canceled ones."""
    asked = page.checked(series.Retry, {"status": request.form.getlist("status")})
    series.retry(services(), viewer(), batch_id, asked)
    return redirect(url_for(".show", batch_id=batch_id), 303)


def _context(batch_id: str) -> dict[str, Any]:
    with services().db.read() as session:
        batch = batches.get(session, viewer(), batch_id)
        members = batches.members(session, viewer(), batch)
        shown = cards(session, members)
        names = axes.names(session, batch.axes)
    numbers = [batches.number(batch, job) for job in members]
    live = [card for card in shown if card.live]
    return {
        "batch": batch,
        "tables": tables(batch.axes, dict(zip(numbers, shown, strict=True)), names),
        "count": len(shown),
        "looks": any(axis["field"].startswith("/recipe/") for axis in batch.axes),
        "is_series": any(axis["field"] == PHOTO for axis in batch.axes),
        "share": sum(_share(card) for card in shown) / max(len(shown), 1),
        "failed": sum(card.job.state == "failed" for card in shown),
        "canceled": sum(card.job.state == "canceled" for card in shown),
        "live": live,
        "done": sum(card.job.state == "succeeded" for card in shown),
    }


def _share(card: Card) -> float:
    """Return how much of a job is done; one that has ended is."""
    if not card.live:
        return 1.0
    return card.job.progress.done if card.job.progress else 0.0


def tables(
    varied: list[dict[str, Any]], shown: dict[int, Card], names: dict[str, str]
) -> list[Table]:
    """Lay the jobs out by their numbers in the grid: deleted ones leave gaps."""
    kind = next(iter(shown.values())).job.kind if shown else RENDER
    named = [(fields.name(axis["field"], kind), axis["field"], axis["values"]) for axis in varied]
    *outer, down, across = [("", "", [None]), *named] if len(named) == 1 else named
    columns = [axes.say(across[1], value, kind, names) for value in across[2]]
    found, numbers = [], count()
    for fixed in product(*(values for _name, _field, values in outer)):
        title = ", ".join(
            f"{name} {axes.say(field, value, kind, names)}"
            for (name, field, _values), value in zip(outer, fixed, strict=True)
        )
        rows = [
            (axes.say(down[1], value, kind, names), [shown.get(next(numbers)) for _ in columns])
            for value in down[2]
        ]
        is_sheet = not down[0] and across[1] == PHOTO
        found.append(Table(title, is_sheet, down[0], across[0], columns, rows))
    return found
