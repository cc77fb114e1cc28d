"""A ZIP of stored files that is made while it is sent: no file of it is whole in memory."""

import time
import zipfile
from collections.abc import Iterable, Iterator
from io import RawIOBase
from urllib.parse import quote

from flask import Response

from farm.infra.storage import Storage

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


def answer(storage: Storage, files: Iterable[tuple[str, str, float]], name: str) -> Response:
    """Return stored files as one ZIP: each with its name there, its key, and its time."""
    response = Response(_zipped(storage, files), mimetype="application/zip")
    kept = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Disposition"] = kept
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _zipped(storage: Storage, files: Iterable[tuple[str, str, float]]) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", allowZip64=True) as archive:
        for name, key, created in files:
            entry = zipfile.ZipInfo(name, time.gmtime(created)[:6])
            entry.external_attr = MODE
            with archive.open(entry, "w", force_zip64=True) as target:  # stored: it is packed
                for chunk in storage.chunks(key):
                    target.write(chunk)
                    yield pipe.taken()
    yield pipe.taken()
