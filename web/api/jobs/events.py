"""Live events of a job, and of the farm."""

from flask import Response, request

from farm.domain.resources import FarmSnapshot
from farm.domain.states import LIVE, TERMINAL
from farm.infra.events import Event
from farm.jobs.listing import lookup
from web.api import present
from web.api.blueprint import JobPath, resource
from web.context import hub, services, viewer
from web.live import stream
from web.live.stream import Stream
from web.people.identity import standing

api = resource("events", "Live events, as server-sent events")

STREAM = {
    "description": "An endless answer",
    "content": {"text/event-stream": {"schema": {"type": "string"}}},
}
NOTHING_LEFT = {"description": "The job ended, and you know it: do not come back"}
MOST_LIVE_JOBS = 200  # in the farm's snapshot


@api.get(
    "/jobs/<string:job_id>/events",
    operation_id="streamJobEvents",
    responses={"200": STREAM, "204": NOTHING_LEFT},
)
def of_job(path: JobPath) -> Response:
    """Follow a job: `snapshot`, then `state`, `progress`, `preview` and `artifact` to its end.

    Send the id of the last event you know as Last-Event-ID to get those after it.
    """
    farm, asker, last_id = services(), viewer(), request.headers.get("Last-Event-ID")
    with farm.db.read() as session:
        job = lookup.get(session, asker, path.job_id)
    if last_id and last_id.endswith(stream.END) and job.state in TERMINAL:
        return Response(status=204)

    def snapshot() -> tuple[str, bool]:
        with farm.db.read() as session:
            row = lookup.get(session, asker, path.job_id)
            shown = present.job(session, row, farm.settings)
        return shown.model_dump_json(), row.state in TERMINAL

    mailbox = hub().subscribe(asker.name, job.id)
    wanted = path.job_id.__eq__
    told = Stream(hub(), mailbox, snapshot, lambda event: wanted(event.job_id), last_id)
    return stream.answer(told, standing())


@api.get("/events", operation_id="streamEvents", responses={"200": STREAM})
def of_farm() -> Response:
    """Follow every job that you may see; the snapshot holds those that have not ended."""
    farm, asker = services(), viewer()

    def snapshot() -> tuple[str, bool]:
        with farm.db.read() as session:
            rows = lookup.find(session, asker, states=sorted(LIVE), limit=MOST_LIVE_JOBS)
            shown = FarmSnapshot(
                queue=present.queue_depth(session, asker, farm.settings),
                jobs=present.jobs(session, rows, farm.settings),
            )
        return shown.model_dump_json(), False

    def wanted(event: Event) -> bool:
        return asker.sees_all or event.owner == asker.name

    mailbox = hub().subscribe(asker.name)
    last_id = request.headers.get("Last-Event-ID")
    told = Stream(hub(), mailbox, snapshot, wanted, last_id)
    return stream.answer(told, standing())
