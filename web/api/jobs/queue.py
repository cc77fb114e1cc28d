"""The farm at a glance."""

from flask import Response

from farm.domain import resources
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services, viewer

api = resource("queue", "The farm at a glance")


@api.get("/queue", operation_id="getQueue", responses={"200": resources.Queue})
def show() -> Response:
    """Say how much waits, for how long, and why."""
    farm = services()
    with farm.db.read() as session:
        shown = present.queue_depth(session, viewer(), farm.settings)
    return reply(shown)
