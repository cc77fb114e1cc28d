"""Bytes from the store to a client: conditional, in ranges, under a name to keep."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from farm.infra.storage import Storage

A_YEAR_S = 31_536_000


@dataclass(frozen=True)
class Blob:
    """One stored file that never changes."""

    key: str
    bytes: int
    media_type: str
    sha256: str


def answer(storage: Storage, blob: Blob, name: str) -> Response:
    """Return the blob, or the range of it that was asked for, or that it has not changed."""
    if request.if_none_match.contains_weak(blob.sha256):
        return _labelled(Response(status=304), blob.sha256)
    start, stop = _range(blob)
    whole = (start, stop) == (0, blob.bytes)
    chunks = storage.chunks(blob.key, start=start, length=None if whole else stop - start)
    response = Response(chunks, 200 if whole else 206, mimetype=blob.media_type)
    response.content_length = stop - start
    response.headers["Accept-Ranges"] = "bytes"
    if not whole:
        response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{blob.bytes}"
    kind = "attachment" if "download" in request.args else "inline"
    # RFC 6266 in the form that survives any name
    response.headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(name, safe='')}"
    return _labelled(response, blob.sha256)


def small(etag: str, make: Callable[[], bytes], media_type: str) -> Response:
    """Return what `make` makes, unless the client has it."""
    if request.if_none_match.contains_weak(etag):
        return _labelled(Response(status=304), etag)
    return _labelled(Response(make(), mimetype=media_type), etag)


def _labelled(response: Response, etag: str) -> Response:
    response.set_etag(etag)
    named_by_content = "v" in request.args or "/assets/" in request.path
    response.headers["Cache-Control"] = (
        f"private, max-age={A_YEAR_S}, immutable" if named_by_content else "private, no-cache"
    )
    return response


def _range(blob: Blob) -> tuple[int, int]:
    """Return first byte and the one after the last; all of it where no one range is asked for."""
    asked = request.range
    fresh = request.if_range.etag in (None, blob.sha256) and request.if_range.date is None
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1 or not fresh:
        return 0, blob.bytes
    first, stop = asked.ranges[0]
    if stop is None and -first > blob.bytes > 0:  # the last bytes, more than there are: all
        return 0, blob.bytes
    found = asked.range_for_length(blob.bytes)
    if found is None:
        raise RequestedRangeNotSatisfiable(length=blob.bytes)
    return found
