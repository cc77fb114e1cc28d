"""`farm healthcheck`: whether this machine's worker or maintenance lives."""

import platform
from enum import StrEnum
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.errors import Unavailable
from farm.fleet import caretakers, queue, registry
from farm.local.embedded import attach
from farm.sql.database import Database
from farm.sql.models import Worker


class Program(StrEnum):
    """What can be asked for; web answers at /healthz itself."""

    WORKER = "worker"
    MAINTENANCE = "maintenance"


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(healthcheck)


def healthcheck(
    program: Annotated[Program, typer.Argument(help="What should live on this machine.")],
) -> None:
    """Exit 1 if no sign of life came from this machine's process for as long as a lease lasts.

    A database that is away says nothing about the process, which waits for it: exit 0.
    """
    settings = attach(Settings())
    db = Database(settings.database)
    try:
        with db.read() as session:
            lives = LIVES[program](session, settings)
    except Unavailable as error:
        typer.echo(f"Nobody can tell: {error}")
        return
    finally:
        db.close()
    typer.echo(
        f"The {program} of {platform.node()} {'lives' if lives else 'gives no sign of life'}."
    )
    raise typer.Exit(0 if lives else 1)


def _worker(session: Session, settings: Settings) -> bool:
    mine = registry.on_machine(platform.node(), settings.worker)
    query = select(Worker.id).where(queue.is_alive(settings.lease_seconds), mine)
    return session.scalars(query).first() is not None


def _maintenance(session: Session, settings: Settings) -> bool:
    duties = caretakers.duties(session, settings.lease_seconds)
    return any(
        row.host == platform.node() and duty != caretakers.Duty.SILENT for row, duty in duties
    )


LIVES = {Program.WORKER: _worker, Program.MAINTENANCE: _maintenance}
