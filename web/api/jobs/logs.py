"""What a job's workers write, while they write it, as server-sent events."""

import json
import time
from collections.abc import Callable, Generator, Iterator

from flask import Response, request

from farm.domain.states import TERMINAL
from farm.errors import NotFound, Unavailable
from farm.jobs.listing import lookup
from farm.sql.models import Attempt
from web.api.blueprint import JobPath, resource
from web.api.jobs.events import NOTHING_LEFT, STREAM
from web.context import hub, services, viewer
from web.live import stream
from web.live.hub import Hub, Subscription
from web.people.identity import standing

api = resource("logs", "What a job's workers write")

Look = Callable[[], tuple[list[Attempt], bool]]
"""Returns the tries at the job, and whether it has ended."""

IDLE = ": still here\n\n"
LOOK_S = 2.0  # between two looks; workers hand their lines in at each heartbeat


@api.get(
    "/jobs/<string:job_id>/log/events",
    operation_id="streamJobLog",
    responses={"200": STREAM, "204": NOTHING_LEFT},
)
def follow(path: JobPath) -> Response:
    """Follow a job's log: a `log` event each time there is more, until the job has ended.

    Each tells the number of the try (`epoch`), its worker and the new `lines`; after a reconnect
    those that are kept are told again. Workers hand their lines in every few seconds.
    """
    farm, asker = services(), viewer()
    with farm.db.read() as session:
        job = lookup.get(session, asker, path.job_id)
    last_id = request.headers.get("Last-Event-ID", "")
    if last_id.endswith(stream.END) and job.state in TERMINAL:
        return Response(status=204)

    def look() -> tuple[list[Attempt], bool]:
        with farm.db.read() as session:
            row = lookup.get(session, asker, path.job_id)
            return lookup.attempts(session, row), row.state in TERMINAL

    mailbox = hub().subscribe(asker.name, job.id)
    return stream.answer(LogStream(hub(), mailbox, look), standing())


class LogStream:
    """One reader's stream of one job's log."""

    def __init__(self, room: Hub, mailbox: Subscription, look: Look) -> None:
        self._room = room
        self._mailbox = mailbox
        self._look = look
        self._told: dict[int, list[str]] = {}  # by epoch, as it was kept last

    def __iter__(self) -> Generator[str, None, None]:
        """Yield the lines of the stream until nothing more can be written."""
        try:
            yield f"retry: {stream.RECONNECT_MS}\n"  # of the first event's block
            is_over = False
            while not (is_over or self._mailbox.closed):
                try:
                    attempts, is_over = self._look()
                except NotFound:  # deleted meanwhile
                    return
                except Unavailable:
                    attempts = []
                yield from self._news(attempts)
                yield f"id: log{stream.END}\nevent: end\ndata: {{}}\n\n" if is_over else IDLE
                self._rest(is_over)
        finally:
            self.leave()

    def leave(self) -> None:
        """Make room for another stream."""
        self._room.unsubscribe(self._mailbox)

    def _news(self, attempts: list[Attempt]) -> Iterator[str]:
        for attempt in attempts:
            kept = (attempt.log or "").splitlines()
            lines = fresh(self._told.get(attempt.epoch, []), kept)
            self._told[attempt.epoch] = kept
            if lines:
                told = {"epoch": attempt.epoch, "worker_id": attempt.worker_id, "lines": lines}
                yield f"event: log\ndata: {json.dumps(told)}\n\n"

    def _rest(self, is_over: bool) -> None:
        """Wait for the next look; what happens to the job meanwhile is no reason for one."""
        until = time.monotonic() + LOOK_S
        while not (is_over or self._mailbox.closed) and (left := until - time.monotonic()) > 0:
            self._mailbox.rest(left)


def fresh(old: list[str], new: list[str]) -> list[str]:
    """Return the lines that are not in `old`, of which the first may be kept no longer."""
    for start in range(len(old) + 1):
        shared = len(old) - start
        if new[:shared] == old[start:]:
            return new[shared:]
    return new
