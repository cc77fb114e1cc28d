"""`farm apply`: a painting's style in one pass, on this machine."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from farm.cli.groups import Paper, grouped
from farm.cli.here import paper as papers
from farm.cli.here.local import (
    console,
    deliver,
    read_map,
    read_paintings,
    read_picture,
    tell,
)
from farm.cli.options import (
    FILE,
    Bits,
    Device,
    Dpi,
    Force,
    Looks,
    Mask,
    Memory,
    Method,
    Photo,
    PictureFile,
    Stroke,
    StyleMasks,
    TakeDamaged,
    Variants,
    Weights,
)
from farm.cli.outputs import require_free
from farm.cli.progress import Bar
from farm.cli.settings import amount, recipe, require_for_each
from farm.cli.stopping import Stopped, until_stopped
from farm.errors import SetupError

if TYPE_CHECKING:
    from torch import Tensor

    from farm.engine.gatys.variants import Hung
    from farm.engine.onepass.apply import Progress
    from farm.engine.pictures.images import Picture

USUAL = "ot"
# Options that trained networks cannot follow.
PLAIN = ("style_scale", "variants", "mask", "style_mask")
SKETCHES = ("sketch", "sketch26")


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(apply)


@grouped
def apply(
    context: typer.Context,
    photo: Photo,
    *,
    output: PictureFile,
    paintings: Annotated[
        list[Path] | None, typer.Argument(help="One or more paintings.", **FILE)
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(
            help="Instead of paintings: what farm train style made, or starry_night.",
            dir_okay=False,
        ),
    ] = None,
    method: Method = None,
    look: Looks = None,
    stroke: Stroke = None,
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
    variants: Variants = "none",
    weight: Weights = None,
    mask: Mask = None,
    style_mask: StyleMasks = None,
    paper: Paper,
    bits: Bits = 8,
    device: Device = "auto",
    memory: Memory = "",
    dpi: Dpi = None,
    force: Force = False,
    take_damaged: TakeDamaged = False,
) -> None:
    """Give a photo a painting's style in one pass: seconds instead of minutes, at any size."""
    _check(context, paintings, model, look)
    if paintings:
        require_for_each(paintings, weight, style_mask)
    budget = amount(memory) if memory else None
    inputs = (photo, *(paintings or []), mask, *(style_mask or []), model)
    target = require_free(output, inputs, force)
    press = papers.press(paper, bits, dpi)
    from farm.engine.planes.color import planes
    from farm.engine.planes.pyramid import longer_edge
    from farm.engine.vgg.device import resolve

    whole = read_picture(photo, damaged=take_damaged)
    given = press.cut(whole)
    changes = {"size": size or max(given.size), "style_scale": style_scale, "color": color}
    changes |= {"variants": variants}
    chosen = recipe("standard", changes, [])
    press.require_able(output, chosen.size)
    height, width = longer_edge(given.size[1], given.size[0], chosen.size)
    press.require_room(target, width, height)
    how: dict[str, Any] = {"size": chosen.size, "device": resolve(device), "memory": budget}
    started = time.monotonic()
    if model:
        steps = _trained(given, model, (color, weight, stroke or 1.0), how)
        kept = {"model": model.name, "size": chosen.size, "color": color, "stroke": stroke or 1.0}
    elif method in SKETCHES:
        longest, damaged = chosen.painting_side, take_damaged
        shown, _ = read_paintings(paintings or [], None, given, longest, damaged=damaged)
        settings = {"strength": strength, "color": color, "looks": look or (), "weights": weight}
        steps = _sketched(given, shown, settings, chosen.size, budget)
        kept = {"method": method, "size": chosen.size, **settings}
    else:
        method = method or USUAL
        # The engine itself hangs them larger and smaller.
        longest = chosen.model_copy(update={"variants": "none"}).painting_side
        damaged = take_damaged
        read = read_paintings(paintings or [], style_mask, given, longest, damaged=damaged)
        region = read_map(mask, whole, damaged=damaged) if mask else None
        cut = planes(press.cut(region, sharp=False)) if region else None
        how |= {"weights": weight, "content_mask": cut}
        steps = _untrained(given, *read, (method, strength, color, chosen.variants), how)
        kept = {"method": method, "strength": strength, **changes}
    told = {"apply": kept} | press.settings()
    tell(output, deliver(target, _consume(steps), given, press.sheet, told), started)


def _check(
    context: typer.Context,
    paintings: list[Path] | None,
    model: Path | None,
    looks: list[int] | None,
) -> None:
    """Raise SetupError unless there is one source of style, and options that go with it."""
    if [bool(paintings), model is not None, bool(looks)].count(True) != 1:
        raise SetupError(
            "Name one or more paintings, a trained --model, or a --look of sketch26: one of these."
        )
    method = context.params["method"]
    if bool(looks) != (method == "sketch26"):
        raise SetupError("--method sketch26 and --look go together: give both or none.")
    if not model:
        _refuse(context, ("stroke",), "paintings and looks")
    if model:
        _refuse(context, ("method", "strength", *PLAIN), "a trained model")
    elif method in SKETCHES:
        _refuse(context, PLAIN, "a sketch")


def _refuse(context: typer.Context, names: tuple[str, ...], what: str) -> None:
    """Raise SetupError for an option that is given and has no meaning there."""
    for name in names:
        source = context.get_parameter_source(name)
        if source and source.name == "COMMANDLINE":
            option = name.replace("_", "-")
            raise SetupError(f"--{option} has no meaning for {what}: leave it out.")


def _trained(
    photo: "Picture",
    model: Path,
    settings: tuple[str, list[float] | None, float],
    how: dict[str, Any],
) -> "Iterator[Progress]":
    """Return the steps of a trained generator."""
    from farm.engine.onepass.generators import files
    from farm.engine.onepass.generators.paint import Settings, paint
    from farm.engine.planes.color import planes

    return paint(planes(photo), files.load(model), Settings(*settings), **how)


def _sketched(
    photo: "Picture",
    paintings: "list[Tensor]",
    settings: dict[str, Any],
    size: int,
    memory: int | None,
) -> "Iterator[Progress]":
    """Return the one step of Magenta's networks."""
    from farm.engine.onepass.sketches.networks import Sketcher
    from farm.engine.onepass.sketches.paint import Settings, sketch
    from farm.engine.planes.color import planes

    how = {"size": size, "memory": memory}
    return sketch(planes(photo), paintings, Settings(**settings), sketcher=Sketcher(), **how)


def _untrained(
    photo: "Picture",
    paintings: "list[Tensor]",
    style_masks: "list[Tensor] | None",
    settings: "tuple[str, float, str, Hung]",
    how: dict[str, Any],
) -> "Iterator[Progress]":
    """Return the steps of a method that takes any painting."""
    from farm.engine.onepass.apply import Settings, apply
    from farm.engine.onepass.decoders import files
    from farm.engine.planes.color import planes

    return apply(
        planes(photo),
        paintings,
        Settings(*settings),
        network=files.network(),
        decoders=files.load(),
        style_masks=style_masks,
        **how,
    )


def _consume(steps: "Iterator[Progress]") -> "Tensor":
    """Run to the end and return the picture; there is none to keep after Ctrl-C."""
    picture = None
    try:
        with Bar(console) as bar:
            for step in until_stopped(steps):
                bar.part("painting", step.done)
                picture = step.picture
    except Stopped as stop:
        raise typer.Exit(stop.status) from None
    assert picture is not None  # the last step has it
    return picture
