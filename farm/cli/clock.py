"""How long each part took."""

import time


class Clock:
    """A stopwatch with named laps, one after the other."""

    def __init__(self) -> None:
        self._laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str) -> None:
        """What took place since the lap before, or the start, was `name`."""
        now = time.monotonic()
        self._laps[name] = now - self._last
        self._last = now

    def report(self) -> str:
        """Return one line with every lap and their sum."""
        parts = [f"{name} {seconds:.1f} s" for name, seconds in self._laps.items()]
        return ", ".join([*parts, f"altogether {sum(self._laps.values()):.1f} s"])
