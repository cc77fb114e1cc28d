"""Patience with a server that is down: one failure, then no calls for a moment."""

import time
from collections.abc import Callable


class Breaker:
    """Calls through while the server answers; skips calls for `pause` seconds after a failure.

    What goes through here may be lost, so only doorbells and live events do: SQL holds the truth.
    """

    def __init__(self, failures: tuple[type[Exception], ...], pause: float = 2.0) -> None:
        self._failures = failures
        self._pause = pause
        self._open_until = 0.0

    def __call__(self, action: Callable[[], object]) -> bool:
        """Run `action`; return whether it was run and succeeded."""
        if time.monotonic() < self._open_until:
            return False
        try:
            action()
        except self._failures:
            self._open_until = time.monotonic() + self._pause
            return False
        return True
