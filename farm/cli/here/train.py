"""`farm train`: networks for styles in one pass, trained on this machine or on a farm."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from farm.cli.groups import Queueing, Sending, grouped
from farm.cli.here.local import console, read_picture
from farm.cli.options import FILE, Device, TakeDamaged
from farm.cli.outputs import require_empty, require_free
from farm.cli.progress import Bar
from farm.cli.remote import follow, jobs
from farm.cli.settings import overrides
from farm.cli.stopping import Stopped, until_stopped
from farm.domain.jobs.specs import bad_settings
from farm.engine.onepass.generators.options import FEWEST, Options
from farm.engine.pictures.folders import pictures
from farm.errors import SetupError

if TYPE_CHECKING:
    from farm.engine.onepass.decoders.record import Record
    from farm.engine.onepass.decoders.training import Training
    from farm.engine.onepass.generators.files import Model
    from farm.engine.onepass.generators.record import Record as StyleRecord
    from farm.engine.onepass.generators.training import Training as StyleTraining

train = typer.Typer(
    name="train", help="Train networks for styles in one pass.", no_args_is_help=True
)
Folder = Annotated[Path, typer.Argument(help="Photos, in a folder.", exists=True, file_okay=False)]
Photos = Annotated[Path, typer.Option(help="Photos, in a folder.", exists=True, file_okay=False)]
Minutes = Annotated[float, typer.Option(help="How long, in all.", min=0.1)]
Rate = Annotated[float, typer.Option(help="The optimizer's learning rate.")]
Seed = Annotated[int, typer.Option(help="Chooses crops and first weights.", min=0)]
SUFFIX = ".safetensors"
NAMED = "the id of a training or a model, `last`, or a file that farm train style made."
SMALLER = 4  # times than its teacher a student is


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    app.add_typer(train)


@train.command()
def style(
    paintings: Annotated[
        list[Path],
        typer.Argument(help="One painting, or several to mix at use.", exists=True, dir_okay=False),
    ],
    photos: Photos,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The .safetensors to write, with log beside it.")
    ],
    minutes: Minutes = 60,
    steps: Annotated[
        int | None, typer.Option(help="Else as many as fit into the minutes.", min=1)
    ] = None,
    size: Annotated[
        int, typer.Option(help="Longer edge of the pictures whose strokes are learned.")
    ] = 512,
    width: Annotated[
        int | None,
        typer.Option(
            help="Maps of the network: fewer are faster. Else 32, as many as --from has, or a "
            "quarter of the teacher's."
        ),
    ] = None,
    start: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="MODEL",
            help="Go on with a trained model, without its weakest maps where --width is less.",
        ),
    ] = None,
    teacher: Annotated[
        Path | None,
        typer.Option(metavar="MODEL", help="A trained model whose pictures it shall learn, too."),
    ] = None,
    content_weight: Annotated[
        float, typer.Option(help="How firmly shapes are kept, as in recipes.")
    ] = 1.0,
    style_weight: Annotated[
        float, typer.Option(help="How strong the style is, as in recipes.")
    ] = 1.0,
    style_scale: Annotated[float, typer.Option(help="Size of the strokes, as in recipes.")] = 1.0,
    tv_weight: Annotated[
        float, typer.Option(help="How much neighbouring pixels are smoothed.")
    ] = 0.0,
    batch: Annotated[int, typer.Option(help="Crops a step.")] = 4,
    crop: Annotated[int, typer.Option(help="Side of a crop, in pixels: a multiple of 16.")] = 256,
    rate: Rate = 1e-3,
    seed: Seed = 0,
    device: Device = "auto",
    take_damaged: TakeDamaged = False,
) -> None:
    """Train a generator, which gives photos one style in a pass, as farm apply --model does.

    Ctrl-C keeps the model as it is then, and a checkpoint; the same command goes on from it.
    """
    begun, teaching = _model(start), _model(teacher)
    options = _options(
        steps=steps, size=size, width=_width(width, begun, teaching), content_weight=content_weight,
        style_weight=style_weight, style_scale=style_scale, tv_weight=tv_weight, batch=batch,
        crop=crop, rate=rate, seed=seed,
    )  # fmt: skip
    target = _target(output, [*paintings, start, teacher])
    from farm.engine.onepass.decoders.photos import load
    from farm.engine.onepass.generators.record import Record
    from farm.engine.onepass.generators.training import Training
    from farm.engine.pictures.images import IN_SRGB
    from farm.engine.planes.color import planes
    from farm.engine.vgg.device import resolve
    from farm.engine.vgg.weights import load_network

    where = resolve(device)
    recipe = options.recipe
    network = load_network(recipe.network, pooling=recipe.pooling, padding=recipe.padding)
    reading: dict[str, Any] = {"max_side": recipe.painting_side, "damaged": take_damaged}
    reading["like"] = IN_SRGB
    shown = [planes(read_picture(path, **reading)) for path in paintings]
    names = [path.stem for path in paintings]
    training = Training(
        network, load(photos, where), shown, names, options, where, minutes,
        start=begun, teacher=teaching,
    )  # fmt: skip
    _train_style(training, Record(target))


def _model(path: Path | None) -> "Model | None":
    """Return a trained model, if one is named."""
    if path is None:
        return None
    from farm.engine.onepass.generators.files import load

    return load(path)


def _width(given: int | None, begun: "Model | None", teacher: "Model | None") -> int:
    """Return how many maps are meant."""
    if given is not None:
        return given
    if begun:
        return begun.card.width
    return max(teacher.card.width // SMALLER, FEWEST) if teacher else Options().width


def _options(**given: Any) -> Options:
    """Check the options; raise BadSettings naming the first that is outside its limits."""
    try:
        return Options(**given)
    except ValidationError as error:
        raise bad_settings(error) from None


def _train_style(training: "StyleTraining", record: "StyleRecord") -> None:
    """Train to the end; keep model and checkpoint at Ctrl-C."""
    try:
        with Bar(console) as bar:
            training.resume(record.begun())
            for progress in until_stopped(training.run()):
                record.note(progress, training)
                note = f"style {progress.style_loss:.4f}  content {progress.content_loss:.4f}"
                bar.part(f"step {progress.step}", progress.done, note)
    except Stopped as stop:
        record.keep(training)
        record.finish(training)
        raise typer.Exit(stop.status) from None
    record.finish(training)
    record.close()
    card = training.card()
    console.print(f"{card.steps} steps in {card.minutes:.1f} minutes")


@train.command()
def decoder(
    photos: Folder,
    held_out: Annotated[
        Path, typer.Option(help="Photos to judge by, in a folder.", exists=True, file_okay=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The .safetensors to write, with log beside it.")
    ] = Path("decoders.safetensors"),
    paintings: Annotated[
        Path | None,
        typer.Option(
            help="Paintings, in a folder, whose statistics are learned; else other photos'.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    minutes: Minutes = 60,
    steps: Annotated[
        int | None, typer.Option(help="Of each level; else what fits into the minutes.", min=1)
    ] = None,
    batch: Annotated[int, typer.Option(help="Crops a step.", min=2)] = 16,
    crop: Annotated[int, typer.Option(help="Side of a crop, in pixels: a multiple of 8.")] = 256,
    rate: Rate = 1e-3,
    seed: Annotated[
        int,
        typer.Option(help="Chooses crops and first weights.", min=0, max=2**29 - 1),  # x 2**34
    ] = 0,
    device: Device = "auto",
) -> None:
    """Train decoders that turn VGG-16's features back into photos, as farm apply needs them.

    Ctrl-C keeps a checkpoint; the same command goes on from it.
    """
    target = _target(output, ())
    from farm.engine.onepass.decoders import files
    from farm.engine.onepass.decoders.photos import load
    from farm.engine.onepass.decoders.record import Record
    from farm.engine.onepass.decoders.training import Options as DecoderOptions
    from farm.engine.onepass.decoders.training import Training
    from farm.engine.vgg.device import resolve

    where = resolve(device)
    options = DecoderOptions(minutes, steps, batch, crop, rate, seed)
    shown = load(paintings, where) if paintings else None
    training = Training(files.network(), load(photos, where), options, where, shown)
    judged, record = load(held_out, where), Record(target)
    _consume(training, record)
    for level, decibels in record.finish(training, judged).items():
        console.print(f"{level}: {decibels:.1f} dB on the photos held out")


@train.command()
@grouped
def submit(
    paintings: Annotated[
        list[Path], typer.Argument(help="One painting, or several to mix at use.", **FILE)
    ],
    *,
    photos: Photos,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Wait, and write the model into this folder."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="MODEL", help=f"A model to go on from: {NAMED}"),
    ] = None,
    teacher: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help=f"A model whose pictures are learned, too: {NAMED}"),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="steps, size, crop …; repeatable."),
    ] = None,
    queueing: Queueing,
    sending: Sending,
) -> None:
    """Queue a training on a farm: `farm quick --model ID` uses what it makes.

    `farm finish ID` ends it when the samples are good enough.
    """
    folder = require_empty(output) if output else None
    how = queueing.asked() | overrides({}, settings or [], Options.model_fields)
    with sending.client() as farm:
        models = {"start": start, "teacher": teacher}
        how |= {role: jobs.model(farm, name) for role, name in models.items() if name}
        job = farm.train(pictures(photos), paintings, **how)
        follow.queued(job, folder, sending.watched, sending.as_json)


def _target(output: Path, inputs: Iterable[Path | None]) -> Path:
    """Return where to write; what is there may be of a training that goes on."""
    if output.suffix != SUFFIX:
        raise SetupError(f"{output} does not end in {SUFFIX}: name it so.")
    return require_free(output, inputs, force=True)


def _consume(training: "Training", record: "Record") -> None:
    """Train to the end; keep a checkpoint at Ctrl-C."""
    from farm.engine.onepass.decoders.decoder import LEVELS

    try:
        with Bar(console) as bar:
            for progress in until_stopped(training.run(record.begun())):
                record.note(progress, training)
                part = progress.step / progress.steps if progress.steps else 0.0
                done = (len(training.decoders) + part * (not progress.level_done)) / len(LEVELS)
                bar.part(
                    f"{progress.level} step {progress.step}", done, f"loss {progress.loss:.4f}"
                )
    except Stopped as stop:
        record.keep(training)
        raise typer.Exit(stop.status) from None
