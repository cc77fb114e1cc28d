"""Commands that run a farm, or one of its processes."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from farm.base.config import Settings
from farm.cli.here.demo import demo
from farm.cli.settings import with_options
from farm.domain.placement import MOST_DEVICES
from farm.engine.errors import BadInput
from farm.errors import SetupError


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    app.command()(up)
    app.command()(demo)
    app.command()(web)
    app.command()(worker)
    app.command()(maintenance)
    app.command()(migrate)


def up(
    data: Annotated[Path | None, typer.Option(help="Folder of database, objects, logs.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of the dashboard.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Workers; they share the cores.")] = 1,
    postgres: Annotated[bool, typer.Option(help="PostgreSQL instead of SQLite.")] = False,
) -> None:
    """Run a whole farm on this machine until Ctrl-C: servers, web, workers, maintenance."""
    from farm.local.supervisor import run_farm

    run_farm(with_options(data_dir=data, port=port), workers=workers, postgres=postgres)


def web() -> None:
    """Serve the dashboard and the API."""
    _become("web")


def worker(
    devices: Annotated[
        str | None,
        typer.Option(
            help="A worker process for each of these devices: all, or such as 0,1,3.",
            metavar="LIST",
        ),
    ] = None,
    strips: Annotated[
        int,
        typer.Option(
            min=1,
            max=MOST_DEVICES,
            help="So many of the devices belong to each worker, for jobs in strips.",
        ),
    ] = 1,
) -> None:
    """Render jobs until stopped: on FARM_DEVICE, or on several devices side by side."""
    if devices is None:
        if strips > 1:
            raise SetupError("--strips needs --devices: name those that the workers share.")
        _become("workers")
    from farm.local.host import run_workers

    # Asked elsewhere: torch would take memory here for as long as the workers live. Who is asked
    # ends with the answer: while it waits for another question it would not notice our death.
    how: dict[str, Any] = {"mp_context": get_context("spawn"), "max_tasks_per_child": 1}
    with ProcessPoolExecutor(1, **how) as elsewhere:
        try:
            names = elsewhere.submit(_named, devices).result()
        except BadInput as error:
            raise SetupError(f"--devices {devices!r} cannot be used: {error}.") from None
    if len(names) % strips:
        raise SetupError(
            f"{len(names)} devices cannot be shared out by {strips}: name more or fewer."
        )
    run_workers(Settings(), [",".join(names[n : n + strips]) for n in range(0, len(names), strips)])


def maintenance() -> None:
    """Take care of lost leases, lost messages and old blobs; one a farm."""
    _become("workers.maintenance")


def migrate() -> None:
    """Make the bucket, and bring the database's tables to the newest version."""
    from farm.local.supervisor import prepare

    typer.echo(f"The database is at revision {prepare(Settings())}.")


def _named(devices: str) -> list[str]:
    from farm.engine.vgg.device import named

    return named(devices)


def _become(module: str) -> NoReturn:
    """Continue as another program of ours: web and workers are not imported from here."""
    os.execv(sys.executable, [sys.executable, "-m", module])  # noqa: S606 - no shell is wanted
