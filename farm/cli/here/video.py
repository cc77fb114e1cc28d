"""`farm video`: a film painted frame by frame, on this machine."""

import time
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from farm.cli import shown
from farm.cli.here.frames import Frames
from farm.cli.here.local import console, read_picture
from farm.cli.options import FILE, Device, Force, Memory, Preset, Set, TakeDamaged, Weights
from farm.cli.outputs import require_free
from farm.cli.progress import Bar
from farm.cli.settings import amount, film_method, recipe, require_for_each
from farm.cli.stopping import Stopped, until_stopped
from farm.domain.frames import MOST_PASSES
from farm.domain.progress import Pace
from farm.errors import BadSettings

if TYPE_CHECKING:
    from farm.engine.video.film import Info
    from farm.engine.video.painters import Painter
    from farm.engine.video.painting import Progress
    from farm.engine.video.passes import Place

MOST_BYTES = 20 * 10**9  # of pictures in a ZIP


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(video)


def video(
    clip: Annotated[
        Path,
        typer.Argument(
            help="The film: MP4, MOV, MKV, WebM or GIF, or a folder or ZIP of numbered pictures.",
            exists=True,
        ),
    ],
    paintings: Annotated[
        list[Path] | None,
        typer.Argument(help="One or more paintings; none with --model.", **FILE),
    ] = None,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", help="The film to write: .mp4 .mov .mkv .webp, or .zip of pictures."
        ),
    ],
    size: Annotated[int, typer.Option(help="Longer edge of the result, in pixels.")] = 1280,
    method: Annotated[
        str | None,
        typer.Option(
            help="gatys (the render, the usual one), adain, ot or wct (one pass), or generator "
            "(--model)."
        ),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(
            help="Instead of paintings: what farm train style made, or starry_night.",
            dir_okay=False,
        ),
    ] = None,
    preset: Preset = "draft",
    settings: Set = None,
    weight: Weights = None,
    steadiness: Annotated[
        float, typer.Option(min=0, max=10, help="How firmly each frame is held to the one before.")
    ] = 1.0,
    cuts: Annotated[
        str | None, typer.Option(help="First frames of shots, as 48,120; else they are found.")
    ] = None,
    codec: Annotated[
        str | None,
        typer.Option(help="h264, h265, prores, ffv1, webp, png or tiff; else by the name."),
    ] = None,
    quality: Annotated[
        int, typer.Option(min=0, max=51, help="Of h264 and h265: 0 the best, 51 the smallest.")
    ] = 18,
    passes: Annotated[
        int, typer.Option(min=1, max=MOST_PASSES, help="How often each shot is gone through.")
    ] = 1,
    every: Annotated[
        int, typer.Option(min=1, max=4, help="Paint every so-many-th frame; move those between.")
    ] = 1,
    rate: Annotated[
        float, typer.Option(min=0.1, max=240, help="Frames a second of numbered pictures.")
    ] = 24,
    device: Device = "auto",
    memory: Memory = "",
    force: Force = False,
    take_damaged: TakeDamaged = False,
) -> None:
    """Paint a film on this machine, without flicker. After Ctrl-C the same command goes on."""
    from farm.engine.onepass.generators import files
    from farm.engine.video import film, painting
    from farm.engine.video.cuts import shots
    from farm.engine.video.passes import places

    chosen_method = film_method(method, paintings, model) or "gatys"
    given = [files.found(model)] if model else paintings or []
    if not model:
        require_for_each(given, weight, None)
    target = require_free(output, (clip, *given), force)
    chosen = _codec(output, codec)
    clip = _joined(clip, target, rate)
    info = film.inspect(clip)
    for remark in info.remarks:
        console.print(f"{shown(clip)}: {remark}", style="yellow", markup=False, soft_wrap=True)
    edges = info.cuts if cuts is None else _edges(cuts, info.frames)
    asked = {
        "size": size,
        "method": chosen_method,
        "preset": preset,
        "settings": settings or [],
    }
    asked |= {"weights": weight, "steadiness": steadiness, "cuts": edges, "every": every}
    asked |= {"passes": passes} if passes > 1 else {}  # as in folders of versions without
    budget = amount(memory) if memory else None
    painter = _painter(given, asked, device, budget, damaged=take_damaged)
    folder = Frames(target, (clip, *given), asked, passes)
    started, cut = time.monotonic(), shots(edges, info.frames)
    order = list(places(cut, passes))
    begun = folder.begun(order)
    paint = partial(
        painting.paint,
        clip,
        cut,
        painting.size(info.width, info.height, size),
        painter,
        passes=passes,
        begun=begun,
        stored=folder.frame,
        every=every,
    )
    if begun is not None:
        _consume(painting.resumed(paint, folder.state()), folder, order)
    _write(target, folder, clip, info, chosen, quality)
    folder.remove()
    _beside(target).unlink(missing_ok=True)
    seconds = time.monotonic() - started
    console.print(f"{shown(output)}: {info.frames} frames, {seconds:.0f} s")


def _joined(clip: Path, target: Path, rate: float) -> Path:
    """Return a film; numbered pictures, in a folder or a ZIP, are joined beside the output."""
    from farm.base.archives import is_archive, unpacked
    from farm.base.scratch import scratch
    from farm.engine.pictures.folders import pictures as within
    from farm.engine.video import film, pictures

    if not clip.is_dir() and not is_archive(clip.name):
        return clip
    with scratch() as folder:
        if clip.is_dir():
            lying = {path.name: path for path in within(clip)}
        else:
            files = enumerate(unpacked(clip, clip.name, folder, MOST_BYTES, film.Limits().frames))
            lying = {name: path.rename(folder / f"{n:06}") for n, (name, path) in files}
        named = [(name, lying[name]) for name in pictures.in_order(lying)]
        pictures.join(named, _beside(target), Fraction(rate).limit_denominator(1001))
    return _beside(target)


def _beside(target: Path) -> Path:
    """Where pictures are joined; the same ones make the same bytes, so that a film goes on."""
    return target.with_name(f".{target.name}.frames.mkv")


def _codec(output: Path, name: str | None) -> str:
    from farm.engine.video.writer import BY_SUFFIX, CODECS

    suffix = output.suffix.lower()
    chosen = name or BY_SUFFIX.get(suffix)
    if chosen is None or chosen not in CODECS:
        known = ", ".join(CODECS) if name else ", ".join(BY_SUFFIX)
        raise BadSettings(f"Films are not written as {name or suffix or output}: choose {known}.")
    if CODECS[chosen].suffix != suffix:
        raise BadSettings(f"{chosen} is written to {CODECS[chosen].suffix}: name the output so.")
    return chosen


def _edges(text: str, frames: int) -> tuple[int, ...]:
    try:
        edges = tuple(sorted({int(word) for word in text.split(",") if word.strip()}))
    except ValueError:
        raise BadSettings(f"--cuts {text!r} is no list of frames: write it as 48,120.") from None
    if edges and not 0 < edges[0] <= edges[-1] < frames:
        raise BadSettings(f"--cuts go from 1 to {frames - 1}, the last frame; {text} does not.")
    return edges


def _painter(
    paths: list[Path], asked: dict[str, Any], device: str, memory: int | None, *, damaged: bool
) -> "Painter":
    from farm.engine.onepass.apply import Settings
    from farm.engine.onepass.decoders import files
    from farm.engine.pictures.images import IN_SRGB
    from farm.engine.planes.color import planes
    from farm.engine.vgg.device import resolve
    from farm.engine.vgg.weights import load_network
    from farm.engine.video.painters import Gatys, OnePass

    chosen = recipe(asked["preset"], {"size": asked["size"]}, asked["settings"])
    if asked["method"] == "generator":
        return _trained(paths[0], chosen.color, asked, device, memory)
    reading: dict[str, Any] = {"max_side": chosen.painting_side, "damaged": damaged}
    paintings = [planes(read_picture(path, like=IN_SRGB, **reading)) for path in paths]
    how: dict[str, Any] = {"device": resolve(device), "memory": memory}
    how |= {"weights": asked["weights"], "steadiness": asked["steadiness"]}
    if asked["method"] == "gatys":
        network = load_network(chosen.network, pooling=chosen.pooling, padding=chosen.padding)
        return Gatys(paintings, chosen, network=network, **how)
    one_pass = Settings(asked["method"], color=chosen.color)
    return OnePass(paintings, one_pass, network=files.network(), decoders=files.load(), **how)


def _trained(
    path: Path, color: str, asked: dict[str, Any], device: str, memory: int | None
) -> "Painter":
    from farm.engine.onepass.generators import files
    from farm.engine.onepass.generators.paint import Settings
    from farm.engine.vgg.device import resolve
    from farm.engine.video.painters import Trained

    how: dict[str, Any] = {"device": resolve(device), "memory": memory}
    how["steadiness"] = asked["steadiness"]
    return Trained(files.load(path), Settings(color, asked["weights"]), **how)


def _consume(steps: "Iterator[Progress]", folder: Frames, order: "list[Place]") -> None:
    """Paint to the end; keep where it stands at Ctrl-C."""
    pace, step = Pace(), None
    nth = {place: number for number, place in enumerate(order)}
    count = len(order) // folder.passes
    try:
        with Bar(console) as bar:
            for step in until_stopped(steps):
                number, frame = step.place
                done = (nth[step.place] + step.done) / len(order)
                pace.mark(done)
                left = pace.seconds_left()
                note = "" if left is None else f"{left:.0f} s left"
                passes = f", pass {number}/{folder.passes}" if folder.passes > 1 else ""
                bar.part(f"frame {frame + 1}/{count}{passes}", done, note)
                if step.painted is not None:
                    folder.keep(step.place, step.painted)
    except Stopped as stop:
        if step is not None and step.state is not None and step.painted is None:
            folder.keep_state(step.state().to_bytes())
        _tell_kept(folder)
        raise typer.Exit(stop.status) from None
    except KeyboardInterrupt:
        _tell_kept(folder)
        raise


def _tell_kept(folder: Frames) -> None:
    kept = f"The frames are kept in {shown(folder.path)}: the same command goes on."
    console.print(kept, markup=False, soft_wrap=True)


def _write(
    target: Path, folder: Frames, clip: Path, info: "Info", codec: str, quality: int
) -> None:
    from farm.engine.video import film, writer

    painted = (folder.frame(number) for number in range(info.frames))
    times = film.times(clip)
    writer.write(target, painted, times, info, codec=codec, quality=quality, source=clip)
