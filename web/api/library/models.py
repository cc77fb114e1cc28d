"""Trained styles: those that were trained here, and those that were uploaded."""

from flask import Response

from farm.domain import addresses, resources
from farm.domain.addresses import API
from farm.jobs import models
from farm.jobs.models import Shelved
from farm.sql.models import Asset
from web.api.blueprint import reply, resource
from web.context import services, viewer

api = resource("models", "Trained styles")


@api.get("/models", operation_id="listModels", responses={"200": resources.Models})
def listing() -> Response:
    """List the trained styles that you may use, newest first.

    One that was trained elsewhere comes in as a picture does: POST /uploads.
    """
    with services().db.read() as session:
        found = models.shelf(session, viewer())
    return reply(resources.Models(items=[_shown(one) for one in found]))


def _shown(model: Shelved) -> resources.Model:
    told = {name: model.told[name] for name in ("styles", "size", "width", "steps")}
    return resources.Model(
        id=model.id,
        name=model.name,
        version=model.version,
        owner=model.owner,
        trained=model.trained,
        created=model.created,
        url=f"{API}/jobs/{model.id}" if model.trained else f"{API}/assets/{model.id}/content",
        thumbnail_url=_picture(model),
        **told,
    )


def _picture(model: Shelved) -> str | None:
    if model.picture is None:
        return None
    if isinstance(model.picture, Asset):
        return f"{API}/assets/{model.id}/thumbnail"
    return addresses.picture(model.id, model.picture.name, model.picture.sha256)
