"""Where a command writes its picture: checked before the work, and never lost after it."""

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from farm.domain.jobs.specs import Output
from farm.domain.prints import FILES
from farm.engine.errors import ImageError
from farm.errors import BadSettings, SetupError

if TYPE_CHECKING:
    from farm.engine.pictures.images import Picture
    from farm.engine.prepress.sheet import Sheet

PACKED = 4  # times that JPEG and WebP are smaller than their samples, at least
ALIASES = {".tif": ".tiff", ".jpeg": ".jpg"}


def require_free(path: Path, inputs: Iterable[Path | None], force: bool) -> Path:
    """Return where to write; raise SetupError if that is no place for a new file.

    A file that exists is written over with `force` or after a yes on a terminal, an input never.
    """
    target = Path(os.path.realpath(path))  # through a link, as other programs write
    _check_place(path, target)
    for given in inputs:
        if given is not None and target.exists() and given.exists() and target.samefile(given):
            raise SetupError(f"{path} is what the render is made of: name another file.")
    if target.exists() and not force and not _agreed(path):
        raise SetupError(f"{path} exists: name another file, or give --force to write over it.")
    return target


def require_empty(folder: Path) -> Path:
    """Return a folder that is there and empty; raise SetupError if that cannot be."""
    try:
        folder.mkdir(exist_ok=True)
        taken = any(folder.iterdir())
    except OSError as error:
        raise SetupError(f"{folder} cannot be a folder for results: {error.strerror}.") from error
    if taken:
        raise SetupError(f"{folder} is not empty: name another folder for the results.")
    return folder


def require_able(path: Path, bits: int, longer: int) -> None:
    """Raise ImageError if the format of `path` cannot hold such a picture."""
    from farm.engine.pictures.formats import by_name

    by_name(path).require(bits, longer)


def format_of(path: Path, bits: int) -> Output:
    """Return the format of a file's name and depth; raise BadSettings if there is none."""
    suffix = ALIASES.get(path.suffix.lower(), path.suffix.lower())
    for name, (known, deep, _) in FILES.items():
        if (known, deep) == (suffix, bits):
            return name
    raise BadSettings(
        f"{path} cannot be written with {bits} bits: take .png or .tiff with 8 or 16, or .jpg, "
        ".webp or .pdf with 8."
    )


def require_room(path: Path, width: int, height: int, bits: int) -> None:
    """Raise SetupError if the folder's disk has no room for the picture."""
    needed = width * height * 3 * bits // 8
    if format_of(path, bits) in ("jpeg", "webp"):
        needed //= PACKED
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise SetupError(
            f"The folder {path.parent} has room for {free / 1e6:,.0f} MB and the picture may take "
            f"{needed / 1e6:,.0f} MB: free some, or write elsewhere."
        )


def write_or_keep(
    path: Path, picture: "Picture", how: "Sheet", settings: dict[str, Any]
) -> tuple[int, int]:
    """Write the picture and return the file's size; what fails is kept elsewhere.

    Raises ImageError that says where.
    """
    from farm.engine.prepress import sheet

    try:
        return sheet.write(path, picture, how, settings)
    except ImageError as error:
        raise ImageError(f"{error} {_kept(path, picture, how, settings)}") from None


def _check_place(path: Path, target: Path) -> None:
    folder = target.parent
    if not folder.is_dir():
        raise SetupError(f"The folder {folder} does not exist: make it, or write elsewhere.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SetupError(f"The folder {folder} cannot be written to.")
    longest = os.pathconf(folder, "PC_NAME_MAX")
    if len(os.fsencode(target.name)) > longest:
        raise SetupError(
            f"The name {target.name[:20]}… is longer than {longest} bytes: shorten it."
        )
    if target.is_dir():
        raise SetupError(f"{path} is a folder: name a file.")
    if target.exists() and not target.is_file():
        raise SetupError(f"{path} is no ordinary file: name another one.")
    if target.exists() and not os.access(target, os.W_OK):
        raise SetupError(f"{path} may not be written over: name another file.")


def _agreed(path: Path) -> bool:
    return sys.stdin.isatty() and typer.confirm(f"{path} exists. Write over it?", err=True)


def _kept(path: Path, picture: "Picture", how: "Sheet", settings: dict[str, Any]) -> str:
    """Write the picture to the first other folder that takes it, and say where."""
    from farm.engine.prepress import sheet

    for folder in (Path(tempfile.gettempdir()), Path.home(), Path.cwd()):
        spare = folder / f"render-{secrets.token_hex(4)}{path.suffix}"
        with suppress(ImageError):
            sheet.write(spare, picture, how, settings)
            return f"The picture is kept in {spare}."
    return "Nor could it be kept in another folder."
