"""Whole renders: one at print resolution to look at, and two at once on one card.

python -m benchmarks.gpu.renders --size 2048 [--kernels FILE]     one render, its seconds
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from torch import Tensor

from benchmarks.gpu.bench import Bench, Report, clouds
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import Progress, stylize
from farm.engine.pictures import images
from farm.engine.pictures.images import Picture
from farm.engine.planes.color import pixels, planes
from farm.engine.vgg.device import resolve
from farm.local.demo import paint, take_photo

PICTURES = ("photo", "painting")  # files beside the kernels, of any suffix


def pair(bench: Bench) -> tuple[Tensor, Tensor]:
    """A photo and a painting: those that lie beside the kernels, else the demo's."""
    if bench.small:
        return clouds(120, 160, 4), clouds(120, 160, 5)
    folder = bench.kernels.parent if bench.kernels else Path()
    found = [next(folder.glob(f"{name}.*"), None) for name in PICTURES]
    if all(found):
        photo, painting = (planes(images.read(path)) for path in found if path)
        return photo, painting
    return planes(take_photo()), planes(paint(1024))


def render(bench: Bench, recipe: Recipe, **more: Any) -> Iterator[Progress]:
    """A render of the pair."""
    photo, painting = pair(bench)
    return stylize(
        photo, [painting], recipe, network=bench.network(recipe), device=bench.device, **more
    )


def standard(bench: Bench) -> None:
    """A `standard` render at 3840 px: seconds by scale, and the picture."""
    size = 96 if bench.small else 3840
    recipe = Recipe.from_preset(
        "standard", size=size, **({"smallest": 64, "iterations": 3} if bench.small else {})
    )
    bench.report.table(
        f"A `standard` render at {size} px", "scale", "steps", "seconds", "loss at its end"
    )
    start = before = time.perf_counter()
    for progress in render(bench, recipe):
        if progress.scale_done:
            now = time.perf_counter()
            scale = f"{progress.width} x {progress.height}"
            bench.report.row(
                scale, progress.iterations, f"{now - before:.2f}", f"{progress.loss:.4f}"
            )
            before = now
    bench.report.line(f"\nFrom pictures in memory to the last step: {before - start:.1f} s")
    image = progress.image()
    bench.report.line(f"Its pixels on the CPU: {time.perf_counter() - before:.1f} s more")
    images.write(bench.report.folder / "standard.jpg", Picture(pixels(image)), quality=92)


def two_jobs(bench: Bench) -> None:
    """Two renders at once in two processes, beside one alone."""
    size = 64 if bench.small else 2048
    command = [sys.executable, "-m", "benchmarks.gpu.renders", "--size", str(size)]
    command += ["--device", str(bench.device)]
    command += ["--kernels", str(bench.kernels)] if bench.kernels else []
    bench.clear()

    def together(count: int) -> list[float]:
        started = [
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(count)
        ]
        outputs = [process.communicate()[0] for process in started]
        assert not any(process.returncode for process in started)
        return [float(output.split()[-1]) for output in outputs]

    (alone,) = together(1)
    both = max(together(2))
    bench.report.line(
        f"\nA render at {size} px alone: {alone:.1f} s; two at once: {both:.1f} s each, "
        f"{2 * alone / both:.2f} times the work in the same time"
    )


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="One render, its seconds.")
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--kernels", type=Path)
    args = parser.parse_args()
    bench = Bench(resolve(args.device), args.kernels, Report(Path()))
    recipe = Recipe.from_preset(
        "standard",
        size=args.size,
        smallest=min(args.size, 256),
        iterations=3 if bench.small else 300,
    )
    start = None
    for _ in render(bench, recipe):
        start = start or time.perf_counter()  # from the first step: not CUDA's own start
    assert start is not None
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
