"""Commands for the projects of a farm that runs somewhere."""

from typing import Annotated

import typer

from farm.cli import tables
from farm.cli.options import AsJson, Token, Url
from farm.cli.remote import PANEL
from farm.client import Client
from farm.domain import resources
from farm.errors import InvalidInput

console = tables.console()

Name = Annotated[str, typer.Argument(help="A project's name.")]
Weight = Annotated[float | None, typer.Option(help="Its share beside the others' weights.")]
Budget = Annotated[float | None, typer.Option(help="Device hours that it may have each month.")]
Members = Annotated[
    list[str] | None, typer.Option("--member", help="Who may give it jobs; repeatable.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    project = typer.Typer(
        help="Share the workers between projects; admins make them.", no_args_is_help=True
    )
    for name, command in (
        ("add", add), ("list", listing), ("change", change), ("remove", remove),
    ):  # fmt: skip
        project.command(name)(command)
    app.add_typer(project, name="project", rich_help_panel=PANEL)


def add(
    name: Name,
    member: Members = None,
    weight: Weight = None,
    budget: Budget = None,
    url: Url = None,
    token: Token = None,
) -> None:
    """Make a project."""
    given = {"members": member, "weight": weight, "budget_hours": budget}
    with Client(url, token) as farm:
        made = farm.add_project(name, **{k: v for k, v in given.items() if v is not None})
    console.print(tables.projects([made]))


def listing(as_json: AsJson = False, url: Url = None, token: Token = None) -> None:
    """List the projects that you may give jobs to, and what they have had this month."""
    with Client(url, token) as farm:
        found = farm.projects()
    if as_json:
        typer.echo(resources.Projects(items=found).model_dump_json())
    else:
        console.print(tables.projects(found))


def change(
    name: Name,
    member: Annotated[
        list[str] | None, typer.Option("--member", help="Who may give it jobs, all of them.")
    ] = None,
    weight: Weight = None,
    budget: Budget = None,
    endless: Annotated[bool, typer.Option("--no-budget", help="Without a budget.")] = False,
    url: Url = None,
    token: Token = None,
) -> None:
    """Change a project; what is left out stays."""
    if endless and budget is not None:
        raise InvalidInput("Give --budget or --no-budget, not both.")
    given = {"members": member, "weight": weight, "budget_hours": budget}
    changes = {key: value for key, value in given.items() if value is not None}
    with Client(url, token) as farm:
        changed = farm.change_project(
            name, **changes, **({"budget_hours": None} if endless else {})
        )
    console.print(tables.projects([changed]))


def remove(name: Name, url: Url = None, token: Token = None) -> None:
    """Forget a project none of whose jobs is left to do."""
    with Client(url, token) as farm:
        farm.remove_project(name)
    typer.echo(f"{name} is forgotten.")
