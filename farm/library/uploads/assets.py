"""Uploaded pictures: checked before they count, and each content stored once."""

import hashlib
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import ColumnElement, Select, Text, cast, exists, func, select, tuple_
from sqlalchemy.exc import IntegrityError

from farm.base.ids import new_id
from farm.base.scratch import scratch
from farm.domain.jobs.specs import CONTROLS
from farm.domain.roles import Viewer
from farm.engine.errors import ImageError
from farm.engine.pictures.inspection import Info, inspect
from farm.errors import BadPicture, Conflict, NotFound, TooLarge
from farm.infra import keys
from farm.infra.services import Services
from farm.library.keeping import needed
from farm.library.uploads import films, profiles, trained
from farm.library.views import renditions
from farm.sql import audit, limits, quotas
from farm.sql.models import Asset, Job, Style, StyleVersion, Upload

CHUNK = 1024 * 1024
LONGEST_NAME = 255


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


def digest(path: Path) -> str:
    """Return a file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def add(services: Services, owner: str, name: str, path: Path, sha256: str) -> tuple[Asset, bool]:
    """Check the file at `path`, store it, and return its row, and whether it is new.

    Raises BadPicture if it is none.
    """
    known = find(services, owner, sha256)
    if known is not None:
        if not _is_stored(services, known):
            media_type = known.media_type
            services.storage.put_file(keys.asset(sha256), path, content_type=media_type)
        return known, False
    if films.is_frames(path):
        with scratch() as folder:
            film = films.joined(path, clean(name), folder, services.settings)
            return add(services, owner, f"{Path(name).stem}.mkv", film, digest(film))
    found, card = _film(services, path), None
    info: Info | films.Checked
    if trained.is_model(path):
        info, card = trained.check(path)
    else:
        info = found if found and not films.is_gif(path) else _checked(services, path, name)
    with services.db.read() as session:
        limits.require_bytes(session, services.settings, owner, path.stat().st_size)
    # The same bytes may be there already; stored again, they are young for keeping.garbage.
    services.storage.put_file(keys.asset(sha256), path, content_type=info.media_type)
    asset = Asset(
        id=new_id("asset"),
        owner=owner,
        sha256=sha256,
        name=clean(name),
        media_type=info.media_type,
        width=info.width,
        height=info.height,
        bits=info.bits,
        bytes=path.stat().st_size,
        remarks=list(info.remarks),
        film=found and found.film,
        model=card,
    )
    try:
        return _noted(services, asset), True
    except IntegrityError:  # the same bytes came twice at once, and the other ones were first
        known = find(services, owner, sha256)
        assert known is not None
        return known, False


def _noted(services: Services, asset: Asset) -> Asset:
    with services.db.write() as session:
        limits.require_bytes(session, services.settings, asset.owner, asset.bytes)
        session.add(asset)
        session.flush()
        session.refresh(asset)
        return asset


def announce(services: Services, owner: str, name: str, sha256: str, size: int) -> Upload:
    """Expect a picture of `size` bytes that will be put straight into the store."""
    most = services.settings.max_upload_bytes
    if size > most:
        raise TooLarge(f"The file is larger than the {most:,} bytes that are taken.")
    with services.db.write() as session:
        limits.require_bytes(session, services.settings, owner, size)
        most = services.settings.max_announced_uploads
        words = "announced uploads: complete some, or wait a day until they are forgotten"
        quotas.require_room(session, owner, _announced(owner), most, words)
        upload = Upload(
            id=new_id("upload"), owner=owner, sha256=sha256, name=clean(name), bytes=size
        )
        session.add(upload)
        session.flush()
        session.refresh(upload)
        return upload


def _announced(owner: str) -> Select[int]:
    """Count what has not arrived yet."""
    arrived = exists().where(Asset.owner == Upload.owner, Asset.sha256 == Upload.sha256)
    return select(func.count()).select_from(Upload).where(Upload.owner == owner, ~arrived)


def complete(services: Services, viewer: Viewer, upload_id: str) -> Asset:
    """Check an announced picture that is in the store now; return its row, also if asked again."""
    with services.db.read() as session:
        upload = session.get(Upload, upload_id)
    if upload is None or upload.owner != viewer.name:
        raise NotFound(f"There is no upload {upload_id[:60]!r}, or it is not yours.")
    asset = stored(services, upload.owner, upload.sha256) or _arrived(services, upload)
    services.storage.delete(keys.upload(upload.id))
    return asset


def _arrived(services: Services, upload: Upload) -> Asset:
    with scratch() as folder:
        path = folder / "file"
        sha256 = _fetched(services, upload, path)
        if sha256 != upload.sha256:
            raise BadPicture(f"The bytes that arrived have the SHA-256 {sha256}: send them again.")
        return add(services, upload.owner, upload.name, path, sha256)[0]


def _fetched(services: Services, upload: Upload, path: Path) -> str:
    """Bring the bytes here and return their SHA-256; never more of them than were announced."""
    place = keys.upload(upload.id)
    try:
        size = services.storage.head(place).size
    except NotFound:
        raise Conflict("Nothing has arrived yet: put the bytes to put_url first.") from None
    if size != upload.bytes:
        raise BadPicture(f"{size:,} bytes arrived, and {upload.bytes:,} were announced.")
    services.storage.get_file(place, path)
    return digest(path)


def find(services: Services, owner: str, sha256: str) -> Asset | None:
    """Return the owner's asset with these bytes, if there is one."""
    with services.db.read() as session:
        query = select(Asset).where(Asset.owner == owner, Asset.sha256 == sha256)
        return session.scalars(query).one_or_none()


def stored(services: Services, owner: str, sha256: str) -> Asset | None:
    """Return the same unless its bytes are gone, so that they have to come again."""
    asset = find(services, owner, sha256)
    return asset if asset is not None and _is_stored(services, asset) else None


def _is_stored(services: Services, asset: Asset) -> bool:
    """Whether the bytes are there: a sweep that froze may remove what just came again."""
    return services.storage.exists(keys.asset(asset.sha256))


def get(services: Services, viewer: Viewer, asset_id: str) -> Asset:
    """Return a picture that the viewer may see, or raise NotFound."""
    with services.db.read() as session:
        asset = session.get(Asset, asset_id)
    if asset is None or not viewer.may_see(asset.owner):
        raise _absent(asset_id)
    return asset


def listed(
    services: Services, viewer: Viewer, before: tuple[float | str, str] | None, limit: int
) -> list[Asset]:
    """Return the viewer's own pictures, newest first; `before` is where the list went to."""
    query = select(Asset).where(Asset.owner == viewer.name).limit(limit)
    if before is not None:
        query = query.where(tuple_(Asset.created, Asset.id) < before)
    with services.db.read() as session:
        return list(session.scalars(query.order_by(Asset.created.desc(), Asset.id.desc())))


def remove(services: Services, viewer: Viewer, asset_id: str) -> None:
    """Forget a picture that no job is made of; raise Conflict while one is.

    Its blob may have come again in this moment: keeping.garbage finds it when it is old.
    """
    with services.db.write() as session:
        # Submissions lock what they name until their job is there.
        query = select(Asset).where(Asset.id == asset_id).with_for_update()
        asset = session.scalars(query).one_or_none()
        if asset is None or not viewer.may_see(asset.owner):
            raise _absent(asset_id)
        needed.complete(session)
        count = session.scalar(
            select(func.count()).select_from(Job).where(needed.made_of(asset_id))
        )
        if count:
            raise Conflict(
                f"Jobs are made of it ({count:,} on this farm): delete those first, for good."
            )
        style = session.scalars(select(Style.name).join(StyleVersion).where(in_style(asset_id)))
        if name := style.first():
            raise Conflict(f"It belongs to the style {name!r}: delete that first.")
        if asset.owner != viewer.name:
            audit.note(session, "picture.delete", asset.id, by=viewer.name, owner=asset.owner)
        session.delete(asset)


def in_style(asset_id: str) -> ColumnElement[bool]:
    """Match versions of styles that have this upload."""
    return cast(StyleVersion.paintings, Text).contains(f'"{asset_id}"', autoescape=True)


def _absent(asset_id: str) -> NotFound:
    return NotFound(f"There is no picture {asset_id[:60]!r}, or it is not yours.")


def thumbnail_of(services: Services, sha256: str, side: int) -> bytes:
    """Return a WebP at most `side` pixels long, made at the first request and kept."""
    return renditions.thumbnail(services.storage, keys.asset(sha256), sha256, side)


def clean(name: str) -> str:
    """Return a file's name without folders, and without controls that could disguise it."""
    bare = CONTROLS.sub("", name.replace("\\", "/").rsplit("/", 1)[-1])
    return bare[-LONGEST_NAME:] or "picture"


def _film(services: Services, path: Path) -> films.Checked | None:
    if films.is_film(path) or films.is_gif(path):
        return films.check(path, services.settings.max_film_frames)
    return None


def _checked(services: Services, path: Path, name: str) -> Info:
    if profiles.is_profile(path):
        return profiles.check(path)
    limits = services.settings
    try:
        return inspect(
            path,
            max_bytes=limits.max_upload_bytes,
            max_pixels=limits.max_pixels,
            max_side=limits.max_side,
        )
    except ImageError as error:
        raise BadPicture(films.unknown(name) or str(error)) from error
