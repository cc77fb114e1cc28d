"""What strips cost and bring: exactness, bytes exchanged, memory and time, beside one process.

    python -m benchmarks.strips [--size 1024] [--rounds 3] [--counts 2 3 4 7]

One gradient (covariances of relu1_1 ... relu5_1, content at relu4_2, total variation) with VGG-19's
shape and seeded random weights, on this machine's CPU. Bytes are those that each process wrote
(which Linux alone tells), beside what the halos and sums of a strip are by arithmetic. Memory is
the peak of a process beyond what was resident before, beside the plan's. Times are of one process
with one and two threads and of two processes with one thread each, in turns; each is the fastest.

The last table is no measurement: it simulates one iteration at 3840 x 2160 on several H200 from a
time that was measured on one and the bytes counted here, at half of NVLink's 450 GB/s each way.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import psutil
import torch
from numpy.typing import NDArray

from benchmarks import memory
from benchmarks.untiled import distance
from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.plan import Shape, fit, peak
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale
from farm.engine.gatys.targets import Targets
from farm.engine.strips.crew import Crew
from farm.engine.strips.member import Member
from farm.engine.vgg import layers
from farm.engine.vgg.rows import ALONE, Peers, Rows
from farm.engine.vgg.tiles import Share
from farm.engine.vgg.weights import load_network

CPU = torch.device("cpu")
PLENTY = 10**13  # bytes
RECIPE = Recipe(tv_weight=0.1)
DOUBLE = 8  # bytes
LINK = 225e9  # bytes a second: half of what NVLink of an H200 carries each way


class Problem(NamedTuple):
    """A gradient that is asked for."""

    height: int
    width: int
    dtype: torch.dtype


class Gradient:
    """One strip's gradient; or the whole picture's, without others."""

    def __init__(self, member: Member | None = None) -> None:
        self.peers: Peers = member.group if member else ALONE
        self.network = load_network("random19", pooling=RECIPE.pooling, padding=RECIPE.padding)

    def prepare(self, asked: Problem) -> None:
        """Build the objective, and this process's rows of a picture that is far from it."""
        shape = Shape.of(RECIPE, "vgg19", asked.dtype.itemsize)
        self.shape = replace(shape, canvases=0)  # the picture is resident before
        inputs = prepare(RECIPE, _noise(asked, 1), [_noise(Problem(200, 256, asked.dtype), 2)])
        network = self.network.until(shape.deepest).to(CPU, asked.dtype)
        targets = Targets(inputs, RECIPE, network, shape, peers=self.peers)
        self.objective = targets.objective(Scale(asked.height, asked.width, 1), PLENTY)
        own = Rows.of(asked.height, self.peers).own
        picture = _noise(asked, 3)[None, :, own.start : own.stop].to(asked.dtype)
        self.picture = picture.contiguous(memory_format=torch.channels_last)

    def threads(self, count: int) -> None:
        """Compute with so many."""
        torch.set_num_threads(count)

    def found(self) -> tuple[float, NDArray[Any]]:
        """The loss, and own rows of the gradient."""
        losses, gradient = self.objective.gradient(self.picture)
        return losses.total, gradient[0].permute(1, 2, 0).numpy()

    def seconds(self) -> float:
        """Of one gradient."""
        begun = time.perf_counter()
        self.objective.gradient(self.picture)
        return time.perf_counter() - begun

    def written(self) -> int:
        """Bytes that this process wrote in one gradient."""
        before = _written()
        self.objective.gradient(self.picture)
        return _written() - before

    def resident(self) -> tuple[int, int]:
        """Peak bytes beyond those before, in one gradient; and the plan's."""
        before = memory.resting()
        memory.begin()
        self.objective.gradient(self.picture)
        planned = peak(self.shape, self.objective.layout) - self.shape.fixed(
            *self.picture.shape[2:]
        )
        return memory.peak() - before, planned


def _noise(asked: Problem, seed: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(3, asked.height, asked.width, generator=generator)


def _written() -> int:
    """Bytes, also into sockets; systems other than Linux do not tell."""
    process = psutil.Process()
    return process.io_counters().write_chars if hasattr(process, "io_counters") else 0


def halos(share: Share, height: int, width: int, itemsize: int) -> int:
    """Bytes that a strip sends of its blocks' inputs and their gradients."""
    depths, total = layers.depths("vgg19", "relu5_1"), 0
    edges = share.edges(height)
    first, last = edges[share.index : share.index + 2]
    sides = int(first > 0) + int(last < height)
    for block, depth in enumerate(depths):
        row = (width >> block) * (layers.CHANNELS[block - 1] * itemsize if block else 12)
        total += 2 * sides * depth * row  # there, and the gradient back
    return total


def sums() -> int:
    """Bytes of the statistics, and of the content's error."""
    channels = [layers.CHANNELS[layers.position(name).block] for name in RECIPE.style_layers]
    return DOUBLE * (sum(c + c * c for c in channels) + 1)


def exactness(counts: Sequence[int]) -> None:
    """Print how far strips are from one process."""
    print("\nGradient beside one process's, relative (odd sizes)")
    print(f"{'pixels':>12} {'precision':>10}" + "".join(f"{n:>6} strips" for n in counts))
    asked = [Problem(113, 97, d) for d in (torch.float64, torch.float32)]
    asked += [Problem(251, 130, d) for d in (torch.float64, torch.float32)]
    alone, told = Gradient(), {}
    for count in counts:
        with Crew([CPU] * count) as crew:
            crew.make(Gradient)
            for problem in asked:
                crew.call("prepare", problem)
                parts = [torch.from_numpy(rows) for _, rows in crew.call("found")]
                told[problem, count] = torch.cat(parts)
    for problem in asked:
        alone.prepare(problem)
        whole = torch.from_numpy(alone.found()[1])
        apart = [f"{distance(told[problem, count], whole):13.1e}" for count in counts]
        precision = str(problem.dtype).removeprefix("torch.")
        print(f"{problem.width:>6} x {problem.height:<3} {precision:>10}{''.join(apart)}")


def exchanged(size: int, counts: Sequence[int]) -> None:
    """Print bytes and memory by strip."""
    asked = Problem(size * 9 // 16, size, torch.float32)
    print(f"\nOne iteration at {asked.width} x {asked.height}, float32, by process (MB)")
    print(f"{'strips':>6} {'written':>9} {'halos':>7} {'sums':>7} {'peak':>7} {'plan':>7}")
    alone = Gradient()
    alone.prepare(asked)
    alone.found()
    reached, planned = alone.resident()
    print(f"{1:>6} {0:9.2f} {0:7.2f} {0:7.2f} {reached / 1e6:7.0f} {planned / 1e6:7.0f}")
    for count in counts:
        with Crew([CPU] * count) as crew:
            crew.make(Gradient)
            crew.call("prepare", asked)
            crew.call("found")
            written = crew.call("written")
            peaks = crew.call("resident")
        busiest = max(range(count), key=written.__getitem__)
        halo = halos(Share(busiest, count), asked.height, asked.width, 4)
        both = 2 * (count - 1) / count * sums()
        reached, planned = max(peaks)
        print(
            f"{count:>6} {written[busiest] / 1e6:9.2f} {halo / 1e6:7.2f} {both / 1e6:7.2f} "
            f"{reached / 1e6:7.0f} {planned / 1e6:7.0f}"
        )


def speed(size: int, rounds: int) -> None:
    """Print what two processes bring on two cores."""
    asked = Problem(size * 9 // 16, size, torch.float32)
    alone = Gradient()
    alone.prepare(asked)
    took: dict[str, list[float]] = {"1 process, 1 thread": [], "1 process, 2 threads": []}
    took["2 processes, 1 thread each"] = []
    with Crew([CPU] * 2) as crew:
        crew.make(Gradient)
        crew.call("threads", 1)
        crew.call("prepare", asked)
        for _ in range(rounds + 1):  # the first warms up
            for threads, name in ((1, "1 process, 1 thread"), (2, "1 process, 2 threads")):
                alone.threads(threads)
                took[name].append(alone.seconds())
            took["2 processes, 1 thread each"].append(max(crew.call("seconds")))
    print(f"\nOne iteration at {asked.width} x {asked.height}, float32, fastest of {rounds}")
    best = {name: min(each[1:]) for name, each in took.items()}
    for name, seconds in best.items():
        print(f"{name:<28} {seconds:6.2f} s  {best['1 process, 1 thread'] / seconds:5.2f} x")


def simulated(milliseconds: float) -> None:
    """Print what several H200 would take of an iteration that takes one so long."""
    print(f"\nSimulated, not measured: 3840 x 2160 in bfloat16, {milliseconds:g} ms on one H200")
    for count in (2, 4, 8):
        sent = halos(Share(count // 2, count), 2160, 3840, 2) + 2 * (count - 1) / count * sums()
        work = [_work(Share(strip, count)) for strip in range(count)]
        time_ms = milliseconds * max(work) / _work(Share()) + sent / LINK * 1e3
        print(f"{count} devices: {time_ms:5.1f} ms, {milliseconds / time_ms:.2f} x")


def _work(share: Share) -> int:
    """Multiply-adds of a strip's gradient."""
    shape = Shape.of(RECIPE, "vgg19", 2)
    return shape.multiply_adds(fit(shape, 2160, 3840, PLENTY, "cuda", share))


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=1024, help="longer edge, in pixels")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--counts", type=int, nargs="+", default=[2, 3, 4, 7])
    parser.add_argument("--one", type=float, help="milliseconds of one H200, for the simulation")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    name = torch.cpu.get_capabilities()["cpu_name"]
    print(f"{name}, {torch.get_num_threads()} thread a process, PyTorch {torch.__version__}")
    exactness(arguments.counts)
    exchanged(arguments.size, [count for count in arguments.counts if count in (2, 4)])
    speed(arguments.size, arguments.rounds)
    if arguments.one:
        simulated(arguments.one)


if __name__ == "__main__":
    main()
