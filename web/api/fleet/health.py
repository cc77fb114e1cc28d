"""For load balancers: whether the process lives, and whether it can serve."""

from collections.abc import Callable
from functools import partial

import redis
from flask import Response
from flask_openapi3 import APIBlueprint, Tag
from sqlalchemy.orm import Session

from farm.domain.resources import Readiness
from farm.errors import FarmError
from farm.fleet import caretakers, queue
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
    """Say who answers; FARM_READY_NEEDS says who must. Without events all is only less lively."""
    farm = services()
    state = Readiness(
        database=_state(farm.db.ping),
        storage=_state(farm.storage.check),
        events=_state(farm.events.ping),
        maintenance=_state(partial(_ask, caretakers.require_one)),
        workers=_state(partial(_ask, queue.require_open)),
    )
    missing = farm.settings.needs - {name for name, said in state if said == "ok"}
    return reply(state, 503 if missing else 200)


def _ask(require: Callable[[Session, float], object]) -> None:
    farm = services()
    with farm.db.read() as session:
        require(session, farm.settings.lease_seconds)


def _state(check: Callable[[], object]) -> str:
    try:
        check()
    except (FarmError, redis.RedisError, OSError) as error:
        return str(error) if isinstance(error, FarmError) else type(error).__name__
    return "ok"
