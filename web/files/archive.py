"""A ZIP of stored files that is made while it is sent: no file of it is whole in memory."""

import time
import zipfile
from collections.abc import Iterable, Iterator
from io import RawIOBase
from typing import Any
from urllib.parse import quote

from flask import Response

from farm.infra.storage import Storage
from farm.jobs.many.files import File

ZIP: dict[str, Any] = {
    "description": "The files",
    "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
}
MODE = 0o644 << 16  # of each file, where the ZIP is unpacked


class _Pipe(RawIOBase):
    """Takes what is written until it is taken out."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def answer(storage: Storage, files: Iterable[File], name: str) -> Response:
    """Return stored files as one ZIP."""
    response = Response(_zipped(storage, files), mimetype="application/zip")
    kept = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Disposition"] = kept
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _zipped(storage: Storage, files: Iterable[File]) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", allowZip64=True) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, time.gmtime(file.artifact.created)[:6])
            entry.external_attr = MODE
            with archive.open(entry, "w", force_zip64=True) as target:  # stored: it is packed
                for chunk in storage.chunks(file.artifact.key):
                    target.write(chunk)
                    yield pipe.taken()
    yield pipe.taken()
