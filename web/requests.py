"""What surrounds every request: its id, line in the log and span, and no control characters."""

import random
import re
import time
from contextlib import AbstractContextManager, ExitStack

import structlog
from flask import Flask, Response, g, request

from farm.base import tracing
from web.body import require_plain, require_text

log = structlog.get_logger(__name__)

ACCEPTABLE_ID = re.compile(r"[\w.:-]{1,100}", re.ASCII)
JOB = re.compile(r"\bjob_[0-9a-z]+")
BROKEN = 500
UNCHANGED = 304  # a poller that learns nothing is no news either
QUIET = ("/healthz", "/readyz", "/metrics", "/static/")


def register(app: Flask) -> None:
    """Do this around every request of `app`."""
    app.before_request(begin)
    app.after_request(end)
    app.teardown_request(close)


def begin() -> None:
    """Name the request, by the caller's own id if it sent one."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if ACCEPTABLE_ID.fullmatch(given) else f"{random.getrandbits(128):032x}"
    g.began_at = time.time()
    began = time.monotonic()
    g.elapsed_s = lambda: time.monotonic() - began
    structlog.contextvars.clear_contextvars()  # of the request that this thread had before
    g.span = ExitStack()
    if not request.path.startswith(QUIET):
        g.span.enter_context(_span())
    structlog.contextvars.bind_contextvars(request_id=g.request_id, **tracing.said())
    g.viewer = None
    require_text(request.path, "The address")
    require_plain(request.headers.get("Content-Encoding", ""))
    if request.query_string:
        for name, value in request.args.items(multi=True):
            require_text(name + value, "The query")


def end(response: Response) -> Response:
    """Name the request in the answer and in the log (without its query: it may hold secrets)."""
    response.headers["X-Request-ID"] = g.request_id
    if _is_unread():
        response.headers["Connection"] = "close"  # a client that drips would hold a thread
    status, job = response.status_code, _job(response)
    told = {"http.response.status_code": status, "brushfarm.job": job}
    tracing.note(told, failed=status >= BROKEN)
    if status != UNCHANGED and not request.path.startswith(QUIET):
        log.info(
            "request",
            method=request.method,
            path=request.path,
            job=job,
            address=request.remote_addr,
            status=status,
            ms=round(g.elapsed_s() * 1000, 1),
        )
    return response


def close(_error: BaseException | None) -> None:
    """End the request's span."""
    if "span" in g:
        g.span.close()


def _span() -> AbstractContextManager[None]:
    """Name the request by its route: an address may hold what is nobody else's business."""
    route = request.url_rule.rule if request.url_rule else None
    told = {
        "http.request.method": request.method,
        "http.route": route,
        "brushfarm.request_id": g.request_id,
    }
    name = f"{request.method} {route}" if route else request.method
    return tracing.span(name, told, after=request.headers.get(tracing.HEADER), kind="server")


def _job(response: Response) -> str | None:
    """Return the job that the request is about, or that it made."""
    found = JOB.search(request.path) or JOB.search(response.headers.get("Location", ""))
    return found[0] if found else None


def _is_unread() -> bool:
    """Whether a body may still be on its way that nobody is going to read."""
    is_sent = bool(request.content_length) or "Transfer-Encoding" in request.headers
    return is_sent and not vars(request).keys() & {"_cached_data", "form"}
