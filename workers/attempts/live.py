"""The line to people through the broker: progress goes out, and "look now" comes in.

Nothing here counts. While the broker is away the render does not notice; orders then wait for
the next heartbeat.
"""

import threading
import time
from typing import Self

import redis

from farm.infra.services import Services
from farm.jobs.leasing.leases import Lease
from workers.attempts.heartbeat import Heartbeat

EVENT_PAUSE_S = 0.5  # people are told at most twice a second
LISTEN_S = 0.1
BROKEN_S = 2.0  # pause after the line broke


class Live:
    """One attempt's line."""

    def __init__(self, services: Services, lease: Lease, heart: Heartbeat) -> None:
        self._events = services.events
        self._lease = lease
        self._heart = heart
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join(BROKEN_S)

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._listen()
            except (redis.RedisError, OSError):
                self._ended.wait(BROKEN_S)

    def _listen(self) -> None:
        with self._events.calls(self._lease.job_id) as called:
            self._heart.wake()  # for what was said before anyone listened
            told, due = None, 0.0
            while not self._ended.is_set():
                if called(LISTEN_S):
                    self._heart.wake()
                progress = self._heart.progress
                if progress is not None and progress is not told and time.monotonic() >= due:
                    self._tell(told := progress)
                    due = time.monotonic() + EVENT_PAUSE_S

    def _tell(self, progress: dict[str, object]) -> None:
        live = {name: value for name, value in progress.items() if name != "curve"}
        self._events.publish("progress", self._lease.job_id, self._lease.owner, live)
