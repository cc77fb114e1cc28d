"""Small versions and deep-zoom tiles of stored pictures: made at the first look, and kept.

All tiles of a picture lie in one uncompressed ZIP in the store, so that they appear all at once,
and one ranged read fetches a tile.
"""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import pyvips

from farm.base.scratch import scratch
from farm.engine.errors import ImageError
from farm.engine.pictures import images
from farm.errors import AlreadyExists, FarmError, NotFound
from farm.infra import keys
from farm.infra.storage import Storage
from farm.library.uploads import films, trained
from farm.library.views.once import Once

LOCAL_HEADER = 30  # bytes before the name in front of each file of a ZIP
INDEXES = 128  # kept in memory; that of a 16K picture has about 1,500 entries


def thumbnail(storage: Storage, blob: str, sha256: str, side: int) -> bytes:
    """Return a WebP of the stored picture `blob`, at most `side` pixels long.

    Raises NotFound for a file that is none.
    """
    place = keys.view(sha256, f"{side}.webp")
    try:
        return storage.get(place)
    except NotFound:
        with scratch() as folder:
            file = folder / "picture"  # a large one does not belong into memory
            storage.get_file(blob, file)
            try:
                data = images.thumbnail(_shown(file, folder), side)
            except ImageError as error:  # a page, or a colour profile
                raise NotFound(f"There is nothing to show. {error}") from error
        storage.put(place, data, content_type="image/webp")
        return data


@dataclass(frozen=True)
class View:
    """One way to show a picture in depth."""

    name: str  # of its file
    seen: Callable[[pyvips.Image], pyvips.Image] | None = None
    """Makes sRGB of the image, if that is not its own colours alone."""


OWN = View("tiles")


class Pyramids:
    """Cuts pictures one after another, and finds their tiles."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._cut = Once("pyramids")
        self._index = lru_cache(INDEXES)(self._read_index)

    def ready(self, blob: str, sha256: str, view: View = OWN) -> bool:
        """Whether the tiles of the stored picture `blob` are there; if not, begin to cut them.

        Raises FarmError if they cannot be made.
        """
        place = key(sha256, view)
        if (why := self._cut.failure(place)) is not None:
            raise FarmError(f"The picture cannot be cut into tiles: {why}")
        if self._storage.exists(place):
            return True
        self._cut.ask(place, partial(self._make, blob, place, view))
        return False

    def tile(self, sha256: str, name: str, view: View = OWN) -> bytes:
        """Return a tile's JPEG by its name, e.g. ``12/3_4.jpg``; raise NotFound without one."""
        place = key(sha256, view)
        try:
            start, length = self._index(place)[name]
        except KeyError:
            raise NotFound(f"The picture has no tile {name[:40]!r}.") from None
        return self._storage.get(place, start=start, length=length)

    def close(self) -> None:
        """Finish the picture at work and cut no more."""
        self._cut.close()

    def _make(self, blob: str, place: str, view: View) -> None:
        with scratch() as folder, suppress(AlreadyExists):  # another web process was quicker
            picture = folder / "picture"
            self._storage.get_file(blob, picture)
            archive = pack(_shown(picture, folder), folder, view)
            self._storage.put_file(place, archive, content_type="application/zip", only_new=True)

    def _read_index(self, place: str) -> dict[str, tuple[int, int]]:
        """Return where each tile's bytes begin, and how many there are."""
        with zipfile.ZipFile(_Ranged(self._storage, place)) as archive:
            return {
                entry.filename: (
                    entry.header_offset + LOCAL_HEADER + len(entry.filename),
                    entry.file_size,
                )
                for entry in archive.infolist()
            }


def key(sha256: str, view: View = OWN) -> str:
    """Return where the store keeps the tiles of a picture with this SHA-256."""
    return keys.view(sha256, f"{view.name}.zip")


def pack(picture: Path, folder: Path, view: View = OWN) -> Path:
    """Cut a picture file into tiles in `folder`, and return the ZIP of them."""
    images.tiles(picture, folder / "tiles", seen=view.seen)
    root, path = folder / "tiles" / "picture_files", folder / "pyramid.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for tile in sorted(root.rglob("*.jpg")):
            archive.writestr(tile.relative_to(root).as_posix(), tile.read_bytes())
    return path


def _shown(path: Path, folder: Path) -> Path:
    """Return the picture that stands for a file, itself where it is one."""
    return trained.shown(path, folder) if trained.is_model(path) else films.shown(path, folder)


class _Ranged(io.RawIOBase):
    """A stored object as a file: each read is a ranged request."""

    def __init__(self, storage: Storage, name: str) -> None:
        self._storage, self._name = storage, name
        self._size, self._place = storage.head(name).size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = base + offset
        return self._place

    def read(self, size: int = -1) -> bytes:
        left = self._size - self._place
        wanted = left if size < 0 else min(size, left)
        data = self._storage.get(self._name, start=self._place, length=wanted)
        self._place += len(data)
        return data
