"""`farm apply`: a painting's style in one pass, on this machine."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from farm.cli import INTERRUPTED
from farm.cli.local import console, deliver, read_map, read_paintings, read_picture, stoppable, tell
from farm.cli.options import (
    Bits,
    Device,
    Dpi,
    Force,
    Mask,
    Memory,
    Paintings,
    Photo,
    PictureFile,
    StyleMasks,
    Weights,
)
from farm.cli.outputs import require_able, require_free, require_room
from farm.cli.progress import Bar
from farm.cli.settings import amount, recipe, require_for_each

if TYPE_CHECKING:
    from torch import Tensor

    from farm.engine.onepass.apply import Progress


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(apply)


def apply(
    photo: Photo,
    paintings: Paintings,
    output: PictureFile,
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
    mask: Mask = None,
    style_mask: StyleMasks = None,
    bits: Bits = 8,
    device: Device = "auto",
    memory: Memory = "",
    dpi: Dpi = None,
    force: Force = False,
) -> None:
    """Give a photo a painting's style in one pass: seconds instead of minutes, at any size."""
    require_for_each(paintings, weight, style_mask)
    budget = amount(memory) if memory else None
    target = require_free(output, (photo, *paintings, mask, *(style_mask or [])), force)
    from farm.engine.onepass.apply import Settings
    from farm.engine.onepass.apply import apply as steps
    from farm.engine.onepass.decoders import files
    from farm.engine.planes.color import planes
    from farm.engine.planes.pyramid import longer_edge
    from farm.engine.vgg.device import resolve

    settings = Settings(method, strength, color)
    given = read_picture(photo)
    changes = {"size": size or max(given.size), "style_scale": style_scale, "color": color}
    chosen = recipe("standard", changes, [])
    require_able(output, bits, chosen.size)
    height, width = longer_edge(given.size[1], given.size[0], chosen.size)
    require_room(target, width, height, bits)
    others, style_masks = read_paintings(paintings, style_mask, given, chosen.painting_side)
    started = time.monotonic()
    painted = _consume(
        steps(
            planes(given),
            others,
            settings,
            network=files.network(),
            decoders=files.load(),
            device=resolve(device),
            size=chosen.size,
            weights=weight,
            content_mask=planes(read_map(mask, given)) if mask else None,
            style_masks=style_masks,
            memory=budget,
        )
    )
    kept = {"apply": {"method": method, "strength": strength, **changes}}
    deliver(target, painted, given, bits=bits, settings=kept, dpi=dpi)
    tell(output, width, height, started)


def _consume(steps: "Iterator[Progress]") -> "Tensor":
    """Run to the end and return the picture; there is none to keep after Ctrl-C."""
    picture = None
    try:
        with stoppable(), Bar(console) as bar:
            for step in steps:
                bar.part("painting", step.done)
                picture = step.picture
    except KeyboardInterrupt as stop:
        raise typer.Exit(stop.args[0] if stop.args else INTERRUPTED) from None
    assert picture is not None  # the last step has it
    return picture
