"""`farm plan`: what a render will take, before it is begun."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from farm.cli.options import Memory, Preset, Set, Size
from farm.cli.settings import amount, recipe
from farm.domain.placement import MOST_DEVICES
from farm.engine.gatys.recipe import Recipe
from farm.errors import BadSettings

if TYPE_CHECKING:
    from farm.engine.gatys.plan import Plan


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(plan)


def plan(
    size: Size = None,
    memory: Memory = "",
    photo: Annotated[str, typer.Option(help="The photo's width x height.")] = "1920x1080",
    preset: Preset = "standard",
    settings: Set = None,
    regions: Annotated[
        int, typer.Option(min=0, help="Regions of the photo's mask, if there is one.")
    ] = 0,
    device: Annotated[str, typer.Option(help="auto, cpu, mps or cuda.")] = "auto",
    network: Annotated[
        Literal["vgg19", "vgg16"] | None,
        typer.Option(help="Else that of the settings, or vgg19."),
    ] = None,
    devices: Annotated[
        int,
        typer.Option(min=1, max=MOST_DEVICES, help="Devices that paint it together, in strips."),
    ] = 1,
    speed: Annotated[
        float | None, typer.Option(help="TFLOP/s that each device reaches; else measured here.")
    ] = None,
) -> None:
    """Print a render's scales, tiles, kept maps, bytes and time, before it is begun."""
    chosen = recipe(preset, {"size": size}, settings or [])
    width, height = _sides(photo)
    named = "vgg19" if chosen.network == "auto" else chosen.network
    from farm.engine.gatys import plan as engine
    from farm.engine.vgg.device import free_memory, kind, precision, resolve
    from farm.engine.vgg.tiles import Share

    where = kind(device)
    here = resolve("auto")
    item = precision(chosen.precision, here).itemsize if here.type == where else None
    if not memory and here.type != where:
        raise BadSettings(f"This machine has no {where} device to ask: give --memory, like 24GB.")
    if memory:
        budget = amount(memory)
    else:
        budget = free_memory(resolve(device)) // (devices if where == "cpu" else 1)
    strips = [
        engine.plan(
            chosen,
            width,
            height,
            budget,
            network=network or named,
            device=where,
            itemsize=item,
            regions=regions,
            share=Share(strip, devices),
        )
        for strip in range(devices)
    ]
    rate = speed * 1e12 / 2 if speed else _measured(chosen, where)
    _show(max(strips, key=lambda made: made.multiply_adds), budget, rate)
    if devices > 1:
        each = ", ".join(_gigabytes(made.bytes) for made in strips)
        typer.echo(f"Above is the strip with most to do; memory by strip, from the top: {each}.")


def _show(made: "Plan", budget: int, rate: float | None) -> None:
    parts = list(made.scales[-1].bytes)
    columns = ["pixels", "steps", "tiles", "maps kept", "inputs on", *parts, "together", "time"]
    table = Table(*columns, box=None)
    for scale in made.scales:
        time = _time(scale.multiply_adds * scale.scale.iterations / rate) if rate else "-"
        table.add_row(
            f"{scale.scale.width} x {scale.scale.height}",
            str(scale.scale.iterations),
            str(scale.tiles),
            f"{scale.kept / scale.tiles:.0%}",
            "host" if scale.layout.offload else "device",
            *(_gigabytes(scale.bytes[part]) for part in parts),
            _gigabytes(scale.total_bytes),
            time,
        )
    console = Console(width=None if Console().is_terminal else 140)
    console.print(table)
    console.print(
        f"With the network ({_gigabytes(made.weights)}) at most {_gigabytes(made.bytes)} "
        f"of {_gigabytes(budget)}; {2 * made.multiply_adds / 1e15:,.1f} PFLOP, "
        + (_time(made.seconds(rate)) if rate else "time unknown: give --speed")
        + "."
    )


def _measured(chosen: Recipe, kind: str) -> float | None:
    """Return this machine's multiply-adds a second, or None where it has no such device."""
    from farm.engine.vgg.device import precision, rate, resolve

    here = resolve("auto")
    return rate(here, precision(chosen.precision, here)) if here.type == kind else None


def _sides(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9][0-9]{0,5}) ?x ?([1-9][0-9]{0,5})", text.strip())
    if match is None:
        raise BadSettings(f"--photo {text!r} is no size: write width x height, like 1920x1080.")
    return int(match[1]), int(match[2])


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.2f} GB"


def _time(seconds: float) -> str:
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours} h {rest // 60:02} min" if hours else f"{rest // 60} min {rest % 60:02} s"
