"""What every resource of the API shares: its place, its description, its errors, who may ask."""

from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Response, request
from flask_openapi3 import APIBlueprint, Tag
from pydantic import BaseModel, ConfigDict, Field

from farm.domain.addresses import API
from farm.domain.roles import Scope
from farm.errors import InvalidInput
from web.body import require_text
from web.people.identity import require_by_method

PROBLEM: dict[str, Any] = {
    "description": "What went wrong",
    "headers": {
        "Retry-After": {
            "description": "Of 429 and 503: seconds after which it is worth another try.",
            "schema": {"type": "string"},
        }
    },
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}

LONGEST_KEY = 255
NO_CONTENT: dict[str | int | HTTPStatus, type[BaseModel] | dict[Any, Any] | None] = {"204": None}


def resource(name: str, description: str, write: Scope = Scope.WRITE) -> APIBlueprint:
    """Return the blueprint of one resource; changing it needs the scope `write`."""
    blueprint = APIBlueprint(
        name,
        "web.api",
        url_prefix=API,
        abp_tags=[Tag(name=name, description=description)],
        abp_security=[{"token": []}],
        abp_responses={"4XX": PROBLEM, "422": PROBLEM, "5XX": PROBLEM},
    )
    blueprint.before_request(partial(require_by_method, write))
    return blueprint


def reply(body: BaseModel, status: int = 200, **headers: str) -> Response:
    """Return a resource as the answer; `Retry_After="1"` sets the header Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(body.model_dump_json(), status, named, mimetype="application/json")


def created(body: BaseModel, place: str, *, replayed: bool = False, **headers: str) -> Response:
    """Return what a request made; `replayed`: an earlier one with the same Idempotency-Key did."""
    if replayed:
        headers["Idempotent_Replayed"] = "true"
    return reply(body, 201, Location=place, **headers)


def idempotency_key() -> str | None:
    """Return the key that makes a repeated request one; raise InvalidInput if it is too long."""
    key = request.headers.get("Idempotency-Key")
    if key is not None:
        require_text(key, "The Idempotency-Key")
        if not 0 < len(key) <= LONGEST_KEY:
            raise InvalidInput(f"An Idempotency-Key has 1 to {LONGEST_KEY} characters.")
    return key


class PageQuery(BaseModel):
    """Which page of a list, the newest first."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, max_length=1000, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200, description="How many on a page.")


class JobPath(BaseModel):
    """Names a job."""

    job_id: str = Field(max_length=60, description="A job's id.")


class AssetPath(BaseModel):
    """Names an uploaded picture."""

    asset_id: str = Field(max_length=60, description="A picture's id.")


class StylePath(BaseModel):
    """Names a style."""

    style_id: str = Field(max_length=100, description="A style's id, or the name of one of yours.")
