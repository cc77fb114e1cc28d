"""What an answer means: a problem becomes the error it was, a hiccup becomes a pause."""

import random
from collections.abc import Iterator
from typing import TypeVar

import httpx

from farm import errors
from farm.base.outbound import reason
from farm.client.calls import Call
from farm.errors import FarmError, Fault, SetupError, Unavailable

T = TypeVar("T")

ATTEMPTS = 5  # after the first
SILENT_ATTEMPTS = 1  # after a whole timeout, which is no hiccup
UNMET_ATTEMPTS = 2  # where nobody ever answered: nobody may be there
RESTART_ATTEMPTS = 8  # where somebody did: about a minute
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 20.0
AGAIN = {429, 502, 503, 504}
NOT_DONE = {429, 503}  # our server says so before it has done anything


class Broken(Exception):  # noqa: N818 - it is no error yet: it may be tried again
    """A request got no answer."""

    def __init__(self, error: httpx.TransportError, *, met: bool) -> None:
        """Tell why, and whether this client had an answer of the farm before."""
        super().__init__(str(error))
        self.error, self.met = error, met

    @property
    def unsent(self) -> bool:
        """Whether there was no connection, over which anything could have been sent."""
        return isinstance(self.error, httpx.ConnectError | httpx.ConnectTimeout)


def check(answer: httpx.Response) -> None:
    """Raise the farm's own error if the answer is one; its body must have been read."""
    if answer.has_redirect_location:
        raise SetupError(
            f"{_place(answer)} redirects to {answer.headers['Location']}: name the farm by the "
            "address where it answers itself."
        )
    if not answer.is_error:
        return
    try:
        problem = answer.json()
        kind = _kinds().get(problem["code"], FarmError)
        faults = tuple(Fault(one["pointer"], one["detail"]) for one in problem.get("errors", ()))
        raise kind(problem["detail"], faults=faults)
    except (ValueError, KeyError, TypeError) as error:
        raise FarmError(
            f"{_place(answer)} answered {answer.status_code} {answer.reason_phrase}."
        ) from error


def read(call: Call[T], answer: httpx.Response) -> T:
    """Return what the answer means; raise FarmError if it is an error, or no farm's."""
    check(answer)
    try:
        return call.read(answer.content)
    except ValueError as error:
        raise FarmError(
            f"{_place(answer)} gives an answer that this client cannot read: it is no farm, "
            "or one of another version."
        ) from error


def unreachable(error: httpx.TransportError) -> Unavailable:
    """Return the error for a farm that does not answer."""
    url = error.request.url
    place = f"{url.scheme}://{url.netloc.decode()}"
    return Unavailable(
        f"No farm answers at {place} ({reason(error)}): start one with `farm up`, "
        "or say where yours is with FARM_URL."
    )


def pause(attempt: int, outcome: httpx.Response | Broken, *, repeatable: bool) -> float | None:
    """Return the seconds to wait before the next try, or None if the outcome counts."""
    if attempt >= _most(outcome):
        return None
    if isinstance(outcome, Broken):
        return _backoff(attempt) if repeatable or outcome.unsent else None
    again = AGAIN if repeatable else NOT_DONE
    if outcome.status_code not in again:
        return None
    told = outcome.headers.get("Retry-After", "")
    return min(float(told), LONGEST_PAUSE_S) if told.isdecimal() else _backoff(attempt)


def _backoff(attempt: int) -> float:
    """Return twice as long a pause each time, and not the same for every client."""
    longest = min(FIRST_PAUSE_S * 2**attempt, LONGEST_PAUSE_S)
    return random.uniform(longest / 2, longest)  # noqa: S311 - no secret


def _most(outcome: httpx.Response | Broken) -> int:
    if not isinstance(outcome, Broken):
        return ATTEMPTS
    if outcome.unsent:
        return RESTART_ATTEMPTS if outcome.met else UNMET_ATTEMPTS
    return SILENT_ATTEMPTS if isinstance(outcome.error, httpx.TimeoutException) else ATTEMPTS


def _place(answer: httpx.Response) -> str:
    """Return where an answer comes from, without the query, which may hold a signature."""
    return str(answer.request.url.copy_with(query=None))


def _kinds() -> dict[str, type[FarmError]]:
    """Return every error of the farm by its code."""
    return {kind.code: kind for kind in _family(errors.FarmError)}


def _family(kind: type[FarmError]) -> Iterator[type[FarmError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)
