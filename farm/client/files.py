"""Files that are meant by paths: those of folders, and those in ZIPs."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

from farm.base.archives import MOST_FILES, is_archive, require_few, unpacked
from farm.base.scratch import scratch
from farm.errors import AlreadyExists, BadPicture

MOST_UNPACKED = 40_000_000_000  # bytes of a ZIP, which lie here one file at a time


def expanded(paths: Sequence[str | Path]) -> Iterator[tuple[str, Path]]:
    """Yield each file by its name and where it lies until the next one is asked for.

    Raises BadPicture where there are none, or too many.
    """
    found = [file for path in paths for file in _files(Path(path))]
    if not found:
        raise BadPicture(f"{' and '.join(map(str, paths)) or 'The selection'} holds no files.")
    require_few(len(found), "This selection")
    for file in found:
        if not is_archive(file.name):
            yield file.name, file
            continue
        with scratch() as folder:
            yield from unpacked(file, file.name, folder, MOST_UNPACKED)


def _files(path: Path) -> list[Path]:
    """Return a file, or all files beneath a folder but hidden ones, in the order of their names."""
    if not path.is_dir():
        return [path]
    below = (file for file in path.rglob("*") if file.is_file())
    shown = [file for file in below if not any(p[0] == "." for p in file.relative_to(path).parts)]
    return sorted(shown)[: MOST_FILES + 1]


def unpack(archive: Path, folder: Path) -> list[Path]:
    """Write the files of a farm's own ZIP into a folder, made if need be, over nothing there."""
    folder.mkdir(parents=True, exist_ok=True)
    with ZipFile(archive) as opened:
        paths = [folder / Path(name).name for name in opened.namelist()]
        if taken := next((path for path in paths if path.exists()), None):
            raise AlreadyExists(f"{taken} is there already: name another folder.")
        for name, path in zip(opened.namelist(), paths, strict=True):
            with opened.open(name) as source, path.open("xb") as target:
                shutil.copyfileobj(source, target)
    return paths
