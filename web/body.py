"""Requests taken at their word: JSON that two readers could read differently is refused."""

import json
import re
from typing import Any

from flask import Request
from werkzeug.exceptions import UnsupportedMediaType

from farm.config import MIB
from farm.errors import Fault, InvalidInput, TooLarge

MOST_JSON_BYTES = MIB
NO_TEXT = re.compile("[\0\ud800-\udfff]")


class StrictRequest(Request):
    """A request whose JSON body is an object, or a clear sentence."""

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:
        """Return the decoded body; an empty one counts as an empty object."""
        if "decoded" not in self.__dict__:
            self.decoded = self._decode()
        return self.decoded

    def _decode(self) -> dict[str, Any]:
        if (self.content_length or 0) > MOST_JSON_BYTES:
            raise TooLarge(f"The body is larger than the {MOST_JSON_BYTES:,} bytes taken here.")
        data = self.get_data(cache=True)
        if not data:
            return {}
        if not self.is_json:
            raise UnsupportedMediaType("Send the body as JSON, with Content-Type application/json.")
        return decode(data)


def decode(data: bytes) -> dict[str, Any]:
    """Decode a JSON object; raise InvalidInput with one sentence for anything else."""
    try:
        body = json.loads(data.decode(), object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise InvalidInput("The body is not UTF-8.") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InvalidInput(f"The body is not JSON: {error.msg} at {where}.") from error
    except RecursionError as error:
        raise InvalidInput("The body is nested too deeply.") from error
    except ValueError as error:  # an integer of thousands of digits
        raise InvalidInput("The body holds a number that is too long.") from error
    if not isinstance(body, dict):
        raise InvalidInput("The body must be a JSON object, in curly braces.")
    _require_clean(body, "")
    return body


def require_text(text: str, what: str) -> None:
    """Refuse what no database and no terminal takes: NUL and halves of characters."""
    if NO_TEXT.search(text):
        raise InvalidInput(f"{what} holds a character that is not text.")


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


def _require_clean(value: Any, pointer: str) -> None:
    if isinstance(value, str):
        require_text(value, pointer or "The body")
    elif isinstance(value, dict):
        for name, inner in value.items():
            require_text(name, f"A name in {pointer or 'the body'}")
            _require_clean(inner, f"{pointer}/{name}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _require_clean(inner, f"{pointer}/{index}")
