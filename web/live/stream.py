"""Live events as server-sent events (the WHATWG HTML standard, 9.2).

A stream begins with a `snapshot`; state, progress, preview and artifact events with ids follow.
A client that comes back with Last-Event-ID gets what it missed, or, where that is no longer kept,
`resync` and a new snapshot. While live events are away, snapshots are read from SQL instead.
"""

import json
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import Protocol

from flask import Response

from farm.domain.states import TERMINAL
from farm.errors import Unavailable
from farm.infra.events import Event, order
from web.api import present
from web.live.hub import Hub, Subscription

PROGRESS_PAUSE_S = 0.5  # a job's progress is told at most this often
HEARTBEAT_S = 15.0
SQL_PAUSE_S = 2.0  # between two looks into SQL while live events are away
RECONNECT_MS = 2000
END = ".end"  # after the id of what told a job's end: who sends it back knows all

Snapshot = Callable[[], tuple[str, bool]]
"""Returns the state of things as JSON, and whether nothing more can happen."""


class Lines(Protocol):
    """A stream's lines, and how its place is given up."""

    def __iter__(self) -> Generator[str, None, None]:
        """Yield them."""

    def leave(self) -> None:
        """Make room for another stream."""


def answer(stream: Lines, is_welcome: Callable[[], bool]) -> Response:
    """Return the response that goes on as long as its reader is welcome."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    told = _while_welcome(stream.__iter__(), is_welcome)
    response = Response(told, mimetype="text/event-stream", headers=headers)
    response.call_on_close(stream.leave)  # also if nobody ever reads
    return response


def _while_welcome(
    lines: Generator[str, None, None], is_welcome: Callable[[], bool]
) -> Iterator[str]:
    looked = time.monotonic()
    with closing(lines):
        for line in lines:
            yield line
            if time.monotonic() - looked >= HEARTBEAT_S:
                if not is_welcome():
                    return
                looked = time.monotonic()


class Stream:
    """One client's stream, about one job or about all that it may see."""

    def __init__(
        self,
        hub: Hub,
        mailbox: Subscription,
        snapshot: Snapshot,
        wanted: Callable[[Event], bool],
        last_id: str | None = None,
    ) -> None:
        self._hub = hub
        self._mailbox = mailbox
        self._snapshot = snapshot
        self._wanted = wanted
        self._last_id = last_id
        self._shown = ""  # the newest snapshot
        self._place, self._id = (0, 0), last_id  # of the newest event told
        self._over = False
        self._held: dict[str, Event] = {}  # progress that has to wait, by job
        self._told: dict[str, float] = {}  # when a job's progress was told last

    def __iter__(self) -> Generator[str, None, None]:
        """Yield the lines of the stream until nothing more can happen."""
        mailbox = self._mailbox
        try:
            yield f"retry: {RECONNECT_MS}\n"  # of the first event's block
            yield from self._begin(mailbox)
            while not (self._over or mailbox.closed):
                yield from self._go_on(mailbox)
        finally:
            self.leave()

    def leave(self) -> None:
        """Make room for another stream."""
        self._hub.unsubscribe(self._mailbox)

    def _begin(self, mailbox: Subscription) -> Iterator[str]:
        missed = self._hub.since(self._last_id) if self._last_id else None
        if missed is None:
            if self._last_id:
                yield _message("resync", "{}")
            yield from self._look(mailbox.cursor)
        else:
            self._place, self._id = order(self._last_id or "0"), self._last_id
            yield from self._tell(_without_stale_progress(missed))
            yield from self._check()

    def _go_on(self, mailbox: Subscription) -> Iterator[str]:
        wait = SQL_PAUSE_S if self._hub.away else HEARTBEAT_S
        if self._held:
            wait = PROGRESS_PAUSE_S
        events = mailbox.get(wait)
        if mailbox.take_loss():
            yield _message("resync", "{}")
            yield from self._look(mailbox.cursor)
        elif events:
            yield from self._tell(events)
        elif self._hub.away:
            yield from self._look(None, only_news=True)
        elif not self._held:
            yield ": still here\n\n"
            yield from self._check()
        yield from self._release()

    def _look(self, cursor: str | None, *, only_news: bool = False) -> Iterator[str]:
        """Tell the state of things, read from SQL."""
        try:
            text, self._over = self._snapshot()
        except Unavailable:
            yield ": the database is away\n\n"
            return
        if text != self._shown or not only_news:
            self._shown = text
            if cursor:
                self._place, self._id = order(cursor), cursor
            yield _message("snapshot", text, self._marked(cursor))

    def _check(self) -> Iterator[str]:
        """End a stream whose last event never arrived."""
        if self._over:
            return
        try:
            text, self._over = self._snapshot()
        except Unavailable:
            return
        if self._over:
            yield _message("snapshot", text, self._marked(self._id))

    def _marked(self, event_id: str | None) -> str | None:
        """Return the id of an event, which says so if nothing comes after it."""
        return f"{event_id or '0-0'}{END}" if self._over else event_id

    def _tell(self, events: list[Event]) -> Iterator[str]:
        for event in events:
            place = order(event.id)
            if place <= self._place or not self._wanted(event):
                continue
            if event.kind == "progress" and self._too_soon(event):
                self._held[event.job_id] = event
                continue
            if event.kind != "progress":
                yield from self._release(event.job_id)
            if event.kind == "state" and event.data["state"] in TERMINAL:
                self._over = self._mailbox.job_id is not None
            yield self._line(event)

    def _line(self, event: Event) -> str:
        # Progress that was held back carries the newest id told: nothing is told twice after a cut.
        if order(event.id) > self._place:
            self._place, self._id = order(event.id), event.id
        return _message(event.kind, json.dumps(present.event(event)), self._marked(self._id))

    def _too_soon(self, event: Event) -> bool:
        now = time.monotonic()
        if now - self._told.get(event.job_id, 0.0) < PROGRESS_PAUSE_S:
            return True
        self._told[event.job_id] = now
        self._held.pop(event.job_id, None)
        return False

    def _release(self, job_id: str | None = None) -> Iterator[str]:
        """Tell held progress: of `job_id` at once, else of every job whose time has come."""
        if job_id is not None:
            due = [job_id] if job_id in self._held else []
        else:
            now = time.monotonic()
            due = [one for one in self._held if now - self._told[one] >= PROGRESS_PAUSE_S]
        for one in due:
            self._told[one] = time.monotonic()
            yield self._line(self._held.pop(one))


def _message(kind: str, data: str, event_id: str | None = None) -> str:
    """Return one event; JSON as we write it holds no line break."""
    head = f"id: {event_id}\n" if event_id else ""
    return f"{head}event: {kind}\ndata: {data}\n\n"


def _without_stale_progress(events: list[Event]) -> list[Event]:
    """Leave of each job's progress only the newest."""
    newest = {event.job_id: event.id for event in events if event.kind == "progress"}
    return [
        event for event in events if event.kind != "progress" or newest[event.job_id] == event.id
    ]
