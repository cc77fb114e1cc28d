"""`farm apply`: a painting's style in one pass, on this machine."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from farm.cli import INTERRUPTED, local
from farm.cli.local import Memory, Weights, console
from farm.cli.progress import Bar
from farm.cli.settings import amount, recipe

if TYPE_CHECKING:
    from torch import Tensor

    from farm.engine.onepass.apply import Progress


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(apply)


def apply(
    photo: Annotated[Path, typer.Argument(help="The photo.", exists=True, dir_okay=False)],
    paintings: Annotated[
        list[Path], typer.Argument(help="One or more paintings.", exists=True, dir_okay=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The picture to write: .png .jpg .webp .tiff.")
    ],
    method: Annotated[
        str, typer.Option(help="adain (nearest to the photo), ot (painterly) or wct (boldest).")
    ] = "ot",
    size: Annotated[
        int | None, typer.Option(help="Longer edge of the result, in pixels; else the photo's.")
    ] = None,
    strength: Annotated[float, typer.Option(help="From 0, the photo, to 1, all painting.")] = 1.0,
    style_scale: Annotated[
        float, typer.Option(help="The painting's longer edge as a multiple of the result's.")
    ] = 1.0,
    color: Annotated[
        str, typer.Option(help="Whose colours: style, luminance, match or histogram.")
    ] = "style",
    weight: Weights = None,
    bits: Annotated[int, typer.Option(help="8 or 16 bits a channel (PNG and TIFF).")] = 8,
    device: Annotated[str, typer.Option(help="auto, cpu, mps, cuda or cuda:N.")] = "auto",
    memory: Memory = "",
) -> None:
    """Give a photo a painting's style in one pass: seconds instead of minutes, at any size."""
    budget = amount(memory) if memory else None
    local._check_output(output)
    from farm.engine.color import planes
    from farm.engine.device import resolve
    from farm.engine.images import write
    from farm.engine.onepass import files
    from farm.engine.onepass.apply import Settings
    from farm.engine.onepass.apply import apply as steps
    from farm.engine.pyramid import longer_edge, resize
    from farm.engine.result import finished

    settings = Settings(method, strength, color)
    given = local._read(photo)
    changes = {"size": size or max(given.size), "style_scale": style_scale, "color": color}
    chosen = recipe("standard", changes, [])
    height, width = longer_edge(given.size[1], given.size[0], chosen.size)
    others = [local._read(path, max_side=chosen.painting_side, like=given) for path in paintings]
    started = time.monotonic()
    painted = _consume(
        steps(
            resize(planes(given), height, width),
            [planes(each) for each in others],
            settings,
            network=files.network(),
            decoders=files.load(),
            device=resolve(device),
            weights=weight,
            memory=budget,
        )
    )
    kept = {"apply": {"method": method, "strength": strength, **changes}}
    write(output, finished(painted, given), bits=bits, settings=kept)
    console.print(f"{output}: {width} x {height} pixels, {time.monotonic() - started:.0f} s")


def _consume(steps: "Iterator[Progress]") -> "Tensor":
    """Run to the end and return the picture; there is none to keep after Ctrl-C."""
    picture = None
    try:
        with Bar(console) as bar:
            for step in steps:
                bar.part("painting", step.done)
                picture = step.picture
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    assert picture is not None  # the last step has it
    return picture
