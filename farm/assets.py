"""Uploaded pictures: checked before they count, and each content stored once."""

import hashlib
import re
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select

from farm.engine.errors import ImageError
from farm.engine.images import thumbnail
from farm.engine.inspection import Info, inspect
from farm.errors import BadPicture, NotFound, TooLarge
from farm.ids import new_id
from farm.models import Asset
from farm.roles import Viewer
from farm.services import Services

CHUNK = 1024 * 1024
LONGEST_NAME = 255


def key(sha256: str) -> str:
    """Return where the store keeps a picture with this SHA-256."""
    return f"assets/{sha256[:2]}/{sha256}"


def spool(stream: BinaryIO, path: Path, most: int) -> str:
    """Write an upload to `path` and return its SHA-256 in hex; raise TooLarge past `most` bytes."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > most:
                raise TooLarge(f"The file is larger than the {most:,} bytes that are taken.")
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def add(services: Services, owner: str, name: str, path: Path, sha256: str) -> Asset:
    """Check the file at `path`, store it, and return its row; raise BadPicture if it is none."""
    known = find(services, owner, sha256)
    if known is not None:
        return known
    info = _checked(services, path)
    # The same bytes may be there already; stored again, they are young for farm.garbage.
    services.storage.put_file(key(sha256), path, content_type=info.format.media_type)
    with services.transaction() as session:
        asset = Asset(
            id=new_id("asset"),
            owner=owner,
            sha256=sha256,
            name=clean(name),
            media_type=info.format.media_type,
            width=info.width,
            height=info.height,
            bits=info.bits,
            bytes=path.stat().st_size,
        )
        session.add(asset)
        session.flush()
        session.refresh(asset)
        return asset


def find(services: Services, owner: str, sha256: str) -> Asset | None:
    """Return the owner's asset with these bytes, if there is one."""
    with services.db.read() as session:
        query = select(Asset).where(Asset.owner == owner, Asset.sha256 == sha256)
        return session.scalars(query).one_or_none()


def get(services: Services, viewer: Viewer, asset_id: str) -> Asset:
    """Return a picture that the viewer may see, or raise NotFound."""
    with services.db.read() as session:
        asset = session.get(Asset, asset_id)
    if asset is None or not viewer.may_see(asset.owner):
        raise NotFound(f"There is no picture {asset_id[:60]!r}, or it is not yours.")
    return asset


def thumbnail_of(services: Services, sha256: str, side: int) -> bytes:
    """Return a WebP at most `side` pixels long, made at the first request and kept."""
    place = f"thumbnails/{sha256}-{side}.webp"
    try:
        return services.storage.get(place)
    except NotFound:
        data = thumbnail(services.storage.get(key(sha256)), side)
        services.storage.put(place, data, content_type="image/webp")
        return data


def clean(name: str) -> str:
    """Return a file's name without folders and control characters."""
    bare = re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    return bare[-LONGEST_NAME:] or "picture"


def _checked(services: Services, path: Path) -> Info:
    limits = services.settings
    try:
        return inspect(
            path,
            max_bytes=limits.max_upload_bytes,
            max_pixels=limits.max_pixels,
            max_side=limits.max_side,
        )
    except ImageError as error:
        raise BadPicture(str(error)) from error
