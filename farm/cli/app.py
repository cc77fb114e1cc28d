"""The commands of `farm`, and how their errors are told."""

import sys
from collections import UserDict
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_group

from farm import __version__
from farm.cli import shown
from farm.engine.errors import EngineError
from farm.errors import FarmError

MODULES = {
    "here.local": "render recipe weights",
    "here.apply": "apply",
    "here.train": "train",
    "here.video": "video",
    "here.export": "export",
    "here.serve": "serve",
    "here.planning": "plan",
    "here.compare": "compare",
    "here.regions": "regions",
    "operating.servers": "up demo web worker maintenance migrate",
    "operating.backup": "backup restore",
    "operating.retention": "retention",
    "operating.doctor": "doctor settings",
    "operating.healthcheck": "healthcheck",
    "operating.leave": "leave",
    "remote.submit": "submit quick clone",
    "remote.prints": "print",
    "remote.jobs": "watch download jobs pin like move log delete "
    "cancel pause resume finish put-back",
    "remote.fleet": "fleet drain",
    "remote.series": "series",
    "remote.styles": "models style",
    "remote.projects": "project",
    "remote.film": "film",
    "remote.mask": "mask",
    "remote.usage": "usage",
    "operating.people": "user token audit",
}
MODULE_OF = {
    command: module for module, commands in MODULES.items() for command in commands.split()
}


class Commands(UserDict[str, Any]):
    """The commands by name, each loaded when it is asked for: to load them all takes seconds."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(MODULE_OF))

    def __getitem__(self, name: str) -> Any:
        """Return the command of that name; raise KeyError if there is none."""
        if self.data[name] is None:
            self.data.update(_commands(MODULE_OF[name]))
        return self.data[name]


class Farm(TyperGroup):
    """`farm`, of which only what is asked for is loaded."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        """Return all names, in the order of the help."""
        return list(self.commands)


def _commands(module: str) -> dict[str, Any]:
    some = typer.Typer()
    import_module(f"farm.cli.{module}").add_to(some)
    return dict(get_group(some).commands)


app = typer.Typer(
    name="farm",
    cls=Farm,
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
