"""Errors as RFC 9457 problem details: one sentence, a stable code, a pointer to each bad field."""

import errno
from http import HTTPStatus
from typing import Any

import structlog
from flask import Blueprint, Flask, Response, g
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.routing import RequestRedirect

from farm.domain.jobs.specs import MOST_FAULTS, bad_settings
from farm.domain.resources import Problem
from farm.errors import DiskFull, FarmError, Fault, InvalidInput, TooLarge, Unavailable

log = structlog.get_logger(__name__)

RETRY_AFTER_S = 2  # after which a server that was away is worth another try


def register(app: Flask | Blueprint) -> None:
    """Answer every error of `app` in this form."""
    app.register_error_handler(FarmError, of_ours)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(Exception, unforeseen)


def of_ours(error: FarmError) -> Response:
    """Answer an error that the farm raised on purpose."""
    headers = {}
    if error.status >= 500:
        log.warning("request failed", code=error.code, reason=str(error))
    if isinstance(error, Unavailable):
        headers["Retry-After"] = str(RETRY_AFTER_S)
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = 'Bearer realm="Brushfarm"'
    return problem(error.status, error.code, str(error), error.faults, headers)


def of_http(error: HTTPException) -> Response:
    """Answer an error of the web framework: an unknown address, a wrong method."""
    status = error.code or 500
    if isinstance(error, RequestRedirect):
        return Response(status=status, headers=error.get_headers())
    if isinstance(error, RequestEntityTooLarge):
        return of_ours(TooLarge())
    code = HTTPStatus(status).phrase.lower().replace(" ", "_").replace("-", "_")
    kept = {name: value for name, value in error.get_headers() if name != "Content-Type"}
    return problem(status, code, _plain(error), (), kept)


def unforeseen(error: Exception) -> Response:
    """Answer a defect: the traceback is for the log, the request id for the person.

    A full disk is none, wherever in a request it is met.
    """
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return of_ours(DiskFull("The web server's disk is full: whoever runs it frees some space."))
    log.exception("request met a defect", exc_info=error)
    detail = f"The server met an error of its own; its log has more under {g.request_id}."
    return problem(500, "internal_error", detail)


def problem(
    status: int,
    code: str,
    detail: str,
    faults: tuple[Fault, ...] = (),
    headers: dict[str, Any] | None = None,
) -> Response:
    """Return the answer that describes a problem."""
    body = Problem(
        type=f"urn:brushfarm:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        request_id=g.get("request_id", ""),
        errors=[
            {"pointer": fault.pointer, "detail": fault.detail} for fault in faults[:MOST_FAULTS]
        ],
    )
    return Response(
        body.model_dump_json(), status, headers, content_type="application/problem+json"
    )


def invalid(error: ValidationError) -> Response:
    """Raise a failed validation of a request as ours; called by flask-openapi3."""
    meant = bad_settings(error)
    raise InvalidInput(str(meant), faults=meant.faults)


def _plain(error: HTTPException) -> str:
    if error.code == HTTPStatus.NOT_FOUND:
        return "There is nothing at this address."
    if error.code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
        return f"This address takes {allowed} only."
    return error.description or HTTPStatus(error.code or 500).phrase
