"""How fast a step is, beside plain PyTorch and beside what the device can do at all."""

import itertools
import math
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn.functional import conv2d

from benchmarks.engine import untiled
from benchmarks.gpu.bench import Bench, Problem
from farm.engine.errors import OutOfMemoryError
from farm.engine.gatys.plan import SIDES, peak
from farm.engine.gatys.recipe import Recipe
from farm.engine.vgg import layers
from farm.engine.vgg.streaming import reproducibly

SIZES = {"cuda": (1024, 2048, 3840, 7680, 16384), "cpu": (64, 128)}
LARGEST_UNTILED = 4e10  # bytes that plain autograd is tried with, by its peak at the size before
# Tile sides beside today's, from small ones to no tiles at all.
CANDIDATES = (
    (512, 512, 256, 256, 128),
    (1024, 512, 512, 256, 256),
    (1024, 1024, 512, 512, 256),
    (2048, 1024, 512, 512, 256),
    (2048, 2048, 1024, 512, 256),
    (4096, 2048, 1024, 512, 256),
)


def ceilings(bench: Bench) -> None:
    """The machine, and its rates: matrix products and copies."""
    report, device = bench.report, bench.device
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"
    report.line(f"# {name}, PyTorch {torch.__version__}, cuDNN {torch.backends.cudnn.version()}\n")
    side = 512 if bench.small else 8192
    for dtype in dict.fromkeys((bench.dtype, torch.float32, torch.float64)):
        a, b = (torch.rand(side, side, device=device).to(dtype) for _ in range(2))
        rate = 2 * side**3 / bench.seconds(lambda a=a, b=b: a @ b)
        if dtype == bench.dtype:
            bench.peak = rate
        report.line(f"- matrix product, {str(dtype)[6:]}: {rate / 1e12:.1f} TFLOP/s")
    x = torch.rand(side, side, 8, device=device)
    y = torch.empty_like(x)
    rate = 2 * x.nbytes / bench.seconds(lambda: y.copy_(x))
    report.line(f"- copy: {rate / 1e12:.2f} TB/s, read and written")


def iterations(bench: Bench) -> None:
    """A step at each size, beside an untiled gradient where that fits."""
    bench.report.table(
        f"One step, {str(bench.dtype)[6:]}, `standard`'s loss, 16 : 9",
        "size", "ms", "TFLOP/s", "of peak", "ns a pixel", "alive GB", "taken GB", "planned GB",
        "tiles", "kept", "untiled ms", "untiled GB",
    )  # fmt: skip
    untiled_peak = 0.0
    for width in SIZES[bench.device.type]:
        height = width * 9 // 16
        problem = bench.problem(width, height, Recipe.from_preset("standard", size=width))
        few = {"warm": 1, "steps": 2} if width > 8000 else {}
        seconds = bench.seconds(problem.step, **few)
        row = _measured(bench, problem, seconds)
        plain = "", ""
        if untiled_peak * 4 < LARGEST_UNTILED:
            run = _untiled(problem)
            untiled_peak, _ = bench.peak_bytes(run)
            plain = f"{bench.seconds(run, 1, 3) * 1e3:.1f}", f"{untiled_peak / 1e9:.2f}"
        bench.report.row(f"{width} x {height}", *row, *plain)
        del problem
        bench.clear()


def _measured(bench: Bench, problem: Problem, seconds: float) -> list[str]:
    layout = problem.objective.layout
    problem.renew()
    alive, taken = bench.peak_bytes(problem.first_steps)
    problem.renew()
    part, rate = layout.blocks[0], problem.flop / seconds
    planned = peak(problem.shape, layout) + problem.shape.weights()
    return [
        f"{seconds * 1e3:.1f}",
        f"{rate / 1e12:.1f}",
        f"{rate / bench.peak:.0%}" if bench.peak else "",
        f"{seconds * 1e9 / (part.height * part.width):.2f}",
        f"{alive / 1e9:.2f}",
        f"{taken / 1e9:.2f}",
        f"{planned / 1e9:.2f}",
        str(sum(len(b.tiles) for b in layout.blocks)),
        str(sum(b.kept for b in layout.blocks)) + (" offloaded" if layout.offload else ""),
    ]


def _untiled(problem: Problem) -> Callable[[], object]:
    """Plain autograd of the same loss in the same precision; the step after it is left out."""
    run = untiled(problem.objective, channels_last=True)
    picture = problem.optimizer.picture.to(problem.objective.network.dtype)
    return lambda: run(picture)


def memory(bench: Bench) -> None:
    """A step at 4K in less and less memory, down to maps on the host."""
    width, height = (128, 72) if bench.small else (3840, 2160)
    bench.report.table(
        f"One step at {width} x {height} in less memory",
        "allowed GB", "ms", "TFLOP/s", "of peak", "ns a pixel", "alive GB", "taken GB",
        "planned GB", "tiles", "kept",
    )  # fmt: skip
    everything = bench.problem(width, height, Recipe.from_preset("standard", size=width))
    most = peak(everything.shape, everything.objective.layout) + everything.shape.weights()
    del everything
    for part in (1.0, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1):
        bench.clear()
        try:
            problem = bench.problem(
                width, height, Recipe.from_preset("standard", size=width), int(part * most)
            )
        except OutOfMemoryError:
            bench.report.row(f"{part * most / 1e9:.2f}", "does not fit")
            break
        seconds = bench.seconds(problem.step, 2, 3)
        bench.report.row(f"{part * most / 1e9:.2f}", *_measured(bench, problem, seconds))


def tiles(bench: Bench) -> None:
    """A step at 2K and 4K with tiles of other sides."""
    sizes = [(128, 72)] if bench.small else [(1920, 1080), (3840, 2160)]
    for width, height in sizes:
        bench.report.table(
            f"Tile sides at {width} x {height}; today's are {SIDES[bench.device.type]}",
            "sides", "ms", "TFLOP/s", "of peak", "ns a pixel", "alive GB", "taken GB", "planned GB",
            "tiles", "kept",
        )  # fmt: skip
        problem = bench.problem(width, height, Recipe.from_preset("standard", size=width))
        for sides in CANDIDATES:
            other = problem.laid_out(sides)
            seconds = bench.seconds(other.step, 2, 5)
            bench.report.row(sides, *_measured(bench, other, seconds))


def convolutions(bench: Bench) -> None:
    """Each kind of convolution at 4K, whole and as a tile: chosen by rule, and by trial."""
    bench.report.table(
        f"One 3 x 3 convolution, {str(bench.dtype)[6:]}, channels last",
        "channels", "pixels", "ms", "TFLOP/s", "of peak", "TFLOP/s by trial",
    )  # fmt: skip
    scale = 32 if bench.small else 1
    for block, (into, out) in enumerate(_channels()):
        whole = (2160 >> _level(block), 3840 >> _level(block))
        side = SIDES["cuda"][_level(block)] + 2
        for height, width in dict.fromkeys((whole, (side, side))):
            shape = (max(height // scale, 8), max(width // scale, 8))
            bench.report.row(f"{into} to {out}", *_convolution(bench, into, out, *shape))


def _channels() -> list[tuple[int, int]]:
    """Input and output channels, two kinds in each block."""
    widths = (3, *layers.CHANNELS)
    return [
        pair for before, after in itertools.pairwise(widths)
        for pair in ((before, after), (after, after))
    ]  # fmt: skip


def _level(number: int) -> int:
    return number // 2


def _convolution(bench: Bench, into: int, out: int, height: int, width: int) -> list[str]:
    def random(*shape: int) -> Tensor:
        x = torch.rand(*shape, device=bench.device).sub_(0.5).to(bench.dtype)
        return x.contiguous(memory_format=torch.channels_last)

    x, weight, bias = random(1, into, height, width), random(out, into, 3, 3), random(out, 1, 1, 1)
    run = lambda: conv2d(x, weight, bias.flatten(), padding=1)  # noqa: E731 - timed as it is
    flop = 2 * 9 * into * out * height * width
    with torch.no_grad(), reproducibly():
        ruled = bench.seconds(run)
    with torch.no_grad(), torch.backends.cudnn.flags(enabled=True, benchmark=True):
        tried = bench.seconds(run)
    share = f"{flop / ruled / bench.peak:.0%}" if bench.peak else ""
    rates = [f"{flop / ruled / 1e12:.0f}", share, f"{flop / tried / 1e12:.0f}"]
    return [f"{width} x {height}", f"{ruled * 1e3:.3f}", *rates] if math.isfinite(ruled) else []
