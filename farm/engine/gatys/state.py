"""A checkpoint: tensors and a few words, as safetensors bytes (never pickle)."""

import json
import struct
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from farm.engine.errors import StateError
from farm.engine.gatys.optimize import Optimizer
from farm.engine.loss.objective import Losses

CANVAS = "canvas"
AVERAGE = "average"


@dataclass(frozen=True)
class State:
    """Where a render stands: enough to go on as if nothing had happened."""

    tensors: dict[str, Tensor]  # on the CPU
    meta: dict[str, str]

    @property
    def nbytes(self) -> int:
        """Bytes of all tensors."""
        return sum(tensor.nbytes for tensor in self.tensors.values())

    def check(self, job: str) -> None:
        """Refuses a checkpoint of another render.

        Raises:
            StateError: it is one.

        """
        if self.meta.get("job") != job:
            raise StateError(
                "the checkpoint belongs to a render with other pictures, settings or network: "
                "start anew, or restore what it was begun with"
            )

    def without_optimizer(self) -> "State":
        """The picture alone. A render resumed from it is as good, but not the same to the bit."""
        picture = self.tensors.get(AVERAGE, self.tensors[CANVAS])
        return replace(self, tensors={CANVAS: picture})

    def to_bytes(self) -> bytes:
        """The state as a safetensors file."""
        tensors = {key: tensor.contiguous() for key, tensor in self.tensors.items()}
        return save(tensors, metadata=self.meta)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Reads what ``to_bytes`` wrote.

        Raises:
            StateError: the bytes are not a checkpoint.

        """
        try:
            (length,) = struct.unpack("<Q", data[:8])
            header = json.loads(data[8 : 8 + length])
            return cls(load(data), header["__metadata__"])
        except (SafetensorError, struct.error, ValueError, KeyError) as error:
            raise StateError(f"the checkpoint cannot be read: {error}") from error


class Position(NamedTuple):
    """Where in a render a checkpoint was taken."""

    scale: int
    step: int
    caution: float
    losses: Losses

    def state(self, job: str, network: str, optimizer: Optimizer) -> State:
        """The checkpoint: a copy of the canvas and of what the optimizer remembers."""
        tensors = {CANVAS: optimizer.canvas, **optimizer.memory()}
        words = {key: json.dumps(value) for key, value in self._asdict().items()}
        return State(
            {key: tensor.detach().cpu().clone() for key, tensor in tensors.items()},
            {"job": job, "network": network, **words},
        )

    @classmethod
    def of(cls, state: State) -> Self:
        """The position of a checkpoint."""
        scale, step, caution, losses = (json.loads(state.meta[key]) for key in cls._fields)
        return cls(scale, step, caution, Losses(*losses))
