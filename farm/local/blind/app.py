"""The page: two pictures at 100 %, three answers, and at the end what they add up to."""

import mimetypes
from pathlib import Path

from flask import Flask, Response, abort, jsonify, request

from farm.domain.preference import interval
from farm.errors import InvalidInput
from farm.local.blind.ballot import Ballot
from farm.local.page import page_app, problem

HERE = Path(__file__).parent


def create_app(ballot: Ballot) -> Flask:
    """Return the application."""
    app = page_app("blind", HERE, "blind.js")

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
        said = answer if isinstance(answer, dict) else {}
        ballot.vote(str(said.get("key")), str(said.get("choice")))
        return question()

    @app.get("/result")
    def result() -> Response:
        return jsonify(pairs=told(ballot))

    @app.errorhandler(InvalidInput)
    def bad(error: InvalidInput) -> Response:
        return problem(422, str(error))

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
