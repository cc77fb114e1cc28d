"""Requests to the store are dated by its clock: a machine whose own is wrong can still work.

S3 refuses what is dated more than 15 minutes off. The refusal carries the store's time; the
difference is remembered, and the request signed again.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any

from botocore import UNSIGNED
from botocore.auth import SIGV4_TIMESTAMP, S3SigV4Auth

TOLERATED = timedelta(minutes=5)
REFUSED = 403
SIGNED = "s3v4"  # requests that are sent; links that are signed for others are "s3v4-query"


class StoreClock:
    """The clock of one store, as far as its clients have learned it."""

    def __init__(self) -> None:
        self.ahead = timedelta()  # of this machine's clock

    def date(self, client: Any, credentials: Any) -> None:
        """Let a boto3 client with these credentials, if there are any, sign by this clock."""
        events = client.meta.events
        if credentials is not None:
            events.register_first("choose-signer.s3", _leave)
            events.register("before-sign.s3", partial(self._sign, credentials))
        events.register_first("needs-retry.s3", self._learn)

    def _sign(
        self,
        credentials: Any,
        request: Any,
        signature_version: Any,
        signing_name: str,
        region_name: str,
        **_named: Any,
    ) -> None:
        """Sign what botocore was told to leave unsigned."""
        if signature_version is UNSIGNED:
            frozen = credentials.get_frozen_credentials()
            _Signature(frozen, signing_name, region_name, self.ahead).add_auth(request)

    def _learn(self, response: Any = None, **_named: Any) -> int | None:
        """Return 0, retry at once, if the refusal says that our date was off."""
        if response is None or response[0].status_code != REFUSED:
            return None
        date = response[0].headers.get("Date")
        if date is None:
            return None
        ahead = datetime.now(UTC) - parsedate_to_datetime(date)
        if abs(ahead - self.ahead) < TOLERATED:
            return None
        self.ahead = ahead
        return 0


class _Signature(S3SigV4Auth):  # type: ignore[misc]  # botocore has no types
    """Signature version 4, of a machine whose clock is ahead."""

    def __init__(self, credentials: Any, name: str, region: str, ahead: timedelta) -> None:
        super().__init__(credentials, name, region)
        self._ahead = ahead

    def _modify_request_before_signing(self, request: Any) -> None:
        now = datetime.now(UTC) - self._ahead
        request.context["timestamp"] = now.strftime(SIGV4_TIMESTAMP)
        super()._modify_request_before_signing(request)


def _leave(signature_version: Any, **_named: Any) -> Any:
    """Let botocore sign nothing that is signed here."""
    return UNSIGNED if signature_version == SIGNED else None
