"""How far a job is and how fast it advances, so that people know how long it still takes."""

import time
from collections import deque
from typing import Any, Protocol

WINDOW_S = 60.0
MOST_POINTS = 400


class Pace:
    """Estimates the seconds left from the last minute's advance."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, float]] = deque()  # (monotonic seconds, share done)

    def mark(self, done: float) -> None:
        """Note that `done` (0 to 1) of the work is done now."""
        now = time.monotonic()
        self._marks.append((now, done))
        while now - self._marks[0][0] > WINDOW_S and len(self._marks) > 2:
            self._marks.popleft()

    def seconds_left(self) -> float | None:
        """Return the estimate, or None before there is anything to go by."""
        if len(self._marks) < 2:
            return None
        (start, before), (end, done) = self._marks[0], self._marks[-1]
        advanced = done - before
        return (1 - done) * (end - start) / advanced if advanced > 0 else None

    def rate(self) -> float | None:
        """Return the steps a second of that minute, or None before there are any."""
        if len(self._marks) < 2:
            return None
        took = self._marks[-1][0] - self._marks[0][0]
        return (len(self._marks) - 1) / took if took > 0 else None


class Curve:
    """The loss over the render, thinned out so that it always fits on a screen and in a row."""

    def __init__(self, points: list[list[float]]) -> None:
        self.points = points  # [share done, loss]
        self._stride = 1
        self._count = 0

    def add(self, done: float, loss: float) -> None:
        """Keep every n-th point; n doubles whenever there are too many."""
        if self._count % self._stride == 0:
            self.points.append([round(done, 6), loss])
        self._count += 1
        if len(self.points) > MOST_POINTS:
            self.points = self.points[::2]
            self._stride *= 2


class Iteration(Protocol):
    """What a render says after an iteration, as far as people want to know it."""

    scale: int  # from 0
    scales: int
    width: int
    height: int
    iteration: int
    iterations: int
    loss: float
    content_loss: float
    style_loss: float


def figures(step: Iteration) -> dict[str, Any]:
    """Return what a render says as JSON: the one form that rows, events and terminals have."""
    return {
        "stage": "rendering",
        "scale": step.scale + 1,
        "scales": step.scales,
        "width": step.width,
        "height": step.height,
        "iteration": step.iteration,
        "iterations": step.iterations,
        "loss": step.loss,
        "content_loss": step.content_loss,
        "style_loss": step.style_loss,
    }


def advance(done: float, seconds_left: float | None) -> dict[str, Any]:
    """Return how far a job of any kind is, as JSON."""
    return {
        "done": round(done, 6),
        "eta_seconds": None if seconds_left is None else round(seconds_left, 1),
    }
