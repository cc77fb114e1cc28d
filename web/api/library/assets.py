"""Uploaded pictures."""

from enum import IntEnum
from functools import partial

from flask import Response
from pydantic import BaseModel, Field

from farm.domain import resources
from farm.infra import keys
from farm.library.uploads import assets, cutouts
from web.api import cursor, present
from web.api.blueprint import NO_CONTENT, AssetPath, PageQuery, reply, resource
from web.context import services, viewer
from web.files import download

api = resource("assets", "Uploaded pictures")

BINARY = {"schema": {"type": "string", "format": "binary"}}
IMAGE = {"image/*": BINARY}
FILE = IMAGE | {"video/*": BINARY, "application/*": BINARY}  # films; pages, ZIPs, models, profiles
PICTURE = {"description": "The picture", "content": IMAGE}
WHOLE = {"description": "The file", "content": FILE}
PART = {"description": "A range of the file's bytes", "content": FILE}
SAME = {"description": "Not changed since"}


class Side(IntEnum):
    """The thumbnails' longer edges, in pixels."""

    SMALL = 256
    LARGE = 1024


class ThumbnailQuery(BaseModel):
    """How large."""

    side: Side = Field(Side.SMALL, description="Longer edge, in pixels.")


@api.get("/assets", operation_id="listAssets", responses={"200": resources.AssetPage})
def listing(query: PageQuery) -> Response:
    """List your uploaded pictures, newest first."""
    find = partial(assets.listed, services(), viewer())
    rows, following = cursor.page(find, query.cursor, query.limit)
    items = [present.asset(row) for row in rows]
    return reply(resources.AssetPage(items=items, next=following))


@api.delete("/assets/<string:asset_id>", operation_id="deleteAsset", responses=NO_CONTENT)
def remove(path: AssetPath) -> Response:
    """Forget a picture; refused with 409 while any job is made of it."""
    assets.remove(services(), viewer(), path.asset_id)
    return Response(status=204)


@api.get("/assets/<string:asset_id>", operation_id="getAsset", responses={"200": resources.Asset})
def show(path: AssetPath) -> Response:
    """Describe an uploaded picture."""
    return reply(present.asset(assets.get(services(), viewer(), path.asset_id)))


@api.post(
    "/assets/<string:asset_id>/cutout",
    operation_id="cutOutAsset",
    responses={"201": resources.Cutout},
)
def cut_out(path: AssetPath) -> Response:
    """Part a photo by its transparency: what is seen of it is one region, the rest the other."""
    mask, photo = (
        present.asset(part(services(), viewer(), path.asset_id))
        for part in (cutouts.mask, cutouts.photo)
    )
    return reply(resources.Cutout(photo=photo, mask=mask), 201)


@api.post(
    "/assets/<string:asset_id>/faces",
    operation_id="keepFacesOfAsset",
    responses={"201": resources.Asset},
)
def keep_faces(path: AssetPath) -> Response:
    """Make the strength map of a photo that keeps its faces: dark over each, white elsewhere."""
    return reply(present.asset(cutouts.kept_faces(services(), viewer(), path.asset_id)), 201)


@api.get(
    "/assets/<string:asset_id>/content",
    operation_id="downloadAsset",
    responses={"200": WHOLE, "206": PART, "304": SAME},
)
def content(path: AssetPath) -> Response:
    """Return the file as it was uploaded, whole or in ranges."""
    asset = assets.get(services(), viewer(), path.asset_id)
    blob = download.Blob(keys.asset(asset.sha256), asset.bytes, asset.media_type, asset.sha256)
    return download.answer(services().storage, blob, asset.name)


@api.get(
    "/assets/<string:asset_id>/thumbnail",
    operation_id="getAssetThumbnail",
    responses={"200": PICTURE, "304": SAME},
)
def thumbnail(path: AssetPath, query: ThumbnailQuery) -> Response:
    """Return a small WebP of the picture."""
    asset = assets.get(services(), viewer(), path.asset_id)
    etag = f"{asset.sha256}-{query.side}"
    return download.small(
        etag, lambda: assets.thumbnail_of(services(), asset.sha256, query.side), "image/webp"
    )
