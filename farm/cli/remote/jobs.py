"""Commands for a farm that runs somewhere: submit, watch and steer jobs over its API."""

from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from farm.cli import tables
from farm.cli.options import (
    AsJson,
    Dpi,
    Force,
    Formats,
    Init,
    JobId,
    JobIds,
    Label,
    Mask,
    On,
    Output,
    Preset,
    PrintSize,
    Priority,
    Project,
    Results,
    Seed,
    Set,
    Size,
    States,
    Strength,
    StyleMasks,
    Token,
    Url,
    Weights,
)
from farm.cli.outputs import require_empty, require_free
from farm.cli.remote import follow, series
from farm.cli.settings import overrides, require_for_each
from farm.client import Client, Render
from farm.domain import resources
from farm.domain.placement import RENDER
from farm.domain.states import LIVE
from farm.errors import InvalidInput, NotFound

console = tables.console()


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    for command in (
        submit, quick, watch, jobs, cancel, pause, resume, finish, pin, move, clone, log, fleet,
        drain,
    ):  # fmt: skip
        app.command(rich_help_panel="A farm over its API")(command)
    app.command("put-back", rich_help_panel="A farm over its API")(put_back)


def submit(
    content: Annotated[Path, typer.Argument(help="The photo.", exists=True)],
    styles: Annotated[
        list[Path] | None,
        typer.Argument(help="One or more paintings; with --style further photos.", exists=True),
    ] = None,
    style: series.Named = None,
    names: series.Names = None,
    output: Output = None,
    force: Force = False,
    size: Size = None,
    preset: Preset = "standard",
    seed: Seed = None,
    settings: Set = None,
    weight: Weights = None,
    mask: Mask = None,
    style_mask: StyleMasks = None,
    strength: Strength = None,
    init: Init = None,
    label: Label = None,
    priority: Priority = None,
    on: On = None,
    project: Project = None,
    formats: Formats = None,
    dpi: Dpi = None,
    print_size: PrintSize = None,
    watched: Annotated[bool, typer.Option("--watch", help="Show its progress to the end.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Queue a render, or with --style one of each photo; with -o wait and download what is made.

    Ctrl-C leaves them running.
    """
    recipe = overrides({"size": size, "seed": seed}, settings or [])
    maps: dict[str, Any] = {"content_mask": mask, "strength": strength, "init": init}
    how: dict[str, Any] = {"preset": preset, "label": label, "priority": priority, "dpi": dpi}
    how |= {"worker_labels": on, "project": project, "outputs": formats, "print_size": print_size}
    how |= recipe
    painted = series.painting(style, styles, weight, style_mask)
    photos = [content, *(styles or [])] if style else [content]
    if series.are_many(photos, style):
        require_for_each([], weight, style_mask)
        series.require_plain(maps)
        with Client(url, token) as farm:
            series.submit(farm, photos, painted, how, output, names, watched, as_json)
        return
    inputs = (content, *(styles or []), *maps.values(), *(style_mask or []))
    target = require_free(output, inputs, force) if output else None
    with Client(url, token) as farm:
        follow.queued(farm.render(content, painted, **maps, **how), target, watched, as_json)


def quick(
    photos: Annotated[
        list[Path], typer.Argument(help="One or more photos.", exists=True, dir_okay=False)
    ],
    style: Annotated[
        list[Path] | None, typer.Option(help="A painting; repeatable.", exists=True, dir_okay=False)
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="Instead of paintings: a training's id, or `last`.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Wait, and write the results into this folder."),
    ] = None,
    size: Size = None,
    method: Annotated[
        str | None, typer.Option(help="adain (nearest to the photo), ot or wct (boldest).")
    ] = None,
    strength: Annotated[
        float | None, typer.Option(help="From 0, the photo, to 1, all painting.")
    ] = None,
    color: Annotated[
        str | None, typer.Option(help="Whose colours: style, luminance, match or histogram.")
    ] = None,
    weight: Weights = None,
    label: Label = None,
    priority: Priority = None,
    on: On = None,
    project: Project = None,
    formats: Formats = None,
    dpi: Dpi = None,
    watched: Annotated[bool, typer.Option("--watch", help="Show its progress to the end.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Queue one pass over each photo: seconds instead of minutes, without an optimizer."""
    folder = require_empty(output) if output else None
    with Client(url, token) as farm:
        job = farm.apply(
            photos,
            None if model else series.paintings(style or [], weight, None),
            model=_find(farm, model).id if model else None,
            weights=weight if model else None,
            method=method,
            strength=strength,
            color=color,
            size=size,
            label=label,
            priority=priority,
            worker_labels=on,
            project=project,
            outputs=formats,
            dpi=dpi,
        )
        follow.queued(job, folder, watched, as_json)


def watch(
    job_id: JobId = "last",
    output: Results = None,
    force: Force = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON event a line.")] = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Show a job's progress to its end. Ctrl-C stops watching, not the job."""
    with Client(url, token) as farm:
        job = _find(farm, job_id)
        follow.to_end(job, _target(job, output, force), as_json)


def jobs(
    status: States = None,
    query: Annotated[str, typer.Option("-q", help="Part of a label, or an id.")] = "",
    limit: Annotated[int, typer.Option("-n", min=1, help="At most so many.")] = 20,
    live: Annotated[bool, typer.Option("--live", help="Only those that have not ended.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """List jobs, newest first."""
    states = sorted(LIVE) if live else status
    with Client(url, token) as farm:
        found = [job.job for job in islice(farm.jobs(status=states, q=query), limit)]
    if as_json:
        typer.echo(resources.JobPage(items=found).model_dump_json())
    else:
        console.print(tables.jobs(found))


def cancel(
    job_ids: JobIds,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Stop jobs for good."""
    _act("cancel", job_ids, as_json, url, token)


def pause(
    job_ids: JobIds,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Free the device and keep the work done so far."""
    _act("pause", job_ids, as_json, url, token)


def resume(
    job_ids: JobIds,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Queue paused jobs again."""
    _act("resume", job_ids, as_json, url, token)


def finish(
    job_ids: JobIds,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """End running jobs now and keep their pictures as they are."""
    _act("finish", job_ids, as_json, url, token)


def put_back(
    job_ids: JobIds,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Queue canceled jobs that no worker had begun again at their old places."""
    _act("put_back", job_ids, as_json, url, token)


def move(
    job_id: JobId,
    before: Annotated[
        str | None, typer.Option(help="The job to go right before; else behind all.")
    ] = None,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Move a waiting job before another one, or behind all of its priority."""
    with Client(url, token) as farm:
        job = _find(farm, job_id).move(before)
        place = f"is #{job.job.place} in line" if job.job.place else job.job.phrase
        follow.show(job.job, as_json, f"{job.id} {place}")


def pin(
    job_ids: JobIds,
    undo: Annotated[bool, typer.Option("--undo", help="Let age count again.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Keep the files of jobs whatever their age."""
    with Client(url, token) as farm:
        for job_id in job_ids:
            job = _find(farm, job_id).pin(pinned=not undo)
            stays = "keeps its files" if job.job.pinned else "keeps its files for some time"
            follow.show(job.job, as_json, f"{job.id} {stays}")


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
        parent = _find(farm, job_id)
        target = _target(parent, output, force)
        job = parent.clone(**_changed(parent, {"size": size, "seed": seed}, settings), **given)
        follow.queued(job, target, False, as_json)


def _changed(
    parent: Render, options: dict[str, int | None], words: list[str] | None
) -> dict[str, Any]:
    """Return the settings that differ, where a job of its kind has them."""
    if "recipe" in parent.job.spec:
        return {"recipe": overrides(options, words or [])}
    return overrides(options, words or [], parent.job.spec)


def log(job_id: JobId, url: Url = None, token: Token = None) -> None:
    """Print the last lines that each attempt at a job wrote."""
    with Client(url, token) as farm:
        typer.echo(_find(farm, job_id).log())


def fleet(as_json: AsJson = False, url: Url = None, token: Token = None) -> None:
    """Show the workers and how much there is to do."""
    with Client(url, token) as farm:
        workers, queue = farm.workers(), farm.queue()
    if as_json:
        typer.echo(resources.Workers(items=workers).model_dump_json())
        return
    console.print(tables.workers(workers))
    console.print(tables.queue(queue))


def drain(
    worker_id: Annotated[
        str | None, typer.Argument(help="A worker's id; see `farm fleet`.")
    ] = None,
    host: Annotated[str | None, typer.Option(help="All workers on this machine.")] = None,
    label: Annotated[str | None, typer.Option(help="All workers with this label.")] = None,
    version: Annotated[str | None, typer.Option(help="All workers of this version.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let it work again.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Let a worker, or all of a host, label or version, hand jobs back and take no more."""
    many = bool(host or label or version)
    if many == bool(worker_id):
        raise InvalidInput("Name one worker, or give --host, --label or --version.")
    with Client(url, token) as farm:
        if worker_id:
            found = [farm.drain(worker_id, draining=not undo)]
        else:
            found = farm.drain_all(host=host, label=label, version=version, draining=not undo)
    for worker in found:
        follow.show(worker, as_json, f"{worker.id}: {worker.status}")
    if not found:
        typer.echo("No worker is meant by that; see `farm fleet`.")


def _act(
    action: str, job_ids: list[str], as_json: bool, url: str | None, token: str | None
) -> None:
    with Client(url, token) as farm:
        for job_id in job_ids:
            job = getattr(_find(farm, job_id), action)()
            follow.show(job.job, as_json, f"{job.id} {job.job.phrase}")


def _find(farm: Client, job_id: str) -> Render:
    if job_id != "last":
        return farm.job(job_id)
    newest = next(farm.jobs(), None)
    if newest is None:
        raise NotFound("There is no job yet: `farm submit` makes one.")
    return newest


def _target(job: Render, output: Path | None, force: bool) -> Path | None:
    """Return where the results go: a file for a render, a folder for all other jobs."""
    if output is None:
        return None
    if job.job.kind == RENDER:
        return require_free(output, (), force)
    return require_empty(output)
