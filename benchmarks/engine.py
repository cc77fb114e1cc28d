"""What a gradient costs: exactness, time and memory, each beside what it is compared with.

    python -m benchmarks.engine [--sizes 1024 2048] [--rounds 3] [--precision] [--large]

One loss (Gram matrices of relu1_1 ... relu5_1, content at relu4_2), VGG-19's shape with seeded
random weights, float32, this machine's CPU. In every round each variant runs once, and ratios are
taken within the round. Memory is measured in a process of its own for each variant: the peak beyond
what was resident before the gradient.

--precision renders the demo's pictures in float32 and in bfloat16 and compares the losses of
the two results. --large takes one whole step at 4096 x 4096, optimizer and pictures included.
--device cuda (or mps, or cpu) times whole steps at 3840 x 2160 there, and nothing else.
"""

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from statistics import median

import torch
from torch import Tensor

from benchmarks import memory
from benchmarks import untiled as plain
from benchmarks.untiled import distance
from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.plan import Shape, fit, sides
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale
from farm.engine.gatys.stylize import stylize
from farm.engine.gatys.targets import Targets
from farm.engine.loss.objective import Objective
from farm.engine.loss.statistics import Moments
from farm.engine.planes.color import planes
from farm.engine.vgg.device import free_memory, precision, resolve
from farm.engine.vgg.layout import Layout, uncut
from farm.engine.vgg.network import Network
from farm.engine.vgg.tiles import Window, cut
from farm.engine.vgg.weights import load_network
from farm.local.demo import paint, take_photo

CPU = torch.device("cpu")
PLENTY = 10**13  # bytes
RECIPE = Recipe(statistics="gram")
WARM = 3  # steps until algorithms are chosen and memory is held
BLOCK, OVERLAP = 512, 256  # px, of the two-pass scheme (Galerne et al., SPST, 2024)


# --- the loss, and what it is computed with ------------------------------------------------------


def problem(
    size: int,
    recipe: Recipe = RECIPE,
    dtype: torch.dtype = torch.float32,
    name: str = "random19",
    device: torch.device = CPU,
) -> tuple[Objective, Tensor, Shape]:
    """A loss at ``size`` x ``size`` pixels and a picture [1, 3, size, size] that is far from it."""
    network = _network(name, recipe.pooling, recipe.padding)
    shape = replace(Shape.of(recipe, network.architecture, dtype.itemsize), canvases=1)
    inputs = prepare(recipe, _noise(size, 1), [_noise(256, 2)])
    targets = Targets(inputs, recipe, network.until(shape.deepest).to(device, dtype), shape)
    objective = targets.objective(Scale(size, size, 1), PLENTY)
    picture = _noise(size, 3)[None].to(device, dtype).contiguous(memory_format=torch.channels_last)
    return replace(objective, confine=False), picture, shape


@cache
def _network(name: str, pooling: str, padding: str) -> Network:
    return load_network(name, pooling=pooling, padding=padding)


def _noise(size: int, seed: int) -> Tensor:
    return torch.rand(3, size, size, generator=torch.Generator().manual_seed(seed))


Gradient = Callable[[Tensor], tuple[float, Tensor]]


def streamed(objective: Objective, layout: Layout) -> Gradient:
    """The engine."""

    def gradient(picture: Tensor) -> tuple[float, Tensor]:
        losses, found = replace(objective, layout=layout).gradient(picture)
        return losses.total, found

    return gradient


def untiled(
    objective: Objective, *, channels_last: bool, sums: torch.dtype | None = None
) -> Gradient:
    """Plain PyTorch: the whole picture at once, by autograd; ``sums`` is their precision."""
    layout = torch.channels_last if channels_last else torch.contiguous_format
    return partial(plain.gradient, objective, sums=sums, layout=layout)


def two_pass(objective: Objective) -> Gradient:
    """Blocks with a halo through the whole network, for the statistics and then with a graph."""

    def gradient(picture: Tensor) -> tuple[float, Tensor]:
        blocks = cut(*picture.shape[2:], BLOCK)
        with torch.no_grad():
            sums = _block_sums(objective, picture, blocks)
        loss, adjoints = _adjoints(objective, sums)
        total = torch.zeros_like(picture)
        for own in blocks:
            crop = own.grow(OVERLAP, *picture.shape[2:])
            x = picture[crop.slices].contiguous().requires_grad_()
            linear = _pulled(objective, _own(objective.network, x, own, crop), adjoints, own)
            total[crop.slices] += torch.autograd.grad(linear, x)[0]
        content = sum(float(s) for layer, s in sums.items() if layer.startswith("content"))
        return loss + content, total

    return gradient


def _own(network: Network, x: Tensor, own: Window, crop: Window) -> dict[str, Tensor]:
    """Features of a block's own pixels; the halo is cut off at every layer."""
    found = {}
    for layer, f in plain.features(network, x).items():
        halving = 2 ** (int(layer[4]) - 1)
        inner = Window(*(edge // halving for edge in own.within(crop)))
        found[layer] = f[inner.slices]
    return found


def _block_sums(objective: Objective, picture: Tensor, blocks: list[Window]) -> dict[str, Tensor]:
    sums: dict[str, Tensor] = {}
    for own in blocks:
        crop = own.grow(OVERLAP, *picture.shape[2:])
        found = _own(objective.network, picture[crop.slices].contiguous(), own, crop)
        for layer in objective.style:
            f = found[layer][0].flatten(1)
            sums[layer] = sums.get(layer, 0) + (f @ f.T).double()
        for layer, content in objective.content.items():
            error = (found[layer] - _target(content.target, layer, own)).square().sum()
            key = f"content {layer}"
            sums[key] = sums.get(key, 0) + content.weight * error.double()
    return sums


def _adjoints(objective: Objective, sums: dict[str, Tensor]) -> tuple[float, dict[str, Tensor]]:
    loss, adjoints = 0.0, {}
    for layer, style in objective.style.items():
        n = float(style.sampler.pixels)
        second = (sums[layer] / n)[None].requires_grad_()
        own = Moments(torch.ones(1), torch.zeros(1, len(second[0]), dtype=torch.float64), second)
        value = style.weight * style.distance(own, style.target).sum()
        adjoints[layer] = (torch.autograd.grad(value, second)[0][0] / n).float()
        loss += value.item()
    return loss, adjoints


def _pulled(
    objective: Objective, found: dict[str, Tensor], adjoints: dict[str, Tensor], own: Window
) -> Tensor:
    """A function whose gradient is that of the loss, given the adjoints of the statistics."""
    total = torch.zeros(())
    for layer, adjoint in adjoints.items():
        f = found[layer][0].flatten(1)
        total = total + (adjoint * (f @ f.T)).sum()
    for layer, content in objective.content.items():
        error = found[layer] - _target(content.target, layer, own)
        total = total + content.weight * error.square().sum()
    return total


def _target(target: Tensor, layer: str, own: Window) -> Tensor:
    halving = 2 ** (int(layer[4]) - 1)
    return target[Window(*(edge // halving for edge in own)).slices]


# --- exactness -----------------------------------------------------------------------------------


def exactness() -> None:
    """Prints relative L2 errors against untiled autograd, the worst over odd sizes and tiles."""
    print("\nExactness: relative error against untiled autograd, worst of all sizes and tiles\n")
    print(f"{'':<32} {'VGG-16':>17} {'VGG-19, random weights':>26}")
    print(
        f"{'statistics':<12} {'pooling':<8} {'padding':<10}"
        + f" {'float64':>9} {'float32':>9}" * 2,
        "apart*",
    )
    for statistics in ("gram", "moments", "covariance", "wasserstein"):
        for pooling, padding in (("average", "replicate"), ("max", "zeros")):
            recipe = Recipe(statistics=statistics, pooling=pooling, padding=padding)
            errors = [
                f"{_worst(recipe, dtype, name):9.1e}"
                for name in ("vgg16", "random19")
                for dtype in (torch.float64, torch.float32)
            ]
            print(f"{statistics:<12} {pooling:<8} {padding:<10}", *errors, f"{_apart(recipe):.1e}")
    print("* two untiled gradients in float32 that differ in nothing but their memory layout")


CASES = ((97, 20), (130, 33), (161, 64))  # of picture and tiles


def _worst(recipe: Recipe, dtype: torch.dtype, name: str) -> float:
    worst = 0.0
    for size, side in CASES:
        objective, picture, _ = problem(size, recipe, dtype, name)
        reference = untiled(objective, channels_last=True, sums=torch.float64)
        loss, expected = reference(picture)
        found, gradient = streamed(objective, uncut(size, size, [side] * 5))(picture)
        worst = max(worst, distance(gradient, expected), abs(found - loss) / abs(loss))
    return worst


def _apart(recipe: Recipe) -> float:
    """How far two untiled gradients in float32 are apart that differ in their memory layout."""
    worst = 0.0
    for size, _ in CASES:
        objective, picture, _ = problem(size, recipe)
        first, second = (
            untiled(objective, channels_last=last, sums=torch.float64)(picture)[1]
            for last in (False, True)
        )
        worst = max(worst, distance(first, second))
    return worst


# --- time and memory -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Variant:
    """A way to compute the gradient, and the memory that it is given."""

    title: str
    make: Callable[[Objective, Shape, int, int], Gradient]


VARIANTS = {
    "untiled": Variant("untiled autograd", lambda o, s, n, m: untiled(o, channels_last=False)),
    "untiled-cl": Variant(
        "untiled autograd, channels last", lambda o, s, n, m: untiled(o, channels_last=True)
    ),
    "all": Variant("streamed, unlimited", lambda o, s, n, m: streamed(o, fit(s, n, n, PLENTY))),
    "quarter": Variant("streamed, 1/4 of untiled", lambda o, s, n, m: streamed(o, fit(s, n, n, m))),
    "none": Variant(
        "streamed, nothing kept", lambda o, s, n, m: streamed(o, uncut(n, n, sides("cpu")))
    ),
    "two-pass": Variant("two passes, 512 + 256 px halo", lambda o, s, n, m: two_pass(o)),
}


def compare(size: int, rounds: int) -> None:
    """Prints time and memory of all variants at ``size`` x ``size``, as ratios to untiled."""
    peak = measured("untiled", size, 0)
    budget = peak // 4
    peaks = {name: measured(name, size, budget) for name in VARIANTS if name != "untiled"}
    peaks = {"untiled": peak} | peaks
    times = _times(size, budget, rounds)
    print(
        f"\nOne gradient at {size} x {size}, {torch.get_num_threads()} threads, {rounds} rounds\n"
    )
    print(f"{'':<32} {'seconds':>8} {'ratio':>6} {'CPU':>6} {'peak MB':>8} {'ratio':>6}")
    for name, variant in VARIANTS.items():
        wall = median(r[name][0] / r["untiled"][0] for r in times)
        cpu = median(r[name][1] / r["untiled"][1] for r in times)
        seconds = median(r[name][0] for r in times)
        print(
            f"{variant.title:<32} {seconds:8.1f} {wall:6.2f} {cpu:6.2f} "
            f"{peaks[name] / 2**20:8.0f} {peaks[name] / peak:6.2f}"
        )


def _times(size: int, budget: int, rounds: int) -> list[dict[str, tuple[float, float]]]:
    """Wall and CPU seconds of every variant in every round."""
    objective, picture, shape = problem(size)
    runs = {name: v.make(objective, shape, size, budget) for name, v in VARIANTS.items()}
    results = []
    for _ in range(rounds):
        results.append({name: _timed(run, picture) for name, run in runs.items()})
    return results


def _timed(run: Gradient, picture: Tensor) -> tuple[float, float]:
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    run(picture)
    return time.perf_counter() - wall, time.process_time() - cpu


def measured(name: str, size: int, budget: int) -> int:
    """Peak bytes of a variant, or of a "step", in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.engine", "--measure", name, str(size), str(budget)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure(name: str, size: int, budget: int) -> int:
    """Peak bytes beyond those before, of one gradient in this process."""
    objective, picture, shape = problem(size)
    run = VARIANTS[name].make(objective, shape, size, budget)
    before = memory.resting()
    memory.begin()
    run(picture)
    return memory.peak() - before


# --- a whole step, and whole renders -------------------------------------------------------------


def step(size: int, budget: int) -> int:
    """Peak resident bytes of this whole process through the first step of a render."""
    memory.begin()
    recipe = RECIPE.model_copy(update={"size": size, "smallest": size, "precision": "float32"})
    network = load_network("random19", pooling=recipe.pooling, padding=recipe.padding)
    photo, painting = _noise(size, 1), _noise(1024, 2)
    left = budget - memory.resting()  # without Python, PyTorch, the network and the pictures
    next(stylize(photo, [painting], recipe, network=network, device=CPU, memory=left))
    return memory.peak()


def steps(device: torch.device, width: int, height: int, count: int) -> None:
    """Prints what steps of a render take on a device, beside what its matrix products reach."""
    dtype = precision("auto", device)
    recipe = Recipe(size=width, smallest=min(width, 4096), iterations=count + WARM)
    network = load_network("random19", pooling=recipe.pooling, padding=recipe.padding)
    photo, painting = _noise(width, 1)[:, :height], _noise(1024, 2)
    times = []
    for _ in stylize(photo, [painting], recipe, network=network, device=device):
        times.append(time.perf_counter())  # losses were read: the device has finished
    seconds = median(after - before for before, after in pairwise(times[WARM - 1 :]))
    shape = Shape.of(recipe, network.architecture, dtype.itemsize)
    layout = fit(shape, height, width, free_memory(device), device.type)
    reached, peak = 2 * shape.multiply_adds(layout) / seconds, _matrix_peak(device, dtype)
    print(f"\nA step at {width} x {height} on {device}, {str(dtype)[6:]}: {seconds * 1e3:.0f} ms,")
    print(f"{reached / 1e12:.2f} of the {peak / 1e12:.2f} TFLOP/s of a matrix product there")
    print(f"({reached / peak:.0%})")


def _matrix_peak(device: torch.device, dtype: torch.dtype) -> float:
    """FLOP/s of a large matrix product."""
    side = 8192 if device.type == "cuda" else 2048
    a = torch.ones(side, side, device=device, dtype=dtype)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        (a @ a)[0, 0].item()  # waits for the device
        times.append(time.perf_counter() - start)
    return float(2 * side**3 / min(times))


def precisions(size: int = 512) -> None:
    """Prints the final loss of a render in each precision, as float32 sees the result."""
    photo, painting = planes(take_photo()), planes(paint(size))
    print(f"\nFinal loss of a render, {size} px, draft, VGG-16\n")
    exact = None
    for name in ("float32", "bfloat16"):
        recipe = Recipe.from_preset("draft", size=size, precision=name)
        network = load_network("vgg16", pooling=recipe.pooling, padding=recipe.padding)
        *_, last = stylize(photo, [painting], recipe, network=network, device=CPU)
        loss = _loss(last.image(), photo, painting, recipe)
        exact = exact or loss
        print(f"{name:<10} {loss:.4f}  {loss / exact - 1:+.2%}")


def _loss(result: Tensor, photo: Tensor, painting: Tensor, recipe: Recipe) -> float:
    network = load_network("vgg16", pooling=recipe.pooling, padding=recipe.padding)
    shape = Shape.of(recipe, network.architecture, 4)
    inputs = prepare(recipe, photo, [painting])
    targets = Targets(inputs, recipe, network.until(shape.deepest), shape)
    objective = targets.objective(Scale(*result.shape[1:], 1), PLENTY)
    return objective.gradient(result[None].contiguous(memory_format=torch.channels_last))[0].total


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="What a gradient costs.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1024, 2048])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--precision", action="store_true", help="also the loss in bfloat16")
    parser.add_argument("--large", action="store_true", help="also a step at 4096 x 4096 in 5 GB")
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--device", help="time whole steps there")
    parser.add_argument("--width", type=int, default=3840, help="of these steps, in pixels")
    args = parser.parse_args()
    if args.measure:
        name, size, budget = args.measure[0], int(args.measure[1]), int(args.measure[2])
        print(step(size, budget) if name == "step" else measure(name, size, budget))
        return
    if args.device:
        steps(resolve(args.device), args.width, args.width * 9 // 16, count=10)
        return
    exactness()
    for size in args.sizes:
        compare(size, args.rounds)
    if args.precision:
        precisions()
    if args.large:
        peak = measured("step", 4096, 5 * 10**9)
        print(f"\nA step at 4096 x 4096 in at most 5000 MB: the process took {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
