"""What an answer means: a problem becomes the error it was, a hiccup becomes a pause."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx

from farm import errors
from farm.client.calls import Call
from farm.errors import FarmError, Fault, Unavailable

T = TypeVar("T")

ATTEMPTS = 5
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 20.0
AGAIN = {429, 502, 503, 504}
NOT_DONE = {429, 503}  # our server says so before it has done anything


def check(answer: httpx.Response) -> None:
    """Raise the farm's own error if the answer is one; its body must have been read."""
    if not answer.is_error:
        return
    try:
        problem = answer.json()
        kind = _kinds()[problem["code"]]
        faults = tuple(Fault(one["pointer"], one["detail"]) for one in problem.get("errors", ()))
        raise kind(problem["detail"], faults=faults)
    except (ValueError, KeyError, TypeError) as error:
        raise FarmError(
            f"{answer.request.url} answered {answer.status_code} {answer.reason_phrase}."
        ) from error


def read(call: Call[T], answer: httpx.Response) -> T:
    """Return what the answer means; raise FarmError if it is an error, or no farm's."""
    check(answer)
    try:
        return call.read(answer.content)
    except ValueError as error:
        raise FarmError(
            f"{answer.request.url} gives an answer that this client cannot read: it is no farm, "
            "or one of another version."
        ) from error


def unreachable(request: httpx.Request, error: httpx.TransportError) -> Unavailable:
    """Return the error for a farm that does not answer."""
    place = f"{request.url.scheme}://{request.url.netloc.decode()}"
    return Unavailable(
        f"No farm answers at {place} ({type(error).__name__}): start one with `farm up`, "
        "or say where yours is with FARM_URL."
    )


@contextmanager
def reached() -> Iterator[None]:
    """Turn a broken connection into the farm's own error; for what is not sent again."""
    try:
        yield
    except httpx.TransportError as error:
        raise unreachable(error.request, error) from error


def pause(call: Call[Any], attempt: int, outcome: httpx.Response | Exception) -> float | None:
    """Return the seconds to wait before the next try, or None if the outcome counts."""
    if attempt >= ATTEMPTS:
        return None
    if isinstance(outcome, Exception):
        refused = isinstance(outcome, httpx.ConnectError)
        worth_it = attempt < 2 if refused else call.repeatable
        return _backoff(attempt) if worth_it else None
    again = AGAIN if call.repeatable else NOT_DONE
    if outcome.status_code not in again:
        return None
    told = outcome.headers.get("Retry-After", "")
    return min(float(told), LONGEST_PAUSE_S) if told.isdecimal() else _backoff(attempt)


def _backoff(attempt: int) -> float:
    """Return twice as long a pause each time, and not the same for every client."""
    longest = min(FIRST_PAUSE_S * 2**attempt, LONGEST_PAUSE_S)
    return random.uniform(longest / 2, longest)  # noqa: S311 - no secret


def _kinds() -> dict[str, type[FarmError]]:
    """Return every error of the farm by its code."""
    return {kind.code: kind for kind in _family(errors.FarmError)}


def _family(kind: type[FarmError]) -> Iterator[type[FarmError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)
