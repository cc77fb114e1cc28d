"""Polling a job cheaply: an ETag that changes with what is shown, and when to come back."""

import hashlib
import time
from functools import lru_cache

from flask import Response, request

from farm.domain.states import TERMINAL, JobState
from farm.errors import PreconditionFailed, TooMany, Unavailable
from farm.fleet import queue
from farm.jobs.listing import lookup
from web.api import present
from web.context import hub, services, viewer

POLL_AFTER_S = 1  # while something may change
LONGEST_WAIT_S = 60  # that Prefer: wait may ask for
LOOK_S = 2.0  # between two looks while waiting, should news get lost
REMEMBERED = 500  # answers of some kilobytes


def answer(job_id: str) -> Response:
    """Return the job, or that it has not changed since the client's ETag."""
    farm, asker = services(), viewer()
    state, version, mark = lookup.fingerprint(farm, asker, job_id)
    if state == JobState.QUEUED:  # its place and its reason depend on others
        with farm.db.read() as session:
            mark += str(queue.waits(session, [job_id], farm.settings))
    etag = f"{version}-{hashlib.sha256(mark.encode()).hexdigest()[:16]}"
    headers = {"ETag": f'"{etag}"', "Cache-Control": "private, no-cache"}
    if state not in TERMINAL:
        headers["Retry-After"] = str(POLL_AFTER_S)
    if request.if_none_match.contains_weak(etag):
        return Response(status=304, headers=headers)
    body = _read(job_id) if state == JobState.QUEUED else _remembered(job_id, etag)
    return Response(body, headers=headers, mimetype="application/json")


def _read(job_id: str) -> str:
    farm = services()
    with farm.db.read() as session:
        row = lookup.get(session, viewer(), job_id)
        return present.job(session, row, farm.settings).model_dump_json()


@lru_cache(REMEMBERED)
def _remembered(job_id: str, _etag: str) -> str:
    """Return what a job that does not wait shows: the same to everyone who may see it.

    What is read may be newer than the tag, if something happened in between. The next poll then
    has another tag, and this one never comes back; a waiting job's could, it depends on others.
    """
    return _read(job_id)


def expected_versions() -> set[str] | None:
    """Return the versions of which If-Match wants one, None if any will do.

    A tag that a proxy made weak is as good: its version says what counts.
    """
    if request.headers.get("If-Match", "*").strip() == "*":
        return None
    tags = request.if_match.as_set(include_weak=True)
    versions = {tag.partition("-")[0] for tag in tags if tag}
    if not any(map(str.isdecimal, versions)):
        raise PreconditionFailed("If-Match must be an ETag that this job was shown with.")
    return versions


def wait_if_preferred(job_id: str) -> dict[str, str]:
    """Wait for the job's end as long as `Prefer: wait=N` says; return what `reply` adds."""
    seconds = _preferred_wait()
    if seconds is None:
        return {}
    try:
        mailbox = hub().subscribe(viewer().name, job_id)
    except (TooMany, Unavailable):  # a preference may be left aside
        return {}
    deadline = time.monotonic() + seconds
    try:
        while not mailbox.closed and (left := deadline - time.monotonic()) > 0:
            with services().db.read() as session:
                if lookup.get(session, viewer(), job_id).state in TERMINAL:
                    break
            mailbox.rest(min(left, LOOK_S))
    finally:
        hub().unsubscribe(mailbox)
    return {"Preference_Applied": f"wait={seconds}"}


def _preferred_wait() -> int | None:
    for preference in request.headers.get("Prefer", "").split(","):
        name, _, value = preference.strip().partition("=")
        if name.strip().lower() == "wait" and value.strip().isdecimal():
            return min(int(value.strip()[:6]), LONGEST_WAIT_S)
    return None
