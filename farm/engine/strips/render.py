"""A render in strips: as ``farm.engine.gatys.stylize``, with a process for each device."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from farm.engine.gatys import stylize as gatys
from farm.engine.gatys.finishing import Finishing
from farm.engine.gatys.inputs import Inputs, prepare
from farm.engine.gatys.optimize import trimmed
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.shelf import Shelf
from farm.engine.gatys.state import State
from farm.engine.gatys.stylize import Progress, Render
from farm.engine.strips.checkpoints import joined, split
from farm.engine.strips.crew import Crew
from farm.engine.strips.member import Member
from farm.engine.vgg.device import free_on_each
from farm.engine.vgg.network import Network

FIGURES = [field.name for field in fields(Progress) if field.name != "painting"]


def stylize(
    content: Tensor,
    styles: Sequence[Tensor],
    recipe: Recipe,
    *,
    network: Network,
    devices: Sequence[torch.device],
    memory: int | None = None,
    resume: State | None = None,
    shelf: Shelf | None = None,
    **pictures: Any,
) -> Iterator[Progress]:
    """As ``farm.engine.gatys.stylize``, each of ``devices`` painting one strip.

    ``memory`` is what each of them may use.

    Raises:
        StripError: one of the processes ended.

    """
    if len(devices) == 1:
        return gatys.stylize(
            content,
            styles,
            recipe,
            network=network,
            device=devices[0],
            memory=memory,
            resume=resume,
            shelf=shelf,
            **pictures,
        )
    inputs = prepare(recipe, content, styles, **pictures)
    if resume:
        resume.check(gatys.job(inputs, recipe, network))
    return _steps(inputs, recipe, network, devices, memory, resume, shelf)


def _steps(
    inputs: Inputs,
    recipe: Recipe,
    network: Network,
    devices: Sequence[torch.device],
    memory: int | None,
    resume: State | None,
    shelf: Shelf | None,
) -> Iterator[Progress]:
    count = len(devices)
    budgets = [memory] * count if memory else free_on_each(devices)
    with Crew(devices) as crew:
        answers: dict[str, Callable[..., Any]] = {}
        if shelf:
            answers = {"find": shelf.find, "put": shelf.put}
        crew.make(partial(Painter, inputs, recipe, network, budgets, bool(shelf)), **answers)
        states = split(resume, count) if resume else [None] * count
        crew.each("begin", [(state,) for state in states])
        painting = _Painting(crew, inputs, recipe)
        try:
            while figures := crew.call("step")[0]:
                painting.begun = True
                yield Progress(**figures, painting=painting)
        except (KeyboardInterrupt, GeneratorExit):
            painting.keep()
            raise
        painting.keep()


class _Painting:
    """The picture at the step that all strips have come to; also after the last."""

    def __init__(self, crew: Crew, inputs: Inputs, recipe: Recipe) -> None:
        self.crew, self.finishing = crew, Finishing(inputs, recipe)
        self.begun = False
        self.kept: Tensor | None = None

    def keep(self) -> None:
        """Bring the picture here, before the processes end."""
        if self.begun:
            self.kept = self.picture()

    def picture(self) -> Tensor:
        """The canvas without its margins, [3, H, W] on the CPU."""
        if self.kept is not None:
            return self.kept
        rows = [torch.from_numpy(each) for each in self.crew.call("rows")]
        return trimmed(torch.cat(rows), self.finishing.recipe.margin)

    def finish(self, picture: Tensor) -> Tensor:
        """An iterate [3, H, W] as a picture."""
        return self.finishing.finish(picture)

    def save(self, _: Progress) -> State:
        """A copy of everything that the next step depends on."""
        return joined(self.crew.call("state"))


class Painter:
    """One strip, in a process of its own."""

    def __init__(
        self,
        inputs: Inputs,
        recipe: Recipe,
        network: Network,
        budgets: Sequence[int],
        shelved: bool,
        member: Member,
    ) -> None:
        shelf, memory = _Shelf(member) if shelved else None, budgets[member.group.share.index]
        self.render = Render(inputs, recipe, network, member.device, memory, shelf, member.group)
        self.progress: Progress | None = None

    def begin(self, resume: State | None) -> None:
        """Begin, or go on from this strip's part of a checkpoint."""
        self.steps = self.render.run(resume)

    def step(self) -> dict[str, Any] | None:
        """The figures of the next step; None after the last."""
        self.progress = next(self.steps, None)
        if self.progress is None:
            return None
        return {name: getattr(self.progress, name) for name in FIGURES}

    def rows(self) -> NDArray[np.float32]:
        """This strip's rows of the canvas."""
        rows: NDArray[np.float32] = self.render.optimizer.result.cpu().numpy()
        return rows

    def state(self) -> State:
        """This strip's part of a checkpoint."""
        assert self.progress is not None
        return self.progress.state()


class _Shelf:
    """The shelf that the process has which began the render."""

    def __init__(self, member: Member) -> None:
        self.member = member

    def find(self, painting: int, key: str) -> bytes | None:
        """Return what was put there."""
        found: bytes | None = self.member.ask("find", painting, key)
        return found

    def put(self, painting: int, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        self.member.ask("put", painting, key, data)
