"""`farm film`: a film painted by a farm, over its API."""

from pathlib import Path
from typing import Annotated, Any

import typer

from farm.cli.groups import Queueing, Sending, grouped
from farm.cli.options import (
    FILE,
    Force,
    Model,
    Output,
    Preset,
    Set,
    Size,
    Weights,
)
from farm.cli.outputs import require_free
from farm.cli.remote import PANEL, follow, jobs, series
from farm.cli.settings import film_method, overrides
from farm.errors import BadSettings


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command(rich_help_panel=PANEL)(film)


@grouped
def film(
    clip: Annotated[
        Path, typer.Argument(help="The film, or a ZIP of pictures.", exists=True, dir_okay=False)
    ],
    paintings: Annotated[
        list[Path] | None,
        typer.Argument(help="One or more paintings; none with --model.", **FILE),
    ] = None,
    *,
    output: Output = None,
    force: Force = False,
    size: Size = None,
    method: Annotated[
        str | None,
        typer.Option(
            help="gatys (the render), adain, ot or wct (one pass), or generator (--model)."
        ),
    ] = None,
    model: Model = None,
    preset: Preset = "draft",
    settings: Set = None,
    weight: Weights = None,
    steadiness: Annotated[
        float | None, typer.Option(help="How firmly each frame is held to the one before: 0 to 10.")
    ] = None,
    cut: Annotated[
        list[int] | None, typer.Option(help="A shot's first frame, from 0; else they are found.")
    ] = None,
    codec: Annotated[
        str | None, typer.Option(help="h264, h265, prores, ffv1, webp, png or tiff (in a ZIP).")
    ] = None,
    quality: Annotated[
        int | None, typer.Option(help="Of h264 and h265: 0 the best, 51 the smallest.")
    ] = None,
    every: Annotated[
        int | None, typer.Option(help="Paint every so-many-th frame, 1 to 4; move those between.")
    ] = None,
    passes: Annotated[
        int | None, typer.Option(help="How often each shot is gone through, 1 to 10.")
    ] = None,
    rate: Annotated[
        float | None, typer.Option(help="Frames a second of the film; else the clip's own.")
    ] = None,
    part: Annotated[
        str | None, typer.Option(help="Only a part: its first frame and the one after, as 0,72.")
    ] = None,
    queueing: Queueing,
    sending: Sending,
) -> None:
    """Queue a film to be painted frame by frame; with -o wait for it and download it."""
    method = film_method(method, paintings, model)
    painted = series.paintings(paintings, weight, None) if paintings else None
    target = require_free(output, (clip, *(paintings or [])), force) if output else None
    how: dict[str, Any] = {"method": method, "preset": preset, "steadiness": steadiness}
    how |= {"cuts": sorted(cut) if cut else None, "codec": codec, "quality": quality}
    how |= {"passes": passes, "every": every, "rate": rate, "part": _part(part) if part else None}
    how |= queueing.asked() | overrides({"size": size}, settings or [])
    with sending.client() as farm:
        how |= {"model": jobs.model(farm, model), "weights": weight} if model else {}
        follow.queued(farm.video(clip, painted, **how), target, sending.watched, sending.as_json)


def _part(text: str) -> list[int]:
    try:
        return [int(number) for number in text.split(",")]
    except ValueError:
        raise BadSettings(f"--part {text!r} is no pair of frames: write it as 0,72.") from None
