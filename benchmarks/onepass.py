"""Styles in one pass beside a Gatys render, on the same pairs.

    python -m benchmarks.onepass --pairs DIR [--only photo:painting,...] [--sizes 256,512] --out DIR
    python -m benchmarks.onepass --pairs DIR --only photo:painting --large 8192

Each picture is made in a process of its own: seconds of all cores together, without loading. The
network that measures looks at layers that nothing was fitted to. `photo` and `painting` are
controls: no painting at all, and the painting itself.

Seams: the same picture with means and variances by tile, as others normalise, beside ours.
--large makes one picture of that size by each method, and tells time and the peak of memory beyond
what was resident before.
"""

import argparse
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import torch
from torch import Tensor

from benchmarks.quality import features
from benchmarks.quality.pairs import Pair, read_pairs
from benchmarks.quality.sheet import write_picture, write_sheet
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.onepass.apply import Settings, apply
from farm.engine.onepass.decoders import files
from farm.engine.onepass.maps import METHODS
from farm.engine.planes.pyramid import longer_edge, resize

CPU = torch.device("cpu")
GATYS = "draft"
TILE = 256  # px of the tiles that are normalised one by one
NEAR = 6  # rows on either side of a seam that it is set beside
MEASURED = ("relu1_2", "relu2_2", "relu3_2", "relu4_3")  # no method looks at these

Made = tuple[Tensor, float, float]
"""A picture, the seconds of all cores that it took, and the gigabytes."""


def make(name: str, photo: Tensor, painting: Tensor) -> Made:
    """A picture by one method, in this process."""
    network, decoders = files.network(), files.load()
    Path("/proc/self/clear_refs").write_text("5")  # the peak so far was that of loading
    before = psutil.Process().memory_info().rss
    start = time.process_time()
    if name in METHODS:
        steps = apply(
            photo, [painting], Settings(name), network=network, decoders=decoders, device=CPU
        )
        picture = deque(steps, maxlen=1).pop().picture
    else:
        recipe = Recipe.from_preset(name, size=max(photo.shape))
        last = deque(stylize(photo, [painting], recipe, network=network, device=CPU), maxlen=1)
        picture = last.pop().image()
    assert picture is not None
    seconds = time.process_time() - start
    return picture, seconds, (_peak() - before) / 1e9


def _peak() -> int:
    """The most bytes that this process had resident (Linux)."""
    status = Path("/proc/self/status").read_text()
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) * 1024


def by_tile(photo: Tensor, painting: Tensor) -> Tensor:
    """AdaIN whose means and variances are each tile's own."""
    network, decoders, picture = files.network(), files.load(), torch.empty_like(photo)
    for top in range(0, photo.shape[1], TILE):
        for left in range(0, photo.shape[2], TILE):
            own = (slice(None), slice(top, top + TILE), slice(left, left + TILE))
            steps = apply(
                photo[own].contiguous(),
                [painting],
                Settings(),
                network=network,
                decoders=decoders,
                device=CPU,
            )
            last = deque(steps, maxlen=1).pop().picture
            assert last is not None
            picture[own] = last
    return picture


def seam(picture: Tensor) -> float:
    """How much more rows and columns differ where tiles meet than beside there; 1 without seams."""
    ratios = []
    for upright in (picture, picture.mT):
        steps = upright.diff(dim=1).abs().mean((0, 2))
        for top in range(TILE, upright.shape[1] - NEAR, TILE):
            near = torch.cat([steps[top - 1 - NEAR : top - 1], steps[top : top + NEAR]])
            ratios.append((steps[top - 1] / near.mean()).item())
    return sum(ratios) / len(ratios)


def compare(pair: Pair, size: int, methods: list[str], out: Path) -> None:
    """A table of one pair at one size."""
    photo, painting = pair.at(size)
    eye = features.Eye(files.network(), CPU)
    by = eye.see(photo), eye.see(painting)
    print(f"\n### {pair.name}, {photo.shape[2]} x {photo.shape[1]}\n", flush=True)
    print("| | CPU s | style | patches | content |\n| --- | --- | --- | --- | --- |")
    pictures = {"photo": photo, "painting": painting}
    for name, picture in pictures.items():
        _row(name, "", eye.see(picture), by)
    for name in methods:
        picture, seconds, _ = _apart(name, photo, painting)
        _row(name, f"{seconds:.1f}", eye.see(picture), by)
        write_picture(out / f"{pair.name}-{size}-{name}.png", picture)
        pictures[name] = picture
    write_sheet(out / f"{pair.name}-{size}.jpg", pictures)
    if "adain" in pictures and min(photo.shape[1:]) > TILE + NEAR:
        ours, theirs = seam(pictures["adain"]), seam(by_tile(photo, painting))
        print(f"\nSeam, adain: {ours:.2f}; normalised by tiles of {TILE}: {theirs:.2f}", flush=True)


def large(pair: Pair, size: int, methods: list[str]) -> None:
    """Time and memory of each method at a size at which nothing else is measured."""
    height, width = longer_edge(pair.photo.shape[1], pair.photo.shape[2], size)
    photo = resize(pair.photo, height, width).clamp(0, 1)
    for name in methods:
        _, seconds, gigabytes = _apart(name, photo, pair.painting)
        print(f"{name}: {width} x {height}, {seconds:.0f} CPU s, {gigabytes:.2f} GB", flush=True)


def _apart(name: str, photo: Tensor, painting: Tensor) -> Made:
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(make, name, photo, painting).result()


def _row(
    name: str,
    seconds: str,
    seen: features.Seen,
    by: tuple[features.Seen, features.Seen],
) -> None:
    photo, painting = by
    style = features.style_distance(seen, painting, MEASURED)
    patches = features.sliced_distance(seen, painting)
    content = features.content_correlation(seen, photo)
    cells = (name, seconds, f"{style:.3f}", f"{patches:.3f}", f"{content:.2f}")
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.onepass")
    parser.add_argument("--pairs", type=Path, required=True, help="a folder of pictures")
    parser.add_argument("--only", help="photo:painting,... by how the files' names begin")
    everything = [*METHODS, GATYS]
    parser.add_argument("--methods", nargs="*", choices=everything, default=everything)
    parser.add_argument("--sizes", default="256,512", help="longer edges in pixels")
    parser.add_argument("--large", type=int, help="one longer edge: time and memory alone")
    parser.add_argument("--out", type=Path, default=Path("build/onepass"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for pair in read_pairs(args.pairs, args.only):
        if args.large:
            large(pair, args.large, args.methods)
            continue
        for size in (int(word) for word in args.sizes.split(",")):
            compare(pair, size, args.methods, args.out)


if __name__ == "__main__":
    main()
