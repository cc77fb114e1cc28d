"""A step's kernels recorded once as a CUDA graph, and replayed: the host has no part in it.

At small scales a device is done with a kernel before Python has asked for the next one.
"""

import logging
from typing import NamedTuple, Self

import torch
from torch import Tensor

from farm.engine.loss.objective import Losses, Objective
from farm.engine.vgg.device import Room

log = logging.getLogger(__name__)

EAGER = 2  # calls before the recording: they choose algorithms and load kernels


class Replay:
    """The gradient of an objective, recorded at its third call."""

    def __init__(self, objective: Objective, *, record: bool = True) -> None:
        """``record`` says whether there is room for a recording, which keeps its memory."""
        self.objective = objective
        self.recordable = record and objective.recordable
        self.picture: Tensor | None = None  # whose memory the recording reads
        self.calls = 0
        self.recording: _Recording | None = None

    def gradient(self, picture: Tensor) -> tuple[Losses, Tensor]:
        """As ``Objective.gradient``; what it returns is overwritten by the next call."""
        if not self.recordable:
            return self.objective.gradient(picture)
        if self.picture is None or self.picture.data_ptr() != picture.data_ptr():
            self.picture, self.calls, self.recording = picture, 0, None
        self.calls += 1
        if self.calls == EAGER + 1:
            self._record(picture)
        if self.recording is None:
            return self.objective.gradient(picture)
        self.recording.graph.replay()
        return Losses(*self.recording.parts.tolist()), self.recording.gradient

    def _record(self, picture: Tensor) -> None:
        """Where the memory is too full to record, steps go on as before."""
        torch.cuda.empty_cache()  # a recording has memory of its own
        with Room() as room:
            self.recording = _Recording.of(self.objective, picture)
        if room.ran_out:
            log.warning("too little memory to record a step: steps go on, each a little slower")
            self.recordable = False
            torch.cuda.empty_cache()


class _Recording(NamedTuple):
    """A step's kernels, and where they leave what they find."""

    graph: torch.cuda.CUDAGraph
    parts: Tensor  # of the loss
    gradient: Tensor  # [1, 3, H, W]

    @classmethod
    def of(cls, objective: Objective, picture: Tensor) -> Self:
        graph = torch.cuda.CUDAGraph()
        # Other threads may use the device meanwhile.
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            found = objective.compute(picture)
        return cls(graph, *found)
