"""Whether the device computes what float64 does, and the same bytes each time."""

from itertools import islice
from typing import Any

import torch
from torch import Tensor

from benchmarks.engine import distance, problem, streamed, untiled
from benchmarks.gpu.bench import Bench
from benchmarks.gpu.renders import pair, render
from farm.engine.gatys.inputs import prepare
from farm.engine.gatys.optimize import OPTIMIZERS
from farm.engine.gatys.plan import Shape, fewest, plan
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import Scale
from farm.engine.gatys.state import State
from farm.engine.gatys.targets import Targets
from farm.engine.planes.pyramid import channels_last
from farm.engine.vgg.layout import uncut

SIZE, SIDE = 161, 64  # of picture and tiles
SIDES = (16, 24, 32, 48, 64, 96, 161)
STATISTICS = ("gram", "moments", "covariance", "wasserstein")
PRECISIONS = ("float32", "bfloat16", "float16")


def gradients(bench: Bench) -> None:
    """The streamed gradient in each precision beside the untiled one in float64."""
    bench.report.table(
        "Gradient: relative error against untiled autograd in float64",
        "statistics", "pooling", "float64", "float32", "bfloat16", "float16",
        "untiled float32", "this float64 from the CPU's",
    )  # fmt: skip
    for statistics in STATISTICS[:1] if bench.small else STATISTICS:
        for pooling, padding in (("average", "replicate"), ("max", "zeros")):
            recipe = Recipe(statistics=statistics, pooling=pooling, padding=padding)
            cells = [f"{error:.1e}" for error in _errors(bench, recipe)]
            bench.report.row(statistics, pooling, *cells)
    recipe = Recipe()
    exact = _untiled(bench.device, recipe, torch.float64)
    for side in SIDES[-1:] if bench.small else SIDES:
        error = distance(_streamed(bench, recipe, torch.float32, side).double(), exact)
        bench.report.line(f"- float32 in tiles of {side} px: {error:.1e}")


def _errors(bench: Bench, recipe: Recipe) -> list[float]:
    exact = _untiled(bench.device, recipe, torch.float64)
    found = []
    for dtype in (torch.float64, torch.float32, torch.bfloat16, torch.float16):
        found.append(distance(_streamed(bench, recipe, dtype, SIDE).double(), exact))
    found.append(distance(_untiled(bench.device, recipe, torch.float32).double(), exact))
    there = _untiled(torch.device("cpu"), recipe, torch.float64)
    return [*found, distance(exact.cpu(), there)]


def _streamed(bench: Bench, recipe: Recipe, dtype: torch.dtype, side: int) -> Tensor:
    objective, picture, _ = problem(SIZE, recipe, dtype, "random19", bench.device)
    wide = picture.to(torch.promote_types(dtype, torch.float32))
    return streamed(objective, uncut(SIZE, SIZE, [side] * 5))(wide)[1]


def _untiled(device: torch.device, recipe: Recipe, dtype: torch.dtype) -> Tensor:
    objective, picture, _ = problem(SIZE, recipe, dtype, "random19", device)
    return untiled(objective, channels_last=True, sums=torch.float64)(picture)[1]


def same_bytes(bench: Bench) -> None:
    """A render twice, stopped and resumed, and in little more memory than it needs at least."""
    size = 96 if bench.small else 768
    for optimizer in OPTIMIZERS:
        recipe = Recipe.from_preset("draft", size=size, optimizer=optimizer, min_iterations=10)
        if bench.small:
            recipe = recipe.model_copy(update={"smallest": 64, "iterations": 4})
        first = _last(bench, recipe)
        stopped = next(islice(render(bench, recipe), recipe.iterations // 2, None))
        state = State.from_bytes(stopped.state().to_bytes())
        others = {"again": _last(bench, recipe), "resumed": _last(bench, recipe, resume=state)}
        for name, image in others.items():
            off = (first - image).abs().max()
            same = f"off by {off:.2g}" if off else "same bytes"
            bench.report.line(f"- {optimizer}, {size} px, {name}: {same}")
        _in_little_memory(bench, recipe, first)


def _last(bench: Bench, recipe: Recipe, **more: object) -> Tensor:
    return next(p.image() for p in render(bench, recipe, **more) if p.final)


def _in_little_memory(bench: Bench, recipe: Recipe, roomy: Tensor) -> None:
    """The same in the smallest tiles, with maps on the host where the device is another place.

    Sums round differently then, which many steps amplify: as good a picture, not the same bytes.
    """
    photo, painting = pair(bench)
    height, width = photo.shape[1:]
    about: dict[str, Any] = {
        "network": "vgg16", "device": bench.device.type, "itemsize": bench.dtype.itemsize,
    }  # fmt: skip
    shown = [(painting.shape[2], painting.shape[1])]
    memory = int(1.02 * fewest(recipe, width, height, paintings=shown, **about))
    cut = plan(recipe, width, height, memory, **about).scales[-1]
    image = _last(bench, recipe, memory=memory)
    off = (roomy - image).abs()
    before, after = (_judged(bench, each, recipe) for each in (roomy, image))
    bench.report.line(
        f"- {recipe.optimizer}, in {memory / 1e6:.0f} MB, {cut.tiles} tiles"
        f"{' with maps on the host' if cut.layout.offload else ''}: {off.mean():.2g} away in the "
        f"mean, {off.max():.2g} at most, loss {after / before - 1:+.2%}"
    )


def losses(bench: Bench) -> None:
    """The result of a render in each precision, as float32 sees it."""
    size = 64 if bench.small else 1024
    bench.report.table(
        f"Loss of a `standard` render at {size} px, as float32 sees the result",
        "precision", "loss", "beside float32",
    )  # fmt: skip
    exact = None
    for name in PRECISIONS:
        recipe = Recipe.from_preset(
            "standard",
            size=size,
            precision=name,
            **({"smallest": 64, "iterations": 3} if bench.small else {}),
        )
        loss = _judged(bench, _last(bench, recipe), recipe)
        exact = exact or loss
        bench.report.row(name, f"{loss:.4f}", f"{loss / exact - 1:+.2%}")


def _judged(bench: Bench, image: Tensor, recipe: Recipe) -> float:
    recipe = recipe.model_copy(update={"bleed": False})  # what is handed out has none
    network = bench.network(recipe)
    photo, painting = pair(bench)
    shape = Shape.of(recipe, network.architecture, 4)
    here = network.until(shape.deepest).to(bench.device, torch.float32)
    targets = Targets(prepare(recipe, photo, [painting]), recipe, here, shape)
    objective = targets.objective(Scale(*image.shape[1:], 1), 10**10)
    return objective.gradient(channels_last(image, bench.device))[0].total
