"""Commands for the library of styles of a farm that runs somewhere."""

from pathlib import Path
from typing import Annotated

import typer

from farm.cli import tables
from farm.cli.options import AsJson, Set, TakeDamaged, Token, Url
from farm.cli.remote import PANEL
from farm.cli.settings import overrides
from farm.client import Client
from farm.domain import resources

console = tables.console()

Name = Annotated[str, typer.Argument(help="A style's name, or its id.")]
Paintings = Annotated[
    list[Path], typer.Argument(help="Paintings: files, folders or ZIPs.", exists=True)
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    style = typer.Typer(
        help="Keep paintings of one hand, and a look, under a name.", no_args_is_help=True
    )
    for name, command in (
        ("add", add), ("renew", renew), ("list", listing), ("show", show), ("remove", remove),
    ):  # fmt: skip
        style.command(name)(command)
    app.command(rich_help_panel=PANEL)(models)
    app.add_typer(style, name="style", rich_help_panel=PANEL)


def add(
    name: Annotated[str, typer.Argument(help="By which jobs will name it.")],
    paintings: Paintings,
    settings: Set = None,
    tag: Annotated[list[str] | None, typer.Option(help="To find it by; repeatable.")] = None,
    licence: Annotated[
        str | None, typer.Option(help="Where they are from, and what may be done with them.")
    ] = None,
    take_damaged: TakeDamaged = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Keep paintings in the library as a style, with settings that belong to it."""
    with Client(url, token) as farm:
        look = overrides({}, settings or [])
        made = farm.add_style(
            name, paintings, look=look, tags=tag, licence=licence, take_damaged=take_damaged or None
        )
    _say(made, as_json)


def renew(
    name: Name,
    paintings: Paintings,
    settings: Set = None,
    take_damaged: TakeDamaged = False,
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Give a style a version of these paintings; its look stays unless it is set anew."""
    with Client(url, token) as farm:
        look = overrides({}, settings) if settings else None
        made = farm.renew_style(name, paintings, look=look, take_damaged=take_damaged or None)
    _say(made, as_json)


def listing(
    query: Annotated[str, typer.Option("-q", help="Words of a name or tag.")] = "",
    as_json: AsJson = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """List the styles, newest first."""
    with Client(url, token) as farm:
        found = farm.styles(query)
    if as_json:
        typer.echo(resources.StylePage(items=found).model_dump_json())
    else:
        console.print(tables.styles(found))


def models(as_json: AsJson = False, url: Url = None, token: Token = None) -> None:
    """List the trained styles: `farm quick PHOTO --model ID` paints with one, or with a file."""
    with Client(url, token) as farm:
        found = farm.models()
    if as_json:
        typer.echo(resources.Models(items=found).model_dump_json())
    else:
        console.print(tables.models(found))


def show(name: Name, as_json: AsJson = False, url: Url = None, token: Token = None) -> None:
    """Show a style with its versions."""
    with Client(url, token) as farm:
        style = farm.style(name)
    if as_json:
        typer.echo(style.model_dump_json())
    else:
        console.print(tables.style(style))


def remove(name: Name, url: Url = None, token: Token = None) -> None:
    """Forget a style; its pictures, and jobs that have it, stay."""
    with Client(url, token) as farm:
        farm.remove_style(name)
    typer.echo(f"{name} is forgotten.")


def _say(style: resources.Style, as_json: bool) -> None:
    count = len(style.newest.paintings)
    told = f"{style.name}, version {style.newest.number}: {count} painting{'s' * (count > 1)}"
    typer.echo(style.model_dump_json() if as_json else told)
