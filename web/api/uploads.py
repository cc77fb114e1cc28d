"""POST /uploads: a picture comes in."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

from flask import Response, request

from farm import assets, resources
from farm.errors import BadPicture, Fault, InvalidInput
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services, viewer

api = resource("uploads", "Pictures come in")

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
    responses={"200": resources.Asset, "201": resources.Asset},
    openapi_extensions={"requestBody": FORM},
)
def upload() -> Response:
    """Upload a picture (JPEG, PNG, WebP or TIFF) as the form field `file`.

    The same bytes are stored once: sent again, they answer 200 with the picture already known.
    With the field `sha256` (in hex) bytes that were damaged on their way are refused.
    """
    file = request.files.get("file")
    if file is None:
        detail = "Send the picture as the field `file` of a multipart/form-data body."
        raise InvalidInput(detail, faults=(Fault("/file", detail),))
    farm = services()
    with TemporaryDirectory(prefix="upload-") as folder:
        path = Path(folder) / "file"
        sha256 = assets.spool(cast(BinaryIO, file.stream), path, farm.settings.max_upload_bytes)
        _require_whole(sha256, request.form.get("sha256", sha256))
        known = assets.find(farm, viewer().name, sha256)
        asset = known or assets.add(farm, viewer().name, file.filename or "", path, sha256)
    shown = present.asset(asset)
    place = f"{present.API}/assets/{asset.id}"
    return reply(shown, 200 if known else 201, Location=place)


def _require_whole(sha256: str, announced: str) -> None:
    if announced.lower() != sha256:
        detail = f"The bytes that arrived have the SHA-256 {sha256}: send them again."
        raise BadPicture(detail, faults=(Fault("/sha256", detail),))
