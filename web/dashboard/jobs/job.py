"""One job: what it looks like now, how far it is, and what can be done with it."""

import json
from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from farm.domain import naming
from farm.domain.placement import RENDER
from farm.domain.prints import Export
from farm.domain.states import PERSONAL, Action, may_return
from farm.errors import FarmError, InvalidInput, NotFound
from farm.jobs import exports, orders, parts
from farm.jobs.kept import bin
from farm.jobs.listing import lookup
from farm.jobs.many import files
from farm.jobs.submitting import submissions
from farm.library.uploads import profiles
from farm.sql.models import Job, Style
from web.api.jobs.artifacts import ExportQuery
from web.api.jobs.jobs import JobChanges
from web.context import services, viewer
from web.dashboard import page, refusal
from web.dashboard.form import intake
from web.dashboard.form.drafts import quick
from web.dashboard.form.drafts.draft import OUTPUTS, SIZES
from web.dashboard.jobs.cards import Card, card, cards
from web.dashboard.jobs.comparing import difference
from web.files import archive, incoming

screen = page.blueprint("job", "/jobs")

MOST_CHILDREN = 8  # named on the page; the history has them all
LENGTHS = ("border_mm", "bleed_mm")  # on paper, which may have a decimal comma


@screen.get("/<job_id>")
def show(job_id: str) -> str:
    """Show the whole page."""
    return render_template("job/show.html", **_context(job_id))


@screen.get("/<job_id>/now")
def now(job_id: str) -> str:
    """Show what changes while a job lives: the page asks for it when it hears of news."""
    try:
        return render_template("job/_now.html", **_context(job_id))
    except NotFound:  # deleted, in another tab or by somebody else
        return render_template("job/_gone.html")


@screen.get("/<job_id>/log")
def log(job_id: str) -> str:
    """Show every worker's try at the job, with its last lines."""
    with services().db.read() as session:
        row = lookup.get(session, viewer(), job_id)
        tries = lookup.attempts(session, row)
    return render_template("job/_log.html", attempts=tries)


@screen.get("/<job_id>/settings.json")
def settings(job_id: str) -> Response:
    """Answer all that determines the result, as a file to keep."""
    with services().db.read() as session:
        spec = lookup.get(session, viewer(), job_id).spec
    kept = {"Content-Disposition": f'attachment; filename="{job_id}.json"'}
    text = json.dumps(spec, indent=2, sort_keys=True)
    return Response(text, mimetype="application/json", headers=kept)


@screen.post("/<job_id>/<any(cancel, pause, resume, finish):action>")
def act(job_id: str, action: str) -> AnyResponse | str:
    """Cancel, pause, resume, or end with the picture as it is."""
    orders.act(services(), viewer(), job_id, Action(action))
    if page.is_partial():
        return now(job_id)
    return redirect(url_for(".show", job_id=job_id), 303)


@screen.post("/<job_id>/renew")
def renew(job_id: str) -> AnyResponse:
    """Queue the job once more, with the newest version of its style."""
    with services().db.read() as session:
        style = lookup.get(session, viewer(), job_id).style_id
    if style is None:
        raise InvalidInput("This job was not made with a style of the library.")
    made = submissions.clone(services(), viewer(), job_id, {"style": style})
    return redirect(url_for(".show", job_id=made.id), 303)


@screen.post("/<job_id>/put-back")
def put_back(job_id: str) -> AnyResponse:
    """Undo the cancel of a job that nobody had begun."""
    job = orders.put_back(services(), viewer(), job_id)
    return redirect(url_for(".show", job_id=job.id), 303)


@screen.post("/<job_id>/label")
def label(job_id: str) -> AnyResponse:
    """Give the job a name."""
    try:
        named = page.checked(JobChanges, {"label": request.form.get("label", "").strip()})
        orders.change(services(), viewer(), job_id, None, label=named.label)
    except FarmError as error:
        return _refused(job_id, error, "label")
    return redirect(url_for(".show", job_id=job_id), 303)


@screen.post("/<job_id>/<any(pin, unpin):order>")
def pin(job_id: str, order: str) -> AnyResponse:
    """Keep the files of a job whatever their age, or no longer."""
    orders.change(services(), viewer(), job_id, None, pinned=order == "pin")
    return redirect(url_for(".show", job_id=job_id), 303)


@screen.post("/<job_id>/<any(like, unlike):order>")
def like(job_id: str, order: str) -> AnyResponse | str:
    """Give a job its owner's star, or take it away."""
    row = orders.change(services(), viewer(), job_id, None, favourite=order == "like")
    if page.is_partial():
        with services().db.read() as session:
            name = card(session, row).named
        return render_template("history/_star.html", job=row, name=name)
    return redirect(url_for(".show", job_id=job_id), 303)


@screen.post("/<job_id>/results")
def results(job_id: str) -> Response:
    """Answer all of its finished files as one ZIP."""
    try:
        with services().db.read() as session:
            found = files.of(session, viewer(), [job_id], page.text("names"))
    except FarmError as error:
        return _refused(job_id, error)
    return archive.answer(services().storage, found, f"{job_id}.zip")


@screen.post("/<job_id>/export")
def export(job_id: str) -> AnyResponse:
    """Lead to a further file of the picture, in a profile that may come along."""
    known = [*Export.model_fields, "photo"]
    asked: dict[str, Any] = {name: request.form[name] for name in known if name in request.form}
    if names := page.text("names"):
        asked["names"] = names
    lengths = {name: page.number(asked[name]) for name in LENGTHS if name in asked}
    asked |= lengths
    try:
        if brought := incoming.chosen("file.profile"):
            asked["profile"] = intake.take(brought[0]).asset.id
        order = page.checked(ExportQuery, asked)
        if names:
            naming.checked(names)
        exports.make(services(), viewer(), job_id, order.file(), order.photo)
    except FarmError as error:
        return _refused(job_id, error, "format")
    return redirect(url_for("artifacts.export", job_id=job_id, **asked, download=1), 303)


@screen.post("/<job_id>/delete")
def delete(job_id: str) -> AnyResponse:
    """Put a job that has ended into the bin; the history then offers to undo that."""
    bin.put(services(), viewer(), job_id)
    return redirect(url_for("history_page.show", gone=job_id), 303)


def _refused(job_id: str, error: FarmError, at: str = "") -> Response:
    """Show the page with a form that cannot be taken; an error without fields means `at`."""
    said = refusal.refuse(error, at)
    told = render_template("job/show.html", message=said, **_context(job_id))
    return make_response(told, error.status)


def _context(job_id: str) -> dict[str, Any]:
    with services().db.read() as session:
        row = lookup.get(session, viewer(), job_id)
        shown = card(session, row)
        parent = _parent(session, row)
        shots = _shots(session, row)
        return {
            "card": shown,
            "job": shown.job,
            "allowed": [action for action in PERSONAL if action in shown.job.links],
            "begun": row.epoch > 0,
            "returns": may_return(row.state, row.epoch),
            "attempts": lookup.attempts(session, row),
            "settings": difference.settings(shown.job, parent.job if parent else None),
            "parent": parent,
            "children": _children(session, row),
            "shots": shots,
            "larger": _larger(shown),
            "suits_form": quick.fits(shown.job.spec),
            "style": _style(session, row),
            "outputs": OUTPUTS,
            "profiles": profiles.listed(session, viewer()),
        }


@dataclass(frozen=True)
class Shot:
    """A part of a film, as its page shows it."""

    id: str
    label: str
    state: str
    first: int  # frame, from 0
    end: int  # the frame after the last
    painted: int  # frames that can be looked at, from its first

    @property
    def done(self) -> float:
        """Return which part of it that is."""
        return self.painted / (self.end - self.first)


def _shots(session: Session, row: Job) -> list[Shot]:
    """Return the parts of a film, in their order."""
    found = parts.of(session, row.id)
    painted = parts.painted(session, [one.id for one in found])
    bounds = [one.spec["part"] for one in found]
    return [
        Shot(one.id, one.label, one.state, first, end, painted.get(one.id, 0))
        for one, (first, end) in zip(found, bounds, strict=True)
    ]


def _style(session: Session, row: Job) -> Style | None:
    """Return the style that a job was made with, if it is still there."""
    found = session.get(Style, row.style_id) if row.style_id else None
    return found if found and viewer().may_see(found.owner) else None


def _parent(session: Session, row: Job) -> Card | None:
    found = session.get(Job, row.parent_id) if row.parent_id else None
    if found is None or found.binned is not None or not viewer().may_see(found.owner):
        return None
    return card(session, found)


def _children(session: Session, row: Job) -> list[Card]:
    """Return the newest renders that were made from this one."""
    return cards(session, lookup.find(session, viewer(), parent=row.id, limit=MOST_CHILDREN))


def _larger(shown: Card) -> list[tuple[int, str]]:
    if shown.job.kind != RENDER:
        return []
    size = shown.job.spec["recipe"]["size"]
    return [(pixels, name) for pixels, name in SIZES.items() if pixels > size and pixels >= 2048][
        :3
    ]
