"""The farm at a glance."""

from flask import Response

from farm.domain import resources
from farm.fleet import queue
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services

api = resource("queue", "The farm at a glance")


@api.get("/queue", operation_id="getQueue", responses={"200": resources.Queue})
def show() -> Response:
    """Say how much waits, for how long, and why."""
    farm = services()
    with farm.db.read() as session:
        depth = queue.depth(session)
        fleet = queue.fleet(session, farm.settings.lease_seconds)
    return reply(present.queue_depth(depth, fleet))
