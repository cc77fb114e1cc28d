"""What a training leaves beside its weights: a checkpoint until the end, and its losses."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from farm.engine.atomic import replaced
from farm.engine.gatys.state import State

EVERY = 60  # seconds between checkpoints


class Kept(Protocol):
    """A training that goes on from a checkpoint."""

    def state(self) -> State:
        """A copy of all that the next steps depend on."""


class Record:
    """NAME.safetensors, and beside it NAME.csv and NAME.state."""

    def __init__(self, path: Path) -> None:
        self.path, self.checkpoint = path, path.with_suffix(".state")
        self.saved = time.monotonic()

    def begun(self) -> State | None:
        """The checkpoint of a training that was stopped, if there is one."""
        return State.from_bytes(self.checkpoint.read_bytes()) if self.checkpoint.exists() else None

    def log(self, figures: Mapping[str, object]) -> None:
        """Writes a line of them."""
        with self.path.with_suffix(".csv").open("a") as log:
            if log.tell() == 0:
                log.write(",".join(figures) + "\n")
            log.write(",".join(str(figure) for figure in figures.values()) + "\n")

    @property
    def due(self) -> bool:
        """Whether it is time for a checkpoint."""
        return time.monotonic() > self.saved + EVERY

    def keep(self, training: Kept) -> None:
        """Writes a checkpoint."""
        with replaced(self.checkpoint) as partial:
            partial.write_bytes(training.state().to_bytes())
        self.saved = time.monotonic()

    def close(self) -> None:
        """Takes the checkpoint away: the weights are there."""
        self.checkpoint.unlink(missing_ok=True)
