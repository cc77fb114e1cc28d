"""Files for paper: what a render is asked for with, and further files of a finished one."""

from pathlib import Path
from typing import Annotated

import typer

from farm.cli import settings
from farm.cli.options import Bits, Dpi, Force, JobId, SheetWords, Token, Url
from farm.cli.outputs import format_of, require_free
from farm.cli.remote import PANEL, jobs
from farm.cli.remote.follow import notes
from farm.client import Client


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command("print", rich_help_panel=PANEL)(further)


def further(
    job_id: JobId = "last",
    output: Annotated[
        Path, typer.Option("-o", "--output", help="What to write: .pdf .tiff .png .jpg .webp.")
    ] = Path("print.pdf"),
    sheet: SheetWords = None,
    bits: Bits = 8,
    dpi: Dpi = None,
    quality: Annotated[int, typer.Option(min=1, max=100, help="Of JPEG and WebP.")] = 95,
    force: Force = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Make a further file of a finished picture: a page, another format, profile or border."""
    format_ = format_of(output, bits)
    target = require_free(output, (), force)
    how = {"quality": quality, **({"dpi": dpi} if dpi else {}), **settings.sheet(sheet or [])}
    with Client(url, token) as farm:
        jobs.find(farm, job_id).export(target, format_, **how)
    notes.print(f"{output} is written.")
