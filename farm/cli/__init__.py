"""The `farm` command."""

import sys

import typer

from farm.cli import doctor, local, people, planning, remote, servers
from farm.engine.errors import EngineError
from farm.errors import FarmError

app = typer.Typer(
    name="farm",
    help="Neural style transfer at print resolution: render here, or run a farm of workers.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
local.add_to(app)
planning.add_to(app)
servers.add_to(app)
doctor.add_to(app)
remote.add_to(app)
people.add_to(app)


def main() -> None:
    """Run the command line; an error that we know is one sentence, not a traceback."""
    try:
        app()
    except (FarmError, EngineError) as error:
        typer.secho(f"farm: {error}", fg=typer.colors.RED, err=True)
        sys.exit(1)
