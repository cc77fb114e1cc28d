"""Trains the decoders, the shallow ones first: each is the end of the next.

Crops depend on seed, level and step alone, so that training goes on from a checkpoint as if it had
not been stopped, on a CPU to the same bits.
"""

import hashlib
import math
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property

import torch
from torch import Tensor

from farm.engine.errors import BadInput, DivergedError, StateError
from farm.engine.gatys.state import State
from farm.engine.onepass.decoders.decoder import LEVELS, UNIT, Decoder
from farm.engine.onepass.decoders.loss import loss
from farm.engine.onepass.decoders.photos import crops
from farm.engine.onepass.learning import CHECK, Pace, Task, autocast, below
from farm.engine.vgg.network import Network

SHARES = {"relu1_1": 0.06, "relu2_1": 0.14, "relu3_1": 0.25, "relu4_1": 0.55}  # of the time
SMALLEST_CROP = 32  # pixels


@dataclass(frozen=True)
class Options:
    """How to train; ``steps`` of each level, else as many as fit into ``minutes`` in all."""

    minutes: float = 10
    steps: int | None = None
    batch: int = 16
    crop: int = 256
    rate: float = 1e-3
    seed: int = 0

    def __post_init__(self) -> None:
        if self.crop < SMALLEST_CROP or self.crop % UNIT:
            raise BadInput(
                f"crops of {self.crop} pixels cannot be trained on: choose a multiple of {UNIT}, "
                f"at least {SMALLEST_CROP}"
            )


@dataclass(frozen=True)
class Progress:
    """Where training stands."""

    level: str
    step: int
    steps: int | None
    """Of this level; None until their pace is known."""
    loss: float
    level_done: bool


class Training:
    """From a network and photos to its decoders."""

    def __init__(
        self,
        network: Network,
        photos: list[Tensor],
        options: Options,
        device: torch.device,
        paintings: list[Tensor] | None = None,
    ) -> None:
        """``photos``, and ``paintings`` whose statistics are learned, are uint8 [3, H, W]."""
        half = torch.bfloat16 if device.type == "cuda" else torch.float32
        self.network, self.device = network.to(device, half), device
        self.photos, self.paintings, self.options = photos, paintings or [], options
        self.decoders: dict[str, Decoder] = {}  # in float32 on the device
        self.end = time.monotonic() + 60 * options.minutes
        self.rate = options.rate
        self.task: Task[Decoder] | None = None
        self.safe: dict[str, Tensor] = {}  # the task when its loss was last looked at

    def run(self, resume: State | None = None) -> Iterator[Progress]:
        """Trains what is still to be trained.

        Raises:
            DivergedError: the loss exploded twice.
            StateError: the checkpoint is of another training.

        """
        if resume is not None:
            self._recall(resume)
        for level in LEVELS:
            if level not in self.decoders:
                yield from self._train(level)

    def _train(self, level: str) -> Iterator[Progress]:
        task = self.task = self.task or self._begin(level)
        self.safe, pace = task.save(), Pace(self._level_end(level))
        while task.steps is None or task.step < task.steps:
            found = self._step(task)
            late = self.options.steps is None and pace.late()
            if task.step % CHECK and task.step != task.steps and not late:
                continue
            value = found.item()
            if not math.isfinite(value):
                self._retreat(task)
                continue
            self.safe = task.save()
            task.steps = task.step if late else task.steps or pace.steps(task.step)
            if task.step == task.steps:
                self.decoders[level], self.task = task.network, None
            yield Progress(level, task.step, task.steps, value, level_done=self.task is None)

    def _begin(self, level: str) -> Task[Decoder]:
        number = LEVELS.index(level)
        generator = torch.Generator().manual_seed(self.options.seed)
        shallower = self.decoders[LEVELS[number - 1]] if number else None
        decoder = Decoder.begun(level, shallower, generator).to(self.device)
        return Task(decoder, self.options.steps)

    def _level_end(self, level: str) -> float:
        now = time.monotonic()
        part = SHARES[level] / sum(SHARES[each] for each in LEVELS[LEVELS.index(level) :])
        return now + part * (self.end - now)

    def _step(self, task: Task[Decoder]) -> Tensor:
        options, level = self.options, task.network.level
        seed = torch.Generator().manual_seed(
            (options.seed * len(LEVELS) + LEVELS.index(level)) * 2**32 + task.step
        )
        photos = crops(self.photos, options.batch, options.crop, seed)
        painted = None
        if self.paintings:
            painted = crops(self.paintings, options.batch // 2, options.crop, seed)
        with autocast(self.device):
            found = loss(self.network, task.network, photos, painted)
        found.backward()  # type: ignore[no-untyped-call]
        task.advance(self.rate)
        return found.detach()

    def _retreat(self, task: Task[Decoder]) -> None:
        """A second attempt from the last good step, at half the rate."""
        if self.rate < self.options.rate:
            raise DivergedError(
                "the training diverged, and again at half the rate: choose a lower rate"
            )
        self.rate /= 2
        task.recall(self.safe)

    # --- checkpoints ----------------------------------------------------------------------------

    @cached_property
    def course(self) -> str:
        """What a checkpoint depends on, settings and pictures, in the SHA-256 of all."""
        told = {k: v for k, v in asdict(self.options).items() if k not in ("minutes", "steps")}
        sha = hashlib.sha256(repr(told).encode())
        for role, pictures in (("", self.photos), ("painting", self.paintings)):
            for picture in pictures:
                sha.update(f"{role}{tuple(picture.shape)}".encode())
                sha.update(picture.cpu().numpy().data)
        return sha.hexdigest()

    def state(self) -> State:
        """A copy of everything that the steps after the last look at the loss depend on."""
        tensors = {
            f"{level}/{key}": value
            for level, decoder in self.decoders.items()
            for key, value in decoder.state_dict().items()
        }
        meta = {"course": self.course, "rate": repr(self.rate), "level": ""}
        if self.task is not None:
            tensors |= {f"task/{key}": value for key, value in self.safe.items()}
            meta |= {"level": self.task.network.level, "steps": str(self.task.steps or "")}
        return State({key: value.detach().cpu() for key, value in tensors.items()}, meta)

    def _recall(self, state: State) -> None:
        if state.meta.get("course") != self.course:
            raise StateError(
                "the checkpoint belongs to a training with other photos or settings: start anew, "
                "or restore what it was begun with"
            )
        self.rate = float(state.meta["rate"])
        for level in LEVELS:
            if own := below(f"{level}/", state.tensors):
                self.decoders[level] = Decoder(level).to(self.device)
                self.decoders[level].load_state_dict(own)
        if level := state.meta["level"]:
            steps = self.options.steps or int(state.meta["steps"] or 0) or None
            self.task = Task(Decoder(level).to(self.device), steps)
            self.task.recall(below("task/", state.tensors))
            if steps:  # fewer than there were end the level with one more
                self.task.steps = max(steps, self.task.step + 1)
