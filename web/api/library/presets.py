"""Named starting points."""

from flask import Response

from farm.domain import resources
from web.api import present
from web.api.blueprint import reply, resource

api = resource("presets", "Named starting points for a recipe")


@api.get("/presets", operation_id="listPresets", responses={"200": resources.Presets})
def listing() -> Response:
    """List the presets, and every setting with its limits and its explanation."""
    return reply(present.presets())
