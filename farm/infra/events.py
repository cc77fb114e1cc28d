"""Live news of all jobs: one Redis stream that every web process reads and fans out.

The stream is short-lived and may vanish at any time; what must last is a row (`JobEvent`).
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import redis

from farm.base.breaker import Breaker

STREAM = "farm:events"
CALLS = "farm:calls:"  # a channel a job: its worker looks into SQL at once
KEPT = 50_000  # events; about three hours of ten busy workers
SECONDS_TO_GIVE_UP = 1.0


@dataclass(frozen=True)
class Event:
    """One piece of news; `id` is its place in the stream, e.g. ``1763700000000-0``."""

    id: str
    job_id: str
    owner: str
    kind: str  # state, progress, preview, artifact
    data: dict[str, Any]


class Events:
    """The stream, to write and to read."""

    def __init__(self, url: str) -> None:
        timeouts = {
            "socket_connect_timeout": SECONDS_TO_GIVE_UP,
            "socket_timeout": SECONDS_TO_GIVE_UP,
        }
        self._redis = redis.Redis.from_url(url, decode_responses=True, **timeouts)
        self._attempt = Breaker((redis.RedisError, OSError))

    def publish(self, kind: str, job_id: str, owner: str, data: dict[str, Any]) -> bool:
        """Tell the world, if the world listens; never raises and never waits for long."""
        fields: dict[Any, Any] = {
            "kind": kind,
            "job": job_id,
            "owner": owner,
            "data": json.dumps(data),
        }

        def send() -> None:
            with self._redis.pipeline(transaction=False) as pipe:
                pipe.xadd(STREAM, fields, maxlen=KEPT)
                if kind == "state":
                    pipe.publish(CALLS + job_id, "")
                pipe.execute()

        return self._attempt(send)

    def call(self, job_id: str) -> bool:
        """Let the worker that renders a job look into SQL now; never raises."""
        return self._attempt(lambda: self._redis.publish(CALLS + job_id, ""))

    @contextmanager
    def calls(self, job_id: str) -> Iterator[Callable[[float], bool]]:
        """Listen for changes of one job's state, as the worker that renders it does.

        What is yielded waits so many seconds (below 1) and returns whether there was one.
        Raises redis.RedisError while the server is away.
        """
        with self._redis.pubsub(ignore_subscribe_messages=True) as channel:  # type: ignore[no-untyped-call]
            channel.subscribe(CALLS + job_id)

            def heard(wait: float) -> bool:
                deadline = time.monotonic() + wait
                while (left := deadline - time.monotonic()) > 0:
                    if channel.get_message(timeout=left):
                        return True
                return False

            yield heard

    def read(self, after: str, wait: float) -> list[Event]:
        """Return the events after id `after`; wait up to `wait` seconds (below 1) for the first.

        Raises redis.RedisError while the server is away.
        """
        answer: Any = self._redis.xread({STREAM: after}, count=1000, block=int(wait * 1000))
        return [_event(*entry) for _stream, entries in answer or [] for entry in entries]

    def since(self, after: str) -> list[Event] | None:
        """Return all events after id `after`, or None if some of them are no longer kept."""
        first: Any = self._redis.xrange(STREAM, count=1)
        if not first or order(first[0][0]) > order(after):
            return None
        entries: Any = self._redis.xrange(STREAM, min=f"({after}")
        return [_event(*entry) for entry in entries]

    def newest_id(self) -> str:
        """Return the id of the newest event, or ``0-0``."""
        newest: Any = self._redis.xrevrange(STREAM, count=1)
        return str(newest[0][0]) if newest else "0-0"

    def ping(self) -> None:
        """Raise redis.RedisError if the server does not answer."""
        self._redis.ping()

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()


def _event(entry_id: str, fields: dict[str, str]) -> Event:
    return Event(
        entry_id, fields["job"], fields["owner"], fields["kind"], json.loads(fields["data"])
    )


def order(entry_id: str) -> tuple[int, int]:
    """Return an id as a number that sorts; raise ValueError if it is none."""
    milliseconds, _, number = entry_id.partition("-")
    return int(milliseconds), int(number or 0)
