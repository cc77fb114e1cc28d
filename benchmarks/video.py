"""How steady painted films are, on clips of which every pixel's way is known.

    python -m benchmarks.video [--photo FILE --painting FILE] [--size 480] [--frames 6]
        [--methods gatys,adain] [--passes 1,2] [--rows "pan adain*"] [--memory 2G] [--out DIR]

A pan over a photo, a part of it that moves over the rest, and a zoom, all with the noise of a
camera. Warping error: the root of
the mean squared difference of a frame and an earlier one moved by the true flow, over pixels seen
in both; to the frame before and to the one four before. Beside it those of the clip itself and of
frames painted one by one. Style: distance to the painting in layers that nothing was fitted to;
beside it that of the last frame's right quarter, where a pan's pixels come in.
A pair of frames (``--size 3840 --frames 2 --rows "pan adain, held"``) has no second error.
"""

import argparse
import math
import time
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from benchmarks import memory
from benchmarks.quality.features import OTHERS, Eye, Seen, style_distance
from farm.cli.settings import amount
from farm.engine.gatys.recipe import Recipe
from farm.engine.onepass.apply import Settings
from farm.engine.onepass.decoders import files
from farm.engine.onepass.generators import files as generators
from farm.engine.onepass.generators.paint import Settings as Mix
from farm.engine.pictures.images import Picture, read, write
from farm.engine.planes.color import pixels, planes
from farm.engine.planes.pyramid import resize
from farm.engine.vgg.device import resolve
from farm.engine.vgg.weights import load_network
from farm.engine.video import film, painting, writer
from farm.engine.video.flow import flow
from farm.engine.video.painters import Gatys, OnePass, Painter, Trained
from farm.engine.video.warp import warp
from farm.local.demo import paint, take_photo

RATE, PRESET = 12, "draft"
NOISE = 0.02  # standard deviation, of the full range
STEP = (3, 1)  # pixels a frame: of the pan, and of what moves over the rest
NEARER = 1.01  # times a frame
BACK = (1, 4)  # frames that warping error looks back
EDGE = 2  # pixels around what comes and goes that do not count
Samples = NDArray[np.uint8]


@dataclass(frozen=True)
class Clip:
    """Frames [3, H, W], and the true way from a frame to one some frames before."""

    name: str
    frames: list[Tensor]
    ways: dict[int, list[tuple[Tensor, Tensor]]]
    """By frames back, of each frame that has one: flow [H, W, 2], and where it holds [H, W]."""


def clips(photo: Tensor, height: int, width: int, asked: Namespace) -> Iterator[Clip]:
    """Those of the three clips that rows are asked of, one after the other."""
    seeded = torch.Generator().manual_seed(0)
    for make in (_pan, _sprite, _zoom):
        clip = make(photo, height, width, asked.frames)
        for frame in clip.frames:  # also of a clip that is left out: the others have their own
            frame.add_(torch.randn(frame.shape, generator=seeded), alpha=NOISE).clamp_(0, 1)
        if _rows(clip.name, asked):
            yield clip


class Row(NamedTuple):
    """How a clip is painted."""

    method: str
    passes: int  # 0: frame by frame

    def __str__(self) -> str:
        held = "held" if self.passes == 1 else f"{self.passes} passes"
        return f"{self.method}, {held if self.passes else 'frame by frame'}"


def _rows(clip: str, asked: Namespace) -> list[Row]:
    """The methods that a clip is painted by, held and frame by frame, as far as they are asked."""
    counts = [*map(int, asked.passes.split(",")), 0]
    known = [Row(method, count) for method in asked.methods.split(",") for count in counts]
    return [row for row in known if fnmatch(f"{clip} {row}", asked.rows)]


def _pan(photo: Tensor, height: int, width: int, count: int) -> Clip:
    whole = resize(photo, height + STEP[1] * count, width + STEP[0] * count).clamp(0, 1)
    frames = [
        whole[:, STEP[1] * n : STEP[1] * n + height, STEP[0] * n : STEP[0] * n + width].contiguous()
        for n in range(count)
    ]
    still = torch.ones(height, width, 2)

    def way(back: int) -> tuple[Tensor, Tensor]:
        there = still * torch.tensor(STEP) * back
        return there, _inside(there)

    return Clip("pan", frames, {b: [way(b)] * (count - b) for b in BACK})


def _sprite(photo: Tensor, height: int, width: int, count: int) -> Clip:
    ground = resize(photo, height, width).clamp(0, 1)
    side = height // 3
    figure = resize(photo.flip(2), height * 2, width * 2)[:, :side, :side].clamp(0, 1)
    frames, places = [], []
    for n in range(count):
        frame, left = ground.clone(), width // 4 + STEP[0] * n
        frame[:, side : 2 * side, left : left + side] = figure
        place = torch.zeros(height, width, dtype=torch.bool)
        place[side : 2 * side, left : left + side] = True
        frames.append(frame)
        places.append(place)

    def way(n: int, back: int) -> tuple[Tensor, Tensor]:
        there = torch.zeros(height, width, 2)
        there[places[n]] = torch.tensor([-float(STEP[0] * back), 0.0])
        moved = places[n] | places[n - back]
        edge = _grown(moved) & ~_shrunk(places[n])
        return there, ~edge

    ways = {b: [way(n, b) for n in range(b, count)] for b in BACK}
    return Clip("sprite", frames, ways)


def _zoom(photo: Tensor, height: int, width: int, count: int) -> Clip:
    whole = resize(photo, height, width).clamp(0, 1)
    y, x = torch.meshgrid(
        torch.arange(height) - (height - 1) / 2,
        torch.arange(width) - (width - 1) / 2,
        indexing="ij",
    )
    centred = torch.stack([x, y], -1).float()

    def way(scale: float) -> Tensor:
        return centred * (scale - 1)

    frames = [warp(whole, way(NEARER**-n)).clamp(0, 1) for n in range(count)]
    return Clip(
        "zoom",
        frames,
        {b: [(way(NEARER**-b), _inside(way(NEARER**-b)))] * (count - b) for b in BACK},
    )


def _inside(there: Tensor) -> Tensor:
    height, width = there.shape[:2]
    x = torch.arange(width) + there[..., 0]
    y = torch.arange(height)[:, None] + there[..., 1]
    return (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)


def _grown(mask: Tensor) -> Tensor:
    spread = torch.nn.functional.max_pool2d(mask[None].float(), 2 * EDGE + 1, 1, EDGE)
    return spread[0] > 0


def _shrunk(mask: Tensor) -> Tensor:
    return ~_grown(~mask)


def error(frames: list[Tensor], clip: Clip, back: int) -> float:
    """Root mean squared difference of frames and those before, in units of the full range.

    That of a clip with too few frames is no number.
    """
    found = []
    for number, (there, holds) in enumerate(clip.ways[back], back):
        moved = warp(frames[number - back], there)
        found.append((frames[number] - moved).square().mean(0)[holds].mean())
    return torch.stack(found).mean().sqrt().item() if found else math.nan


def flow_error(clip: Clip) -> float:
    """Median distance of the flow that is found from the true one, in pixels."""
    found = []
    for number, (there, holds) in enumerate(clip.ways[1], 1):
        own = flow(_samples(clip.frames[number]), _samples(clip.frames[number - 1]))
        found.append((torch.from_numpy(own) - there).norm(dim=2)[holds])
    return torch.cat(found).median().item()


def painted(path: Path, clip: Clip, painter: Painter, passes: int) -> tuple[list[Tensor], float]:
    """The frames, held to each other if there is any pass, and the seconds that each took."""
    count = len(clip.frames)
    shots = [(0, count)] if passes else [(n, n + 1) for n in range(count)]
    height, width = clip.frames[0].shape[1:]
    found: dict[int, Samples] = {}
    how: dict[str, Any] = {"passes": passes or 1, "stored": found.__getitem__}
    started = time.monotonic()
    for step in painting.paint(path, shots, (width, height), painter, **how):
        if step.painted is not None:
            found[step.place.frame] = step.painted
    seconds = (time.monotonic() - started) / count
    return [_planes(found[number]) for number in range(count)], seconds


def _samples(planes: Tensor) -> Samples:
    return np.rint(pixels(planes) * 255).astype(np.uint8)


def _planes(samples: Samples) -> Tensor:
    return torch.from_numpy(samples.astype(np.float32).transpose(2, 0, 1) / 255).contiguous()


def _written(clip: Clip, folder: Path) -> Path:
    """The clip as a lossless film."""
    height, width = clip.frames[0].shape[1:]
    base = film.Fraction(1, RATE)
    info = film.Info(
        "matroska", "ffv1", width, height, 8, len(clip.frames), 1.0, base, 0, 1 / base, (), None
    )
    path = folder / f"{clip.name}.mkv"
    frames = map(_samples, clip.frames)
    writer.write(path, frames, range(len(clip.frames)), info, codec="ffv1")
    return path


def _painter(method: str, style: Tensor, asked: Namespace) -> Painter:
    how: dict[str, Any] = {"device": resolve(), "memory": asked.memory}
    if method == "generator":  # of the painting that it was trained on
        return Trained(generators.load(asked.model), Mix(), **how)
    if method != "gatys":
        network, decoders = files.network(), files.load()
        return OnePass([style], Settings(method), network=network, decoders=decoders, **how)
    recipe = Recipe.from_preset(PRESET, size=asked.size)
    network = load_network(recipe.network, pooling=recipe.pooling, padding=recipe.padding)
    return Gatys([style], recipe, network=network, **how)


def _row(words: tuple[str, str], frames: list[Tensor], clip: Clip, rest: str) -> None:
    errors = "  ".join(f"{error(frames, clip, back):.4f}" for back in BACK)
    print(f"{words[0]:<8}{words[1]:<22}{errors}  {rest}", flush=True)


def main() -> None:
    """Print the table; with --out write a contact sheet of each clip and method."""
    parser = argparse.ArgumentParser(prog="benchmarks.video")
    parser.add_argument("--photo", type=Path)
    parser.add_argument("--painting", type=Path)
    parser.add_argument("--size", type=int, default=480)
    parser.add_argument("--frames", type=int, default=6)
    parser.add_argument("--methods", default="gatys,adain")
    parser.add_argument("--passes", default="1", help="over the clip, such as 1,2,3")
    parser.add_argument("--rows", default="*", help="as they are printed, such as 'pan adain*'")
    parser.add_argument("--model", type=Path, default=Path("starry_night"))
    parser.add_argument(
        "--memory", type=amount, help="of the engine, such as 2G; else what is free"
    )
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    photo = planes(read(asked.photo) if asked.photo else take_photo())[:3]
    style = planes(read(asked.painting) if asked.painting else paint())[:3]
    style = resize(style, *painting.longer_edge(*style.shape[1:], max(asked.size, 512))).clamp(0, 1)
    width, height = painting.size(photo.shape[2], photo.shape[1], asked.size)
    eye = Eye(files.network(), torch.device("cpu"))
    theirs = eye.see(style)
    print(
        f"{width} x {height} pixels, {asked.frames} frames, errors to the frame before and 4 before"
    )
    for clip in clips(photo, height, width, asked):
        _compare(clip, asked, style, eye, theirs)


def _compare(clip: Clip, asked: Namespace, style: Tensor, eye: Eye, theirs: Seen) -> None:
    _row((clip.name, "the clip itself"), clip.frames, clip, f"flow off {flow_error(clip):.3f} px")
    for row in _rows(clip.name, asked):
        painter = _painter(row.method, style, asked)
        before = memory.resting()
        memory.begin()
        with TemporaryDirectory() as folder:
            path = _written(clip, Path(folder))
            frames, seconds = painted(path, clip, painter, row.passes)
        peak = (memory.peak() - before) / 1e9
        distance = [style_distance(eye.see(frame), theirs, OTHERS) for frame in frames]
        corner = frames[-1][:, :, -(frames[-1].shape[2] // 4) :].contiguous()
        beside = style_distance(eye.see(corner), theirs, OTHERS)
        rest = f"style {np.mean(distance):.3f} ({beside:.3f})"
        rest += f"  {seconds:6.1f} s a frame  {peak:.2f} GB"
        _row((clip.name, str(row)), frames, clip, rest)
        if asked.out and row.passes:
            asked.out.mkdir(parents=True, exist_ok=True)
            sheet = torch.cat([torch.cat(each, 2) for each in (clip.frames, frames)], 1)
            write(asked.out / f"{clip.name}-{row.method}-{row.passes}.png", Picture(pixels(sheet)))


if __name__ == "__main__":
    main()
