"""One reader of the farm's live events per process, who hands them to every open stream.

A subscriber that is slow loses its backlog, not the others' time: it is told so, and starts again
from a snapshot. So does everyone after the event server was away.
"""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

import redis
import structlog

from farm.errors import TooMany, Unavailable
from farm.infra.events import Event, Events, order

log = structlog.get_logger(__name__)

RECENT = 20_000  # events kept for replay without asking the server
BACKLOG = 1_000  # events that a slow subscriber may be behind
BLOCK_S = 0.5  # one wait for news; a stop is noticed within this time
RETRY_S = 1.0


class Subscription:
    """One stream's mailbox. `cursor` is the id after which every event arrives in it."""

    def __init__(self, job_id: str | None, person: str, cursor: str | None) -> None:
        self.job_id = job_id
        self.person = person
        self.cursor = cursor  # None: the event server is away
        self._events: deque[Event] = deque()
        self._news = threading.Condition()
        self._lost = False
        self.closed = False

    def get(self, timeout: float) -> list[Event]:
        """Return what has arrived; wait up to `timeout` seconds for the first."""
        with self._news:
            if not (self._events or self._lost or self.closed):
                self._news.wait(timeout)
            events = list(self._events)
            self._events.clear()
            return events

    def rest(self, timeout: float) -> None:
        """Wait until something arrives or is lost, and forget it: for who looks for themselves."""
        self.get(timeout)
        self.take_loss()

    def take_loss(self) -> bool:
        """Return whether events were lost since the last call."""
        with self._news:
            lost, self._lost = self._lost, False
            return lost

    def offer(self, event: Event) -> None:
        """Put an event in, or give up on a subscriber that is too far behind."""
        with self._news:
            if len(self._events) >= BACKLOG:
                self._events.clear()
                self._lost = True
            self._events.append(event)
            self._news.notify()

    def lose(self, cursor: str | None) -> None:
        """Say that events may be missing; those after `cursor` will arrive."""
        with self._news:
            self._events.clear()
            self._lost, self.cursor = True, cursor
            self._news.notify()

    def close(self) -> None:
        """Wake the subscriber for the last time."""
        with self._news:
            self.closed = True
            self._news.notify()


class Hub:
    """Reads the stream while the process lives and anyone has ever subscribed."""

    def __init__(self, events: Events, room: int, share: int) -> None:
        """Take at most `room` subscriptions at a time, of these at most `share` of one person."""
        self.alive: Callable[[], bool] = lambda: True  # the server says when it stops
        self._events = events
        self._room, self._share = room, share
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._cursor: str | None = None
        self._recent: deque[Event] = deque(maxlen=RECENT)
        self._of_job: defaultdict[str | None, set[Subscription]] = defaultdict(set)
        self._stopping = False

    @property
    def away(self) -> bool:
        """Whether the event server cannot be read."""
        return self._cursor is None

    @property
    def streams(self) -> int:
        """How many subscriptions are open."""
        with self._lock:
            return sum(map(len, self._of_job.values()))

    def subscribe(self, person: str, job_id: str | None = None) -> Subscription:
        """Return a mailbox for one job's events, or for everybody's.

        Raises Unavailable where there is no room, and TooMany where one person has their share.
        """
        with self._lock:
            self._require_room(person)
            self._start()
            subscription = Subscription(job_id, person, self._cursor)
            subscription.closed = self._stopping
            self._of_job[job_id].add(subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """Forget a mailbox, also one that is forgotten already."""
        with self._lock:
            peers = self._of_job[subscription.job_id]
            peers.discard(subscription)
            if not peers:
                del self._of_job[subscription.job_id]

    def _require_room(self, person: str) -> None:
        everyone = self._all()
        if len(everyone) >= self._room:
            raise Unavailable("This server has as many live streams as it takes: poll instead.")
        if sum(one.person == person for one in everyone) >= self._share:
            raise TooMany(
                f"You have {self._share} live streams open, and nobody may have more: close some, "
                "or poll instead."
            )

    def since(self, after: str) -> list[Event] | None:
        """Return the events after id `after`, or None if that is unknown or no longer kept."""
        try:
            place = order(after)
        except ValueError:
            return None
        with self._lock:
            if self._cursor is None or place > order(self._cursor):
                return None
            if self._recent and order(self._recent[0].id) <= place:
                return self._recent_after(place)
        try:
            return self._events.since(after)
        except redis.RedisError:
            return None

    def close(self) -> None:
        """End the reader and every stream."""
        with self._lock:
            self._stopping = True
        if self._thread is not None:
            self._thread.join(BLOCK_S + RETRY_S + 1)

    def _recent_after(self, place: tuple[int, int]) -> list[Event]:
        found: list[Event] = []
        for event in reversed(self._recent):
            if order(event.id) <= place:
                break
            found.append(event)
        return found[::-1]

    def _start(self) -> None:
        if self._thread is not None:
            return
        self._cursor = self._newest()
        self._thread = threading.Thread(target=self._run, name="hub", daemon=True)
        self._thread.start()

    def _newest(self) -> str | None:
        try:
            return self._events.newest_id()
        except (redis.RedisError, OSError):
            return None

    def _run(self) -> None:
        while self.alive() and not self._stopping:
            if self._cursor is None:
                self._come_back()
            else:
                self._read(self._cursor)
        self._end()

    def _read(self, cursor: str) -> None:
        try:
            events = self._events.read(cursor, BLOCK_S)
        except (redis.RedisError, OSError) as error:
            log.warning("live events are away", reason=type(error).__name__)
            self._restart(None)
            return
        with self._lock:
            for event in events:
                self._spread(event)

    def _spread(self, event: Event) -> None:
        self._cursor = event.id
        self._recent.append(event)
        for key in (event.job_id, None):
            for subscription in self._of_job.get(key, ()):
                subscription.offer(event)

    def _come_back(self) -> None:
        time.sleep(RETRY_S)
        cursor = self._newest()
        if cursor is not None:
            log.info("live events are back")
            self._restart(cursor)

    def _restart(self, cursor: str | None) -> None:
        """Begin anew at `cursor`: what happened before may be unknown to everyone."""
        with self._lock:
            self._cursor = cursor
            self._recent.clear()
            for subscription in self._all():
                subscription.lose(cursor)

    def _end(self) -> None:
        with self._lock:
            self._stopping = True
            for subscription in self._all():
                subscription.close()

    def _all(self) -> list[Subscription]:
        return [one for peers in self._of_job.values() for one in peers]
