"""POST /uploads: a picture comes in."""

from typing import BinaryIO, cast

from flask import Response, request
from pydantic import BaseModel, ConfigDict, Field

from farm.base.scratch import scratch
from farm.base.sentences import shaped
from farm.domain import resources
from farm.domain.addresses import API
from farm.errors import BadPicture, Fault
from farm.infra import keys
from farm.library.uploads import assets
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services, viewer
from web.files import incoming

api = resource("uploads", "Pictures come in")

PUT_S = 3600  # an announced picture may take this long

FORM = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {
                    "file": {"type": "string", "format": "binary"},
                    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                },
            }
        }
    },
}


@api.post(
    "/uploads",
    operation_id="uploadAsset",
    responses={"200": resources.Asset, "201": resources.Asset},
    openapi_extensions={"requestBody": FORM},
)
def upload() -> Response:
    """Upload a picture, a film, an ICC profile or a trained style, as the form field `file`.

    The same bytes are stored once: sent again, they answer 200 with the picture already known.
    With the field `sha256` (in hex) bytes that were damaged on their way are refused.
    """
    file = incoming.required_file()
    farm = services()
    with scratch() as folder:
        path = folder / "file"
        sha256 = assets.spool(cast(BinaryIO, file.stream), path, farm.settings.max_upload_bytes)
        _require_whole(sha256, request.form.get("sha256", sha256))
        name = file.filename or ""
        asset, is_new = assets.add(farm, viewer().name, name, path, sha256)
    shown = present.asset(asset)
    place = f"{API}/assets/{asset.id}"
    return reply(shown, 201 if is_new else 200, Location=place)


@api.post(
    "/uploads/archive",
    operation_id="uploadArchive",
    responses={"201": resources.Assets},
    openapi_extensions={"requestBody": FORM},
)
def upload_archive() -> Response:
    """Upload up to 500 pictures in a ZIP, as the form field `file`: all of them or none.

    The answer names each picture once, in the ZIP's order.
    """
    incoming.expect_many()
    found = incoming.take([incoming.required_file()])
    return reply(resources.Assets(items=[present.asset(one) for one in found]), 201)


class Announcement(BaseModel):
    """A picture that is to come."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    name: str = Field(min_length=1, max_length=1000)
    """Its file name."""

    sha256: str = shaped("^[0-9a-f]{64}$", "Give 64 digits of 0 to 9 and a to f")
    """Of its bytes, in hex."""

    bytes: int = Field(gt=0, le=2**53, strict=True)
    """How many."""


class UploadPath(BaseModel):
    """Names an upload."""

    upload_id: str = Field(max_length=60, description="An upload's id.")


@api.post(
    "/uploads/direct",
    operation_id="announceUpload",
    responses={"200": resources.Upload, "201": resources.Upload},
)
def announce(body: Announcement) -> Response:
    """Announce a large picture, to put it straight into the store.

    Answers 200 with the picture if you sent the same bytes before, else 201 with an address.
    """
    farm, owner = services(), viewer().name
    known = assets.stored(farm, owner, body.sha256)
    if known is not None:
        return reply(resources.Upload(asset=present.asset(known)))
    row = assets.announce(farm, owner, body.name, body.sha256, body.bytes)
    url = farm.storage.put_url(keys.upload(row.id), row.bytes, seconds=PUT_S)
    complete_url = f"{API}/uploads/{row.id}/complete"
    ticket = resources.Upload(
        id=row.id, put_url=url, expires=row.created + PUT_S, complete_url=complete_url
    )
    return reply(ticket, 201)


@api.post(
    "/uploads/<string:upload_id>/complete",
    operation_id="completeUpload",
    responses={"201": resources.Asset},
)
def complete(path: UploadPath) -> Response:
    """Check a picture that was put into the store; refused if its bytes are not those announced."""
    asset = assets.complete(services(), viewer(), path.upload_id)
    return reply(present.asset(asset), 201, Location=f"{API}/assets/{asset.id}")


def _require_whole(sha256: str, announced: str) -> None:
    if announced.lower() != sha256:
        detail = f"The bytes that arrived have the SHA-256 {sha256}: send them again."
        raise BadPicture(detail, faults=(Fault("/sha256", detail),))
