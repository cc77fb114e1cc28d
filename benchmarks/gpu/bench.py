"""What all parts share: the device, the network, one optimizer's step, and the report."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import median

import torch
from torch import Tensor

from benchmarks.gpu.pack import read_kernels
from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.optimize import OPTIMIZERS
from farm.engine.gatys.plan import Shape, keep_most, recordable
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale, canvas
from farm.engine.gatys.targets import Targets
from farm.engine.loss.objective import Objective
from farm.engine.loss.replay import EAGER, Replay
from farm.engine.vgg.device import free_memory, precision
from farm.engine.vgg.layout import uncut
from farm.engine.vgg.network import Network
from farm.engine.vgg.weights import load_network, oxford_network

WARM, STEPS = 3, 7  # steps of which the first choose algorithms and take memory


class Report:
    """A Markdown file that is whole after each line, and the same lines on the terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "report.md"

    def line(self, text: str = "") -> None:
        """Adds a line."""
        print(text, flush=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.path.open("a") as file:
            file.write(text + "\n")

    def table(self, title: str, *columns: str) -> None:
        """Begins a table."""
        self.line(f"\n### {title}\n")
        self.row(*columns)
        self.row(*("---" for _ in columns))

    def row(self, *cells: object) -> None:
        """Adds a row."""
        self.line("| " + " | ".join(str(cell) for cell in cells) + " |")


@dataclass
class Bench:
    """A device and what to measure there."""

    device: torch.device
    kernels: Path | None
    report: Report
    peak: float = 0.0
    """FLOP/s of a large matrix product in the device's own precision, once measured."""

    @property
    def small(self) -> bool:
        """Whether this is only to see that the program runs."""
        return self.device.type == "cpu"

    @property
    def dtype(self) -> torch.dtype:
        """The precision that ``auto`` takes."""
        return precision("auto", self.device)

    def network(self, recipe: Recipe) -> Network:
        """VGG-16 with the carried weights, else with random ones, in float32 on the CPU."""
        return _network(self.kernels, recipe.pooling, recipe.padding)

    def problem(
        self, width: int, height: int, recipe: Recipe, memory: int | None = None
    ) -> "Problem":
        """A loss at that size and a canvas that is far from it."""
        dtype = precision(recipe.precision, self.device)
        network = self.network(recipe)
        scale = Scale(height, width, 1)
        shape = Shape.of(recipe, network.architecture, dtype.itemsize)
        inputs = prepare(recipe, clouds(height, width, 1), [clouds(1024, 1024, 2)])
        used = network.until(shape.deepest).to(self.device, dtype)
        memory = (memory or free_memory(self.device)) - shape.weights()
        targets = Targets(inputs, recipe, used, shape)
        objective = targets.objective(scale, memory)
        start = clouds(*canvas(recipe, scale), 3).permute(1, 2, 0).contiguous().to(self.device)
        return Problem(self, recipe, shape.at(recipe, scale), objective, start, memory)

    def wait(self) -> None:
        """Until the device has done all that it was told."""
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)

    def seconds(self, run: Callable[[], object], warm: int = WARM, steps: int = STEPS) -> float:
        """The median time of a call."""
        times = []
        for number in range(warm + steps):
            self.wait()
            start = time.perf_counter()
            run()
            self.wait()
            if number >= warm:
                times.append(time.perf_counter() - start)
        return median(times)

    def peak_bytes(self, run: Callable[[], object]) -> tuple[int, int]:
        """The most that PyTorch had alive during a call, and took of the device; 0 without one."""
        if self.device.type != "cuda":
            return 0, 0
        self.clear()
        torch.cuda.reset_peak_memory_stats(self.device)
        run()
        return (
            torch.cuda.max_memory_allocated(self.device),
            torch.cuda.max_memory_reserved(self.device),
        )

    def clear(self) -> None:
        """Gives back what an earlier part left."""
        gc.collect()
        if self.device.type == "cuda":
            torch.cuda.empty_cache()


@dataclass
class Problem:
    """One scale of a render, stripped to what its steps need."""

    bench: Bench
    recipe: Recipe
    shape: Shape
    objective: Objective
    canvas: Tensor
    memory: int

    def __post_init__(self) -> None:
        self.renew()
        self.optimizer = OPTIMIZERS[self.recipe.optimizer](self.canvas, self.recipe, 1000)

    def _replay(self) -> Replay:
        room = recordable(self.shape, self.objective.layout, self.memory)
        return Replay(self.objective, record=room)

    def step(self) -> None:
        """What ``stylize`` does between two yields."""
        _, gradient = self.replay.gradient(self.optimizer.picture)
        assert gradient.isfinite().all()
        self.optimizer.step(gradient[0].permute(1, 2, 0) * gradient.numel())

    def renew(self) -> None:
        """Forgets the recording, which keeps memory of its own."""
        self.replay = self._replay()

    def first_steps(self) -> None:
        """Those that are not recorded yet, the one that is, and the first that is replayed."""
        for _ in range(EAGER + 2):
            self.step()

    def laid_out(self, sides: tuple[int, ...]) -> "Problem":
        """The same with tiles of other sides."""
        part = self.objective.layout.blocks[0]
        layout = uncut(part.height, part.width, sides[: len(self.shape.depths)])
        layout = keep_most(self.shape, layout, self.memory)
        return replace(self, objective=replace(self.objective, layout=layout))

    @property
    def flop(self) -> int:
        """Of one step's convolutions."""
        return 2 * self.shape.multiply_adds(self.objective.layout)


def clouds(height: int, width: int, seed: int) -> Tensor:
    """Smooth noise with some grain [3, height, width] in 0..1: not the zeros that run faster."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(1, 3, 2 + height // 64, 2 + width // 64, generator=generator)
    smooth = torch.nn.functional.interpolate(coarse, (height, width), mode="bilinear")[0]
    return (smooth + 0.2 * torch.rand(3, height, width, generator=generator)).clamp_(0, 1)


@cache
def _network(kernels: Path | None, pooling: str, padding: str) -> Network:
    if kernels:
        return oxford_network(read_kernels(kernels), pooling=pooling, padding=padding)
    return load_network("random16", pooling=pooling, padding=padding)
