"""How many requests one person may send in a minute, whichever web process they reach.

Whoever shows no good token is counted by address, so that nobody guesses tokens at any speed.
Each process counts by itself and exchanges its counts with the others through the broker once a
second, beside the requests: none waits for the broker, and without it each process counts alone.
"""

import time
from collections import Counter
from threading import Lock, Thread

import redis
from flask import Flask, Response, g, request

from farm.base.breaker import Breaker
from farm.domain.addresses import API
from farm.errors import TooMany

COUNTED = (API, "/signin")
MINUTE_S = 60
SHARE_S = 1.0  # between two exchanges
PATIENCE_S = 1.0  # with the broker


class Tally:
    """Everyone's requests in the current minute, of this process and, a second late, of all."""

    def __init__(self, redis_url: str) -> None:
        self._redis_url = redis_url
        self._attempt = Breaker((redis.RedisError, OSError))
        self._lock = Lock()
        self._minute = 0
        self._total: Counter[str] = Counter()
        self._unsent: Counter[str] = Counter()
        self._sharing = False

    def count(self, caller: str, minute: int) -> int:
        """Count a request; return how many this caller has sent in this minute."""
        with self._lock:
            if minute != self._minute:
                self._minute, self._total, self._unsent = minute, Counter(), Counter()
            self._total[caller] += 1
            self._unsent[caller] += 1
            total = self._total[caller]
            first, self._sharing = not self._sharing, True
        if first:
            Thread(target=self._share_while_busy, daemon=True).start()
        return total

    def _share_while_busy(self) -> None:
        while True:
            time.sleep(SHARE_S)
            self.share()
            with self._lock:
                # Said and done at once: told to end in one breath and asked in the next, this
                # thread would go on beside the one that a request between them has started.
                if not self._unsent:
                    self._sharing = False
                    return

    def share(self) -> None:
        """Exchange counts with the other processes, if the broker is there."""
        with self._lock:
            minute, sent, self._unsent = self._minute, self._unsent, Counter()
        # What an exchange that fails took along is counted by nobody else: sent again, it could
        # be counted twice.
        self._attempt(lambda: self._exchange(minute, sent))

    def _exchange(self, minute: int, sent: Counter[str]) -> None:
        timeouts = {"socket_connect_timeout": PATIENCE_S, "socket_timeout": PATIENCE_S}
        with (
            redis.Redis.from_url(self._redis_url, **timeouts) as broker,
            broker.pipeline(transaction=False) as pipe,
        ):
            for caller, number in sent.items():
                key = f"farm:requests:{minute}:{caller}"
                pipe.incrby(key, number)
                pipe.expire(key, 2 * MINUTE_S)
            totals = pipe.execute()[::2]
        with self._lock:
            if minute == self._minute:
                for caller, total in zip(sent, totals, strict=True):
                    known = total + self._unsent[caller]
                    self._total[caller] = max(self._total[caller], known)


class RateLimit:
    """Limits the API's requests of each caller and says in every answer how many are left."""

    def __init__(self, per_minute: int, tally: Tally) -> None:
        self._per_minute = per_minute
        self._tally = tally

    def count(self) -> None:
        """Count a request; raise TooMany if it is one too many."""
        if not request.path.startswith(COUNTED):
            return
        caller = g.viewer.name if g.viewer else f"address {request.remote_addr}"
        minute, second = divmod(g.began_at, MINUTE_S)
        total = self._tally.count(caller, int(minute))
        g.rate_limit = {
            "RateLimit-Limit": str(self._per_minute),
            "RateLimit-Remaining": str(max(0, self._per_minute - total)),
            "RateLimit-Reset": str(max(1, round(MINUTE_S - second))),
        }
        if total > self._per_minute:
            raise TooMany(f"At most {self._per_minute} requests a minute are taken: slow down.")

    @staticmethod
    def tell(response: Response) -> Response:
        """Add what is known to an answer."""
        told = g.get("rate_limit", {})
        response.headers.update(told)
        if response.status_code == TooMany.status:
            response.headers["Retry-After"] = told.get("RateLimit-Reset", "1")
        return response


def register(app: Flask) -> None:
    """Limit everyone's requests, where people sign in at all; after `identity`."""
    settings = app.extensions["services"].settings
    if settings.needs_login and settings.requests_per_minute:
        limit = RateLimit(settings.requests_per_minute, Tally(settings.redis_url))
        app.before_request(limit.count)
        app.after_request(limit.tell)
