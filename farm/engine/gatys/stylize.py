"""Paints a photo in the style of paintings, from coarse to fine, one step at a time.

``stylize`` is a generator: whoever consumes it may stop at any step, take a checkpoint or a
preview, and go on later from the checkpoint as if nothing had happened.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from farm.engine.errors import BadInput, DivergedError, OutOfMemoryError
from farm.engine.gatys.finishing import Finishing
from farm.engine.gatys.inputs import Inputs, prepare
from farm.engine.gatys.optimize import OPTIMIZERS, Optimizer, canvas_of, trimmed
from farm.engine.gatys.plan import Shape, recordable
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale, canvas, schedule, work
from farm.engine.gatys.shelf import Shelf
from farm.engine.gatys.state import CANVAS, Position, State
from farm.engine.gatys.targets import Targets
from farm.engine.loss.objective import CONTENT_UNIT, SMOOTH_UNIT, STYLE_UNIT, Losses
from farm.engine.loss.replay import Replay
from farm.engine.loss.statistics import LinAlgError
from farm.engine.loss.temporal import Held
from farm.engine.planes.pyramid import extend, longer_edge, resize, resize_map
from farm.engine.vgg.device import Room, free_memory, precision
from farm.engine.vgg.network import Network
from farm.engine.vgg.rows import ALONE, Peers, Rows

__all__ = ["Progress", "State", "stylize"]

EXPLODED = 100.0  # a loss so many times the least of the scale, or that of a wholly wrong picture
CAUTION = 4.0  # steps are so many times shorter in a second attempt
NOISE = 0.25  # standard deviation of "noise" around grey, in units of the full range
NOISY = 0.1  # of "noisy" around the photo


def stylize(
    content: Tensor,
    styles: Sequence[Tensor],
    recipe: Recipe,
    *,
    network: Network,
    device: torch.device,
    memory: int | None = None,
    style_weights: Sequence[float] | None = None,
    content_mask: Tensor | None = None,
    style_masks: Sequence[Tensor] | None = None,
    strength: Tensor | None = None,
    init: Tensor | None = None,
    held: Held | None = None,
    resume: State | None = None,
    shelf: Shelf | None = None,
) -> Iterator["Progress"]:
    """Yields after every step of every scale; the last one is ``final``.

    Args:
        content: the photo, float32 [3, H, W] in 0..1, as are all pictures here; a fourth plane
            is alpha.
        styles: the paintings.
        recipe: everything artistic.
        network: from ``load_network``, with the recipe's pooling and padding.
        device: where to compute.
        memory: bytes that may be used there; by default what is free now.
        style_weights: each painting's share.
        content_mask: the photo's regions in flat colours.
        style_masks: each painting's regions in the same colours.
        strength: [1, H, W], how strongly each place is painted; 0 leaves the photo untouched.
        init: the first canvas, for init "image".
        held: what the picture is held to, in a film.
        resume: a checkpoint of the same render.
        shelf: where the paintings' moments are put by, and found if another render did so.

    Raises:
        BadInput: pictures, masks or settings do not fit together.
        StateError: the checkpoint is of another render.
        OutOfMemoryError: not even the smallest tiles fit.
        DivergedError: the loss exploded twice.

    """
    inputs = prepare(
        recipe, content, styles, style_weights, content_mask, style_masks, strength, init, held
    )
    render = Render(inputs, recipe, network, device, memory, shelf)
    if resume:
        resume.check(render.job)
    return render.run(resume)


def job(inputs: Inputs, recipe: Recipe, network: Network) -> str:
    """What a checkpoint must be of: the same pictures, settings and network."""
    return f"{recipe.fingerprint()}-{inputs.digest()}-{network.name}"


@dataclass
class Progress:
    """Where a render stands after a step; valid until the next one is asked for."""

    scale: int
    """From 0."""
    scales: int
    height: int
    width: int
    iteration: int
    """Of this scale, from 1."""
    iterations: int
    loss: float
    content_loss: float
    style_loss: float
    done: float
    """Part of the whole render's work, 0..1."""
    scale_done: bool
    final: bool
    losses: Losses
    painting: "Painting"

    def state(self) -> State:
        """A checkpoint, on the CPU."""
        return self.painting.save(self)

    def image(self) -> Tensor:
        """The picture now, float32 [3, H, W] in 0..1 on the CPU."""
        return self.painting.finish(self.painting.picture())

    def preview(self, max_side: int) -> Tensor:
        """The picture now, its longer edge at most ``max_side`` pixels."""
        edge = min(max_side, max(self.height, self.width))
        height, width = longer_edge(self.height, self.width, edge)
        return self.painting.finish(resize(self.painting.picture(), height, width))


class Painting(Protocol):
    """A render at the step that it has come to."""

    def picture(self) -> Tensor:
        """The canvas as it is now without its margins, [3, H, W] on the CPU."""

    def finish(self, picture: Tensor) -> Tensor:
        """An iterate [3, H, W] as a picture: in range, and in the photo's colours where asked."""

    def save(self, progress: Progress) -> State:
        """A copy of everything that the next step depends on."""


class Render:
    """One render, from its inputs to the picture; or one process's rows of it."""

    def __init__(
        self,
        inputs: Inputs,
        recipe: Recipe,
        network: Network,
        device: torch.device,
        memory: int | None,
        shelf: Shelf | None = None,
        peers: Peers = ALONE,
    ) -> None:
        """As ``stylize``; ``peers`` have the other rows."""
        if (network.pooling, network.padding) != (recipe.pooling, recipe.padding):
            raise BadInput(
                "the network was loaded with another pooling or padding than the recipe's"
            )
        self.inputs, self.recipe, self.device, self.peers = inputs, recipe, device, peers
        dtype = precision(recipe.precision, device)
        shape = Shape.of(recipe, network.architecture, dtype.itemsize, inputs.parts)
        network = network.prepared(shape.deepest, device, dtype)
        self.targets = Targets(inputs, recipe, network, shape, shelf, peers)
        self.memory = (memory or free_memory(device)) - shape.weights()
        self.scales = schedule(recipe, inputs.content.shape[2], inputs.content.shape[1])
        if inputs.held:
            self.memory -= inputs.held.bytes(*canvas(recipe, self.scales[-1]))
        self.caution = 1.0
        # Losses are relative: it takes a wholly wrong picture to come to their weights.
        self.wrong = (
            recipe.content_weight * CONTENT_UNIT
            + recipe.style_weight * STYLE_UNIT
            + recipe.tv_weight * SMOOTH_UNIT
            + (inputs.held.strength if inputs.held else 0)
        )
        self.finishing = Finishing(inputs, recipe)
        self.objective: Replay | None = None  # of the scale at hand
        self.optimizer: Optimizer
        for scale in self.scales:
            self.targets.check(scale, self.memory)
        self.network_name = network.name
        self.job = job(inputs, recipe, network)

    def run(self, resume: State | None) -> Iterator[Progress]:
        """All scales, from the first or from a checkpoint."""
        if resume is None:
            first, step, bound = 0, 0, math.inf
            self.optimizer = self._optimizer(self._canvas(self._first_picture(), 0), 0)
        else:
            at = Position.of(resume)
            first, step, self.optimizer = at.scale, at.step, self._recall(resume, at)
            bound = self._exploded(at.losses)
            if first + 1 == len(self.scales) and step == self.scales[first].iterations:
                yield self._progress(first, step, at.losses)
        for number in range(first, len(self.scales)):
            if number > first:
                self.optimizer, step, bound = self._climb(number), 0, math.inf
            yield from self._paint(number, step, bound)

    def _paint(self, number: int, step: int, bound: float) -> Iterator[Progress]:
        """The steps of one scale that are still to be done; a loss above ``bound`` is no more one.

        Only a render that diverges depends on where it was resumed: it retreats to there.
        """
        steps = self.scales[number].iterations
        if step == steps:
            return
        safe, start = self.optimizer.result.cpu().clone(), step
        self.objective, free = None, self._free(number)
        while step < steps:
            losses, gradient = self._gradient(number)
            with Room() as room:
                sound = losses.total <= bound and self.peers.agree(bool(gradient.isfinite().all()))
                if sound:
                    self.optimizer.step(gradient if free is None else gradient.mul_(free))
            if room.ran_out:  # half a step cannot be taken again
                raise self._no_room(number, "in the optimizer's step")
            if not sound:
                self.optimizer, step = self._retreat(safe, number), start
                continue
            bound = min(bound, self._exploded(losses))
            step += 1
            yield self._progress(number, step, losses)

    def _exploded(self, losses: Losses) -> float:
        """The loss above which a render diverges that came to these."""
        return EXPLODED * max(losses.total, self.wrong)

    def _gradient(self, number: int) -> tuple[Losses, Tensor]:
        """Losses and gradient [H, W, 3] at the canvas, in half the memory if it runs out."""
        found = self._tried(number)
        if found is None and self.peers.share.count > 1:  # which wait for sums
            raise self._no_room(number, "in one of its strips")
        if found is None:
            self.memory //= 2
            if self.device.type == "cuda":
                torch.cuda.empty_cache()
            found = self._tried(number)
        if found is None:
            raise self._no_room(number, "and again with half of it")
        return found

    def _tried(self, number: int) -> tuple[Losses, Tensor] | None:
        """Losses and gradient, or None if the memory runs out; nothing stays there then."""
        with Room():
            return self._attempt(number)
        self.objective = None
        return None

    def _attempt(self, number: int) -> tuple[Losses, Tensor]:
        if self.objective is None:
            self.objective = self._replay(self.scales[number])
        try:
            losses, gradient = self.objective.gradient(self.optimizer.picture)
        except LinAlgError:  # the moments are not numbers
            return Losses(math.nan, math.nan, math.nan, math.nan), self.optimizer.canvas
        # Per value, so that the steps of an optimizer do not depend on the picture's size.
        height, width = canvas(self.recipe, self.scales[number])
        return losses, gradient[0].permute(1, 2, 0) * (3 * height * width)

    def _replay(self, scale: Scale) -> Replay:
        objective, shape = self.targets.objective(scale, self.memory), self.targets.shape
        room = recordable(shape.at(self.recipe, scale), objective.layout, self.memory)
        return Replay(objective, record=room)

    def _free(self, number: int) -> Tensor | None:
        """The places [H, W, 1] that may move; all but those that stay as they are in the photo."""
        if self.inputs.strength is None:
            return None
        height, width, _ = self.scales[number]
        free = extend(resize_map(self.inputs.strength, height, width), self.recipe.margin) > 0
        own = self._rows(number).own
        return free[:, own.start : own.stop].permute(1, 2, 0).to(self.device)

    # --- from scale to scale --------------------------------------------------------------------

    def _first_picture(self) -> Tensor:
        height, width, _ = self.scales[0]
        photo = resize(self.inputs.content, height, width)
        noise = torch.randn(photo.shape, generator=torch.Generator().manual_seed(self.recipe.seed))
        if self.recipe.init == "image":
            assert self.inputs.init is not None
            first = resize(self.inputs.init, height, width)
        elif self.recipe.init == "content":
            first = photo
        else:
            first = 0.5 + NOISE * noise if self.recipe.init == "noise" else photo + NOISY * noise
        return first

    def _climb(self, number: int) -> Optimizer:
        """The optimizer of a scale, from that of the scale before."""
        height, width, _ = self.scales[number]
        picture = resize(self.picture(), height, width)
        optimizer = self._optimizer(self._canvas(picture, number), number)
        optimizer.inherit(self.optimizer)
        return optimizer

    def _retreat(self, safe: Tensor, number: int) -> Optimizer:
        """A second attempt from the last safe canvas, with shorter steps."""
        if self.caution > 1:
            raise DivergedError(
                "the optimization diverged, and again with shorter steps: lower the learning rate, "
                "or the style weight"
            )
        self.caution = CAUTION
        return self._optimizer(safe.to(self.device), number)

    def _canvas(self, picture: Tensor, number: int) -> Tensor:
        """What is painted on, [H, W, 3]: the picture, continued beyond its edges."""
        first, rows = self.finishing.pinned(picture).clamp(0, 1), self._rows(number)
        return canvas_of(first, self.recipe.margin, self.device, rows)

    def _rows(self, number: int) -> Rows:
        return self.targets.rows(self.scales[number])

    def _optimizer(self, canvas: Tensor, number: int) -> Optimizer:
        steps = self.scales[number].iterations
        rows, kind = self._rows(number), OPTIMIZERS[self.recipe.optimizer]
        return kind(canvas, self.recipe, steps, self.caution, rows)

    def _no_room(self, number: int, when: str) -> OutOfMemoryError:
        height, width, _ = self.scales[number]
        return OutOfMemoryError(
            f"the device ran out of memory at {width} x {height} pixels, {when}: choose a smaller "
            "size, or free the device of other work"
        )

    # --- what is seen of it ---------------------------------------------------------------------

    def picture(self) -> Tensor:
        """The canvas as it is now without its margins, [3, H, W] on the CPU."""
        return trimmed(self.optimizer.rows.whole(self.optimizer.result), self.recipe.margin)

    def finish(self, picture: Tensor) -> Tensor:
        """An iterate [3, H, W] as a picture: in range, and in the photo's colours where asked."""
        return self.finishing.finish(picture)

    def _progress(self, number: int, step: int, losses: Losses) -> Progress:
        height, width, steps = self.scales[number]
        spent = work(self.scales[:number]) + height * width * step
        last = step == steps
        return Progress(
            scale=number,
            scales=len(self.scales),
            height=height,
            width=width,
            iteration=step,
            iterations=steps,
            loss=losses.total,
            content_loss=losses.content,
            style_loss=losses.style,
            done=spent / work(self.scales),
            scale_done=last,
            final=last and number + 1 == len(self.scales),
            losses=losses,
            painting=self,
        )

    # --- checkpoints ----------------------------------------------------------------------------

    def save(self, progress: Progress) -> State:
        """A copy of everything that the next step depends on."""
        at = Position(progress.scale, progress.iteration, self.caution, progress.losses)
        return at.state(self.job, self.network_name, self.optimizer)

    def _recall(self, state: State, at: Position) -> Optimizer:
        """The optimizer of a checkpoint."""
        self.caution, memory = at.caution, dict(state.tensors)
        optimizer = self._optimizer(memory.pop(CANVAS).to(self.device), at.scale)
        if memory:
            optimizer.recall(memory)
        return optimizer
