"""Training in steps: Adam's rate by rule, steps that fit into a time, and copies to go back to."""

import math
import time
from contextlib import AbstractContextManager, nullcontext
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

WARM = 60  # steps until the full rate
LENGTH = 1.0  # of the gradient at most
CHECK = 20  # steps between looks at the loss: each look waits for the device

N = TypeVar("N", bound=nn.Module)


def autocast(device: torch.device) -> AbstractContextManager[object]:
    """Half precision where a GPU trains."""
    if device.type == "cuda":
        return torch.autocast("cuda", torch.bfloat16)
    return nullcontext()


class Pace:
    """How many steps fit into the time."""

    def __init__(self, end: float) -> None:
        self.end, self.first, self.started = end, 0, 0.0

    def late(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() > self.end

    def steps(self, step: int) -> int | None:
        """All steps, once the pace is known: the first ones choose algorithms."""
        now = time.monotonic()
        if not self.started:
            self.started, self.first = now, step
        if step - self.first < CHECK:
            return None
        each = (now - self.started) / (step - self.first)
        return step + max(1, int((self.end - now) / each))


class Task(Generic[N]):
    """One network, its optimizer, and how far they have come."""

    def __init__(self, network: N, steps: int | None) -> None:
        self.network, self.steps, self.step = network, steps, 0
        self.optimizer = torch.optim.Adam(network.parameters())

    def advance(self, rate: float) -> None:
        """One step of Adam: the rate rises linearly, then falls as a cosine does.

        A gradient that has no length counts as none: one crop of a single colour, of which nothing
        varies at any layer, can make one. No device is waited for to find out.
        """
        length = nn.utils.clip_grad_norm_(self.network.parameters(), LENGTH)
        for parameter in self.network.parameters():
            if parameter.grad is not None:
                parameter.grad = torch.where(length.isfinite(), parameter.grad, 0.0)
        done = self.step / self.steps if self.steps else 0.0
        for group in self.optimizer.param_groups:
            warm = min(1.0, (self.step + 1) / WARM)
            group["lr"] = rate * warm * (0.5 + 0.5 * math.cos(math.pi * done))
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1

    def save(self) -> dict[str, Tensor]:
        """Copies of weights and moments."""
        kept = {f"weights/{k}": v.detach().clone() for k, v in self.network.state_dict().items()}
        for number, moments in self.optimizer.state_dict()["state"].items():
            kept |= {f"adam/{number}/{k}": v.detach().clone() for k, v in moments.items()}
        return kept | {"step": torch.tensor(self.step)}

    def recall(self, kept: dict[str, Tensor]) -> None:
        """Goes back to what was saved."""
        self.step = int(kept["step"])
        self.network.load_state_dict(below("weights/", kept))
        state = self.optimizer.state_dict()
        state["state"] = {}
        for key, value in below("adam/", kept).items():
            number, name = key.split("/")
            state["state"].setdefault(int(number), {})[name] = value.clone()
        self.optimizer.load_state_dict(state)


def below(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Those whose keys begin so, by the rest of their keys."""
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
