"""Commands that run a farm, or one of its processes."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from farm.base.config import Settings
from farm.cli.demo import demo
from farm.cli.settings import with_options


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
    workers: Annotated[int, typer.Option(min=0, help="Worker processes.")] = 1,
    postgres: Annotated[bool, typer.Option(help="PostgreSQL instead of SQLite.")] = False,
) -> None:
    """Run a whole farm on this machine until Ctrl-C: servers, web, workers, maintenance."""
    from farm.local.supervisor import run_farm

    run_farm(with_options(data_dir=data, port=port), workers=workers, postgres=postgres)


def web() -> None:
    """Serve the dashboard and the API."""
    _become("web")


def worker() -> None:
    """Render jobs on this machine's device until stopped."""
    _become("workers")


def maintenance() -> None:
    """Take care of lost leases, lost messages and old blobs; one a farm."""
    _become("workers.maintenance")


def migrate() -> None:
    """Make the bucket, and bring the database's tables to the newest version."""
    from farm.local.supervisor import prepare

    typer.echo(f"The database is at revision {prepare(Settings())}.")


def _become(module: str) -> None:
    """Continue as another program of ours: web and workers are not imported from here."""
    os.execv(sys.executable, [sys.executable, "-m", module])  # noqa: S606 - no shell is wanted
