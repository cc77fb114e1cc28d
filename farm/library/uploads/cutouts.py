"""What is made of a photo: one without its transparency, a mask of that, a map of its faces."""

from collections.abc import Callable
from pathlib import Path

import pyvips

from farm.base.scratch import scratch
from farm.domain.roles import Viewer
from farm.engine.errors import ImageError
from farm.engine.pictures import cutout, faces, images
from farm.errors import BadPicture, InvalidInput
from farm.infra import keys
from farm.infra.services import Services
from farm.library.uploads import assets
from farm.sql.models import Asset


def photo(services: Services, viewer: Viewer, asset_id: str) -> Asset:
    """Return an upload without its transparency, as an upload of its own."""
    return _kept(services, viewer, asset_id, "opaque", cutout.opaque)


def mask(services: Services, viewer: Viewer, asset_id: str) -> Asset:
    """Return the mask that an upload's transparency is, as an upload of its own."""
    return _kept(services, viewer, asset_id, "mask", cutout.mask)


def kept_faces(services: Services, viewer: Viewer, asset_id: str) -> Asset:
    """Return the strength map that keeps an upload's faces, as an upload of its own.

    Raises InvalidInput where nothing finds faces.
    """
    if not faces.is_able():
        raise InvalidInput(
            "This farm finds no faces; whoever runs it can change that: install "
            "'brushfarm[faces]' where web runs."
        )
    return _kept(services, viewer, asset_id, "faces", faces.kept)


def _kept(
    services: Services,
    viewer: Viewer,
    asset_id: str,
    what: str,
    part: Callable[[Path], pyvips.Image],
) -> Asset:
    asset = assets.get(services, viewer, asset_id)
    if not asset.media_type.startswith("image/"):
        raise BadPicture(f"{asset.name!r} is no picture: choose a photo.")
    with scratch() as folder:
        source, made = folder / "source", folder / "made.png"
        services.storage.get_file(keys.asset(asset.sha256), source)
        try:
            images.save(made, part(source))
        except ImageError as error:
            raise BadPicture(f"{asset.name}: {error}") from None
        name = f"{Path(asset.name).stem} {what}.png"
        return assets.add(services, viewer.name, name, made, assets.digest(made))[0]
