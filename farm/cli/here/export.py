"""`farm export`: trained styles for other programs."""

import time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from farm.cli.here.local import console
from farm.cli.options import Force, Weights
from farm.cli.outputs import require_free
from farm.engine.pictures.folders import pictures
from farm.errors import SetupError

if TYPE_CHECKING:
    from farm.engine.onepass.generators.export import Array

SUFFIXES = {"onnx": ".onnx", "onnx-int8": ".onnx", "ort": ".ort"}  # by format
NEEDED = ("onnx", "onnxruntime", "onnxscript")
MOST_PHOTOS, SIDE = 32, 384  # that 8 bits are calibrated and checked with, and their longer side


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(export)


def export(
    model: Annotated[Path, typer.Argument(help="What farm train style made, or starry_night.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The .onnx or .ort to write.")],
    format: Annotated[
        str,
        typer.Option(help="onnx; onnx-int8, smaller and faster; or ort, as phones load it."),
    ] = "onnx",
    photos: Annotated[
        Path | None,
        typer.Option(help="Photos that 8 bits are calibrated with.", exists=True, file_okay=False),
    ] = None,
    weight: Weights = None,
    force: Force = False,
) -> None:
    """Write a trained style as ONNX: any height and width, checked against PyTorch.

    Beside an .ort stands a .required_operators.config, of which a small runtime can be built.
    """
    target = _target(output, model, format, photos, force)
    from farm.engine.onepass.generators import export as exporting
    from farm.engine.onepass.generators import files
    from farm.engine.onepass.generators.paint import shares

    started, known = time.monotonic(), files.load(model)
    mix = shares(len(known.card.styles), weight)
    with TemporaryDirectory(dir=target.parent) as folder:
        whole, small = Path(folder, "float32.onnx"), Path(folder, f"small{target.suffix}")
        apart = exporting.export(known, mix, whole)
        told = f"within {apart:.1g} of PyTorch"
        if format == "onnx-int8" and photos:
            told = f"{exporting.quantise(whole, _read(photos), small):.1f} dB of float32"
        if format == "ort":
            told = f"within {max(apart, exporting.convert(whole, small)):.1g} of PyTorch"
            exporting.operators_of(small).replace(exporting.operators_of(target))
        made = small if small.exists() else whole
        size = made.stat().st_size
        made.replace(target)
    console.print(f"{output}: {size / 1e6:.1f} MB, {told}, {time.monotonic() - started:.0f} s")


def _target(output: Path, model: Path, format: str, photos: Path | None, force: bool) -> Path:
    """Return where to write; raise SetupError if that or something else is missing."""
    if format not in SUFFIXES:
        raise SetupError(f"There is no format {format!r}: choose {', '.join(SUFFIXES)}.")
    if format == "onnx-int8" and photos is None:
        raise SetupError("8 bits are calibrated with photos: name a folder of some with --photos.")
    if format != "onnx-int8" and photos is not None:
        raise SetupError("--photos are for 8 bits: say --format onnx-int8, or leave them out.")
    if output.suffix != SUFFIXES[format]:
        raise SetupError(f"{output} does not end in {SUFFIXES[format]}: name it so.")
    require_extra()
    return require_free(output, (model,), force)


def require_extra() -> None:
    """Raise SetupError where what exported models need is not installed."""
    missing = ", ".join(name for name in NEEDED if find_spec(name) is None)
    if missing:
        raise SetupError(f"{missing} must be installed: pip install 'brushfarm[export]'.")


def _read(folder: Path) -> "list[Array]":
    """Read some of the photos, over the whole folder."""
    from farm.cli.here.local import read_picture

    paths = pictures(folder)
    chosen = paths[:: max(1, len(paths) // MOST_PHOTOS)][:MOST_PHOTOS]
    found = [read_picture(path, max_side=SIDE, damaged=True).pixels for path in chosen]
    return [pixels.transpose(2, 0, 1)[None].copy() for pixels in found]
