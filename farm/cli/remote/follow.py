"""Watching a job to its end, and keeping what it made."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from pydantic import BaseModel
from rich.console import Console

from farm.cli import INTERRUPTED
from farm.cli.outputs import require_empty, require_free
from farm.cli.progress import Bar
from farm.client import Render
from farm.domain import resources
from farm.domain.placement import RENDER
from farm.domain.states import TERMINAL, JobState

notes = Console(stderr=True, markup=False, emoji=False, highlight=False)
EXIT_CODES = {JobState.SUCCEEDED: 0, JobState.FAILED: 3, JobState.CANCELED: 4}


def queued(job: Render, target: Path | None, watched: bool, as_json: bool) -> None:
    """Follow a new job if that is asked for, else say that it waits, and why."""
    if watched or target:
        to_end(job, target, as_json)
    show(job.job, as_json, f"{job.id} waits in the farm: farm watch {job.id}")
    if job.job.waits_because:
        notes.print(job.job.waits_because)


def show(body: BaseModel, as_json: bool, line: str) -> None:
    """Print what an answer says, or all of it."""
    typer.echo(body.model_dump_json() if as_json else line)


def to_end(job: Render, output: Path | None, as_json: bool) -> NoReturn:
    """Show the job to its end, download it if asked to, and exit by how it ended."""
    with _detaching(job):
        if as_json:
            _print_events(job)
        elif job.state not in TERMINAL:
            show_bar(job)
        saved = _saved(job, output) if output and job.state == JobState.SUCCEEDED else None
    notes.print(_ending(job.job, saved))
    raise typer.Exit(EXIT_CODES[job.state])


def ended(job: Render) -> JobState:
    """Show the job to its end, and say how it ended; return that."""
    with _detaching(job):
        if job.state not in TERMINAL:
            show_bar(job)
    notes.print(_ending(job.job, None))
    return job.state


def exit_code(states: Collection[str]) -> int:
    """Return how a command exits after jobs that ended so: as after the worst of them."""
    worst = (state for state in (JobState.FAILED, JobState.CANCELED) if state in states)
    return EXIT_CODES[next(worst, JobState.SUCCEEDED)]


def _saved(job: Render, output: Path) -> Path:
    """Download the result, or all of them if `output` is a folder."""
    if output.is_dir():
        job.results(output)
        return output
    return job.result(output)


def _ending(job: resources.Job, saved: Path | None) -> str:
    told = f"{job.id} {job.phrase}"
    if job.error:
        return f"{told}: {job.error}"
    return f"{told}: {saved}, {job.render_seconds:.0f} s of rendering" if saved else told


def show_bar(job: Render) -> None:
    """Show a job's progress until it ends."""
    state: str = job.job.waits_because or job.state
    with Bar(notes) as bar:
        for update in job.stream():
            state = update.state or state
            progress = update.progress
            bar.show(state, progress.model_dump(exclude_none=True) if progress else None)


def _print_events(job: Render) -> None:
    for update in job.stream():
        typer.echo(resources.LiveEvent(kind=update.kind, data=update.data).model_dump_json())


@contextmanager
def _detaching(job: Render) -> Iterator[None]:
    """Let Ctrl-C end the watching only."""
    try:
        yield
    except KeyboardInterrupt:
        notes.print(f"\nThe render goes on: farm watch {job.id}, or farm cancel {job.id}")
        raise typer.Exit(INTERRUPTED) from None


def target(job: Render, output: Path | None, force: bool) -> Path | None:
    """Return where the results go: a file for a render, a folder for all other jobs."""
    if output is None:
        return None
    if job.job.kind == RENDER:
        return require_free(output, (), force)
    return require_empty(output)
