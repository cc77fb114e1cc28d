"""Where a page of a list ends: a place that stays right while there are new ones."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from farm.errors import Fault, InvalidInput
from farm.jobs.listing.filters import NEWEST, Place
from web.body import NO_TEXT

LARGEST = 2**53
WHOLE, MOST_WHOLE = ("priority", "size"), 2**31  # what databases sort as integers of four bytes


class Dated(Protocol):
    """What lists show by its date."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def created(self) -> float:
        """When it came."""


R = TypeVar("R", bound=Dated)


def page(
    find: Callable[[Place | None, int], Sequence[R]], cursor: str | None, limit: int
) -> tuple[Sequence[R], str | None]:
    """Return the rows of the page at a cursor, and the cursor of the next one.

    `find` is given where the page before ended, and asked for one row more than fits.
    """
    rows = find(decode(cursor), limit + 1)
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return rows[:limit], encode(last.created, last.id) if last else None


def encode(value: float | str, row_id: str, sort: str = NEWEST) -> str:
    """Return the cursor after a row."""
    text = json.dumps([value, row_id, sort])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str | None, sort: str = NEWEST) -> Place | None:
    """Return the place that a cursor names; raise InvalidInput if it is none of this list's."""
    if cursor is None:
        return None
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        value, row_id, sorted_by = [*json.loads(text), NEWEST][:3]  # others are of version 0.1.0
        if sorted_by != sort:
            raise ValueError("of another list")
        return _value(value, sort.removeprefix("-")), _text(row_id)
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        detail = "This cursor is none that a page before gave out: take its `next` as it is."
        raise InvalidInput(detail, faults=(Fault("/cursor", detail),)) from error


def _value(value: object, column: str) -> float | str:
    if column == "label":
        return _text(value)
    number, most = (int, MOST_WHOLE) if column in WHOLE else (float, LARGEST)
    if isinstance(value, number | int) and not isinstance(value, bool) and abs(value) < most:
        return value
    raise ValueError("of another kind")


def _text(value: object) -> str:
    if isinstance(value, str) and not NO_TEXT.search(value):
        return value
    raise ValueError("of another kind")
