"""Requests taken at their word: JSON that two readers could read differently is refused."""

import json
import re
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from farm.errors import Fault, InvalidInput, TooLarge

MOST_JSON_BYTES = 256_000
MOST_NAMES = 100  # in one object
MOST_ITEMS = 1000  # in one list
LONGEST_WHERE = 200  # characters of a place that a sentence names
MOST_LEVELS = 32  # of objects and lists in each other
# Controls but tab and line ends, what turns the direction of writing, and halves of characters:
# no database takes some, and on a terminal or page others pass one text off as another.
NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

NOT_KEPT = re.compile("[\0\ud800-\udfff]")  # what no database takes, and nobody types


class NotJson(UnsupportedMediaType):
    """A body of another type."""

    description = "Send the body as JSON, with Content-Type application/json."


class Encoded(UnsupportedMediaType):
    """A body that would have to be decompressed."""

    description = "Send the body as it is, without a Content-Encoding: none is taken."

    def get_headers(self, *_: Any) -> list[tuple[str, str]]:
        """Say which encoding is taken (RFC 9110, 15.5.16)."""
        return [("Accept-Encoding", "identity")]


def require_plain(encoding: str) -> None:
    """Refuse a body that is compressed, as whose bytes nobody means it."""
    if encoding.strip().lower() not in ("", "identity"):
        raise Encoded


class StrictRequest(Request):
    """A request whose form can be kept and whose JSON body is an object, or a clear sentence."""

    def _load_form_data(self) -> None:
        """Read the form once; what else is no text is told at its field, where people see it."""
        if "form" not in self.__dict__:
            super()._load_form_data()
            for name, value in self.form.items(multi=True):
                require_text(f"{name}{value}", "The form", NOT_KEPT)  # a part may have no name

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:
        """Return the decoded body; an empty one counts as an empty object."""
        if "decoded" not in self.__dict__:
            self.decoded = self._decode()
        return self.decoded

    def _decode(self) -> dict[str, Any]:
        if self.content_length and not self.is_json:
            raise NotJson
        data = self._get_limited()
        if not data:
            return {}
        if not self.is_json:  # one that was sent in chunks
            raise NotJson
        return decode(data)

    def _get_limited(self) -> bytes:
        """Return the body, also one that is sent in chunks and says no length."""
        self.max_content_length = MOST_JSON_BYTES + 1
        with suppress(RequestEntityTooLarge):
            data = self.get_data(cache=True)
            if len(data) <= MOST_JSON_BYTES:
                return data
        raise TooLarge(f"The body is larger than the {MOST_JSON_BYTES:,} bytes taken here.")


def decode(data: bytes) -> dict[str, Any]:
    """Decode a JSON object; raise InvalidInput with one sentence for anything else."""
    try:
        # Some programs begin a file with its byte order mark.
        body = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise InvalidInput("The body is not UTF-8.") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InvalidInput(f"The body is not JSON: {error.msg} at {where}.") from error
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:  # an integer of thousands of digits
        raise InvalidInput("The body holds a number that is too long.") from error
    if not isinstance(body, dict):
        raise InvalidInput("The body must be a JSON object, in curly braces.")
    _require_clean(body, "")
    return body


def require_text(text: str, what: str, none: re.Pattern[str] = NO_TEXT) -> None:
    """Refuse characters that are no text."""
    if found := none.search(text):
        raise InvalidInput(
            f"{what[:LONGEST_WHERE]} holds a character that is not text: U+{ord(found[0]):04X}."
        )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            detail = f"{name[:60]!r} is given twice in one object: give it once."
            raise InvalidInput(detail, faults=(Fault("", detail),))
        found[name] = value
    return found


def _refuse_constant(name: str) -> Any:
    raise InvalidInput(f"{name} is not a JSON number.")


def _too_deep() -> InvalidInput:
    return InvalidInput(f"The body is nested too deeply: {MOST_LEVELS} levels are taken.")


def _require_clean(value: Any, pointer: str, level: int = 0) -> None:
    if level > MOST_LEVELS:
        raise _too_deep()
    if isinstance(value, str):
        require_text(value, pointer or "The body")
    elif isinstance(value, dict):
        _require_few(value, MOST_NAMES, pointer)
        for name, inner in value.items():
            require_text(name, f"A name in {pointer or 'the body'}")
            _require_clean(inner, f"{pointer}/{name}", level + 1)
    elif isinstance(value, list):
        _require_few(value, MOST_ITEMS, pointer)
        for index, inner in enumerate(value):
            _require_clean(inner, f"{pointer}/{index}", level + 1)


def _require_few(values: Collection[Any], most: int, pointer: str) -> None:
    """Refuse what could only be wrong in thousands of ways, before each of them is told."""
    if len(values) > most:
        where = pointer[:LONGEST_WHERE] or "The body"
        detail = f"{where} has {len(values):,} entries, and at most {most} are taken."
        raise InvalidInput(detail, faults=(Fault(pointer[:LONGEST_WHERE], detail),))
