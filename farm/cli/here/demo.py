"""`farm demo`: one picture through a whole farm, over its REST API, as any client would."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console

from farm.cli.clock import Clock
from farm.cli.outputs import require_free
from farm.cli.remote.follow import show_bar
from farm.cli.settings import with_options
from farm.client import Client
from farm.local.demo import pair
from farm.local.supervisor import farm, listen_for_the_end

SIZE = 1024  # pixels: with the draft preset about two minutes on two CPU cores

console = Console(soft_wrap=True)


def demo(
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help="Where to write."),
    ] = Path("demo.png"),
    data: Annotated[Path | None, typer.Option(help="Folder of database, objects, logs.")] = None,
) -> None:
    """Start a farm, render the bundled pair through it, write the picture, stop the farm."""
    target = require_free(output, (), force=True)  # the demo is there to be run again
    listen_for_the_end()
    settings = with_options(data_dir=data)
    clock = Clock()
    with TemporaryDirectory() as folder:
        photo, painting = pair(Path(folder))
        clock.lap("painting the pair")
        with farm(settings) as address, Client(address) as client:
            clock.lap("start of the farm")
            job = client.render(photo, painting, preset="draft", size=SIZE, label="Demo")
            clock.lap("upload")
            show_bar(job)
            clock.lap("render")
            job.result(target)
            clock.lap("download")
    clock.lap("stop of the farm")
    console.print(f"\n[bold]{target}[/]")
    console.print(f"The job stays in the farm: `make up`, then {address}/jobs/{job.id}")
    console.print(clock.report(), style="dim")
