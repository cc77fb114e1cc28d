"""A form that was refused: it shows again what was entered, and what is wrong at which field."""

from dataclasses import dataclass, field

from flask import g, request
from werkzeug.datastructures import MultiDict

from farm.domain.placement import RENDER
from farm.errors import FarmError
from web.dashboard.fields import explained
from web.files import incoming


@dataclass(frozen=True)
class Entered:
    """What a form shows: what is usual, or what was entered if it has just been refused."""

    fields: MultiDict[str, str] | None = None  # none: as usual
    faults: dict[str, str] = field(default_factory=dict)  # by JSON pointer
    kept: dict[str, list[str]] = field(default_factory=dict)  # files that came, by field

    @property
    def refused(self) -> bool:
        """Whether it has been sent and refused."""
        return self.fields is not None

    def text(self, name: str, usual: object = "") -> str:
        """Return what stands in a field."""
        return str(usual) if self.fields is None else self.fields.get(name, "")

    def ticked(self, name: str, value: str, usual: bool = False) -> bool:
        """Whether a box is ticked, or an option chosen."""
        return usual if self.fields is None else value in self.fields.getlist(name)

    def under(self, name: str, usual: dict[str, object] | None = None) -> dict[str, object]:
        """Return the fields `name.…` by the rest of their names; without a name, all of them."""
        if self.fields is None:
            return usual or {}
        start = f"{name}." if name else ""
        texts = self.fields.items()
        return {key.removeprefix(start): text for key, text in texts if key.startswith(start)}


def entered(action: str) -> Entered:
    """Return what the form that is sent to this address shows."""
    if "faults" not in g or request.path != action:
        return Entered()
    return Entered(request.form, g.faults, g.get("arrived", {}))


def refuse(error: FarmError, at: str = "", kind: str = RENDER) -> str:
    """Let this request's form show what is wrong with it, and return that as one sentence.

    `at` is the field that an error means which names none.
    """
    faults = {one.pointer or f"/{at}": one.detail for one in error.faults} or {f"/{at}": str(error)}
    firsts = {f"/{pointer.split('/')[1]}": told for pointer, told in faults.items()}
    g.faults = firsts | faults  # what is wrong with one of several is wrong with the field
    return explained(error, kind)


def arrived(name: str) -> list[str]:
    """Return the pictures of a field: those that come along, and those that came before.

    A browser keeps no files, so that those of a form that is refused are kept here.
    """
    before = " ".join(request.form.getlist(f"{name}.kept")).split()
    found: dict[str, list[str]] = g.setdefault("arrived", {})
    found[name] = before  # also where those that come now are refused
    new = [one.id for one in incoming.take(incoming.chosen(name))]
    found[name] = list(dict.fromkeys([*before, *new]))
    return found[name]
