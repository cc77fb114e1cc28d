"""The page: two pictures at 100 %, three answers, and at the end what they add up to."""

import mimetypes
from pathlib import Path

from flask import Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

from farm.domain.preference import interval
from farm.errors import InvalidInput
from farm.local.blind.ballot import Ballot

HERE = Path(__file__).parent


def create_app(ballot: Ballot) -> Flask:
    """Return the application."""
    app = Flask("blind", static_folder=None)

    @app.get("/")
    def page() -> Response:
        return Response((HERE / "page.html").read_text(), mimetype="text/html")

    @app.get("/blind.js")
    def script() -> Response:
        return Response((HERE / "blind.js").read_text(), mimetype="text/javascript")

    @app.get("/question")
    def question() -> Response:
        waiting = ballot.open()
        key = waiting[0].key if waiting else None
        looks = waiting[0].looks if waiting and not ballot.blind else ("", "")
        return jsonify(key=key, looks=looks, left=len(waiting), of=len(ballot.questions))

    @app.get("/pictures/<key>/<side>")
    def picture(key: str, side: str) -> Response:
        """Serve one of the two; neither address nor answer says which look it is."""
        if key not in ballot.questions or side not in ("left", "right"):
            abort(404)
        path: Path = getattr(ballot.questions[key], side)
        return Response(path.read_bytes(), mimetype=mimetypes.guess_type(path)[0])

    @app.post("/votes")
    def vote() -> Response:
        answer = request.get_json()  # no form of another page can send that
        ballot.vote(str(answer.get("key")), str(answer.get("choice")))
        return question()

    @app.get("/result")
    def result() -> Response:
        return jsonify(pairs=told(ballot))

    @app.errorhandler(InvalidInput)
    def bad(error: InvalidInput) -> Response:
        return _problem(422, str(error))

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> Response:
        return _problem(error.code or 500, error.description or error.name)

    return app


def told(ballot: Ballot) -> list[str]:
    """Return a sentence for every two looks that were compared."""
    return [_sentence(*looks, *votes) for looks, votes in ballot.preferred().items()]


def _sentence(one: str, other: str, liked: int, beside: int, equal: int) -> str:
    low, high = interval(liked, liked + beside)
    return (
        f"{one} {liked}, {other} {beside}, equal {equal}: {one} is liked better by "
        f"{100 * low:.0f} to {100 * high:.0f} % of those who like one better (95 % sure)."
    )


def _problem(status: int, detail: str) -> Response:
    answer = jsonify(status=status, detail=detail)
    answer.status_code = status
    answer.mimetype = "application/problem+json"
    return answer
