"""The library of styles: found by words, made of files or of a render, and used for new renders."""

from functools import partial
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.styles import Contents, Request, StyleChanges
from farm.engine.gatys.presets import plain
from farm.errors import AlreadyExists, FarmError
from farm.jobs import looks
from farm.library import styles
from farm.sql.models import Asset
from web.api import cursor
from web.context import services, viewer
from web.dashboard import page, refusal
from web.dashboard.controls import controls
from web.files import incoming

screen = page.blueprint("styles", "/styles")

ON_A_PAGE = 36


@screen.get("")
def show() -> str:
    """Show the library, or the part of it that words fit."""
    return render_template("styles/show.html", **_library())


@screen.post("")
def add() -> AnyResponse:
    """Make a style of files that come along, or of a finished render."""
    incoming.expect_many()
    try:
        contents = _contents({"name": request.form.get("name", "").strip()})
        style = styles.add(services(), viewer(), page.checked(Request, contents | _notes()))
    except FarmError as error:
        said = refusal.refuse(error, _place(error))
        told = render_template("styles/show.html", **_library(), message=said)
        return make_response(told, error.status)
    return redirect(url_for(".one", style_id=style.id), 303)


@screen.get("/<style_id>")
def one(style_id: str) -> str:
    """Show a style: its paintings, its look, and its versions."""
    return render_template("styles/one.html", **_style(style_id))


@screen.post("/<style_id>")
def change(style_id: str) -> AnyResponse:
    """Change its name, tags and licence note."""
    changes = {"name": request.form.get("name", "").strip()} | _notes()
    try:
        styles.change(services(), viewer(), style_id, page.checked(StyleChanges, changes))
    except FarmError as error:
        return _refused(style_id, error)
    return redirect(url_for(".one", style_id=style_id), 303)


@screen.post("/<style_id>/<any(like, unlike):order>")
def like(style_id: str, order: str) -> AnyResponse:
    """Let a style stand before the others, or no longer."""
    styles.change(services(), viewer(), style_id, StyleChanges(favourite=order == "like"))
    return redirect(url_for(".show"), 303)


@screen.post("/presets/<look_id>/delete")
def forget(look_id: str) -> AnyResponse:
    """Forget a preset of one's own."""
    looks.remove(services(), viewer(), look_id)
    return redirect(url_for(".show"), 303)


@screen.post("/<style_id>/versions")
def renew(style_id: str) -> AnyResponse:
    """Make a version of the paintings that are kept and those that come along."""
    incoming.expect_many()
    try:
        contents = _contents({}, _kept(style_id))
        styles.add_version(services(), viewer(), style_id, page.checked(Contents, contents))
    except FarmError as error:
        return _refused(style_id, error)
    return redirect(url_for(".one", style_id=style_id), 303)


@screen.post("/<style_id>/delete")
def delete(style_id: str) -> AnyResponse:
    """Forget a style; jobs that have it stay."""
    styles.remove(services(), viewer(), style_id)
    return redirect(url_for(".show"), 303)


def _contents(named: dict[str, Any], kept: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return what the form asks a style to be made of."""
    if job := request.form.get("job"):
        return named | {"job": job}
    known = {painting["asset"] for painting in kept or ()}
    new = [asset for asset in refusal.arrived("files") if asset not in known]
    named |= {"take_damaged": "take_damaged" in request.form}
    return named | {"paintings": [*(kept or ()), *({"asset": asset} for asset in new)]}


def _kept(style_id: str) -> list[dict[str, Any]]:
    """Return the paintings of the newest version that are to stay."""
    with services().db.read() as session:
        newest = styles.version(session, styles.get(session, viewer(), style_id))
    ticked = set(request.form.getlist("keep"))
    return [painting for painting in newest.paintings if painting["asset"] in ticked]


def _notes() -> dict[str, Any]:
    tags = [tag.strip() for tag in request.form.get("tags", "").split(",") if tag.strip()]
    return {"tags": tags, "licence": request.form.get("licence", "").strip()}


def _refused(style_id: str, error: FarmError) -> Response:
    said = refusal.refuse(error, _place(error))
    told = render_template("styles/one.html", **_style(style_id), message=said)
    return make_response(told, error.status)


def _place(error: FarmError) -> str:
    """Return the field that an error means which names none."""
    return "name" if isinstance(error, AlreadyExists) else "paintings"


def _library() -> dict[str, Any]:
    words = request.args.get("q", "").strip()[:200]
    with services().db.read() as session:
        find = partial(styles.find, session, viewer(), words)
        rows, following = cursor.page(find, request.args.get("cursor"), ON_A_PAGE)
        if not (words or "cursor" in request.args):
            rest = (row for row in rows if not row.favourite)
            rows = [*styles.favourites(session, viewer()), *rest]
        newest = styles.newest(session, list(rows))
        own = looks.find(session, viewer())
    shown = [(style, newest[style.id]) for style in rows]
    return {
        "styles": shown,
        "looks": own,
        "plain": plain,
        "q": words,
        "following": following,
    }


def _style(style_id: str) -> dict[str, Any]:
    with services().db.read() as session:
        style = styles.get(session, viewer(), style_id)
        versions = styles.versions(session, style)
        number = request.args.get("version", type=int) or style.newest
        shown = styles.version(session, style, number)
        named = {painting["asset"] for painting in shown.paintings}
        names = {asset: row.name for asset in named if (row := session.get(Asset, asset))}
    known = controls()
    look = [
        (known[name].label, known[name].say(value))
        for name, value in shown.look.items()
        if name in known
    ]
    return {"style": style, "versions": versions, "shown": shown, "names": names, "look": look}
