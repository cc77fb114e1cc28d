"""For load balancers: whether the process lives, and whether it can serve."""

from collections.abc import Callable

import redis
from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from farm.domain.resources import Readiness
from farm.errors import FarmError
from web.api.blueprint import PROBLEM, reply
from web.context import services

api = APIBlueprint(
    "health",
    __name__,
    abp_tags=[Tag(name="health", description="For load balancers and monitors")],
    abp_responses={"4XX": PROBLEM, "422": PROBLEM, "5XX": PROBLEM},
)


@api.get(
    "/healthz",
    operation_id="getHealth",
    responses={
        "200": {"description": "Alive", "content": {"text/plain": {"schema": {"type": "string"}}}}
    },
)
def alive() -> Response:
    """Answer as long as the process lives."""
    return Response("alive\n", mimetype="text/plain")


@api.get("/readyz", operation_id="getReadiness", responses={"200": Readiness, "503": Readiness})
def ready() -> Response:
    """Say which servers answer. Without the event server all goes on, only less lively."""
    farm = services()
    state = Readiness(
        database=_state(farm.db.ping),
        storage=_state(farm.storage.check),
        events=_state(farm.events.ping),
    )
    needed = (state.database, state.storage)
    return reply(state, 200 if needed == ("ok", "ok") else 503)


def _state(check: Callable[[], object]) -> str:
    try:
        check()
    except (FarmError, redis.RedisError, OSError) as error:
        return str(error) if isinstance(error, FarmError) else type(error).__name__
    return "ok"
