"""Colour profiles that are uploads: checked when they come, and looked into when they are used."""

from functools import lru_cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.engine.errors import ImageError
from farm.engine.pictures.inspection import Info
from farm.engine.prepress import spaces
from farm.errors import BadPicture
from farm.infra.storage import Storage
from farm.sql.models import Asset

VERDICTS = 64  # kept in memory
HEAD = 128  # bytes of a profile's header


def is_profile(path: Path) -> bool:
    """Whether a file says that it is a colour profile."""
    with path.open("rb") as file:
        return spaces.is_profile(file.read(HEAD))


def check(path: Path) -> Info:
    """Return what is kept of a profile; raise BadPicture for one that nothing is written in."""
    size = path.stat().st_size
    if size > spaces.LARGEST:
        raise BadPicture(
            f"The colour profile has {size:,} bytes; at most {spaces.LARGEST:,} are taken."
        )
    try:
        spaces.space(path.read_bytes())
    except ImageError as error:
        raise BadPicture(str(error)) from error
    return Info(spaces.ICC, 0, 0, 8, False)  # no picture: it has no size


@lru_cache(VERDICTS)
def space(storage: Storage, key: str) -> str:
    """Return the space of a stored profile: RGB or CMYK."""
    return spaces.space(storage.get(key))


def listed(session: Session, viewer: Viewer) -> list[Asset]:
    """Return the viewer's own profiles, newest first."""
    own = (Asset.owner == viewer.name) & (Asset.media_type == spaces.MEDIA_TYPE)
    return list(session.scalars(select(Asset).where(own).order_by(Asset.created.desc())))
