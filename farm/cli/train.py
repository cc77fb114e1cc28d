"""`farm train`: networks for styles in one pass, trained on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from farm.cli import INTERRUPTED
from farm.cli.local import console, stoppable
from farm.cli.options import Device
from farm.cli.outputs import require_free
from farm.cli.progress import Bar
from farm.errors import SetupError

if TYPE_CHECKING:
    from farm.engine.onepass.decoders.record import Record
    from farm.engine.onepass.decoders.training import Training

train = typer.Typer(name="train", help="Train networks on this machine.", no_args_is_help=True)
Folder = Annotated[Path, typer.Argument(help="Photos, in a folder.", exists=True, file_okay=False)]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    app.add_typer(train)


@train.callback()
def _group() -> None:
    """Keep `decoder` a word of its own, though it is the only one."""


@train.command()
def decoder(
    photos: Folder,
    held_out: Annotated[
        Path, typer.Option(help="Photos to judge by, in a folder.", exists=True, file_okay=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The .safetensors to write, with log beside it.")
    ] = Path("decoders.safetensors"),
    minutes: Annotated[float, typer.Option(help="How long, for all levels.", min=0.1)] = 60,
    steps: Annotated[
        int | None, typer.Option(help="Of each level; else what fits into the minutes.", min=1)
    ] = None,
    batch: Annotated[int, typer.Option(help="Crops a step.", min=2)] = 16,
    crop: Annotated[int, typer.Option(help="Side of a crop, in pixels: a multiple of 8.")] = 256,
    rate: Annotated[float, typer.Option(help="The optimizer's learning rate.")] = 1e-3,
    seed: Annotated[int, typer.Option(help="Chooses crops and first weights.", min=0)] = 0,
    device: Device = "auto",
) -> None:
    """Train decoders that turn VGG-16's features back into photos, as farm apply needs them.

    Ctrl-C keeps a checkpoint; the same command goes on from it.
    """
    from farm.engine.onepass.decoders import files

    if output.suffix != files.SUFFIX:
        raise SetupError(f"{output} does not end in {files.SUFFIX}: name it so.")
    target = require_free(output, (), force=True)  # the same command goes on from a checkpoint
    from farm.engine.onepass.decoders.photos import load
    from farm.engine.onepass.decoders.record import Record
    from farm.engine.onepass.decoders.training import Options, Training
    from farm.engine.vgg.device import resolve

    where = resolve(device)
    options = Options(minutes, steps, batch, crop, rate, seed)
    training = Training(files.network(), load(photos, where), options, where)
    judged, record = load(held_out, where), Record(target)
    _consume(training, record)
    for level, decibels in record.finish(training, judged).items():
        console.print(f"{level}: {decibels:.1f} dB on the photos held out")


def _consume(training: "Training", record: "Record") -> None:
    """Train to the end; keep a checkpoint at Ctrl-C."""
    from farm.engine.onepass.decoders.decoder import LEVELS

    try:
        with stoppable(), Bar(console) as bar:
            for progress in training.run(record.begun()):
                record.note(progress, training)
                part = progress.step / progress.steps if progress.steps else 0.0
                done = (len(training.decoders) + part * (not progress.level_done)) / len(LEVELS)
                bar.part(
                    f"{progress.level} step {progress.step}", done, f"loss {progress.loss:.4f}"
                )
    except KeyboardInterrupt as stop:
        record.keep(training)
        raise typer.Exit(stop.args[0] if stop.args else INTERRUPTED) from None
