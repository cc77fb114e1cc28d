"""The shelf of paintings' moments in the store: what one job computes, no other one has to."""

from collections.abc import Sequence

import structlog

from farm.errors import AlreadyExists, FarmError, NotFound
from farm.infra import keys
from farm.infra.storage import Storage

log = structlog.get_logger(__name__)


class Shelf:
    """One job's way to it. Where the store fails, the job computes for itself."""

    def __init__(self, storage: Storage, paintings: Sequence[str]) -> None:
        """``paintings`` are the SHA-256 of their files: garbage goes with the last of a file."""
        self._storage, self._paintings = storage, paintings
        self._reachable = True
        self.found = self.computed = 0

    def find(self, painting: int, key: str) -> bytes | None:
        """Return what was put there under this key, if it was and can be had."""
        if not self._reachable:
            return None
        try:
            data = self._storage.get(self._place(painting, key))
        except NotFound:
            return None
        except FarmError as error:
            self._give_up(error)
            return None
        self.found += 1
        return data

    def put(self, painting: int, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        self.computed += 1
        if not self._reachable:
            return
        try:
            self._storage.put(self._place(painting, key), data, only_new=True)
        except AlreadyExists:
            log.debug("moments were computed twice at once", key=key)
        except FarmError as error:
            self._give_up(error)

    def figures(self) -> dict[str, int]:
        """Return how much was found, and how much was not."""
        return {"moments_found": self.found, "moments_computed": self.computed}

    def _place(self, painting: int, key: str) -> str:
        return keys.moments(self._paintings[painting], key)

    def _give_up(self, error: FarmError) -> None:
        self._reachable = False
        log.warning("moments are not shared", reason=str(error))
