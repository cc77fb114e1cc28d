"""Commands that need no server: render here, look at the weights."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from farm.cli import INTERRUPTED
from farm.cli.progress import Bar
from farm.cli.settings import amount, recipe
from farm.engine.errors import ImageError
from farm.engine.recipe import PRESETS
from farm.errors import SetupError
from farm.pace import Pace, described

if TYPE_CHECKING:
    from farm.engine.images import Picture
    from farm.engine.stylize import Progress

console = Console(stderr=True)

Preset = Annotated[str, typer.Option(help="One of: " + ", ".join(PRESETS) + ".")]
Size = Annotated[int | None, typer.Option(help="Longer edge of the result, in pixels.")]
Memory = Annotated[
    str, typer.Option(help="Memory of the device to use, such as 24GB; else what is free there.")
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="Any setting of the recipe; repeatable."),
]


FILE = {"exists": True, "dir_okay": False}
Weights = Annotated[
    list[float] | None, typer.Option(help="A painting's share; once for each painting.")
]
Mask = Annotated[Path | None, typer.Option(help="The photo's regions, in flat colours.", **FILE)]
StyleMasks = Annotated[
    list[Path] | None,
    typer.Option(help="A painting's regions in the same colours; once for each.", **FILE),
]
Strength = Annotated[
    Path | None, typer.Option(help="Where to paint: white fully, black not at all.", **FILE)
]
Init = Annotated[Path | None, typer.Option(help="The canvas, with --set init=image.", **FILE)]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    app.command()(render)
    app.command()(weights)


def render(
    content: Annotated[Path, typer.Argument(help="The photo.", exists=True, dir_okay=False)],
    styles: Annotated[
        list[Path], typer.Argument(help="One or more paintings.", exists=True, dir_okay=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The picture to write: .png .jpg .webp .tiff.")
    ],
    size: Size = None,
    preset: Preset = "standard",
    seed: Annotated[int | None, typer.Option(help="Chooses the noise.")] = None,
    settings: Set = None,
    weight: Weights = None,
    mask: Mask = None,
    style_mask: StyleMasks = None,
    strength: Strength = None,
    init: Init = None,
    bits: Annotated[int, typer.Option(help="8 or 16 bits a channel (PNG and TIFF).")] = 8,
    device: Annotated[str, typer.Option(help="auto, cpu, mps, cuda or cuda:N.")] = "auto",
    memory: Memory = "",
) -> None:
    """Render on this machine, without any server. Ctrl-C keeps the picture as it is then."""
    chosen = recipe(preset, {"size": size, "seed": seed}, settings or [])
    budget = amount(memory) if memory else None
    _check_output(output)
    from farm.engine.color import planes
    from farm.engine.device import resolve
    from farm.engine.images import write
    from farm.engine.masks import light
    from farm.engine.result import finished
    from farm.engine.stylize import stylize
    from farm.engine.weights import load_network

    photo = _read(content)
    paintings = [planes(_read(path, max_side=chosen.painting_side, like=photo)) for path in styles]
    network = load_network(chosen.network, pooling=chosen.pooling, padding=chosen.padding)
    steps = stylize(
        planes(photo),
        paintings,
        chosen,
        network=network,
        device=resolve(device),
        memory=budget,
        style_weights=weight,
        content_mask=planes(_read(mask)) if mask else None,
        style_masks=[
            planes(_read(path, max_side=chosen.painting_side)) for path in style_mask or []
        ]
        or None,
        strength=light(planes(_read(strength))) if strength else None,
        init=planes(_read(init, like=photo)) if init else None,
    )
    started = time.monotonic()
    last, whole = _consume(steps)
    kept = {"recipe": chosen.model_dump(mode="json")}
    write(output, finished(last.image(), photo), bits=bits, settings=kept)
    seconds = time.monotonic() - started
    note = "" if whole else ", stopped early"
    console.print(f"{output}: {last.width} x {last.height} pixels, {seconds:.0f} s{note}")
    raise typer.Exit(0 if whole else INTERRUPTED)


def _read(path: Path, **how: Any) -> "Picture":
    """Read a picture; an error says which."""
    from farm.engine.images import read

    try:
        return read(path, **how)
    except ImageError as error:
        raise ImageError(f"{path}: {error}") from None


def _consume(steps: "Iterator[Progress]") -> "tuple[Progress, bool]":
    """Run to the last iteration or to Ctrl-C; return the last one and whether it is the end."""
    pace, last = Pace(), None
    try:
        with Bar(console) as bar:
            for last in steps:
                pace.mark(last.done)
                bar.show("rendering", described(last, pace.seconds_left()))
    except KeyboardInterrupt:
        if last is None:
            raise typer.Exit(INTERRUPTED) from None
        return last, False
    assert last is not None  # a recipe has at least one iteration
    return last, True


def _check_output(path: Path) -> None:
    """Say now, not after hours, that the result cannot be written."""
    from farm.engine.formats import by_name

    by_name(path)
    require_writable(path)


def require_writable(path: Path | None) -> Path | None:
    """Return the path; raise SetupError if no file can be put there."""
    if path is not None and path.is_dir():
        raise SetupError(f"{path} is a folder: name a file.")
    if path is not None and not os.access(path.parent, os.W_OK):
        raise SetupError(f"The folder {path.parent.resolve()} cannot be written to.")
    return path


def weights() -> None:
    """Load the network that this machine has and say which it is."""
    from farm.engine.weights import load_network

    network = load_network("auto")
    console.print(f"{network.name}: its weights are here, and their checksum is right.")
