"""Styles in one pass beside a Gatys render, on the same pairs.

    python -m benchmarks.onepass --pairs DIR [--only photo:painting,...] [--sizes 256,512] --out DIR
    python -m benchmarks.onepass --pairs DIR --only photo:painting --large 8192

Each picture is made in a process of its own: seconds of all cores together, without loading. The
network that measures looks at layers that nothing was fitted to. `photo` and `painting` are
controls: no painting at all, and the painting itself.

MB and weights are of all networks that a method needs: its own as their files are, and VGG-16 in
float32.

Seams: AdaIN with means and variances by tile, as others normalise, beside ours in such tiles.
--models takes trained styles, which belong to one painting: .safetensors, also pruned and taught
ones (farm train style --from, --teacher), and .onnx as farm export writes them, with all of a
picture in memory at once.

--large makes one picture of that size by each method, and tells time and the peak of memory beyond
what was resident before.
"""

import argparse
import math
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import onnx
import onnxruntime
import torch
from torch import Tensor

from benchmarks import memory
from benchmarks.quality import features, pixels
from benchmarks.quality.pairs import Pair, read_pairs, shown
from benchmarks.quality.sheet import write_picture, write_sheet
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.onepass.apply import MARGIN, Settings, apply, memory_for
from farm.engine.onepass.decoders import files
from farm.engine.onepass.generators import files as generators
from farm.engine.onepass.generators.paint import Settings as Trained
from farm.engine.onepass.generators.paint import paint
from farm.engine.onepass.maps import METHODS
from farm.engine.onepass.passes import windows
from farm.engine.vgg.network import Network
from farm.engine.vgg.tiles import Window, cut

CPU = torch.device("cpu")
GATYS = "draft"
FLOAT32 = 4  # bytes
TILE = 256  # px of tiles, where seams are looked for

Made = tuple[Tensor, float, float]
"""A picture, the seconds of all cores that it took, and the gigabytes."""


def make(name: str, photo: Tensor, painting: Tensor) -> Made:
    """A picture by one method, in this process."""
    network, decoders = files.network(), files.load()
    model = Path(name)
    if model.suffix == ".safetensors":
        trained = generators.load(model)
    elif model.suffix == ".onnx":
        session = onnxruntime.InferenceSession(model)
    before, start = memory.resting(), time.process_time()
    memory.begin()
    if model.suffix == ".safetensors":
        last = deque(paint(photo, trained, Trained(), device=CPU), maxlen=1).pop().picture
        assert last is not None
        picture = last
    elif model.suffix == ".onnx":
        picture = torch.from_numpy(session.run(None, {"photo": photo[None].numpy()})[0][0])
    elif name in METHODS:
        picture = pass_over(photo, painting, name, network, decoders)
    else:
        recipe = Recipe.from_preset(name, size=max(photo.shape))
        steps = stylize(photo, [painting], recipe, network=network, device=CPU)
        picture = deque(steps, maxlen=1).pop().image()
    return picture, time.process_time() - start, (memory.peak() - before) / 1e9


def pass_over(
    photo: Tensor,
    painting: Tensor,
    method: str,
    network: Network,
    decoders: files.Decoders,
    room: int | None = None,
) -> Tensor:
    """The picture of one pass, with as large tiles as there is room for."""
    steps = apply(
        photo,
        [painting],
        Settings(method),
        network=network,
        decoders=decoders,
        device=CPU,
        memory=room,
    )
    picture = deque(steps, maxlen=1).pop().picture
    assert picture is not None
    return picture


def seams(photo: Tensor, painting: Tensor) -> tuple[float, float]:
    """Of AdaIN in tiles of that side: ours, and one whose means and variances are each tile's."""
    network, decoders, theirs = files.network(), files.load(), torch.empty_like(photo)
    _, height, width = photo.shape
    grown = windows(height + 2 * MARGIN, width + 2 * MARGIN, TILE)
    own = [Window(*(edge - MARGIN for edge in tile)) for tile in grown]
    ours = pass_over(photo, painting, "adain", network, decoders, memory_for(TILE))
    tiles = cut(height, width, TILE)
    for tile in tiles:
        part = photo[tile.slices[1:]].contiguous()
        theirs[tile.slices[1:]] = pass_over(part, painting, "adain", network, decoders)
    return pixels.seam(ours, own), pixels.seam(theirs, tiles)


def compare(pair: Pair, size: int, methods: list[str], out: Path) -> None:
    """A table of one pair at one size."""
    photo, painting = pair.at(size)
    eye = features.Eye(files.network(), CPU)
    by = eye.see(photo), eye.see(painting)
    print(f"\n### {pair.name}, {photo.shape[2]} x {photo.shape[1]}\n", flush=True)
    print("| | MB | weights, millions | CPU s | style | patches | content |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    pictures = {"photo": photo, "painting": painting}
    for name, picture in pictures.items():
        _row((name, "", "", ""), eye.see(picture), by)
    for name in methods:
        picture, seconds, _ = _apart(name, photo, painting)
        short = Path(name).name
        megabytes, millions = (count / 1e6 for count in size_of(name))
        told = (short, f"{megabytes:.2f}", f"{millions:.2f}", f"{seconds:.1f}")
        _row(told, eye.see(picture), by)
        write_picture(out / f"{pair.name}-{size}-{short}.png", picture)
        pictures[short] = picture
    write_sheet(out / f"{pair.name}-{size}.jpg", pictures)
    if "adain" in methods and max(photo.shape[1:]) > TILE:
        ours, theirs = seams(photo, painting)
        print(f"\nSeam, adain: {ours:.2f}; normalised by tile: {theirs:.2f}", flush=True)


def large(pair: Pair, size: int, methods: list[str]) -> None:
    """Time and memory of each method at a size at which nothing else is measured."""
    photo = shown(pair.photo, size)
    _, height, width = photo.shape
    for name in methods:
        _, seconds, gigabytes = _apart(name, photo, pair.painting)
        print(
            f"{Path(name).name}: {width} x {height}, {seconds:.0f} CPU s, {gigabytes:.2f} GB",
            flush=True,
        )


def _apart(name: str, photo: Tensor, painting: Tensor) -> Made:
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(make, name, photo, painting).result()


def size_of(name: str) -> tuple[int, int]:
    """The bytes and weights of the networks that a method needs."""
    model = Path(name)
    if model.suffix == ".safetensors":
        weights = sum(x.numel() for x in generators.load(model).generator.parameters())
        return model.stat().st_size, weights
    if model.suffix == ".onnx":
        graph = onnx.load(model).graph
        return model.stat().st_size, sum(math.prod(x.dims) for x in graph.initializer)
    convolutions = [conv for block in files.network().blocks for conv in block]
    eye = sum(conv.weight.numel() + len(conv.bias) for conv in convolutions)
    if name not in METHODS:
        return eye * FLOAT32, eye
    decoders = sum(x.numel() for one in files.load().values() for x in one.parameters())
    return eye * FLOAT32 + files.SHIPPED.stat().st_size, eye + decoders


def _row(
    told: tuple[str, ...],
    seen: features.Seen,
    by: tuple[features.Seen, features.Seen],
) -> None:
    photo, painting = by
    style = features.style_distance(seen, painting, features.OTHERS)
    patches = features.sliced_distance(seen, painting)
    content = features.content_correlation(seen, photo)
    cells = (*told, f"{style:.3f}", f"{patches:.3f}", f"{content:.2f}")
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.onepass")
    parser.add_argument("--pairs", type=Path, required=True, help="a folder of pictures")
    parser.add_argument("--only", help="photo:painting,... by how the files' names begin")
    everything = [*METHODS, GATYS]
    parser.add_argument("--methods", nargs="*", choices=everything, default=everything)
    parser.add_argument("--models", nargs="*", default=[], help="trained styles, by their files")
    parser.add_argument("--sizes", default="256,512", help="longer edges in pixels")
    parser.add_argument("--large", type=int, help="one longer edge: time and memory alone")
    parser.add_argument("--out", type=Path, default=Path("build/onepass"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    methods = [*args.methods, *args.models]
    for pair in read_pairs(args.pairs, args.only):
        if args.large:
            large(pair, args.large, methods)
            continue
        for size in (int(word) for word in args.sizes.split(",")):
            compare(pair, size, methods, args.out)


if __name__ == "__main__":
    main()
