"""The library of styles."""

from functools import partial

from flask import Response
from pydantic import Field

from farm.domain import resources
from farm.domain.addresses import API
from farm.domain.styles import Contents, Request, StyleChanges
from farm.library import styles
from farm.sql import models
from web.api import cursor, present
from web.api.blueprint import NO_CONTENT, PageQuery, StylePath, created, reply, resource
from web.context import services, viewer

api = resource("styles", "Styles: named, versioned sets of paintings, with a look")


class StylesQuery(PageQuery):
    """Which styles."""

    q: str = Field("", max_length=200, description="With these words in their name or tags.")


@api.post("/styles", operation_id="createStyle", responses={"201": resources.Style})
def add(body: Request) -> Response:
    """Make a style of uploaded paintings, or of those of a finished render.

    A job that says `"style": "NAME"` has its paintings and, where it says nothing else, its look.
    """
    row = styles.add(services(), viewer(), body)
    return created(_resource(row), f"{API}/styles/{row.id}")


@api.get("/styles", operation_id="listStyles", responses={"200": resources.StylePage})
def listing(query: StylesQuery) -> Response:
    """List styles, newest first."""
    with services().db.read() as session:
        find = partial(styles.find, session, viewer(), query.q)
        rows, following = cursor.page(find, query.cursor, query.limit)
        newest = styles.newest(session, list(rows))
    items = [present.style_entry(row, newest[row.id]) for row in rows]
    return reply(resources.StylePage(items=items, next=following))


@api.get("/styles/<string:style_id>", operation_id="getStyle", responses={"200": resources.Style})
def show(path: StylePath) -> Response:
    """Show a style and all its versions."""
    with services().db.read() as session:
        row = styles.get(session, viewer(), path.style_id)
    return reply(_resource(row))


@api.patch(
    "/styles/<string:style_id>", operation_id="updateStyle", responses={"200": resources.Style}
)
def change(path: StylePath, body: StyleChanges) -> Response:
    """Change a style's name, tags or licence note."""
    return reply(_resource(styles.change(services(), viewer(), path.style_id, body)))


@api.post(
    "/styles/<string:style_id>/versions",
    operation_id="createStyleVersion",
    responses={"201": resources.Style},
)
def add_version(path: StylePath, body: Contents) -> Response:
    """Give a style other paintings or another look from now on; no job that is there changes."""
    row = styles.add_version(services(), viewer(), path.style_id, body)
    return created(_resource(row), f"{API}/styles/{row.id}")


@api.delete("/styles/<string:style_id>", operation_id="deleteStyle", responses=NO_CONTENT)
def remove(path: StylePath) -> Response:
    """Forget a style; its pictures stay, and so do jobs that have it."""
    styles.remove(services(), viewer(), path.style_id)
    return Response(status=204)


def _resource(row: models.Style) -> resources.Style:
    with services().db.read() as session:
        return present.style(row, styles.versions(session, row))
