"""How a picture follows its gradient: L-BFGS or Adam, one step at a time, with a state to save.

The canvas [H, W, 3] is the picture with its channels last in memory: flat for the optimizers, and
as the network wants it for the engine. Gradients come multiplied by the number of values, so that
their size does not depend on the picture's. A canvas may be rows of one that other processes have
the rest of: lengths and products are always those of the whole.
"""

import math
from abc import ABC, abstractmethod
from typing import ClassVar

import torch
from torch import Tensor
from typing_extensions import override

from farm.engine.gatys.octaves import octaves
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import remembered
from farm.engine.planes.pyramid import extend, resize
from farm.engine.vgg.rows import ALONE, Rows

WARM_UP = 10  # steps over which Adam reaches its full length
SLOWEST = 0.1  # part of its full rate that Adam falls to in the second half of a scale
CLIP = 4.0  # a gradient counts for at most so many times the usual length
LONGEST = 0.1  # root mean square of a step of L-BFGS, in units of the full range 0..1
FIRST = 0.01  # the same of its first step, which knows no curvature yet


class Optimizer(ABC):
    """A canvas and what an algorithm remembers about it."""

    RATE: ClassVar[float]
    """A learning rate of 1 in the recipe."""

    def __init__(
        self,
        canvas: Tensor,
        recipe: Recipe,
        steps: int,
        caution: float = 1.0,
        rows: Rows | None = None,
    ) -> None:
        """``steps`` are those of the scale; ``caution`` shortens them all by that factor.

        ``rows`` says which the canvas has, if not all.
        """
        self.canvas, self.recipe, self.steps = canvas, recipe, steps
        self.rows = rows or Rows.of(len(canvas), ALONE)
        self.rate = self.RATE * recipe.learning_rate / caution
        self.begin()

    @abstractmethod
    def begin(self) -> None:
        """Sets up what the algorithm remembers."""

    @property
    def picture(self) -> Tensor:
        """The iterate whose gradient is asked for next, [1, 3, H, W]."""
        return self.canvas.permute(2, 0, 1)[None]

    @property
    def result(self) -> Tensor:
        """The best canvas so far, [H, W, 3]."""
        return self.canvas

    @abstractmethod
    def step(self, gradient: Tensor) -> None:
        """Moves the canvas against the gradient [H, W, 3] of the loss there, and uses that up."""

    @abstractmethod
    def memory(self) -> dict[str, Tensor]:
        """What to save beside the canvas."""

    @abstractmethod
    def recall(self, memory: dict[str, Tensor]) -> None:
        """Goes on from what was saved, from the CPU, as if nothing had happened."""

    def inherit(self, coarser: "Optimizer") -> None:  # noqa: B027 - not every algorithm can
        """Takes over from the scale before what is still true at this one."""

    def dot(self, a: Tensor, b: Tensor) -> float:
        """The product of two vectors, flat, over all rows."""
        return float(self.rows.peers.total([torch.dot(a, b)])[0])

    def length(self, x: Tensor) -> float:
        """The root mean square of values over all rows."""
        values = 3 * self.rows.height * self.canvas.shape[1]
        return float((self.rows.peers.total([x.square().sum()])[0] / values).sqrt())


class LBFGS(Optimizer):
    """Limited-memory BFGS with unit steps (Nocedal and Wright 2006, algorithm 7.4).

    Clamping would falsify its curvature pairs; the objective keeps values in range instead.
    """

    RATE = 1.0

    @override
    def begin(self) -> None:
        self.pairs = remembered(self.recipe, self.rows.height, self.canvas.shape[1])
        self.moves: list[Tensor] = []  # s: differences of iterates, oldest first
        self.bends: list[Tensor] = []  # y: differences of their gradients
        self.moved: Tensor | None = None
        self.before: Tensor | None = None

    @override
    def step(self, gradient: Tensor) -> None:
        g = gradient.reshape(-1)
        if self.moved is not None and self.before is not None:
            self._remember(self.moved, g - self.before)
        move = self._direction(g)
        move *= min(self.rate, (LONGEST if self.moves else FIRST) / max(self.length(move), 1e-30))
        self.canvas.view(-1).add_(move)
        self.moved, self.before = move, g.clone()

    def _remember(self, move: Tensor, bend: Tensor) -> None:
        if self.dot(move, bend) <= 1e-8 * math.sqrt(self.dot(move, move) * self.dot(bend, bend)):
            return  # no positive curvature along this step: it would spoil the estimate
        self.moves, self.bends = [*self.moves, move], [*self.bends, bend]
        if len(self.moves) > self.pairs:
            del self.moves[0], self.bends[0]

    def _direction(self, g: Tensor) -> Tensor:
        """-H g by the two-loop recursion, with H₀ = (s·y / y·P y) P."""
        q = -g
        pairs = [(s, y, self.dot(s, y)) for s, y in zip(self.moves, self.bends, strict=True)]
        shares = []
        for s, y, sy in reversed(pairs):
            shares.append(self.dot(s, q) / sy)
            q.add_(y, alpha=-shares[-1])
        q = self._preconditioned(q)
        if pairs:
            _, y, sy = pairs[-1]
            q *= sy / self.dot(y, self._preconditioned(y))
        for (s, y, sy), share in zip(pairs, reversed(shares), strict=True):
            q.add_(s, alpha=share - self.dot(y, q) / sy)
        return q

    def _preconditioned(self, g: Tensor) -> Tensor:
        """P g; P = I as in the book."""
        return g

    @override
    def memory(self) -> dict[str, Tensor]:
        saved = {"moved": self.moved, "before": self.before}
        for number, (move, bend) in enumerate(zip(self.moves, self.bends, strict=True)):
            saved |= {f"move{number}": move, f"bend{number}": bend}
        return {key: value for key, value in saved.items() if value is not None}

    @override
    def recall(self, memory: dict[str, Tensor]) -> None:
        pairs = sum(key.startswith("bend") for key in memory)
        here = {key: tensor.to(self.canvas.device) for key, tensor in memory.items()}
        self.moves = [here[f"move{number}"] for number in range(pairs)]
        self.bends = [here[f"bend{number}"] for number in range(pairs)]
        self.moved, self.before = here.get("moved"), here.get("before")


class Preconditioned(LBFGS):
    """L-BFGS that starts from octaves of the gradient instead of pixels."""

    @override
    def _preconditioned(self, g: Tensor) -> Tensor:
        planes = g.view(self.canvas.shape).permute(2, 0, 1)[None]
        return octaves(planes, self.rows)[0].permute(1, 2, 0).reshape(-1)


class Adam(Optimizer):
    """Adam (Kingma and Ba 2015), clamped to 0..1, whose result averages its iterates."""

    RATE = 0.03

    @override
    def begin(self) -> None:
        self.inner = torch.optim.Adam([self.canvas], lr=self.rate, betas=(0.9, 0.99), foreach=False)
        self.average = self.canvas.clone()
        self.taken = 0  # steps at this scale
        self.usual = 0.0  # running length of gradients, their root mean square

    @property
    @override
    def result(self) -> Tensor:
        return self.average

    @override
    def step(self, gradient: Tensor) -> None:
        self.taken += 1
        self.canvas.grad = gradient.mul_(self._clip(self.length(gradient)))
        self.inner.param_groups[0]["lr"] = self.rate * self._pace()
        self.inner.step()
        self.canvas.grad = None
        self.canvas.clamp_(0, 1)
        # The first iterates of a scale are no better than its start: forget them at first.
        self.average.lerp_(self.canvas, max(1 - self.recipe.averaging, 1 / self.taken))

    def _clip(self, length: float) -> float:
        """What to multiply a gradient of that length with."""
        factor = min(1.0, CLIP * self.usual / length) if self.usual and length else 1.0
        self.usual += 0.1 * (factor * length - self.usual) if self.usual else length
        return factor

    def _pace(self) -> float:
        """Part of the full rate: rising at the beginning of the render, falling in each scale."""
        state = self.inner.state[self.canvas]
        begun = (float(state["step"]) + 1 if state else 1.0) / WARM_UP
        left = 2 * (1 - self.taken / self.steps)
        return min(1.0, begun, max(left, SLOWEST))

    @override
    def memory(self) -> dict[str, Tensor]:
        counts = torch.tensor([self.taken, self.usual], dtype=torch.float64)
        return {**self.inner.state[self.canvas], "average": self.average, "counts": counts}

    @override
    def recall(self, memory: dict[str, Tensor]) -> None:
        self.average = memory["average"].to(self.canvas.device)
        taken, self.usual = memory["counts"].tolist()
        self.taken = int(taken)
        self.inner.state[self.canvas] = {
            # Adam counts its steps on the CPU.
            key: memory[key].to("cpu" if key == "step" else self.canvas.device)
            for key in ("step", "exp_avg", "exp_avg_sq")
            if key in memory
        }

    @override
    def inherit(self, coarser: Optimizer) -> None:
        assert isinstance(coarser, Adam)
        margin = self.recipe.margin
        height, width = (n - 2 * margin for n in (self.rows.height, self.canvas.shape[1]))
        old, new = coarser.inner.state[coarser.canvas], self.inner.state[self.canvas]
        if old:  # an image-only checkpoint at the end of a scale has nothing to pass on
            self.usual, new["step"] = coarser.usual, old["step"]
            for name in ("exp_avg", "exp_avg_sq"):
                whole = trimmed(coarser.rows.whole(old[name]), margin)
                grown = resize(whole, height, width)
                new[name] = canvas_of(grown, margin, self.canvas.device, self.rows)
            new["exp_avg_sq"].clamp_(min=0)


def canvas_of(
    picture: Tensor, margin: int, device: torch.device, rows: Rows | None = None
) -> Tensor:
    """What is painted on, [H, W, 3]: a picture [3, h, w], continued beyond its edges.

    Or those of its rows that are own ones.
    """
    whole = extend(picture, margin)
    own = whole if rows is None else whole[:, rows.own.start : rows.own.stop]
    return own.permute(1, 2, 0).contiguous().to(device)


def trimmed(canvas: Tensor, margin: int) -> Tensor:
    """The picture [3, h, w] of a whole canvas [H, W, 3], on the CPU."""
    height, width, _ = canvas.shape
    inner = canvas[margin : height - margin, margin : width - margin]
    return inner.permute(2, 0, 1).cpu()


OPTIMIZERS: dict[str, type[LBFGS] | type[Adam]] = {
    "preconditioned": Preconditioned,
    "lbfgs": LBFGS,
    "adam": Adam,
}
