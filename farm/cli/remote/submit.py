"""Giving a farm jobs over its API: a render, one pass, or a job like another one."""

from pathlib import Path
from typing import Annotated, Any

import typer

from farm.cli.groups import Files, Look, Maps, Paper, Queueing, Sending, grouped
from farm.cli.options import (
    AsJson,
    Folder,
    Force,
    JobId,
    Label,
    Looks,
    Mask,
    Method,
    Model,
    Names,
    Output,
    PrintSize,
    Priority,
    Results,
    Seed,
    Set,
    Size,
    Stroke,
    StyleMasks,
    Token,
    Url,
    Variants,
    Weights,
)
from farm.cli.outputs import require_empty, require_free
from farm.cli.remote import PANEL, follow, jobs, series
from farm.cli.settings import overrides, require_for_each
from farm.client import Client, Render
from farm.domain.placement import MOST_DEVICES
from farm.errors import BadSettings


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    for command in (submit, quick, clone):
        app.command(rich_help_panel=PANEL)(command)


@grouped
def submit(
    content: Annotated[Path, typer.Argument(help="The photo.", exists=True)],
    styles: Annotated[
        list[Path] | None,
        typer.Argument(help="One or more paintings; with --style further photos.", exists=True),
    ] = None,
    *,
    style: series.Named = None,
    names: Names = None,
    output: Output = None,
    force: Force = False,
    look: Look,
    maps: Maps,
    files: Files,
    print_size: PrintSize = None,
    paper: Paper,
    devices: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_DEVICES, help="Devices of one worker that paint it together."),
    ] = None,
    queueing: Queueing,
    sending: Sending,
) -> None:
    """Queue a render, or with --style one of each photo; with -o wait and download what is made.

    Ctrl-C leaves them running.
    """
    maps.require_one_of_each()
    of_photo: dict[str, Any] = {
        "content_mask": maps.mask,
        "strength": maps.strength,
        "init": maps.init,
    }
    how: dict[str, Any] = {
        "preset": look.preset,
        "recipe": look.changes(),
        "print_size": print_size,
        "devices": devices,
    }
    how |= files.asked() | queueing.asked() | paper.asked()
    painted = series.painting(style, styles, maps.weight, maps.style_mask)
    photos = [content, *(styles or [])] if style else [content]
    if series.are_many(photos, style):
        require_for_each([], maps.weight, maps.style_mask)
        if maps.cutout or maps.keep_faces:
            raise BadSettings("--cutout and --keep-faces are for one photo: submit it by itself.")
        series.require_plain(of_photo)
        with sending.client() as farm:
            series.submit(
                farm, photos, painted, how, output, names, sending.watched, sending.as_json
            )
        return
    inputs = (content, *(styles or []), *of_photo.values(), *(maps.style_mask or []))
    target = require_free(output, inputs, force) if output else None
    with sending.client() as farm:
        follow.queued(
            farm.render(
                content, painted, cutout=maps.cutout, keep_faces=maps.keep_faces, **of_photo, **how
            ),
            target,
            sending.watched,
            sending.as_json,
        )


@grouped
def quick(
    photos: Annotated[
        list[Path], typer.Argument(help="One or more photos.", exists=True, dir_okay=False)
    ],
    *,
    style: Annotated[
        list[Path] | None, typer.Option(help="A painting; repeatable.", exists=True, dir_okay=False)
    ] = None,
    model: Model = None,
    output: Folder = None,
    size: Size = None,
    print_size: PrintSize = None,
    method: Method = None,
    look: Looks = None,
    stroke: Stroke = None,
    strength: Annotated[
        float | None, typer.Option(help="From 0, the photo, to 1, all painting.")
    ] = None,
    color: Annotated[
        str | None, typer.Option(help="Whose colours: style, luminance, match or histogram.")
    ] = None,
    variants: Variants = "none",
    weight: Weights = None,
    mask: Mask = None,
    style_mask: StyleMasks = None,
    files: Files,
    paper: Paper,
    queueing: Queueing,
    sending: Sending,
) -> None:
    """Queue one pass over each photo: seconds instead of minutes, without an optimizer."""
    folder = require_empty(output) if output else None
    how: dict[str, Any] = {"method": method, "strength": strength, "color": color, "size": size}
    how |= {"variants": variants, "print_size": print_size}
    how |= files.asked() | queueing.asked() | paper.asked() | {"looks": look, "stroke": stroke}
    learned = model or look
    if learned:
        require_for_each([], None, style_mask)
    painted = None if learned else series.paintings(style or [], weight, style_mask)
    with sending.client() as farm:
        how |= {"model": jobs.model(farm, model) if model else None}
        how |= {"weights": weight if learned else None}
        follow.queued(
            farm.apply(photos, painted, content_mask=mask, **how),
            folder,
            sending.watched,
            sending.as_json,
        )


def clone(
    job_id: JobId,
    output: Results = None,
    force: Force = False,
    size: Size = None,
    seed: Seed = None,
    settings: Set = None,
    label: Label = None,
    priority: Priority = None,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Queue a job like another one, with some settings changed."""
    queued = {"label": label, "priority": priority}
    given = {name: value for name, value in queued.items() if value is not None}
    with Client(url, token) as farm:
        parent = jobs.find(farm, job_id)
        target = follow.target(parent, output, force)
        job = parent.clone(**_changed(parent, {"size": size, "seed": seed}, settings), **given)
        follow.queued(job, target, False, as_json)


def _changed(
    parent: Render, options: dict[str, int | None], words: list[str] | None
) -> dict[str, Any]:
    """Return the settings that differ, where a job of its kind has them."""
    if "recipe" in parent.job.spec:
        return {"recipe": overrides(options, words or [])}
    return overrides(options, words or [], parent.job.spec)
