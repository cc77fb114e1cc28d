"""The proof on the form: a rough picture of what it asks for, there in a moment."""

from math import inf
from typing import cast

from flask import Flask, Response, current_app, request
from sqlalchemy import select

from farm.errors import NotFound
from farm.library.views.proofs import Proofs, Wanted
from farm.sql.models import Asset
from web.context import services
from web.dashboard import page
from web.dashboard.form.drafts import draft as drafts
from web.dashboard.form.drafts import reading
from web.dashboard.form.drafts.draft import Draft, Painting

screen = page.blueprint("proof", "/proof")
POLL_S = "1"
MOST_PAINTINGS = 8  # more of a style would take seconds, and change little


def register(app: Flask) -> None:
    """Give the application its one maker of proofs."""
    app.extensions["proofs"] = Proofs(app.extensions["services"].storage)


@screen.get("")
def show() -> Response:
    """Answer the proof of a photo and paintings, 202 while it is made, or 204 without one."""
    wanted = _wanted(reading.from_form(request.args))
    try:
        data = made().get(wanted) if wanted and made().available else b""
    except NotFound:
        data = b""
    if data == b"":
        return Response(status=204, headers={"Cache-Control": "no-store"})
    if data is None:
        return Response(status=202, headers={"Retry-After": POLL_S, "Cache-Control": "no-store"})
    return Response(data, mimetype="image/webp", headers={"Cache-Control": "private, no-cache"})


def made() -> Proofs:
    """Return the application's proofs."""
    return cast(Proofs, current_app.extensions["proofs"])


def _wanted(draft: Draft) -> Wanted | None:
    """Return what the form's proof is made of; None while pictures are missing."""
    photo = drafts.assets_of(draft).get(draft.pictures["content"])
    paintings = _of_style(draft) or _of_form(draft)
    if photo is None or not paintings:
        return None
    return Wanted(photo, paintings[:MOST_PAINTINGS], draft.color == "luminance")


def _of_form(draft: Draft) -> list[tuple[Asset, float]]:
    known = drafts.assets_of(draft)
    return [(known[one.asset], _share(one)) for one in draft.paintings if one.asset in known]


def _of_style(draft: Draft) -> list[tuple[Asset, float]]:
    """Return the paintings of a style, which whoever sees it may see, too."""
    found = drafts.style_of(draft)
    if found is None:
        return []
    shares = {one["asset"]: one["weight"] for one in found[1].paintings}
    with services().db.read() as session:
        rows = session.scalars(select(Asset).where(Asset.id.in_(shares)).order_by(Asset.id))
        return [(row, shares[row.id]) for row in rows]


def _share(painting: Painting) -> float:
    """Return a painting's share, or an equal one while what stands there is none."""
    try:
        share = float(painting.weight)
    except ValueError:
        return 1.0
    return share if 0 < share < inf else 1.0
