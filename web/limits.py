"""How many requests one person may send: a window of a minute, counted in this process."""

from flask import Flask, Response, g, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from farm.errors import TooMany
from web.api.present import API


class RateLimit:
    """Counts the API's requests of each caller and says in every answer how many are left."""

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def count(self) -> None:
        """Count a request; raise TooMany if it is one too many."""
        if not request.path.startswith(API):
            return
        caller = g.viewer.name if g.viewer else f"address {request.remote_addr}"
        allowed = self._window.hit(self._item, caller)
        reset, left = self._window.get_window_stats(self._item, caller)
        g.rate_limit = {
            "RateLimit-Limit": str(self._item.amount),
            "RateLimit-Remaining": str(left),
            "RateLimit-Reset": str(max(1, round(reset - g.began_at))),
        }
        if not allowed:
            raise TooMany(f"At most {self._item.amount} requests a minute are taken: slow down.")

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
        limit = RateLimit(settings.requests_per_minute)
        app.before_request(limit.count)
        app.after_request(limit.tell)
