"""What an attempt and a kind of jobs say to each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from farm.base import tracing
from farm.infra.services import Services
from farm.jobs.leasing.leases import Lease
from workers.kinds.networks import Networks

T = TypeVar("T")


class Patience(Protocol):
    """Calls an action again until its servers are back, or an order ends the attempt."""

    def __call__(self, action: Callable[[], T], /) -> T:
        """Return what the action returns."""


@dataclass(frozen=True)
class Work:
    """One leased job, and what may be used for it."""

    services: Services
    lease: Lease
    networks: Networks
    patiently: Patience

    def download(self, action: Callable[[], T]) -> T:
        """Do what fetches files from the store."""
        with tracing.span("download"):
            return self.patiently(action)


@dataclass(frozen=True)
class Checkpoint:
    """Enough to go on from."""

    done: float  # share of the job that need not be done again
    pack: Callable[[int], tuple[bytes, bool]]
    """Given the most bytes that are kept: the file, and whether it goes on exactly from there."""


@dataclass(frozen=True)
class Artifact:
    """A file that a job makes: a result, or one that shows how far it is."""

    name: str
    kind: str  # preview, scale, frame, result, master or model
    write: Callable[[Path], tuple[int, int]]
    """Write it there; return width and height, 0 of what is no picture. Raises ImageError."""


@dataclass(frozen=True)
class Step:
    """Where a job stands; valid until the next step is asked for."""

    done: float  # 0..1; 1 at the last step, and only there
    figures: dict[str, Any] = field(default_factory=dict)  # JSON, for people
    checkpoint: Callable[[], Checkpoint] | None = None
    preview: Callable[[], Artifact] | None = None
    artifacts: Sequence[Artifact] = ()  # that are finished with this step
    kept: Callable[[], Sequence[Artifact]] | None = None
    """Results that are not finished, for who ends the job here; None: it cannot end here."""
    ends: bool = False
    """Whether it is the last though not all is done: what it is made of was ended early."""
