"""Many pictures at once, also out of ZIP files: all are looked at before one is refused."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from farm.base.archives import is_archive, require_few, require_taken, unpacked
from farm.base.scratch import scratch
from farm.errors import BadPicture, TooLarge
from farm.infra.services import Services
from farm.library import assets
from farm.sql.models import Asset


def take(services: Services, owner: str, files: Iterable[tuple[str, Path]]) -> list[Asset]:
    """Check and keep files, and those in ZIPs among them; return each picture once.

    Raises BadPicture, naming them, if some are no pictures, or if there are too many.
    """
    taken: dict[str, Asset] = {}
    refused: list[str] = []
    for name, path in _each(files, services.settings.max_archive_bytes):
        try:
            asset, _ = assets.add(services, owner, name, path, assets.digest(path))
        except (BadPicture, TooLarge) as error:
            refused.append(f"{assets.clean(name)}: {error}")
        else:
            taken[asset.id] = asset
    require_taken(refused, len(refused) + len(taken))
    require_few(len(taken), "This selection")
    return list(taken.values())


def _each(files: Iterable[tuple[str, Path]], most: int) -> Iterator[tuple[str, Path]]:
    for name, path in files:
        if not is_archive(name):
            yield name, path
            continue
        with scratch() as folder:
            yield from unpacked(path, name, folder, most)
