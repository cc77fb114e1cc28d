"""The workers of a farm that runs somewhere: shown, and asked to hand their jobs back."""

from typing import Annotated

import typer

from farm.cli import tables
from farm.cli.options import AsJson, Token, Url
from farm.cli.remote import PANEL, follow
from farm.client import Client
from farm.domain import resources
from farm.errors import InvalidInput

console = tables.console()


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    for command in (fleet, drain):
        app.command(rich_help_panel=PANEL)(command)


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
    after_job: Annotated[
        bool, typer.Option("--after-job", help="Let it finish the job that it has.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Let it work again.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Let a worker, or all of a host, label or version, hand jobs back and take no more.

    Given again without --after-job, those that finish their jobs first hand them back at once.
    """
    many = bool(host or label or version)
    if many == bool(worker_id):
        raise InvalidInput("Name one worker, or give --host, --label or --version.")
    if undo and after_job:
        raise InvalidInput("Give --after-job to drain, or --undo to take a drain back.")
    how = {"draining": not undo, "after_job": after_job}
    with Client(url, token) as farm:
        if worker_id:
            found = [farm.drain(worker_id, **how)]
        else:
            found = farm.drain_all(host=host, label=label, version=version, **how)
    for worker in found:
        follow.show(worker, as_json, f"{worker.id}: {tables.standing(worker)}")
    if not found:
        typer.echo("No worker is meant by that; see `farm fleet`.")
