"""What is made in the background when somebody asks for it: each thing once, one after another."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog

from farm.errors import Unavailable

log = structlog.get_logger(__name__)


class Once:
    """A thread that makes things by their keys: no request waits for it."""

    def __init__(self, name: str, most: int | None = None) -> None:
        """At most so many wait or are made, if said; who comes later asks again."""
        self._name, self._most = name, most
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._lock = threading.Lock()
        self._asked: set[str] = set()
        self._failed: dict[str, str] = {}

    def failure(self, key: str) -> str | None:
        """Return why a thing cannot be made, if that was tried."""
        return self._failed.get(key)

    def is_asked(self, key: str) -> bool:
        """Whether a thing waits or is made."""
        return key in self._asked

    def ask(self, key: str, make: Callable[[], object]) -> None:
        """Have a thing made, unless it is being made already, or too many wait."""
        with self._lock:
            if key in self._asked or len(self._asked) == self._most:
                return
            self._asked.add(key)
            self._thread.submit(self._make, key, make)

    def close(self) -> None:
        """Finish the one at work and make no more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _make(self, key: str, make: Callable[[], object]) -> None:
        try:
            make()
        except Unavailable as error:  # who asks again finds the servers back
            log.warning("not made now", what=self._name, key=key, reason=str(error))
        except Exception as error:
            self._failed[key] = str(error)
            log.warning("cannot be made", what=self._name, key=key, reason=str(error))
        finally:
            self._asked.discard(key)
