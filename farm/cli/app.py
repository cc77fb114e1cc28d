"""The commands of `farm`, and how their errors are told."""

import sys
from typing import Annotated, NoReturn

import typer

from farm import __version__
from farm.cli import shown
from farm.cli.here import apply, compare, export, local, planning, regions, serve, train, video
from farm.cli.operating import backup, doctor, healthcheck, leave, people, retention, servers
from farm.cli.remote import film, fleet, jobs, mask, prints, projects, series, styles, submit, usage
from farm.engine.errors import EngineError
from farm.errors import FarmError

app = typer.Typer(
    name="farm",
    help="Neural style transfer at print resolution: render here, or run a farm of workers.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"farm {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_tell_version),
    ] = False,
) -> None:
    """Only for the option."""


local.add_to(app)
apply.add_to(app)
train.add_to(app)
video.add_to(app)
export.add_to(app)
serve.add_to(app)
planning.add_to(app)
compare.add_to(app)
regions.add_to(app)
servers.add_to(app)
backup.add_to(app)
retention.add_to(app)
doctor.add_to(app)
healthcheck.add_to(app)
leave.add_to(app)
submit.add_to(app)
prints.add_to(app)
jobs.add_to(app)
fleet.add_to(app)
series.add_to(app)
styles.add_to(app)
projects.add_to(app)
film.add_to(app)
mask.add_to(app)
usage.add_to(app)
people.add_to(app)


def run() -> None:
    """Run the command line; an error that we know is one sentence, not a traceback."""
    try:
        app(prog_name="farm")
    except (FarmError, EngineError) as error:
        _give_up(str(error))
    except OSError as error:  # a full disk, a file that may not be read
        _give_up(f"{error.filename or 'The system'}: {error.strerror or error}.")


def _give_up(sentence: str) -> NoReturn:
    typer.secho(f"farm: {shown(sentence)}", fg=typer.colors.RED, err=True)
    sys.exit(1)
