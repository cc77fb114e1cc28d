"""`farm usage`: what work took, and what it cost."""

import csv
import sys
from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from farm.cli import tables
from farm.cli.options import AsJson, Token, Url
from farm.cli.remote import PANEL
from farm.client import Client
from farm.domain import resources
from farm.fleet.usage import By

console = tables.console()


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command(rich_help_panel=PANEL)(usage)


def usage(
    by: Annotated[By, typer.Option(help="A line for each.")] = By.PERSON,
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="Ended on this day (UTC) or later."),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Ended on this day or earlier."),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for spreadsheets.")] = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Show what work took and cost: everyone's to operators, your own to you."""
    with Client(url, token) as farm:
        found = farm.usage(by, first=first and first.date(), last=last and last.date())
    if as_json:
        typer.echo(found.model_dump_json())
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, [*resources.Use.model_fields])
        writer.writeheader()
        writer.writerows(line.model_dump() for line in found.items)
    else:
        console.print(table(found))


def table(found: resources.Usage) -> Table:
    """Return one line a name, and the total below."""
    shown = Table(box=None, pad_edge=False, header_style="dim")
    cost = f"cost, {found.currency}" if found.currency else "cost"
    columns = ("jobs", "device hours", "megapixels", "kWh", cost, "expected", "took", "off by")
    shown.add_column(found.by)
    for name in columns:
        shown.add_column(name, justify="right")
    for line in found.items:
        shown.add_row(*_row(line))
    shown.add_section()
    shown.add_row(*_row(found.total.model_copy(update={"name": "all"})))
    return shown


def _row(line: resources.Use) -> list[str]:
    return [
        line.name,
        str(line.jobs),
        f"{line.device_seconds / 3600:.2f}",
        f"{line.pixels / 1e6:.1f}",
        "" if line.joules is None else f"{line.joules / 3.6e6:.2f}",
        "" if line.cost is None else f"{line.cost:.2f}",
        "" if line.estimated_seconds is None else tables.duration(line.estimated_seconds),
        "" if line.actual_seconds is None else tables.duration(line.actual_seconds),
        "" if line.estimate_error is None else f"{line.estimate_error:.0%}",
    ]
