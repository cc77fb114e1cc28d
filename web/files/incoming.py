"""Files that come with a request: one, or many at once, also in ZIPs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from flask import request
from werkzeug.datastructures import FileStorage

from farm.base.config import MIB
from farm.base.scratch import scratch
from farm.errors import Fault, InvalidInput
from farm.library.uploads import assets, intake
from farm.sql.models import Asset
from web.context import services, viewer

FORM_BYTES = MIB  # what surrounds the file of a multipart upload, at most


def expect_many() -> None:
    """Let this request be as large as a ZIP may be; call it before its form is read."""
    request.max_content_length = services().settings.max_archive_bytes + FORM_BYTES


def required_file() -> FileStorage:
    """Return the file of the field `file`, or raise InvalidInput."""
    files = request.files.getlist("file")
    if len(files) != 1:
        what = "the picture" if not files else f"one picture at a time, not {len(files)},"
        detail = f"Send {what} as the field `file` of a multipart/form-data body."
        raise InvalidInput(detail, faults=(Fault("/file", detail),))
    return files[0]


def chosen(name: str) -> list[FileStorage]:
    """Return the files that were chosen for a field."""
    return [file for file in request.files.getlist(name) if file.filename]


def take(files: Iterable[FileStorage]) -> list[Asset]:
    """Check and keep pictures, and those in ZIPs; raise BadPicture naming all that are none."""
    with scratch() as folder:
        return intake.take(services(), viewer().name, _spooled(files, folder / "file"))


def _spooled(files: Iterable[FileStorage], path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name of each file, and where it lies until the next one is asked for."""
    for file in files:
        assets.spool(cast(BinaryIO, file.stream), path, services().settings.max_archive_bytes)
        yield file.filename or "", path
