"""Many pictures at once, also out of ZIP files: all are looked at before one is refused."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from farm.base.archives import Selection, is_archive, unpacked
from farm.base.scratch import scratch
from farm.infra.services import Services
from farm.library.uploads import assets
from farm.sql.models import Asset


def take(services: Services, owner: str, files: Iterable[tuple[str, Path]]) -> list[Asset]:
    """Check and keep files, and those in ZIPs among them; return each picture once.

    Raises BadPicture, naming them, if some are no pictures, or if there are too many.
    """
    selection = Selection[Asset]()
    for name, path in _each(files, services.settings.max_archive_bytes):
        with selection.reading(assets.clean(name)):
            asset, _ = assets.add(services, owner, name, path, assets.digest(path))
            selection.taken[asset.id] = asset
    return selection.whole()


def _each(files: Iterable[tuple[str, Path]], most: int) -> Iterator[tuple[str, Path]]:
    for name, path in files:
        if not is_archive(name):
            yield name, path
            continue
        with scratch() as folder:
            yield from unpacked(path, name, folder, most)
