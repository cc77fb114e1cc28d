"""What small servers of one page have in common."""

from pathlib import Path

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException


def page_app(name: str, folder: Path, script: str) -> Flask:
    """Return an application that serves a folder's page.html and script, and says its errors."""
    app = Flask(name, static_folder=None)

    @app.get("/")
    def page() -> Response:
        return Response((folder / "page.html").read_text(), mimetype="text/html")

    @app.get(f"/{script}")
    def code() -> Response:
        return Response((folder / script).read_text(), mimetype="text/javascript")

    @app.errorhandler(HTTPException)
    def bad(error: HTTPException) -> Response:
        return problem(error.code or 500, error.description or error.name)

    return app


def problem(status: int, detail: str) -> Response:
    """Return an error (RFC 9457)."""
    answer = jsonify(status=status, detail=detail)
    answer.status_code = status
    answer.mimetype = "application/problem+json"
    return answer
