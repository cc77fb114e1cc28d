"""Files for paper: what a render is asked for with, and further files of a finished one."""

from pathlib import Path
from typing import Annotated, Any

import typer

from farm.cli.options import Bits, Dpi, Force, JobId, Token, Url
from farm.cli.outputs import require_free
from farm.cli.remote import PANEL, jobs
from farm.cli.remote.follow import notes
from farm.cli.settings import overrides
from farm.client import Client
from farm.domain.prints import FILES, Sheet
from farm.engine.prepress.frame import Frame
from farm.engine.prepress.spaces import ICC
from farm.errors import BadSettings

FrameWords = Annotated[
    list[str] | None,
    typer.Option(
        "--frame",
        metavar="NAME=VALUE",
        help="The part of the photo, as aspect=30x40 or turn=90; repeatable.",
    ),
]
SheetWords = Annotated[
    list[str] | None,
    typer.Option(
        "--sheet",
        metavar="NAME=VALUE",
        help="What the files are like, as border_mm=20 or profile=press.icc; repeatable.",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command("print", rich_help_panel=PANEL)(further)


def asked(frame: list[str] | None, sheet: list[str] | None) -> dict[str, Any]:
    """Return what a request says of frame and sheet; a profile may be a file."""
    found: dict[str, Any] = {}
    if frame:
        found["frame"] = overrides({}, frame, Frame.model_fields)
    if sheet:
        found["sheet"] = of_sheet(sheet)
    return found


def of_sheet(words: list[str]) -> dict[str, Any]:
    """Return what words say of a sheet; a profile that is a file as its path."""
    found = overrides({}, words, Sheet.model_fields)
    profile = Path(str(found.get("profile", "")))
    if profile.suffix.lower() in ICC.suffixes:
        found["profile"] = profile
    return found


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
    format_ = _format(output, bits)
    target = require_free(output, (), force)
    how = {"quality": quality, **({"dpi": dpi} if dpi else {}), **of_sheet(sheet or [])}
    with Client(url, token) as farm:
        jobs.find(farm, job_id).export(target, format_, **how)
    notes.print(f"{output} is written.")


def _format(output: Path, bits: int) -> str:
    """Return the format of a file's name and depth."""
    suffix = output.suffix.lower().replace(".tif", ".tiff").replace(".tifff", ".tiff")
    suffix = suffix.replace(".jpeg", ".jpg")
    for name, (known, deep, _) in FILES.items():
        if (known, deep) == (suffix, bits):
            return name
    raise BadSettings(
        f"{output} cannot be written with {bits} bits: take .png or .tiff with 8 or 16, or .jpg, "
        ".webp or .pdf with 8."
    )
