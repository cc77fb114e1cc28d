"""What every resource of the API shares: its place, its description, its errors, who may ask."""

from typing import Any

from flask import Response
from flask_openapi3 import APIBlueprint, Tag
from pydantic import BaseModel, Field

from web.api.present import API

PROBLEM: dict[str, Any] = {
    "description": "What went wrong",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def resource(name: str, description: str) -> APIBlueprint:
    """Return the blueprint of one resource."""
    return APIBlueprint(
        name,
        f"web.api.{name}",
        url_prefix=API,
        abp_tags=[Tag(name=name, description=description)],
        abp_responses={"4XX": PROBLEM, "422": PROBLEM, "5XX": PROBLEM},
    )


def reply(body: BaseModel, status: int = 200, **headers: str) -> Response:
    """Return a resource as the answer; `Retry_After="1"` sets the header Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(body.model_dump_json(), status, named, mimetype="application/json")


class JobPath(BaseModel):
    """Names a job."""

    job_id: str = Field(max_length=60, description="A job's id.")


class AssetPath(BaseModel):
    """Names an uploaded picture."""

    asset_id: str = Field(max_length=60, description="A picture's id.")
