"""`farm film`: a film painted by a farm, over its API."""

from pathlib import Path
from typing import Annotated, Any

import typer

from farm.cli.groups import Queueing, grouped
from farm.cli.options import (
    AsJson,
    Force,
    Output,
    Paintings,
    Preset,
    Set,
    Size,
    Token,
    Url,
    Watch,
    Weights,
)
from farm.cli.outputs import require_free
from farm.cli.remote import PANEL, follow, series
from farm.cli.settings import overrides
from farm.client import Client


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command(rich_help_panel=PANEL)(film)


@grouped
def film(
    clip: Annotated[Path, typer.Argument(help="The film.", exists=True, dir_okay=False)],
    paintings: Paintings,
    *,
    output: Output = None,
    force: Force = False,
    size: Size = None,
    method: Annotated[
        str | None, typer.Option(help="gatys (the render), or adain, ot or wct (one pass a frame).")
    ] = None,
    preset: Preset = "draft",
    settings: Set = None,
    weight: Weights = None,
    steadiness: Annotated[
        float | None, typer.Option(help="How firmly each frame is held to the one before: 0 to 10.")
    ] = None,
    cut: Annotated[
        list[int] | None, typer.Option(help="A shot's first frame, from 0; else they are found.")
    ] = None,
    codec: Annotated[str | None, typer.Option(help="h264, h265, prores, ffv1 or webp.")] = None,
    quality: Annotated[
        int | None, typer.Option(help="Of h264 and h265: 0 the best, 51 the smallest.")
    ] = None,
    queueing: Queueing,
    watched: Watch = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Queue a film to be painted frame by frame; with -o wait for it and download it."""
    painted = series.paintings(paintings, weight, None)
    target = require_free(output, (clip, *paintings), force) if output else None
    how: dict[str, Any] = {"method": method, "preset": preset, "steadiness": steadiness}
    how |= {"cuts": sorted(cut) if cut else None, "codec": codec, "quality": quality}
    how |= queueing.asked() | overrides({"size": size}, settings or [])
    with Client(url, token) as farm:
        follow.queued(farm.video(clip, painted, **how), target, watched, as_json)
