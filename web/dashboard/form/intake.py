"""Pictures that come in through the form."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from werkzeug.datastructures import FileStorage

from farm.base.scratch import scratch
from farm.domain.jobs.stored import carried
from farm.engine.pictures.images import read_settings
from farm.errors import BadPicture
from farm.library.uploads import assets
from farm.sql.models import Asset
from web.context import services, viewer
from web.dashboard.form.drafts import quick
from web.dashboard.form.drafts.draft import SLOTS, Draft, Painting
from web.files import incoming


@dataclass(frozen=True)
class Taken:
    """An upload that was checked and kept."""

    asset: Asset
    settings: dict[str, Any] | None  # those in the file, if it is a render


def take(file: FileStorage) -> Taken:
    """Check and keep one uploaded picture or film; raise BadPicture if it is none."""
    farm, name = services(), viewer().name
    with scratch() as folder:
        path = folder / "file"
        try:
            sha256 = assets.spool(cast(BinaryIO, file.stream), path, farm.settings.max_upload_bytes)
            asset, _ = assets.add(farm, name, file.filename or "", path, sha256)
        except BadPicture as error:
            raise BadPicture(f"{file.filename}: {error}") from error
        return Taken(asset, _settings(path) if asset.media_type.startswith("image/") else None)


def settings_in(key: str) -> dict[str, Any] | None:
    """Return the settings in a stored file, if it is a render."""
    with scratch() as folder:
        path = folder / "file"
        services().storage.get_file(key, path)
        return _settings(path)


def _settings(path: Path) -> dict[str, Any] | None:
    """Return the settings in a file that was made here, if the form can ask for them."""
    found = carried(read_settings(path) or {})
    return found if "recipe" in found or quick.fits(found) else None


def take_files(draft: Draft) -> None:
    """Put files that came with the form itself, from a browser without scripts, in their places."""
    for slot in SLOTS:
        if slot_file := incoming.chosen(f"file.{slot}"):
            draft.pictures[slot] = take(slot_file[0]).asset.id
    if photos := incoming.chosen("file.photos"):
        draft.photos += [asset.id for asset in incoming.take(photos)]
    if draft.photos and not draft.pictures["content"]:
        draft.pictures["content"] = draft.photos.pop(0)
    for file in incoming.chosen("file.profile"):
        draft.sheet["profile"] = take(file).asset.id
    for file in incoming.chosen("file.style"):
        draft.paintings.append(Painting(take(file).asset.id))
