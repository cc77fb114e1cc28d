"""`farm serve`: a trained style behind an HTTP endpoint, on this machine."""

from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from farm.cli.here.export import require_extra
from farm.cli.options import Weights
from farm.errors import SetupError


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(serve)


def serve(
    model: Annotated[
        Path, typer.Argument(help="What farm export or farm train style made, or starry_night.")
    ],
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 8100,
    queue: Annotated[int, typer.Option(help="Pictures that may wait.", min=0, max=1000)] = 8,
    threads: Annotated[int, typer.Option(help="Cores to use; else all of them.", min=0)] = 0,
    weight: Weights = None,
) -> None:
    """Paint what is posted to /style, and a camera's pictures on the page at /.

    /health and /metrics tell how it is.
    """
    if find_spec("onnxruntime") is None:
        raise SetupError("onnxruntime must be installed: pip install 'brushfarm[export]'.")
    from farm.local.serving.model import Model
    from farm.local.serving.server import Server

    with ExitStack() as stack:
        if model.suffix == ".onnx" and weight:
            raise SetupError(f"The styles of {model} are mixed for good: leave --weight out.")
        if model.suffix != ".onnx":
            folder = stack.enter_context(TemporaryDirectory())
            model = _exported(model, weight, Path(folder))
        Model(model, 1)  # says at once what is wrong with it
        typer.echo(f"http://{host}:{port}")
        Server(model, f"{host}:{port}", queue, threads).run()


def _exported(model: Path, weights: list[float] | None, folder: Path) -> Path:
    """Return the ONNX file of a trained model."""
    require_extra()
    from farm.engine.onepass.generators import export, files
    from farm.engine.onepass.generators.paint import shares

    known, path = files.load(model), folder / "model.onnx"
    export.export(known, shares(len(known.card.styles), weights), path)
    return path
