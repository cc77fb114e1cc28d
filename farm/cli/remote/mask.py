"""`farm mask`: the regions of a picture, found by a farm, over its API."""

from pathlib import Path
from typing import Annotated

import typer

from farm.cli.groups import Queueing, Sending, grouped
from farm.cli.options import Force, Output
from farm.cli.outputs import require_free
from farm.cli.remote import PANEL, follow


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command(rich_help_panel=PANEL)(mask)


@grouped
def mask(
    picture: Annotated[
        Path, typer.Argument(help="The photo or painting.", exists=True, dir_okay=False)
    ],
    *,
    output: Output = None,
    force: Force = False,
    count: Annotated[int | None, typer.Option(help="How many regions, at most.")] = None,
    queueing: Queueing,
    sending: Sending,
) -> None:
    """Queue a search for what looks alike in a picture; with -o wait and download the mask."""
    target = require_free(output, (picture,), force) if output else None
    with sending.client() as farm:
        job = farm.regions(picture, count=count, **queueing.asked())
        follow.queued(job, target, sending.watched, sending.as_json)
