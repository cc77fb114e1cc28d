"""People, their tokens and projects, and what was done."""

from datetime import datetime
from typing import Any

from farm.domain.resources.resource import Resource
from farm.domain.roles import Role, Scope


class Me(Resource):
    """Who asks."""

    name: str
    role: Role
    scopes: list[Scope]


class User(Resource):
    """Someone who uses the farm."""

    name: str
    role: Role
    disabled: bool
    created: datetime


class Users(Resource):
    """Everyone."""

    items: list[User]


class Token(Resource):
    """What a program shows instead of a login."""

    id: str
    name: str
    scopes: list[Scope]
    created: datetime
    expires: datetime | None = None
    used: datetime | None = None
    """When it was last used, to the minute."""

    parent: str | None = None
    """The id of the token that made it, and takes it along when it is revoked."""

    token: str | None = None
    """The token itself; only in the answer that makes it."""


class Tokens(Resource):
    """All of a person's tokens, the newest first."""

    items: list[Token]


class Project(Resource):
    """What people work on together, with a share of the workers."""

    name: str
    members: list[str]
    """Who may give it jobs, beside operators and admins; the default project is everyone's."""

    weight: float
    """Its share of the workers, beside the weights of the other projects that wait."""

    budget_hours: float | None = None
    """Device hours that it may have each month; null: without end."""

    spent_hours: float
    """Device hours that its attempts had which ended this month, by UTC."""


class Projects(Resource):
    """The projects that you may give jobs to; operators see all."""

    items: list[Project]


class AuditEntry(Resource):
    """What somebody did to workers, people, tokens or another's job."""

    id: int
    at: datetime
    actor: str
    """A person, a sign-in server, or the farm itself."""

    action: str
    """Such as `worker.drain`."""

    target: str
    """To whom or what: a name or an id."""

    detail: dict[str, Any]
    request_id: str | None = None
    """Under which the logs have more."""


class AuditPage(Resource):
    """The newest first."""

    items: list[AuditEntry]
    next: str | None = None
    """The cursor of the next page; null on the last."""
