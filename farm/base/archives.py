"""Files in a ZIP: refused in one sentence where it is no plain folder of pictures."""

import errno
import lzma
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from farm.errors import BadPicture, TooLarge

T = TypeVar("T")

SUFFIX = ".zip"
MOST_FILES = 500
MOST_TOLD = 3  # files in one sentence
CHUNK = 2**20
ENCRYPTED = 0x1  # a bit of an entry's flags
UNREADABLE = (  # what reading a ZIP raises where that is damaged, or of a kind that is not read
    BadZipFile, LargeZipFile, NotImplementedError, EOFError, UnicodeDecodeError, zlib.error,
    lzma.LZMAError,
)  # fmt: skip
DAMAGED = (None, errno.EINVAL)  # as OSError: bzip2's own, and a place before the file's beginning
PACKED = (SUFFIX, ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")


def is_archive(name: str) -> bool:
    """Whether a file of this name is a ZIP."""
    return name.lower().endswith(SUFFIX)


def unpacked(
    archive: Path, name: str, folder: Path, most: int, files: int = MOST_FILES
) -> Iterator[tuple[str, Path]]:
    """Yield each file of a ZIP, by its name and where it lies until the next one is asked for.

    Raises BadPicture, before the first of them, for an archive that is not taken: also for one of
    more than `most` bytes when it is unpacked, or of too many `files`.
    """
    path = folder / "entry"
    try:
        with ZipFile(archive) as opened:
            for entry in _entries(opened, name, most, files):
                with opened.open(entry) as source, path.open("wb") as target:
                    shutil.copyfileobj(source, target, CHUNK)
                yield PurePosixPath(entry.filename.replace("\\", "/")).name, path
    except UNREADABLE as error:
        raise _unreadable(name) from error
    except OSError as error:
        if error.errno not in DAMAGED:  # such as a full disk
            raise
        raise _unreadable(name) from error


def require_few(count: int, name: str, most: int = MOST_FILES) -> None:
    """Raise BadPicture for more files than are taken at once."""
    if count > most:
        raise BadPicture(f"{name} has {count:,} files and at most {most:,} are taken: part it.")


class Selection(Generic[T]):
    """What becomes of many files: all are looked at before one is refused."""

    def __init__(self) -> None:
        self.taken: dict[str, T] = {}  # by id, each once
        self._refused: list[str] = []

    @contextmanager
    def reading(self, name: str) -> Iterator[None]:
        """Note of a file of this name that it is refused, and why, instead of raising."""
        try:
            yield
        except (BadPicture, TooLarge) as error:
            self._refused.append(f"{name}: {error}")

    def whole(self) -> list[T]:
        """Return what was taken; raise BadPicture if some were refused, or if it is too much."""
        refused, count = self._refused, len(self._refused) + len(self.taken)
        if refused:
            more = len(refused) - MOST_TOLD
            others = f" And {more} more." if more > 0 else ""
            which = f"{len(refused)} of {count} files cannot be taken. " if count > 1 else ""
            raise BadPicture(f"{which}{' '.join(refused[:MOST_TOLD])}{others}")
        require_few(count, "This selection")
        return list(self.taken.values())


def _unreadable(name: str) -> BadPicture:
    return BadPicture(f"{name} cannot be read as a ZIP: pack it anew.")


def _entries(opened: ZipFile, name: str, most: int, files: int) -> list[ZipInfo]:
    found = [entry for entry in opened.infolist() if not _is_beside(entry)]
    for entry in found:
        _require_plain(entry, name)
    if not found:
        raise BadPicture(f"{name} is empty: there is no picture in it.")
    require_few(len(found), name, files)
    size = sum(entry.file_size for entry in found)
    if size > most:
        raise BadPicture(
            f"{name} unpacks to {size:,} bytes and at most {most:,} are taken: part it."
        )
    return found


def _is_beside(entry: ZipInfo) -> bool:
    """Whether this is a folder, or what a system has put beside the files."""
    parts = PurePosixPath(entry.filename).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return (
        entry.filename.endswith("/")
        or hidden
        or "__MACOSX" in parts
        or parts[-1:] == ("Thumbs.db",)
    )


def _require_plain(entry: ZipInfo, name: str) -> None:
    path = entry.filename.replace("\\", "/")
    if not PurePosixPath(path).name:
        raise BadPicture(f"{name} holds a file without a name: pack it anew.")
    if ".." in path.split("/") or path.startswith("/") or path[1:2] == ":":
        raise BadPicture(f"{name} holds {path[:100]!r}, a path that leads out of it: pack it anew.")
    if path.lower().endswith(PACKED):
        raise BadPicture(f"{name} holds {path[:100]!r}, which is packed itself: unpack that first.")
    if entry.flag_bits & ENCRYPTED:
        raise BadPicture(f"{name} asks for a password: pack it anew without one.")
