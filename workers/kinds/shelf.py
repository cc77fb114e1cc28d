"""The shelf of paintings' moments in the store: what one job computes, no other one has to."""

from collections import OrderedDict
from collections.abc import Sequence

import structlog

from farm.errors import AlreadyExists, FarmError, NotFound
from farm.infra import keys
from farm.infra.storage import Storage

log = structlog.get_logger(__name__)

ROOM = 64 * 2**20  # bytes: the moments of a painting at all scales of a 4K print are some 25 MB


class AtHand:
    """What this process had from the shelf last, or put there: a wedge or series asks but once."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._kept = room, OrderedDict[str, bytes]()

    def get(self, place: str) -> bytes | None:
        """Return what is at hand of a place."""
        if place in self._kept:
            self._kept.move_to_end(place)
        return self._kept.get(place)

    def keep(self, place: str, data: bytes) -> None:
        """Keep it, and let go of what was not asked for the longest."""
        self._kept[place] = data
        self._kept.move_to_end(place)
        while sum(map(len, self._kept.values())) > self._room:
            self._kept.popitem(last=False)


class Shelf:
    """One job's way to it. Where the store fails, the job computes for itself."""

    def __init__(self, storage: Storage, paintings: Sequence[str], at_hand: AtHand) -> None:
        """``paintings`` are the SHA-256 of their files: garbage goes with the last of a file."""
        self._storage, self._paintings, self._at_hand = storage, paintings, at_hand
        self._reachable = True
        self.found = self.computed = 0

    def find(self, painting: int, key: str) -> bytes | None:
        """Return what was put there under this key, if it was and can be had."""
        place = self._place(painting, key)
        data = self._at_hand.get(place) or self._fetched(place)
        self.found += data is not None
        return data

    def _fetched(self, place: str) -> bytes | None:
        if not self._reachable:
            return None
        try:
            data = self._storage.get(place)
        except NotFound:
            return None
        except FarmError as error:
            self._give_up(error)
            return None
        self._at_hand.keep(place, data)
        return data

    def put(self, painting: int, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        self.computed += 1
        place = self._place(painting, key)
        self._at_hand.keep(place, data)
        if not self._reachable:
            return
        try:
            self._storage.put(place, data, only_new=True)
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
