"""Notices a device that no longer answers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

# A scale's first step also looks at the paintings, and its picture may be 16 times the last one's.
MANY_STEPS = 50


class Watchdog:
    """Times the engine's steps: one that takes far longer than any before has hung."""

    def __init__(self, patience: float) -> None:
        """``patience``: seconds that every step may take."""
        self._patience = patience
        self._longest = 0.0
        self._began: float | None = None

    def watch(self, steps: Iterator[T]) -> Iterator[T]:
        """Yield the same steps; only the time inside the engine counts."""
        while True:
            self._began = time.monotonic()
            try:
                step = next(steps)
            except StopIteration:
                return
            finally:
                self._longest = max(self._longest, self.seconds())
                self._began = None
            yield step

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Leave out of the present step, if there is one, what is done meanwhile."""
        began, self._began = self._began, None
        try:
            yield
        finally:
            if began is not None:
                self._began = time.monotonic()

    def seconds(self) -> float:
        """Return how long the present step has taken so far; 0 between steps."""
        began = self._began
        return 0.0 if began is None else time.monotonic() - began

    def has_hung(self) -> bool:
        """Whether the present step takes longer than any healthy one would."""
        return self.seconds() > max(self._patience, MANY_STEPS * self._longest)
