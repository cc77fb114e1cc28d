"""`farm leave`: this machine will be gone, as a spot instance is."""

import platform
import time
from typing import Annotated

import typer

from farm.base.config import Settings
from farm.fleet import registry
from farm.infra.services import Services
from farm.local.embedded import attach

LOOK_S = 0.5


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(leave)


def leave(
    seconds: Annotated[
        float, typer.Option(min=0, help="Wait so long for their jobs to be handed on.")
    ] = 100.0,
) -> None:
    """Drain this machine's workers, or the one of FARM_WORKER, and wait until they have no job.

    For notices that a machine will be taken away. They take no job again until `farm drain --undo`.
    """
    with Services(attach(Settings())) as services:
        mine = registry.drain_here(services, platform.node(), services.settings.worker)
        busy = _wait(services, mine, time.monotonic() + seconds)
    if busy:
        typer.echo(f"These still work after {seconds:g} seconds: {', '.join(busy)}.")
        raise typer.Exit(1)
    typer.echo(f"{len(mine)} {'worker has' if len(mine) == 1 else 'workers have'} no job any more.")


def _wait(services: Services, workers: list[str], deadline: float) -> list[str]:
    """Return who has a job still."""
    while True:
        with services.db.read() as session:
            busy = registry.at_work(session, workers, services.settings.lease_seconds)
        if not busy or time.monotonic() >= deadline:
            return busy
        time.sleep(LOOK_S)
