"""Commands for whoever runs the farm: people and their tokens, straight in the database."""

import getpass
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.table import Table
from structlog.contextvars import bound_contextvars

from farm.accounts import access, identities
from farm.base.config import Settings
from farm.cli import tables
from farm.domain.roles import SCOPES, Role, Scope
from farm.errors import InvalidInput
from farm.infra.services import Services
from farm.local.embedded import attach
from farm.sql import audit

console = tables.console()

Name = Annotated[str, typer.Argument(help="A user's name.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    user = typer.Typer(
        help="Add people, list them and their tokens, change their roles.", no_args_is_help=True
    )
    user.command("add")(add)
    user.command("list")(listing)
    user.command("change")(change)
    user.command("link")(link)
    user.command("unlink")(unlink)
    user.command("tokens")(tokens)
    user.command("revoke")(revoke)
    app.add_typer(user, name="user")
    app.command()(token)
    app.command("audit")(actions)


def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.ARTIST,
) -> None:
    """Add a person and print a token that they can sign in with."""
    with _services() as services:
        access.add_user(services, name, role)
        _print_token(services, name, "first", SCOPES[role], None)


def listing() -> None:
    """List everyone."""
    table = Table("name", "role", "state", "linked to", box=None, header_style="dim")
    with _services() as services, services.db.read() as session:
        linked = identities.links(session)
        for user in access.users(session):
            state = "locked out" if user.disabled else ""
            table.add_row(user.name, user.role, state, ", ".join(linked.get(user.name, ())))
    console.print(table)


def change(
    name: Name,
    role: Annotated[Role | None, typer.Option(help="The new role.")] = None,
    locked: Annotated[bool | None, typer.Option("--lock/--unlock", help="Lock out.")] = None,
) -> None:
    """Change a person's role, or lock them out with all their tokens."""
    with _services() as services:
        user = access.change_user(services, name, role=role, disabled=locked)
    typer.echo(f"{user.name}: {user.role}{', locked out' if user.disabled else ''}")


def link(
    name: Name,
    subject: Annotated[str, typer.Argument(help="Their account's `sub` at the sign-in server.")],
    issuer: Annotated[str, typer.Option(help="The server; default: FARM_OIDC_ISSUER.")] = "",
    roles: Annotated[
        bool, typer.Option("--roles-by-claims", help="Its claims set their role from now on.")
    ] = False,
) -> None:
    """Let a person come in with their account at the studio's sign-in server."""
    server = issuer or Settings().oidc_issuer
    if not server:
        raise InvalidInput("Say which sign-in server it is: set FARM_OIDC_ISSUER or give --issuer.")
    with _services() as services:
        identities.link(services, name, server, subject, sets_role=roles)
    typer.echo(f"{name} comes in as {subject!r} of {server}.")


def unlink(name: Name) -> None:
    """Let a person come in by no account at a sign-in server any more."""
    with _services() as services:
        identities.unlink(services, name)
    typer.echo(f"{name} comes in with tokens only.")


def tokens(name: Name) -> None:
    """List a person's tokens, the newest first; what they are themselves is kept nowhere."""
    table = Table("id", "for", "may", "made", "last used", "expires", box=None, header_style="dim")
    with _services() as services, services.db.read() as session:
        access.user_named(session, name)
        for row in access.tokens(session, name):
            times = map(_moment, (row.created, row.used, row.expires))
            table.add_row(row.id, row.name, ", ".join(row.scopes), *times)
    console.print(table)


def revoke(
    name: Name,
    which: Annotated[str, typer.Argument(help="A token's id, or what it is for.")],
) -> None:
    """Make one token of a person worthless at once, and with it all that was made with it."""
    with _services() as services:
        gone = access.revoke_of(services, name, which)
    typer.echo(f"{gone.id}, for {gone.name!r}, is worth nothing any more.")


def token(
    name: Name,
    purpose: Annotated[str, typer.Option("--for", help="What it is for.")] = "command line",
    scopes: Annotated[
        list[Scope] | None, typer.Option("--scope", help="Repeatable; default: read and write.")
    ] = None,
    days: Annotated[
        float | None, typer.Option(min=0.01, max=3650, help="Days until it expires.")
    ] = None,
) -> None:
    """Make a token for a person and print it, for the only time."""
    wanted = frozenset(scopes or (Scope.READ, Scope.WRITE))
    with _services() as services:
        _print_token(services, name, purpose, wanted, days)


def actions(
    limit: Annotated[int, typer.Option(min=1, help="Most entries to list.")] = 50,
) -> None:
    """List who did what to workers, people, tokens and others' jobs, the newest first."""
    table = Table("when", "who", "what", "to", "how", box=None, header_style="dim")
    with _services() as services, services.db.read() as session:
        for row in audit.entries(session, limit):
            how = ", ".join(f"{name}: {value}" for name, value in row.detail.items())
            table.add_row(_moment(row.at), row.actor, row.action, row.target, how)
    console.print(table)


def _moment(at: float | None) -> str:
    return "never" if at is None else datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


def _print_token(
    services: Services, name: str, purpose: str, scopes: frozenset[Scope], days: float | None
) -> None:
    typer.echo(access.new_token(services, name, purpose, scopes, days)[1])


@contextmanager
def _services() -> Iterator[Services]:
    """Reach the farm, under the name that this person has on the machine."""
    actor = f"{getpass.getuser()} on {platform.node()}"
    with Services(attach(Settings())) as services, bound_contextvars(user=actor):
        yield services
