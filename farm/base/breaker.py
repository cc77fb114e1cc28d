"""Patience with a server that is down: one failure, then no calls for a moment."""

import time
from collections.abc import Callable

import structlog

log = structlog.get_logger(__name__)


class Breaker:
    """Calls through while the server answers; skips calls for `pause` seconds after a failure.

    What goes through here may be lost, so only doorbells and live events do: SQL holds the truth.
    """

    def __init__(self, failures: tuple[type[Exception], ...], pause: float = 2.0) -> None:
        self._failures = failures
        self._pause = pause
        self._open_until = 0.0
        self._failing = False

    def __call__(self, action: Callable[[], object]) -> bool:
        """Run `action`; return whether it was run and succeeded."""
        if time.monotonic() < self._open_until:
            return False
        try:
            action()
        except self._failures as error:
            self._open_until = time.monotonic() + self._pause
            if not self._failing:  # once an outage; the kind of error only, for it may tell secrets
                log.warning("the broker is away or refuses us", reason=type(error).__name__)
            self._failing = True
            return False
        self._failing = False
        return True
