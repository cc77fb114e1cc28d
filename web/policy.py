"""What a browser may do with our answers: nothing that our pages do not, and in nobody's frame."""

import base64
import hashlib
import re

from flask import Flask, Response, request

BASE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob: data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DOCS = "/api"  # the pages there are a library's
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def register(app: Flask) -> None:
    """Say so with every answer of `app`."""
    app.after_request(protect)


def protect(response: Response) -> Response:
    """Forbid the browser everything that our pages do not do."""
    rules = BASE
    if response.mimetype == "text/html" and request.path.startswith(DOCS):
        rules = BASE | _of_docs(response.get_data(as_text=True))
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    response.headers["Content-Security-Policy"] = policy
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _of_docs(page: str) -> dict[str, str]:
    """Allow just the inline scripts that this page has, and the styles that its scripts set."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE.findall(page))
    allowed = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return {
        "script-src": " ".join(("'self'", *allowed)),
        "style-src": "'self' 'unsafe-inline'",
    }
