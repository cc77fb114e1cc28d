"""What surrounds every request: its id, its line in the log, and no control characters."""

import random
import re
import time

import structlog
from flask import Flask, Response, g, request

from web.body import require_text

log = structlog.get_logger(__name__)

ACCEPTABLE_ID = re.compile(r"[\w.:-]{1,100}", re.ASCII)
JOB = re.compile(r"\bjob_[0-9a-z]+")
UNCHANGED = 304  # a poller that learns nothing is no news either
QUIET = ("/healthz", "/readyz", "/metrics", "/static/")


def register(app: Flask) -> None:
    """Do this around every request of `app`."""
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    """Name the request, by the caller's own id if it sent one."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if ACCEPTABLE_ID.fullmatch(given) else f"{random.getrandbits(128):032x}"
    g.began_at = time.time()
    began = time.monotonic()
    g.elapsed_s = lambda: time.monotonic() - began
    structlog.contextvars.clear_contextvars()  # of the request that this thread had before
    structlog.contextvars.bind_contextvars(request_id=g.request_id)
    g.viewer = None
    require_text(request.path, "The address")
    if request.query_string:
        for name, value in request.args.items(multi=True):
            require_text(name + value, "The query")


def end(response: Response) -> Response:
    """Name the request in the answer and in the log (without its query: it may hold secrets)."""
    response.headers["X-Request-ID"] = g.request_id
    if _is_unread():
        response.headers["Connection"] = "close"  # a client that drips would hold a thread
    if response.status_code != UNCHANGED and not request.path.startswith(QUIET):
        log.info(
            "request",
            method=request.method,
            path=request.path,
            job=_job(response),
            address=request.remote_addr,
            status=response.status_code,
            ms=round(g.elapsed_s() * 1000, 1),
        )
    return response


def _job(response: Response) -> str | None:
    """Return the job that the request is about, or that it made."""
    found = JOB.search(request.path) or JOB.search(response.headers.get("Location", ""))
    return found[0] if found else None


def _is_unread() -> bool:
    """Whether a body may still be on its way that nobody is going to read."""
    is_sent = bool(request.content_length) or "Transfer-Encoding" in request.headers
    return is_sent and not vars(request).keys() & {"_cached_data", "form"}
