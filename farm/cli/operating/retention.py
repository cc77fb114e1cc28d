"""`farm retention`: let files go that have outlived their time, or list them."""

from typing import Annotated

import typer
from rich.table import Table

from farm.base.config import Settings
from farm.cli import tables
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.library.keeping import garbage, retention
from farm.local.embedded import attach


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command(name="retention")(command)


def command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    files: Annotated[bool, typer.Option("--files", help="Name each file, too.")] = False,
) -> None:
    """Let go now of what maintenance does within the hour: FARM_…_KEPT_DAYS, FARM_BIN_DAYS."""
    console = tables.console()
    with Services(attach(Settings())) as services:
        with services.db.read() as session:
            found = list(retention.doomed(session, services.settings))
        if files:
            console.print(_named(found))
        console.print(_summed(found))
        if not dry_run:
            garbage.forget(services)
            gone = bin.expire(services) + retention.carry_out(services)
            console.print(f"{gone} files are gone.")


def _summed(found: list[retention.Doomed]) -> Table:
    table = Table("person", "files", "count", "MB", box=None, pad_edge=False, header_style="dim")
    for one in retention.summed(found):
        table.add_row(one.owner, one.sort, str(one.count), f"{one.bytes / 1e6:.1f}")
    return table


def _named(found: list[retention.Doomed]) -> Table:
    table = Table("person", "files", "of", "name", "MB", box=None, pad_edge=False)
    for file in found:
        table.add_row(file.owner, file.sort, file.id, file.name, f"{file.bytes / 1e6:.1f}")
    return table
