"""The jobs of a farm that runs somewhere: listed, watched and steered over its API."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from farm.base.archives import is_archive
from farm.cli import tables
from farm.cli.options import AsJson, Force, JobId, JobIds, Names, Results, States, Token, Url
from farm.cli.outputs import require_empty, require_free
from farm.cli.remote import PANEL, follow
from farm.client import Client, Render
from farm.domain import resources
from farm.domain.jobs.specs import ASSET
from farm.domain.states import LIVE, JobState
from farm.errors import NotFound, SetupError

console = tables.console()

ORDERS: dict[str, tuple[Callable[[Render], Render], str]] = {
    "cancel": (Render.cancel, "Stop jobs for good."),
    "pause": (Render.pause, "Free the device and keep the work done so far."),
    "resume": (Render.resume, "Queue paused jobs again."),
    "finish": (Render.finish, "End running jobs now and keep their pictures as they are."),
    "put-back": (
        Render.put_back, "Queue canceled jobs that no worker had begun again at their old places.",
    ),
}  # fmt: skip
"""Commands that do one thing to each of some jobs."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    for command in (watch, download, jobs, pin, like, move, log, delete):
        app.command(rich_help_panel=PANEL)(command)
    for name, (order, meaning) in ORDERS.items():
        app.command(name, help=meaning, rich_help_panel=PANEL)(_each(order))


def _each(order: Callable[[Render], Render]) -> Callable[..., None]:
    """Return the command that gives an order to each of some jobs."""

    def command(
        job_ids: JobIds, as_json: AsJson = False, url: Url = None, token: Token = None
    ) -> None:
        with Client(url, token) as farm:
            for job_id in job_ids:
                job = order(find(farm, job_id))
                follow.show(job.job, as_json, f"{job.id} {job.job.phrase}")

    return command


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
        job = find(farm, job_id)
        follow.to_end(job, follow.target(job, output, force), as_json)


def download(
    job_ids: JobIds,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Wait, and write here: a .zip, or a folder.")
    ] = Path("renders.zip"),
    names: Names = None,
    force: Force = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Wait for jobs to end and download all that they made, as one ZIP or into a folder."""
    packed = is_archive(output.name)
    target = require_free(output, (), force) if packed else require_empty(output)
    with Client(url, token) as farm:
        found = [find(farm, job_id) for job_id in job_ids]
        states = [follow.ended(job) for job in found]
        if made := states.count(JobState.SUCCEEDED):
            (farm.archive if packed else farm.results)(found, target, names=names)
            follow.notes.print(f"{output} has what {made} of {len(states)} jobs made.")
    raise typer.Exit(follow.exit_code(states))


def jobs(
    status: States = None,
    query: Annotated[str, typer.Option("-q", help="Part of a label, or an id.")] = "",
    limit: Annotated[int, typer.Option("-n", min=1, help="At most so many.")] = 20,
    live: Annotated[bool, typer.Option("--live", help="Only those that have not ended.")] = False,
    favourite: Annotated[bool, typer.Option("--favourite", help="Only favourites.")] = False,
    album: Annotated[str | None, typer.Option(help="Only those of this album.")] = None,
    bin: Annotated[bool, typer.Option("--bin", help="Those in the bin.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """List jobs, newest first."""
    states = sorted(LIVE) if live else status
    with Client(url, token) as farm:
        which = farm.jobs(status=states, q=query, favourite=favourite or None, album=album, bin=bin)
        found = [job.job for job in islice(which, limit)]
    if as_json:
        typer.echo(resources.JobPage(items=found).model_dump_json())
    else:
        console.print(tables.jobs(found))


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
        job = find(farm, job_id).move(before)
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
            job = find(farm, job_id).pin(pinned=not undo)
            stays = "keeps its files" if job.job.pinned else "keeps its files for some time"
            follow.show(job.job, as_json, f"{job.id} {stays}")


def like(
    job_ids: JobIds,
    undo: Annotated[bool, typer.Option("--undo", help="Take the star away.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Give jobs the star of favourites."""
    with Client(url, token) as farm:
        for job_id in job_ids:
            job = find(farm, job_id).like(liked=not undo)
            said = "is a favourite" if job.job.favourite else "is no favourite"
            follow.show(job.job, as_json, f"{job.id} {said}")


def delete(
    job_ids: JobIds,
    undo: Annotated[bool, typer.Option("--undo", help="Restore them from the bin.")] = False,
    erase: Annotated[bool, typer.Option("--erase", help="For good, from the bin, too.")] = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Put jobs that have ended into the bin."""
    if undo and erase:
        raise SetupError("What is erased cannot be restored: give --undo or --erase.")
    with Client(url, token) as farm:
        for named in job_ids:
            job_id = find(farm, named).id if named == "last" else named
            if undo:
                console.print(f"{farm.restore(job_id).id} is back.")
            else:
                farm.delete(job_id, erase=erase)
                console.print(f"{job_id} is {'gone' if erase else 'in the bin'}.")


def log(job_id: JobId, url: Url = None, token: Token = None) -> None:
    """Print the last lines that each attempt at a job wrote."""
    with Client(url, token) as farm:
        typer.echo(find(farm, job_id).log())


def model(farm: Client, named: str) -> str | Path:
    """Return what a job names as its model: a file, which is uploaded, or an id."""
    if Path(named).is_file():
        return Path(named)
    return named if named.startswith(ASSET) else find(farm, named).id


def find(farm: Client, job_id: str) -> Render:
    """Return a job by its id, or the newest as `last`."""
    if job_id != "last":
        return farm.job(job_id)
    newest = next(farm.jobs(), None)
    if newest is None:
        raise NotFound("There is no job yet: `farm submit` makes one.")
    return newest
