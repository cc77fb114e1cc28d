"""The people of the farm."""

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.accounts import access
from farm.base.sentences import shaped
from farm.domain import resources
from farm.domain.roles import Role, Scope
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services
from web.people.identity import require

api = resource("users", "The people of the farm; for admins", write=Scope.USERS)

UserName = shaped(
    r"^[\w.@+-]+$",
    "Give letters, digits and . _ @ + -",
    min_length=1,
    max_length=100,
    description="A user's name.",
)


class UserPath(BaseModel):
    """Names a person."""

    name: str = Field(max_length=100, description="A user's name.")


class NewUser(BaseModel):
    """Whom to add."""

    model_config = ConfigDict(extra="forbid")

    name: str = UserName
    role: Role = Role.ARTIST


class UserChanges(BaseModel):
    """What to change."""

    model_config = ConfigDict(extra="forbid")

    role: Role | None = None
    disabled: bool | None = Field(
        None, strict=True, description="true: they and their tokens are locked out."
    )


@api.get("/users", operation_id="listUsers", responses={"200": resources.Users})
def listing() -> Response:
    """List everyone."""
    require(Scope.USERS)
    with services().db.read() as session:
        rows = access.users(session)
    return reply(resources.Users(items=[present.user(row) for row in rows]))


@api.post("/users", operation_id="createUser", responses={"201": resources.User})
def add(body: NewUser) -> Response:
    """Add a person."""
    return reply(present.user(access.add_user(services(), body.name, body.role)), 201)


@api.patch("/users/<string:name>", operation_id="updateUser", responses={"200": resources.User})
def change(path: UserPath, body: UserChanges) -> Response:
    """Change a person's role, or lock them out or in."""
    row = access.change_user(services(), path.name, role=body.role, disabled=body.disabled)
    return reply(present.user(row))
