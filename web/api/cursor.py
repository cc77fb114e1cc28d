"""Where a page of jobs ends: a place in time, so that new jobs do not shift the next page."""

import base64
import binascii
import json

from farm.errors import Fault, InvalidInput


def encode(created: float, job_id: str) -> str:
    """Return the cursor after a job."""
    return base64.urlsafe_b64encode(json.dumps([created, job_id]).encode()).decode().rstrip("=")


def decode(cursor: str | None) -> tuple[float, str] | None:
    """Return the place that a cursor names; raise InvalidInput if it is none of ours."""
    if cursor is None:
        return None
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        created, job_id = json.loads(text)
        return float(created), str(job_id)
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        detail = "This cursor is none that a page before gave out: take its `next` as it is."
        raise InvalidInput(detail, faults=(Fault("/cursor", detail),)) from error
