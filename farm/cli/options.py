"""The options and arguments that several commands have: each means the same everywhere."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from farm.client import Client
from farm.domain import naming
from farm.domain.states import JobState, word
from farm.engine.gatys.presets import PRESETS
from farm.errors import BadSettings, FarmError

MOST_COMPLETED = 50  # ids that a shell offers
FILE = {"exists": True, "dir_okay": False}


def _job_ids(incomplete: str) -> list[str]:
    """Complete the newest jobs' ids, in silence where no farm answers."""
    try:
        with Client() as farm:
            newest = [job.id for job in islice(farm.jobs(), MOST_COMPLETED)]
    except FarmError:
        newest = []
    return [name for name in ("last", *newest) if name.startswith(incomplete)]


def _state(name: str | JobState) -> JobState:
    """Return the state that people, or programs, call so."""
    called = {word(state): state for state in JobState}
    if name not in {*JobState, *called}:
        raise BadSettings(f"There is no state {name!r}: choose {', '.join(called)}.")
    return called.get(name) or JobState(name)


Photo = Annotated[Path, typer.Argument(help="The photo.", **FILE)]
Paintings = Annotated[list[Path], typer.Argument(help="One or more paintings.", **FILE)]
Model = Annotated[
    str | None,
    typer.Option(
        help="Instead of paintings: the id of a training or a model, `last`, or a file that "
        "farm train style made."
    ),
]
States = Annotated[
    list[JobState] | None,
    typer.Option(
        "--status", parser=_state, metavar="STATE", help="Only in this state; repeatable."
    ),
]
Preset = Annotated[str, typer.Option(help="One of: " + ", ".join(PRESETS) + ".")]
Size = Annotated[int | None, typer.Option(help="Longer edge of the result, in pixels.")]
Memory = Annotated[
    str, typer.Option(help="Memory of the device to use, such as 24GB; else what is free there.")
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="Any setting of the recipe; repeatable."),
]
Method = Annotated[
    str | None,
    typer.Option(
        help="adain (nearest to the photo), ot (painterly, what is usual), wct (boldest), sketch "
        "(rough), or sketch26 (looks of its own)."
    ),
]
Stroke = Annotated[
    float | None,
    typer.Option(
        min=1, max=32, help="With --model: size of the strokes, as a multiple of what was trained."
    ),
]
Looks = Annotated[
    list[int] | None,
    typer.Option("--look", help="A look of sketch26 by its number, 1 to 26; repeatable."),
]
Variants = Annotated[
    str,
    typer.Option(
        help="What hangs beside each painting: none, mirrored, turned, scaled, tinted or all."
    ),
]
Weights = Annotated[
    list[float] | None, typer.Option(help="A painting's share; once for each painting.")
]
Mask = Annotated[Path | None, typer.Option(help="The photo's regions, in flat colours.", **FILE)]
Cutout = Annotated[
    bool,
    typer.Option(
        "--cutout",
        help="The photo's transparency is its mask: red where it is seen, black elsewhere.",
    ),
]
KeepFaces = Annotated[
    bool,
    typer.Option("--keep-faces", help="Paint less strongly where a face looks into the camera."),
]
StyleMasks = Annotated[
    list[Path] | None,
    typer.Option(help="A painting's regions in the same colours; once for each.", **FILE),
]
Strength = Annotated[
    Path | None, typer.Option(help="Where to paint: white fully, black not at all.", **FILE)
]
Dpi = Annotated[
    int | None, typer.Option(min=1, max=9600, help="Pixels an inch that the file says; else 300.")
]
PrintSize = Annotated[
    str | None,
    typer.Option("--print", help="Longer edge on paper instead of --size: 42cm or 16.5in."),
]
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
Init = Annotated[
    Path | None, typer.Option(help="The canvas, to start from instead of the photo.", **FILE)
]
Bits = Annotated[int, typer.Option(help="8 or 16 bits a channel (PNG and TIFF).")]
Device = Annotated[str, typer.Option(help="auto, cpu, mps, cuda or cuda:N.")]
Devices = Annotated[
    str,
    typer.Option(
        help="Paint in strips, each on one of these devices, such as cuda:0,cuda:1 or cpu,cpu.",
        metavar="LIST",
    ),
]
PictureFile = Annotated[
    Path, typer.Option("-o", "--output", help="The picture to write: .png .jpg .webp .tiff .pdf.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]
TakeDamaged = Annotated[
    bool, typer.Option("--take-damaged", help="Also pictures that are damaged.")
]

Url = Annotated[str | None, typer.Option(help="The farm's address.", envvar="FARM_URL")]
Token = Annotated[
    str | None, typer.Option(help="An access token.", envvar="FARM_TOKEN", show_envvar=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]

JobId = Annotated[
    str,
    typer.Argument(help="A job's id, or `last` for the newest.", autocompletion=_job_ids),
]
JobIds = Annotated[list[str], typer.Argument(help="Ids, or `last`.", autocompletion=_job_ids)]
Seed = Annotated[int | None, typer.Option(help="Chooses the noise.")]
Label = Annotated[str | None, typer.Option(help="A name for people.")]
Priority = Annotated[int | None, typer.Option(help="Higher is rendered sooner.")]
On = Annotated[
    list[str] | None,
    typer.Option("--on", help="A label that its worker must have; repeatable."),
]
Project = Annotated[str | None, typer.Option(help="Whose share it has; see farm project list.")]
After = Annotated[
    list[str] | None,
    typer.Option(help="A job that must have ended well before; its id; repeatable."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", help="png, png16, jpeg, webp, tiff, tiff16 or pdf; repeatable."),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Wait, and write here: a file, of a series a folder."),
]
Results = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Wait, and write here: a file, of one pass a folder."),
]
Folder = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Wait, and write the results into this folder."),
]
Names = Annotated[
    str | None,
    typer.Option(
        parser=naming.checked, metavar="PATTERN", help=f"What files are called. {naming.EXPLAINED}"
    ),
]
Watch = Annotated[bool, typer.Option("--watch", help="Show its progress to the end.")]
