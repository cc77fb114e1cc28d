"""A step's kernels recorded once as a CUDA graph, and replayed: the host has no part in it.

At small scales a device is done with a kernel before Python has asked for the next one.
"""

import torch
from torch import Tensor

from farm.engine.loss.objective import Losses, Objective

EAGER = 2  # calls before the recording: they choose algorithms and load kernels


class Replay:
    """The gradient of an objective, recorded at its third call."""

    def __init__(self, objective: Objective) -> None:
        self.objective = objective
        self.picture: Tensor | None = None  # whose memory the recording reads
        self.calls = 0
        self.graph: torch.cuda.CUDAGraph | None = None
        self.found: tuple[Tensor, Tensor] | None = None
        self.recordable = objective.recordable

    def gradient(self, picture: Tensor) -> tuple[Losses, Tensor]:
        """As ``Objective.gradient``; what it returns is overwritten by the next call."""
        if not self.recordable:
            return self.objective.gradient(picture)
        if self.picture is None or self.picture.data_ptr() != picture.data_ptr():
            self.picture, self.calls, self.graph, self.found = picture, 0, None, None
        self.calls += 1
        if self.calls == EAGER + 1:
            self._record(picture)
        if self.graph is None or self.found is None:
            return self.objective.gradient(picture)
        self.graph.replay()
        parts, gradient = self.found
        return Losses(*parts.tolist()), gradient

    def _record(self, picture: Tensor) -> None:
        """Where the memory is too full to record, steps go on as before."""
        torch.cuda.empty_cache()  # a recording has memory of its own
        graph = torch.cuda.CUDAGraph()
        try:
            # Other threads may use the device meanwhile.
            with torch.cuda.graph(graph, capture_error_mode="thread_local"):
                self.found = self.objective.compute(picture)
        except (MemoryError, RuntimeError):
            self.recordable, self.found = False, None
            torch.cuda.empty_cache()
            return
        self.graph = graph
