"""`farm compare`: two looks beside each other."""

import signal
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from farm.base.program import STOPS


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(compare)


def compare(
    folder: Annotated[
        Path,
        typer.Argument(
            help="A folder for each look, with pictures that are called alike.",
            exists=True,
            file_okay=False,
        ),
    ],
    blind: Annotated[
        bool, typer.Option("--blind", help="Do not tell which look is which.")
    ] = False,
    port: Annotated[int, typer.Option(help="The port to listen at.", min=0, max=65535)] = 8200,
    result: Annotated[bool, typer.Option("--result", help="Only print the votes so far.")] = False,
) -> None:
    """Ask which of two looks is better, picture by picture, with the looks in places of chance.

    Votes stay in the folder's votes.jsonl: the same command goes on. Ctrl-C prints what they say.
    """
    from werkzeug.serving import make_server

    from farm.local.blind.app import create_app, told
    from farm.local.blind.ballot import Ballot

    ballot = Ballot(folder, blind=blind)
    if not result:
        for number in STOPS:  # where another program started it, they may be ignored
            signal.signal(number, signal.default_int_handler)
        server = make_server("127.0.0.1", port, create_app(ballot), threaded=True)
        typer.echo(f"http://127.0.0.1:{server.port}")
        with suppress(KeyboardInterrupt), server:
            server.serve_forever()
    for sentence in told(ballot) or ["There is no vote yet."]:
        typer.echo(sentence)
