"""Many photos in one style: `farm submit … --style`, and the series that comes of it."""

from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any

import typer

from farm.base.archives import is_archive
from farm.cli.options import AsJson, Folder, Names, Token, Url, Watch
from farm.cli.outputs import require_empty
from farm.cli.progress import Bar
from farm.cli.remote import PANEL
from farm.cli.remote.follow import exit_code, notes
from farm.cli.settings import require_for_each
from farm.client import Client, Painting, Series, Style
from farm.domain.states import TERMINAL, JobState
from farm.errors import BadSettings

Named = Annotated[
    str | None,
    typer.Option(help="A style of the library instead of paintings: NAME, or NAME@2 of old."),
]


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command(rich_help_panel=PANEL)(series)


def painting(
    style: str | None,
    paths: list[Path] | None,
    weights: list[float] | None,
    masks: list[Path] | None,
) -> Style | list[Painting]:
    """Return the style that is named, or else the paintings, each with its weight and mask."""
    if style:
        require_for_each([], weights, masks)
        return Style(style)
    if not paths:
        raise BadSettings("Give one or more paintings after the photo, or --style NAME.")
    return paintings(paths, weights, masks)


def paintings(
    paths: list[Path], weights: list[float] | None, masks: list[Path] | None
) -> list[Painting]:
    """Return paintings, each with its weight and mask."""
    require_for_each(paths, weights, masks)
    several = zip_longest(paths, weights or [], masks or [])
    return [Painting(path, weight, mask) for path, weight, mask in several]


def are_many(photos: list[Path], style: str | None) -> bool:
    """Whether these are photos of a series; raise BadSettings where they cannot be."""
    folders = [path for path in photos if path.is_dir() or is_archive(path.name)]
    if folders and not style:
        raise BadSettings(f"{folders[0]} holds many photos: name their style with --style.")
    return len(photos) > 1 or bool(folders)


def require_plain(maps: dict[str, Path | None]) -> None:
    """Raise BadSettings for maps, which belong to one photo."""
    given = [path for path in maps.values() if path is not None]
    if given:
        raise BadSettings(f"{given[0]} belongs to one photo: submit that one by itself.")


def submit(
    farm: Client,
    photos: list[Path],
    style: Style | list[Painting],
    how: dict[str, Any],
    output: Path | None,
    names: str | None,
    watched: bool,
    as_json: bool,
) -> None:
    """Queue a render of each photo; with `output` wait for them all and download them there."""
    folder = require_empty(output) if output else None
    _end(farm.series(photos, style, **how), folder, names, watched, as_json)


def series(
    batch_id: Annotated[str, typer.Argument(help="A series' id, batch_…")],
    output: Folder = None,
    names: Names = None,
    retry: Annotated[bool, typer.Option("--retry", help="Queue the failed ones again.")] = False,
    retry_canceled: Annotated[
        bool, typer.Option("--retry-canceled", help="Queue the canceled ones again.")
    ] = False,
    watched: Watch = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Show a series, render its failed or canceled photos again, or download all that it made."""
    folder = require_empty(output) if output else None
    with Client(url, token) as farm:
        found = farm.batch(batch_id)
        asked = ((JobState.FAILED, retry), (JobState.CANCELED, retry_canceled))
        if status := [state for state, wanted in asked if wanted]:
            found.retry(status)
        _end(found, folder, names, watched, as_json)


def _end(
    found: Series, folder: Path | None, names: str | None, watched: bool, as_json: bool
) -> None:
    """Show it, or follow it to its end and download it."""
    if not (folder or watched):
        told = f"{found.id}: {_standing(found)}: farm series {found.id} --watch"
        typer.echo(found.batch.model_dump_json() if as_json else told)
        return
    with Bar(notes) as bar:
        for batch in found.stream():
            bar.part(_standing(found), sum(map(_done, batch.jobs)) / len(batch.jobs))
    counts = found.batch.counts
    if folder and counts.get(JobState.SUCCEEDED):
        found.results(folder, names=names)
    told = f"{found.id}: {_standing(found)}{f', in {folder}' if folder else ''}"
    typer.echo(found.batch.model_dump_json() if as_json else told)
    raise typer.Exit(exit_code(counts))


def _done(job: Any) -> float:
    if job.state in TERMINAL:
        return 1.0
    return job.progress.done if job.progress else 0.0


def _standing(found: Series) -> str:
    counts = found.batch.counts
    return ", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "no jobs"
