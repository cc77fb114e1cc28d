"""Trains the decoders on photos alone, the shallow ones first: each is the end of the next.

A decoder has to give back the photo and its features (Li et al. 2017). Those of the deep levels
also see, in half of each batch, features with the statistics of another photo, of which no picture
is known: their pictures shall have these features, and the other photo's means and deviations at
all levels (Huang and Belongie, "Arbitrary Style Transfer in Real-time", 2017).

All losses are relative errors, like those of renders. Crops depend on seed, level and step alone,
so that training goes on from a checkpoint as if it had not been stopped, on a CPU to the same bits.
"""

import math
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, mse_loss

from farm.engine.errors import BadInput, DivergedError, StateError
from farm.engine.gatys.state import State
from farm.engine.onepass.decoder import LEVELS, Decoder
from farm.engine.onepass.photos import crops
from farm.engine.vgg import layers
from farm.engine.vgg.network import Network

SHARES = {"relu1_1": 0.06, "relu2_1": 0.14, "relu3_1": 0.25, "relu4_1": 0.55}  # of the time
SWAPPED = ("relu3_1", "relu4_1")  # levels that see features of no photo
WARM = 60  # steps until the full rate
CHECK = 20  # steps between looks at the loss: each look waits for the device
LENGTH = 1.0  # of the gradient at most
TINY = 1e-5
UNIT = 8  # pixels of a picture to one of the deepest features
SMALLEST_CROP = 32  # pixels

Features = dict[str, Tensor]


@dataclass(frozen=True)
class Options:
    """How to train; ``steps`` of each level, else as many as fit into ``minutes`` in all."""

    minutes: float = 10
    steps: int | None = None
    batch: int = 16
    crop: int = 256
    rate: float = 1e-3
    seed: int = 0

    @property
    def course(self) -> str:
        """What a checkpoint depends on."""
        return repr({k: v for k, v in asdict(self).items() if k not in ("minutes", "steps")})

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
        self, network: Network, photos: list[Tensor], options: Options, device: torch.device
    ) -> None:
        half = torch.bfloat16 if device.type == "cuda" else torch.float32
        self.network, self.device = network.to(device, half), device
        self.photos, self.options = photos, options
        self.decoders: dict[str, Decoder] = {}  # in float32 on the device
        self.end = time.monotonic() + 60 * options.minutes
        self.rate, self.retreats = options.rate, 0
        self.task: _Task | None = None
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
        end, started = self._level_end(level), time.monotonic()
        self.safe, first = task.save(), task.step
        while task.step != task.steps:
            loss = self._step(task)
            late = time.monotonic() > end and self.options.steps is None
            if task.step % CHECK and task.step != task.steps and not late:
                continue
            value = loss.item()
            if not math.isfinite(value):
                self._retreat(task)
                continue
            self.safe = task.save()
            if task.step == first + CHECK:  # the first steps choose algorithms
                started = time.monotonic()
            elif task.steps is None and task.step == first + 2 * CHECK:
                left, pace = end - time.monotonic(), (time.monotonic() - started) / CHECK
                task.steps = task.step + max(1, int(left / pace))
            task.steps = task.step if late else task.steps
            if task.step == task.steps:
                self.decoders[level], self.task = task.decoder, None
            yield Progress(level, task.step, task.steps, value, level_done=self.task is None)

    def _begin(self, level: str) -> "_Task":
        number = LEVELS.index(level)
        generator = torch.Generator().manual_seed(self.options.seed)
        shallower = self.decoders[LEVELS[number - 1]] if number else None
        decoder = Decoder.begun(level, shallower, generator).to(self.device)
        return _Task(decoder, self.options.steps)

    def _level_end(self, level: str) -> float:
        now = time.monotonic()
        part = SHARES[level] / sum(SHARES[each] for each in LEVELS[LEVELS.index(level) :])
        return now + part * (self.end - now)

    def _step(self, task: "_Task") -> Tensor:
        options, level = self.options, task.decoder.level
        seed = torch.Generator().manual_seed(
            (options.seed * len(LEVELS) + LEVELS.index(level)) * 2**32 + task.step
        )
        photos = crops(self.photos, options.batch, options.crop, seed)
        with self._autocast():
            loss = self._loss(task.decoder, photos)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(task.decoder.parameters(), LENGTH)
        task.advance(self.rate)
        return loss.detach()

    def _autocast(self) -> AbstractContextManager[object]:
        if self.device.type == "cuda":
            return torch.autocast("cuda", torch.bfloat16)
        return nullcontext()

    def _loss(self, decoder: Decoder, photos: Tensor) -> Tensor:
        network = self.network.until(decoder.level)
        with torch.no_grad():
            seen = encode(network, photos)
        shown, count = seen[decoder.level], len(photos)
        if decoder.level in SWAPPED:
            count -= len(photos) // 2
            swapped = _swap(shown[count:], shown[: len(photos) - count])
            shown = torch.cat((shown[:count], swapped))
        pictures = decoder(shown).float()
        again = encode(network, pictures)
        loss = mse_loss(pictures[:count], photos[:count]) / photos.var()
        loss = loss + _mean(_relative(again[k][:count], seen[k][:count]) for k in seen)
        if decoder.level in SWAPPED:
            others = {k: v[: len(photos) - count] for k, v in seen.items()}
            loss = loss + _relative(again[decoder.level][count:], swapped)
            loss = loss + _mean(_apart(again[k][count:], others[k]) for k in seen)
        return loss

    def _retreat(self, task: "_Task") -> None:
        """A second attempt from the last good step, at half the rate."""
        self.retreats += 1
        if self.retreats > 1:
            raise DivergedError(
                "the training diverged, and again at half the rate: choose a lower rate"
            )
        self.rate /= 2
        task.recall(self.safe)

    # --- checkpoints ----------------------------------------------------------------------------

    def state(self) -> State:
        """A copy of everything that the steps after the last look at the loss depend on."""
        tensors = {
            f"{level}/{key}": value
            for level, decoder in self.decoders.items()
            for key, value in decoder.state_dict().items()
        }
        meta = {"course": self.options.course, "rate": repr(self.rate), "level": ""}
        if self.task is not None:
            tensors |= {f"task/{key}": value for key, value in self.safe.items()}
            meta |= {"level": self.task.decoder.level, "steps": str(self.task.steps or "")}
        return State({key: value.detach().cpu() for key, value in tensors.items()}, meta)

    def _recall(self, state: State) -> None:
        if state.meta.get("course") != self.options.course:
            raise StateError(
                "the checkpoint belongs to a training with other settings: start anew, or restore "
                "what it was begun with"
            )
        self.rate = float(state.meta["rate"])
        for level in LEVELS:
            if own := _below(f"{level}/", state.tensors):
                self.decoders[level] = Decoder(level).to(self.device)
                self.decoders[level].load_state_dict(own)
        if level := state.meta["level"]:
            steps = self.options.steps or int(state.meta["steps"] or 0) or None
            self.task = _Task(Decoder(level).to(self.device), steps)
            self.task.recall(_below("task/", state.tensors))


class _Task:
    """One decoder, its optimizer, and how far they have come."""

    def __init__(self, decoder: Decoder, steps: int | None) -> None:
        self.decoder, self.steps, self.step = decoder, steps, 0
        self.optimizer = torch.optim.Adam(decoder.parameters())

    def advance(self, rate: float) -> None:
        """One step of Adam: the rate rises linearly, then falls as a cosine does."""
        done = self.step / self.steps if self.steps else 0.0
        for group in self.optimizer.param_groups:
            warm = min(1.0, (self.step + 1) / WARM)
            group["lr"] = rate * warm * (0.5 + 0.5 * math.cos(math.pi * done))
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1

    def save(self) -> dict[str, Tensor]:
        """Copies of weights and moments."""
        kept = {f"weights/{k}": v.detach().clone() for k, v in self.decoder.state_dict().items()}
        for number, moments in self.optimizer.state_dict()["state"].items():
            kept |= {f"adam/{number}/{k}": v.detach().clone() for k, v in moments.items()}
        return kept | {"step": torch.tensor(self.step)}

    def recall(self, kept: dict[str, Tensor]) -> None:
        """Goes back to what was saved."""
        self.step = int(kept["step"])
        self.decoder.load_state_dict(_below("weights/", kept))
        state = self.optimizer.state_dict()
        state["state"] = {}
        for key, value in _below("adam/", kept).items():
            number, name = key.split("/")
            state["state"].setdefault(int(number), {})[name] = value.clone()
        self.optimizer.load_state_dict(state)


def encode(network: Network, pictures: Tensor) -> Features:
    """Features of pictures [N, 3, H, W] at each level of the network, with their derivatives."""
    x, found = network.enter(pictures), {}
    for number, block in enumerate(network.blocks):
        x = avg_pool2d(x, 2) if number else x
        for conv in block:
            x = conv2d(x, conv.weight, conv.bias, padding=conv.padding).relu_()
            if layers.position(conv.layer).conv == 0:
                found[conv.layer] = x.float()
    return found


def _below(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}


def _statistics(x: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and deviation of each map, [N, C, 1, 1]."""
    variance, mean = torch.var_mean(x, (2, 3), correction=0, keepdim=True)
    return mean, (variance + TINY).sqrt()


def _swap(own: Tensor, other: Tensor) -> Tensor:
    """Adaptive instance normalisation (Huang and Belongie 2017, equation 8)."""
    (mean, deviation), (wanted, spread) = _statistics(own), _statistics(other)
    return (own - mean) / deviation * spread + wanted


def _relative(a: Tensor, b: Tensor) -> Tensor:
    return mse_loss(a, b) / b.square().mean()


def _apart(a: Tensor, b: Tensor) -> Tensor:
    """How far means and deviations are apart."""
    pairs = zip(_statistics(a), _statistics(b), strict=True)
    return _mean(_relative(*pair) for pair in pairs)


def _mean(values: Iterator[Tensor]) -> Tensor:
    return torch.stack(list(values)).mean()
