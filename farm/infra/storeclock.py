"""Requests to the store are dated by its clock: a machine whose own is wrong can still work.

S3 refuses what is dated more than 15 minutes off. The refusal carries the store's time; the
difference is remembered, and the request signed again.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from botocore.auth import AUTH_TYPE_MAPS, SIGV4_TIMESTAMP, S3SigV4Auth

TOLERATED = timedelta(minutes=5)
REFUSED = 403


class StoreClockAuth(S3SigV4Auth):  # type: ignore[misc]  # botocore has no types
    """Signature version 4, dated by the store's clock as far as it is known."""

    ahead = timedelta()  # of this machine's clock; one store a process

    def _modify_request_before_signing(self, request: Any) -> None:
        now = datetime.now(UTC) - self.ahead
        request.context["timestamp"] = now.strftime(SIGV4_TIMESTAMP)
        super()._modify_request_before_signing(request)


def follow_the_store(client: Any) -> None:
    """Make a boto3 client learn the store's time from its refusals."""
    AUTH_TYPE_MAPS["s3v4"] = StoreClockAuth
    client.meta.events.register_first("needs-retry.s3", _learn)


def _learn(response: Any = None, **_named: Any) -> int | None:
    """Return 0, retry at once, if the refusal says that our date was off."""
    if response is None or response[0].status_code != REFUSED:
        return None
    date = response[0].headers.get("Date")
    if date is None:
        return None
    ahead = datetime.now(UTC) - parsedate_to_datetime(date)
    if abs(ahead - StoreClockAuth.ahead) < TOLERATED:
        return None
    StoreClockAuth.ahead = ahead
    return 0
