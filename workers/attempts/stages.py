"""What an attempt's steps were about, one after the other, as spans: scales, frames or photos."""

from collections.abc import Mapping
from typing import Any

from farm.base import tracing

PARTS = ("scale", "frame", "photo")  # of which figures name one


class Stages:
    """Begins where it is made; a span is known when the next one begins."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._part: int | None = None
        self._began = self._marked = tracing.moment()

    def mark(self, figures: Mapping[str, Any]) -> None:
        """Note that a step of what these figures tell of is done."""
        name = next((part for part in PARTS if part in figures), str(figures.get("stage", "work")))
        part = figures.get(name)
        if (name, part) != (self._name, self._part):
            self._record()
            self._name, self._part, self._began = name, part, self._marked
        self._marked = tracing.moment()

    def close(self) -> None:
        """Note that no step follows."""
        self._record()

    def _record(self) -> None:
        if self._name is not None:
            told = {f"brushfarm.{self._name}": self._part}
            tracing.record(self._name, self._began, self._marked, told)
