"""Trains a generator: whole crops of photos, painted in one pass, judged as renders are.

Crops and styles depend on seed and step alone, so that training goes on from a checkpoint as if it
had not been stopped, on a CPU to the same bits.
"""

import hashlib
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from farm.engine.errors import DivergedError, StateError
from farm.engine.gatys.state import State
from farm.engine.onepass.decoders.photos import crops
from farm.engine.onepass.generators.card import Card
from farm.engine.onepass.generators.files import Model
from farm.engine.onepass.generators.generator import Generator
from farm.engine.onepass.generators.loss import Criterion, Losses
from farm.engine.onepass.generators.options import Options
from farm.engine.onepass.generators.smaller.pruning import pruned
from farm.engine.onepass.generators.smaller.teacher import Teacher
from farm.engine.onepass.learning import CHECK, Pace, Task, autocast, below
from farm.engine.vgg.network import Network


@dataclass(frozen=True)
class Progress:
    """Where training stands."""

    step: int
    steps: int | None
    """None until their pace is known."""
    content_loss: float
    style_loss: float
    tv_loss: float
    taught_loss: float

    @property
    def loss(self) -> float:
        """What is lessened."""
        return self.content_loss + self.style_loss + self.tv_loss + self.taught_loss

    @property
    def done(self) -> float:
        """Part of the work, 0..1."""
        return self.step / self.steps if self.steps else 0.0

    @property
    def final(self) -> bool:
        """Whether it was the last step."""
        return self.step == self.steps


class Training:
    """From photos and paintings to a generator."""

    def __init__(
        self,
        network: Network,
        photos: list[Tensor],
        paintings: Sequence[Tensor],
        names: Sequence[str],
        options: Options,
        device: torch.device,
        minutes: float | None = None,
        *,
        start: Model | None = None,
        teacher: Model | None = None,
    ) -> None:
        """Takes ``minutes`` if the options tell no steps.

        ``paintings`` are float32 [3 or 4, H, W] in 0..1, each with its name. With ``start`` a
        trained generator goes on, without its weakest maps if the options tell fewer; with
        ``teacher`` pictures shall also be those of another one.

        Raises:
            BadInput: one of them has fewer maps, or another number of styles.

        """
        self.start = start
        self.teacher = Teacher(teacher, len(names), options.width, device) if teacher else None
        self.photos, self.options, self.device = photos, options, device
        self.names, self.network = list(names), network.name
        settings = options.model_dump_json(exclude={"steps"}, exclude_none=True)
        self.course = f"{settings} {network.name} {_digest([*paintings, *photos])}"
        for role, model in (("from", start), ("teacher", teacher)):
            if model is not None:
                self.course += f" {role} {_digest(model.generator.state_dict().values())}"
        begun = _begun(options, len(names), start).to(device)
        self.criterion = Criterion(network, paintings, options.recipe, device)
        self.task = Task(begun, options.steps)
        self.rate = options.rate
        self.started, self.spent = time.monotonic(), 0.0  # seconds, of a training before
        self.end = self.started + 60 * (minutes or 0)
        self.safe = self.task.save()  # the task when its loss was last looked at
        self.last: Progress | None = None

    @property
    def generator(self) -> Generator:
        """As it is now."""
        return self.task.network

    def run(self) -> Iterator[Progress]:
        """Trains what is still to be trained; yields whenever the loss was looked at.

        Raises:
            DivergedError: the loss exploded twice.

        """
        task, options = self.task, self.options
        pace = Pace(self.end)
        every = CHECK if self.device.type == "cuda" else 1
        while task.steps is None or task.step < task.steps:
            losses = self._step()
            late = options.steps is None and pace.late()
            if task.step % every and task.step != task.steps and not late:
                continue
            values = torch.stack([losses.content, losses.style, losses.tv, losses.taught]).tolist()
            if not all(math.isfinite(value) for value in values):
                self._retreat()
                continue
            self.safe = task.save()
            task.steps = task.step if late else task.steps or pace.steps(task.step)
            self.last = Progress(task.step, task.steps, *values)
            yield self.last

    def _step(self) -> Losses:
        options, task = self.options, self.task
        seed = torch.Generator().manual_seed(options.seed * 2**32 + task.step)
        photos = crops(self.photos, options.batch, options.crop, seed)
        count = len(self.names)
        styles = torch.randint(count, (options.batch,), generator=seed)
        mix = torch.eye(count)[styles].to(self.device)
        with autocast(self.device):
            pictures = task.network(photos, mix)
            taught = self.teacher(pictures, photos, mix) if self.teacher else None
        losses = self.criterion(pictures, photos, styles.tolist())
        if taught is not None:
            losses = replace(losses, taught=taught)
        losses.total.backward()  # type: ignore[no-untyped-call]
        task.advance(self.rate)
        return losses

    def _retreat(self) -> None:
        """A second attempt from the last good step, at half the rate."""
        if self.rate < self.options.rate:
            raise DivergedError(
                "the training diverged, and again at half the rate: choose a lower rate"
            )
        self.rate /= 2
        self.task.recall(self.safe)

    def card(self) -> Card:
        """What is to be known of the generator as it is now."""
        options, last = self.options, self.last
        return Card(
            styles=self.names,
            width=options.width,
            size=options.size,
            steps=self.task.step,
            planned=self.task.steps or self.task.step,
            batch=options.batch,
            crop=options.crop,
            photos=len(self.photos),
            minutes=round(self._seconds() / 60, 1),
            device=_name(self.device),
            network=self.network,
            content_weight=options.content_weight,
            style_weight=options.style_weight,
            style_scale=options.style_scale,
            tv_weight=options.tv_weight,
            content_loss=last.content_loss if last else 0.0,
            style_loss=last.style_loss if last else 0.0,
            started_from=self.start.card.summary if self.start else "",
            taught_by=self.teacher.model.card.summary if self.teacher else "",
        )

    def _seconds(self) -> float:
        return self.spent + time.monotonic() - self.started

    # --- checkpoints ----------------------------------------------------------------------------

    def state(self) -> State:
        """A copy of everything that the steps after the last look at the loss depend on."""
        meta = {
            "course": self.course,
            "network": self.network,
            "rate": repr(self.rate),
            "steps": str(self.task.steps or ""),
            "seconds": repr(self._seconds()),
        }
        return State({key: value.detach().cpu() for key, value in self.safe.items()}, meta)

    def resume(self, state: State | None) -> None:
        """Goes back to a checkpoint, if there is one.

        Raises:
            StateError: it is of another training.

        """
        if state is None:
            return
        if state.meta.get("course") != self.course:
            raise StateError(
                "the checkpoint belongs to a training with other settings, pictures or network: "
                "start anew, or restore what it was begun with"
            )
        self.rate, self.spent = float(state.meta["rate"]), float(state.meta["seconds"])
        steps = self.options.steps or int(state.meta["steps"] or 0) or None
        self.task.recall(below("", state.tensors))
        self.safe = self.task.save()
        if steps:  # fewer than there were end with one more
            self.task.steps = max(steps, self.task.step + 1)


def _begun(options: Options, styles: int, start: Model | None) -> Generator:
    if start is None:
        return Generator.begun(options.width, styles, options.seed)
    start.require_styles(styles)
    return pruned(start.generator, options.width)


def _digest(tensors: Iterable[Tensor]) -> str:
    sha = hashlib.sha256()
    for tensor in tensors:
        sha.update(repr(tuple(tensor.shape)).encode())
        sha.update(tensor.contiguous().cpu().numpy().data)
    return sha.hexdigest()


def _name(device: torch.device) -> str:
    return torch.cuda.get_device_name(device) if device.type == "cuda" else device.type
