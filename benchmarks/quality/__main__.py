"""Recipes beside each other, on the same pairs, in one run.

    python -m benchmarks.quality --pairs DIR --recipes standard,standard:optimizer=lbfgs \
        --sizes 384,512 --out DIR [--only photo:painting,...] [--device cuda] [--minutes 2]

Recipes of others: --recipes standard,benchmarks/quality/others.json; equal.json has them cut to the
time of `standard` at 256 px.

Each picture is a row of DIR/table.md and rows.jsonl as soon as it is painted, so that a run that is
cut short still tells, and the same command goes on: what has a row there is not painted again.
`photo` and `painting` are controls: what no painting at all would score, and the painting itself.
Contact sheets show whole pictures and 100 %; DIR/pictures has a folder for each recipe, as
`farm compare --blind` takes them.
"""

import argparse
import time
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from benchmarks.quality import features, pixels
from benchmarks.quality.pairs import Pair, read_pairs
from benchmarks.quality.recipes import read_recipes
from benchmarks.quality.sheet import read_picture, write_picture, write_sheet
from benchmarks.quality.table import Row, Table
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import stylize
from farm.engine.vgg.device import resolve
from farm.engine.vgg.network import Network
from farm.engine.vgg.tiles import Window
from farm.engine.vgg.weights import load_network


class Painted(NamedTuple):
    """A picture [3, H, W], and what painting it took."""

    picture: Tensor
    tiles: list[Window]
    seconds: float = 0.0
    steps: int = 0


class Reference(NamedTuple):
    """What pictures of a pair are measured by."""

    painting: Tensor
    photo_seen: features.Seen
    painting_seen: features.Seen


class Bench:
    """A device, the network that measures, and where the rows go."""

    def __init__(self, device: torch.device, network: str, out: Path) -> None:
        self.device, self.network, self.out = device, network, out
        self.eye = features.Eye(load_network(network), device)
        self.table = Table(out)

    def compare(self, pair: Pair, size: int, recipes: dict[str, Recipe]) -> Iterator[str]:
        """Paints and measures one pair at one size; yields after each picture."""
        photo, painting = (picture.to(self.device) for picture in pair.at(size))
        by = Reference(painting, self.eye.see(photo), self.eye.see(painting))
        pictures = {"photo": photo, "painting": painting}
        for name, picture in pictures.items():
            if not self.table.has(pair.name, size, name):
                self.table.add(self.measured(pair.name, size, name, Painted(picture, []), by))
        for name, recipe in recipes.items():
            plain = "".join(c if c.isalnum() else "-" for c in name)
            path = self.out / "pictures" / plain / f"{pair.name}-{size}.png"
            if self.table.has(pair.name, size, name):
                pictures[name] = read_picture(path)
                continue
            made = self.paint(pair, recipe.model_copy(update={"size": size}))
            write_picture(path, made.picture)  # before its row, which says that it is there
            self.table.add(self.measured(pair.name, size, name, made, by))
            pictures[name] = made.picture
            write_sheet(self.out / f"{pair.name}-{size}.jpg", pictures)
            yield name

    def paint(self, pair: Pair, recipe: Recipe) -> Painted:
        """The picture by a recipe."""
        network = _network(self.network, recipe.pooling, recipe.padding)
        steps = stylize(pair.photo, [pair.painting], recipe, network=network, device=self.device)
        start = time.perf_counter()
        count, last = deque(enumerate(steps, 1), maxlen=1).pop()
        picture = last.image()  # waits for the device
        seconds = time.perf_counter() - start
        tiles = pixels.tiles(*picture.shape[1:], recipe.margin, self.device.type)
        return Painted(picture.to(self.device), tiles, seconds, count)

    def measured(self, pair: str, size: int, name: str, made: Painted, by: Reference) -> Row:
        """A picture's row."""
        picture, seen = made.picture, self.eye.see(made.picture)
        fine = max(pixels.fine_energy(by.painting), 1e-12)
        return Row(
            pair,
            size,
            name,
            made.seconds,
            made.steps,
            isolated=100 * pixels.isolated(picture),
            speckle=pixels.fine_energy(picture) / fine,
            rim=pixels.rim(picture),
            seam=pixels.seam(picture, made.tiles),
            style=features.style_distance(seen, by.painting_seen, features.OPTIMISED),
            others=features.style_distance(seen, by.painting_seen, features.OTHERS),
            sliced=features.sliced_distance(seen, by.painting_seen),
            content=features.content_correlation(seen, by.photo_seen),
            colour=pixels.colour_distance(picture, by.painting),
            saturated=100 * pixels.beyond(picture, by.painting),
        )


@cache
def _network(name: str, pooling: str, padding: str) -> Network:
    return load_network(name, pooling=pooling, padding=padding)


def main() -> None:
    """Paints every recipe on every pair at every size, until time is up."""
    args = _arguments()
    recipes = read_recipes(args.recipes)
    end = time.monotonic() + 60 * args.minutes
    bench = Bench(resolve(args.device), args.network, args.out)
    for size in (int(word) for word in args.sizes.split(",")):
        for pair in read_pairs(args.pairs, args.only):
            for _ in bench.compare(pair, size, recipes):
                if time.monotonic() > end:
                    return


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality")
    parser.add_argument("--pairs", type=Path, required=True, help="a folder of pictures")
    parser.add_argument("--only", help="photo:painting,... by how the files' names begin")
    parser.add_argument("--recipes", required=True, help="preset, preset:key=value;..., file.json")
    parser.add_argument("--sizes", default="512", help="longer edges in pixels: 384,512")
    parser.add_argument("--out", type=Path, required=True, help="a folder for what is found")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--network", default="vgg16", help="that paints and measures")
    parser.add_argument("--minutes", type=float, default=1e6, help="starts nothing after that")
    return parser.parse_args()


if __name__ == "__main__":
    main()
