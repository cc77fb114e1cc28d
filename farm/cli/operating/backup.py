"""`farm backup` and `farm restore`: the whole farm into a folder, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from farm.base.config import Settings
from farm.infra.services import Services
from farm.library.keeping.backup import back_up
from farm.library.keeping.backup import restore as bring_back
from farm.local.embedded import attach, servers

NAMED = {"redis_url", "s3_endpoint"}  # a farm whose servers are its operators' own


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    app.command()(backup)
    app.command()(restore)


def backup(
    to: Annotated[Path, typer.Option(help="A new folder, or that of the backup before.")],
) -> None:
    """Copy database and bucket, which fit together, while the farm works or stands still."""
    with _services() as services:
        copy = back_up(services, to)
    typer.echo(f"{to} has the farm, with {copy.blobs} pictures and checkpoints.")
    if copy.missing:
        typer.echo(
            f"{len(copy.missing)} files that its rows name are not in the store, and were in no "
            "backup in this folder before:",
            err=True,
        )
        typer.echo("\n".join(copy.missing), err=True)
        raise typer.Exit(1)


def restore(
    source: Annotated[
        Path, typer.Option("--from", help="A backup's folder.", exists=True, file_okay=False)
    ],
    postgres: Annotated[bool, typer.Option(help="As for `farm up`.")] = False,
) -> None:
    """Bring a farm back into an empty database, and its pictures into the bucket."""
    with _services(postgres) as services:
        count = bring_back(services, source)
    typer.echo(f"The farm is back, with {count} pictures and checkpoints.")


@contextmanager
def _services(postgres: bool = False) -> Iterator[Services]:
    """Reach the farm's servers; those of a farm on one machine that stands still are started."""
    settings = Settings()
    reached = attach(settings)
    if reached is settings and not settings.model_fields_set >= NAMED:
        has_postgres = (settings.data_dir / "postgres").exists()
        with (
            servers(settings, postgres=postgres or has_postgres) as complete,
            Services(complete) as services,
        ):
            yield services
        return
    with Services(reached) as services:
        yield services
