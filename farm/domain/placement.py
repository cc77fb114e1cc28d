"""What a job needs, what a worker offers, and whether the one fits the other. No I/O."""

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from farm.base.config import DEVICES

RENDER = "render"  # what a job is that names no kind
MOST_LABELS = 8  # that a job may ask for
MOST_DEVICES = 8  # of one host that paint a picture together
SKETCH = "sketch"  # the label of workers that have the networks of sketches
TOGETHER = "devices-"  # begins the labels that say how many a worker has
NETWORK = "network-"  # begins the labels that say which of NETWORKS it has
NETWORKS = ("vgg19", "vgg16")  # that a recipe may name
MB = 10**6
STEPS = 16  # sizes an octave: jobs that are alike have the same needs, and lines stay few


@dataclass(frozen=True)
class Needs:
    """What a worker must have for a job. Rows keep it as text: see `__str__` and `parse`."""

    kind: str = RENDER
    memory: tuple[int, ...] = (0,) * len(DEVICES)  # MB on each of DEVICES
    labels: frozenset[str] = frozenset()

    @classmethod
    def of(cls, kind: str, amounts: Collection[int], labels: Collection[str]) -> "Needs":
        """Needs of so many bytes on each of DEVICES."""
        return cls(kind, tuple(map(_rounded, amounts)), frozenset(labels))

    def __str__(self) -> str:
        return " ".join((self.kind, *map(str, self.memory), ",".join(sorted(self.labels)))).strip()

    def bytes(self, device: str) -> int:
        """The fewest that a worker with such a device must have."""
        return self.memory[DEVICES.index(device)] * MB

    @property
    def fewest(self) -> int:
        """Bytes that the most frugal device must have."""
        return min(self.memory) * MB

    def above(self, device: str, amount: int) -> "Needs":
        """The same but for a need of more than `amount` bytes of such a device."""
        memory = list(self.memory)
        memory[DEVICES.index(device)] = _rounded(amount + MB)
        return replace(self, memory=tuple(memory))


UNKNOWN = Needs()


@lru_cache(1024)
def parse(text: str) -> Needs:
    """Return the needs that a row tells; those of a job from before are not known."""
    if not text:
        return UNKNOWN
    kind, *rest = text.split(" ")
    memory = tuple(map(int, rest[: len(DEVICES)]))
    return Needs(kind, memory, frozenset(split(",".join(rest[len(DEVICES) :]))))


def split(text: str) -> list[str]:
    """Return the labels in a list with commas."""
    return sorted({part.strip() for part in text.split(",")} - {""})


@dataclass(frozen=True)
class Offer:
    """What a worker has."""

    device: str  # one of DEVICES
    memory: int | None  # bytes that a job may use; None: it never told
    labels: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset({RENDER})  # of jobs

    @classmethod
    @lru_cache(1024)
    def told(cls, device: str, memory: int | None, labels: str, kinds: str) -> "Offer":
        """Return the offer of a worker's row."""
        return cls(device, memory, frozenset(split(labels)), frozenset(split(kinds)))

    def __str__(self) -> str:
        """As rows keep it: with no more of its memory than what tells jobs apart."""
        memory = "" if self.memory is None else str(_least(self.memory))
        labels, kinds = (",".join(sorted(names)) for names in (self.labels, self.kinds))
        return " ".join((self.device, memory, labels, kinds))

    def takes(self, needs: Needs) -> bool:
        """Whether this worker may have a job."""
        room = self.memory is None or self.memory >= needs.bytes(self.device)
        return room and self.has(needs.labels) and needs.kind in self.kinds

    def has(self, labels: Collection[str]) -> bool:
        """Whether it has all of these; one that tells of no network may have any."""
        if not any(map(_is_network, self.labels)):  # a version that did not tell, or a class
            labels = [label for label in labels if not _is_network(label)]
        return self.labels.issuperset(labels)


def of_networks(names: Iterable[str]) -> set[str]:
    """Return the labels of a worker with these networks, or of needs for them."""
    return {f"{NETWORK}{name}" for name in names if name in NETWORKS}


def _is_network(label: str) -> bool:
    return label.startswith(NETWORK)


def together(count: int) -> set[str]:
    """Return the labels of needs for so many devices of one worker; none for one."""
    return {f"{TOGETHER}{count}"} if count > 1 else set()


def of_devices(count: int) -> set[str]:
    """Return the labels of a worker with so many devices: it takes jobs for fewer, too."""
    return set().union(*(together(number) for number in range(2, count + 1)))


def chosen(labels: Iterable[str]) -> list[str]:
    """Return the labels that people chose, without those that a job's settings bring."""
    brought = (TOGETHER, NETWORK)
    return sorted(one for one in labels if one != SKETCH and not one.startswith(brought))


@lru_cache(1024)
def offered(text: str) -> Offer:
    """Return the offer that a row tells."""
    device, memory, labels, kinds = text.split(" ")
    room = int(memory) * MB if memory else None
    return Offer(device, room, frozenset(split(labels)), frozenset(split(kinds)))


UNTOLD = Offer("cpu", None)
"""Of a worker whose row is gone: renders of any size, without labels."""


def lack(needs: Needs, offers: Collection[Offer]) -> str | None:
    """Say what no worker has of all that a job needs; None if one of them may take it."""
    if not offers or any(offer.takes(needs) for offer in offers):
        return None
    able = [offer for offer in offers if needs.kind in offer.kinds]
    if not able:
        return f"No worker takes jobs of the kind {needs.kind}."
    named = [offer for offer in able if offer.has(needs.labels)]
    counted = sorted(label for label in needs.labels if label.startswith(TOGETHER))
    networks = sorted(filter(_is_network, needs.labels))
    wanted = " and ".join(sorted(needs.labels - {*counted, *networks}))
    if not any(offer.has(networks) for offer in able):
        which = " and ".join(name.removeprefix(NETWORK) for name in networks)
        return f"It needs the network {which}; no worker has it."
    if counted and not any(offer.labels.issuperset(counted) for offer in able):
        count = counted[0].removeprefix(TOGETHER)
        return f"It asks for a worker with {count} devices; none has so many."
    if not named:
        return f"It asks for a worker with the label {wanted}; none has it."
    largest = max(named, key=lambda offer: (offer.memory or 0) / needs.bytes(offer.device))
    which = f"the largest worker with the label {wanted}" if wanted else "the largest worker"
    needed, has = needs.bytes(largest.device), largest.memory or 0
    return f"It needs {_size(needed, math.ceil)}; {which} has {_size(has, math.floor)}."


def steady(memory: int) -> int:
    """Return the bytes to tell of a device: the first three digits, which do not always change."""
    told = str(max(memory, 0))
    return int(told[:3].ljust(len(told), "0"))


def _rounded(amount: int) -> int:
    """Return MB for so many bytes, a few hundredths too many."""
    if amount <= MB:
        return 1
    return _size_of_step(math.ceil(STEPS * math.log2(amount / MB)))


def _least(amount: int) -> int:
    """Return the largest need in MB, of those that `_rounded` returns, that is no larger."""
    if amount < MB:
        return 0
    step = math.floor(STEPS * math.log2(amount / MB)) + 1
    while (size := _size_of_step(step)) * MB > amount:
        step -= 1
    return size


def _size_of_step(step: int) -> int:
    return math.ceil(math.exp2(step / STEPS))


def _size(amount: int, rounded: Callable[[float], int]) -> str:
    """Bytes in words, which differ where the amounts do."""
    if amount < 10**9:
        return f"{rounded(amount / MB)} MB"
    return f"{rounded(amount / 10**8) / 10:g} GB"
