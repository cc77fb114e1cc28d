"""The endpoint: pictures in, pictures out, its health, its figures, and a page for a camera."""

import time
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, jsonify, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from farm.engine.errors import ImageError
from farm.engine.pictures.images import Picture, encode, read
from farm.engine.pictures.inspection import inspect
from farm.local.page import page_app, problem
from farm.local.serving.model import SMALLEST, Line, LineFull, Model

HERE = Path(__file__).parent
MOST_BYTES = 32 * 1024 * 1024  # of an upload
LARGEST = 4096  # pixels of a side
QUALITY = 88  # of JPEG, in which most answers are
RETRY_S = 1
SECONDS = (0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)


@dataclass
class Figures:
    """What Prometheus is told."""

    registry: CollectorRegistry
    painted: Histogram
    refused: Counter

    @classmethod
    def of(cls, line: Line) -> "Figures":
        """Return the figures of one endpoint."""
        registry = CollectorRegistry()
        waiting = Gauge("style_waiting", "Requests that wait or are painted.", registry=registry)
        waiting.set_function(lambda: line.waiting)
        return cls(
            registry,
            Histogram(
                "style_seconds", "Time to wait and paint.", registry=registry, buckets=SECONDS
            ),
            Counter("style_refused", "Requests that found the line full.", registry=registry),
        )


def create_app(model: Model, most_waiting: int) -> Flask:
    """Return the application."""
    app = page_app("serving", HERE, "camera.js")
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    line = Line(model, most_waiting)
    figures = Figures.of(line)

    @app.post("/style")
    def style() -> Response:
        photo = _decoded(request.get_data())
        started = time.perf_counter()
        picture = line.paint(photo)
        seconds = time.perf_counter() - started
        figures.painted.observe(seconds)
        answer = _encoded(picture)
        answer.headers["Server-Timing"] = f"style;dur={seconds * 1000:.0f}"
        return answer

    @app.get("/health")
    def health() -> Response:
        return jsonify(status="ok", waiting=line.waiting, model=model.card.model_dump())

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(figures.registry), mimetype="text/plain")

    @app.errorhandler(LineFull)
    def full(_: LineFull) -> Response:
        figures.refused.inc()
        answer = problem(503, "So many pictures wait that no more are taken: try again shortly.")
        answer.headers["Retry-After"] = str(RETRY_S)
        return answer

    @app.errorhandler(ImageError)
    def bad(error: ImageError) -> Response:
        return problem(422, f"The picture cannot be painted: {error}")

    return app


def _decoded(data: bytes) -> Picture:
    if not data:
        raise ImageError("send its bytes as the request's body")
    known = inspect(data, max_bytes=MOST_BYTES, max_pixels=LARGEST**2, max_side=LARGEST)
    if min(known.width, known.height) < SMALLEST:
        raise ImageError(f"at least {SMALLEST} pixels each way are needed")
    return read(data)


def _encoded(picture: Picture) -> Response:
    """Return the picture as JPEG, unless only PNG is asked for."""
    wanted = request.accept_mimetypes.best_match(["image/jpeg", "image/png"], "image/jpeg")
    format = wanted.removeprefix("image/")
    data = encode(picture, "jpg" if format == "jpeg" else format, quality=QUALITY, dpi=None)
    return Response(data, mimetype=wanted)
