"""Small versions and deep-zoom tiles of uploads and artifacts: no page loads a whole picture.

The addresses follow the Deep Zoom format: ``ID.dzi`` and ``ID_files/LEVEL/COLUMN_ROW.jpg``.
"""

from dataclasses import dataclass
from typing import cast

from flask import Flask, Response, current_app, render_template, request
from sqlalchemy import select

from farm.domain.prints import SoftProof
from farm.engine.pictures.images import TILE
from farm.errors import NotFound
from farm.infra import keys
from farm.jobs import exports
from farm.jobs.listing import lookup
from farm.library.uploads import assets
from farm.library.views import renditions, softproofs
from farm.library.views.renditions import Pyramids, View
from farm.sql.models import Artifact
from web.context import services, viewer
from web.dashboard import page
from web.files import download

SIDES = (320, 640, 1024)  # pixels; 640 is 320 on a screen of high density
POLL_S = "1"  # until the tiles are cut
OVERLAP = 1  # pixels of each neighbour on a tile

screen = page.blueprint("pictures", "/pictures")


@dataclass(frozen=True)
class Source:
    """A stored picture that the viewer may see."""

    key: str
    sha256: str
    width: int
    height: int


def register(app: Flask) -> None:
    """Give the application its one cutter of tiles."""
    app.extensions["pyramids"] = Pyramids(app.extensions["services"].storage)


@screen.get("/<picture_id>")
def show(picture_id: str) -> str:
    """Show one picture in depth, and nothing else."""
    return render_template("picture.html", picture_id=picture_id, source=find(picture_id))


@screen.get("/<picture_id>-<int:side>.webp")
def small(picture_id: str, side: int) -> Response:
    """Answer a thumbnail; made once and kept."""
    source = find(picture_id)
    if side not in SIDES:
        sizes = ", ".join(map(str, SIDES))
        raise NotFound(f"There are thumbnails of these sizes only: {sizes} pixels.")
    storage = services().storage
    return download.small(
        f"{source.sha256}-{side}",
        lambda: renditions.thumbnail(storage, source.key, source.sha256, side),
        "image/webp",
    )


@screen.get("/<picture_id>.dzi")
def descriptor(picture_id: str) -> Response:
    """Answer the pyramid's description, or 202 while its tiles are being cut."""
    view = _view()
    source = find(picture_id, view)
    if not _pyramids().ready(source.key, source.sha256, view):
        return Response(status=202, headers={"Retry-After": POLL_S, "Cache-Control": "no-store"})
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpg" '
        f'Overlap="{OVERLAP}" TileSize="{TILE}">'
        f'<Size Width="{source.width}" Height="{source.height}"/></Image>'
    )
    return Response(xml, mimetype="application/xml", headers={"Cache-Control": "private"})


@screen.get("/<picture_id>_files/<int:level>/<name>")
def tile(picture_id: str, level: int, name: str) -> Response:
    """Answer one tile."""
    view = _view()
    source = find(picture_id, view)
    place = f"{level}/{name}"
    return download.small(
        f"{source.sha256}-{view.name}-{place}",
        lambda: _pyramids().tile(source.sha256, place, view),
        "image/jpeg",
    )


def find(picture_id: str, view: View = renditions.OWN) -> Source:
    """Return an upload or artifact by its id; raise NotFound where the viewer may not see it.

    Of a result in another view it is what prints are made of, without border and profile.
    """
    if picture_id.startswith("asset_"):
        return _asset(picture_id)
    with services().db.read() as session:
        row = session.scalars(select(Artifact).where(Artifact.id == picture_id)).one_or_none()
        if row is None:
            raise NotFound(f"There is no picture {picture_id[:60]!r}.")
        job = lookup.get(session, viewer(), row.job_id, binned=True)
        row = row if view == renditions.OWN else exports.deepest(session, row, job)
        return Source(row.key, row.sha256, row.width, row.height)


def _view() -> View:
    """Return how the picture is asked for: as it is, or as another space would show it."""
    asked = page.checked(SoftProof, request.args.to_dict())
    return softproofs.view(services(), viewer(), asked)


def _asset(asset_id: str) -> Source:
    row = assets.get(services(), viewer(), asset_id)
    return Source(keys.asset(row.sha256), row.sha256, row.width, row.height)


def _pyramids() -> Pyramids:
    return cast(Pyramids, current_app.extensions["pyramids"])
