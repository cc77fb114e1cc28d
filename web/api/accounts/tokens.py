"""Your own tokens, and who you are."""

from typing import Annotated

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.accounts import access
from farm.domain import resources
from farm.domain.addresses import API
from farm.domain.jobs.specs import Label
from farm.domain.roles import Scope
from farm.errors import InvalidInput
from web.api import present
from web.api.blueprint import NO_CONTENT, reply, resource
from web.context import services, viewer

api = resource("tokens", "Your tokens, for programs", write=Scope.TOKENS)


class TokenPath(BaseModel):
    """Names a token."""

    token_id: str = Field(max_length=60, description="A token's id.")


class NewToken(BaseModel):
    """What to make."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    name: Annotated[Label, Field(min_length=1, max_length=100)]
    """What it is for, so that you know later which one to revoke."""

    scopes: list[Scope] = Field([Scope.READ, Scope.WRITE], min_length=1, max_length=len(Scope))
    """What it is good for: no more than you may do yourself."""

    days: float | None = Field(None, gt=0, le=3650, allow_inf_nan=False, strict=True)
    """Days until it expires; null: never. A token made with another ends with it at the latest."""


@api.get("/me", operation_id="getMe", responses={"200": resources.Me})
def me() -> Response:
    """Say who you are and what you may do."""
    asker = viewer()
    return reply(resources.Me(name=asker.name, role=asker.role, scopes=sorted(asker.scopes)))


@api.get("/tokens", operation_id="listTokens", responses={"200": resources.Tokens})
def listing() -> Response:
    """List your tokens, without their secrets."""
    with services().db.read() as session:
        rows = access.tokens(session, viewer().name)
    return reply(resources.Tokens(items=[present.token(row) for row in rows]))


@api.post("/tokens", operation_id="createToken", responses={"201": resources.Token})
def make(body: NewToken) -> Response:
    """Make a token. The answer shows it for the only time."""
    beyond = sorted(set(body.scopes) - viewer().scopes)
    if beyond:
        raise InvalidInput(f"You cannot give away what you may not do: {', '.join(beyond)}.")
    asker = viewer()
    row, secret = access.new_token(
        services(), asker.name, body.name, set(body.scopes), body.days, asker
    )
    return reply(present.token(row, secret), 201, Location=f"{API}/tokens/{row.id}")


@api.delete("/tokens/<string:token_id>", operation_id="revokeToken", responses=NO_CONTENT)
def revoke(path: TokenPath) -> Response:
    """Make a token worthless at once, and with it all tokens and sessions that it made."""
    access.revoke(services(), viewer(), path.token_id)
    return Response(status=204)
