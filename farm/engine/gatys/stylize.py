"""Paints a photo in the style of paintings, from coarse to fine, one step at a time.

``stylize`` is a generator: whoever consumes it may stop at any step, take a checkpoint or a
preview, and go on later from the checkpoint as if nothing had happened.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from farm.engine.errors import BadInput, DivergedError, OutOfMemoryError
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
from farm.engine.planes import color
from farm.engine.planes.pyramid import extend, longer_edge, resize, resize_map
from farm.engine.vgg.device import Room, free_memory, precision
from farm.engine.vgg.network import Network

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
    render = _Render(inputs, recipe, network, device, memory, shelf)
    if resume:
        resume.check(render.job)
    return render.run(resume)


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
    render: "_Render"
    optimizer: Optimizer

    def state(self) -> State:
        """A checkpoint, on the CPU."""
        return self.render.save(self)

    def image(self) -> Tensor:
        """The picture now, float32 [3, H, W] in 0..1 on the CPU."""
        return self.render.finish(self.render.picture(self.optimizer))

    def preview(self, max_side: int) -> Tensor:
        """The picture now, its longer edge at most ``max_side`` pixels."""
        edge = min(max_side, max(self.height, self.width))
        height, width = longer_edge(self.height, self.width, edge)
        return self.render.finish(resize(self.render.picture(self.optimizer), height, width))


class _Render:
    """One render, from its inputs to the picture."""

    def __init__(
        self,
        inputs: Inputs,
        recipe: Recipe,
        network: Network,
        device: torch.device,
        memory: int | None,
        shelf: Shelf | None = None,
    ) -> None:
        if (network.pooling, network.padding) != (recipe.pooling, recipe.padding):
            raise BadInput(
                "the network was loaded with another pooling or padding than the recipe's"
            )
        self.inputs, self.recipe, self.device = inputs, recipe, device
        dtype = precision(recipe.precision, device)
        shape = Shape.of(recipe, network.architecture, dtype.itemsize, inputs.parts)
        network = network.until(shape.deepest).to(device, dtype)
        self.targets = Targets(inputs, recipe, network, shape, shelf)
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
        self.objective: Replay | None = None  # of the scale at hand
        for scale in self.scales:
            self.targets.check(scale, self.memory)
        self.network_name = network.name
        self.job = f"{recipe.fingerprint()}-{inputs.digest()}-{network.name}"

    def run(self, resume: State | None) -> Iterator[Progress]:
        """All scales, from the first or from a checkpoint."""
        if resume is None:
            first, step, optimizer = 0, 0, self._optimizer(self._first_canvas(), 0)
        else:
            at = Position.of(resume)
            first, step, optimizer = at.scale, at.step, self._recall(resume, at)
            if first + 1 == len(self.scales) and step == self.scales[first].iterations:
                yield self._progress(first, step, at.losses, optimizer)
        for number in range(first, len(self.scales)):
            if number > first:
                optimizer, step = self._climb(number, optimizer), 0
            for progress in self._paint(number, step, optimizer):
                optimizer = progress.optimizer
                yield progress

    def _paint(self, number: int, step: int, optimizer: Optimizer) -> Iterator[Progress]:
        """The steps of one scale that are still to be done."""
        steps = self.scales[number].iterations
        if step == steps:
            return
        safe, start, bound = optimizer.result.cpu().clone(), step, math.inf
        self.objective, free = None, self._free(number)
        while step < steps:
            losses, gradient = self._gradient(number, optimizer)
            with Room() as room:
                sound = losses.total <= bound and bool(gradient.isfinite().all())
                if sound:
                    optimizer.step(gradient if free is None else gradient.mul_(free))
            if room.ran_out:  # half a step cannot be taken again
                raise self._no_room(number, "in the optimizer's step")
            if not sound:
                optimizer, step = self._retreat(safe, number), start
                continue
            bound = min(bound, EXPLODED * max(losses.total, self.wrong))
            step += 1
            yield self._progress(number, step, losses, optimizer)

    def _gradient(self, number: int, optimizer: Optimizer) -> tuple[Losses, Tensor]:
        """Losses and gradient [H, W, 3] at the canvas, in half the memory if it runs out."""
        found = self._tried(number, optimizer)
        if found is None:
            self.memory //= 2
            if self.device.type == "cuda":
                torch.cuda.empty_cache()
            found = self._tried(number, optimizer)
        if found is None:
            raise self._no_room(number, "and again with half of it")
        return found

    def _tried(self, number: int, optimizer: Optimizer) -> tuple[Losses, Tensor] | None:
        """Losses and gradient, or None if the memory runs out; nothing stays there then."""
        with Room():
            return self._attempt(number, optimizer)
        self.objective = None
        return None

    def _attempt(self, number: int, optimizer: Optimizer) -> tuple[Losses, Tensor]:
        if self.objective is None:
            self.objective = self._replay(self.scales[number])
        try:
            losses, gradient = self.objective.gradient(optimizer.picture)
        except LinAlgError:  # the moments are not numbers
            return Losses(math.nan, math.nan, math.nan, math.nan), optimizer.canvas
        # Per value, so that the steps of an optimizer do not depend on the picture's size.
        return losses, gradient[0].permute(1, 2, 0) * gradient.numel()

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
        return free.permute(1, 2, 0).to(self.device)

    # --- from scale to scale --------------------------------------------------------------------

    def _first_canvas(self) -> Tensor:
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
        return self._canvas(first)

    def _climb(self, number: int, coarser: Optimizer) -> Optimizer:
        """The optimizer of a scale, from that of the scale before."""
        height, width, _ = self.scales[number]
        picture = resize(self.picture(coarser), height, width)
        optimizer = self._optimizer(self._canvas(picture), number)
        optimizer.inherit(coarser)
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

    def _pinned(self, picture: Tensor) -> Tensor:
        """``picture`` [3, H, W] with the photo where the strength map is 0."""
        if self.inputs.strength is None:
            return picture
        height, width = picture.shape[1:]
        free = resize_map(self.inputs.strength, height, width) > 0
        return torch.where(free, picture, resize(self.inputs.content, height, width))

    def _canvas(self, picture: Tensor) -> Tensor:
        """What is painted on, [H, W, 3]: the picture, continued beyond its edges."""
        return canvas_of(self._pinned(picture).clamp(0, 1), self.recipe.margin, self.device)

    def _optimizer(self, canvas: Tensor, number: int) -> Optimizer:
        steps = self.scales[number].iterations
        return OPTIMIZERS[self.recipe.optimizer](canvas, self.recipe, steps, self.caution)

    def _no_room(self, number: int, when: str) -> OutOfMemoryError:
        height, width, _ = self.scales[number]
        return OutOfMemoryError(
            f"the device ran out of memory at {width} x {height} pixels, {when}: choose a smaller "
            "size, or free the device of other work"
        )

    # --- what is seen of it ---------------------------------------------------------------------

    def picture(self, optimizer: Optimizer) -> Tensor:
        """The canvas as it is now without its margins, [3, H, W] on the CPU."""
        return trimmed(optimizer.result, self.recipe.margin)

    def finish(self, picture: Tensor) -> Tensor:
        """An iterate [3, H, W] as a picture: in range, and in the photo's colours where asked."""
        picture = self._pinned(picture.clamp(0, 1).contiguous())
        if self.recipe.color == "luminance":
            photo = resize(self.inputs.content, *picture.shape[1:]).clamp(0, 1)
            picture = color.keep_luminance(picture, photo)
        return picture

    def _progress(self, number: int, step: int, losses: Losses, optimizer: Optimizer) -> Progress:
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
            render=self,
            optimizer=optimizer,
        )

    # --- checkpoints ----------------------------------------------------------------------------

    def save(self, progress: Progress) -> State:
        """A copy of everything that the next step depends on."""
        at = Position(progress.scale, progress.iteration, self.caution, progress.losses)
        return at.state(self.job, self.network_name, progress.optimizer)

    def _recall(self, state: State, at: Position) -> Optimizer:
        """The optimizer of a checkpoint."""
        self.caution, memory = at.caution, dict(state.tensors)
        optimizer = self._optimizer(memory.pop(CANVAS).to(self.device), at.scale)
        if memory:
            optimizer.recall(memory)
        return optimizer
