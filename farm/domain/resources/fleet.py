"""The workers, what waits for them, and what work took."""

from datetime import datetime
from typing import Any

from pydantic import Field

from farm.domain.resources.jobs import Job
from farm.domain.resources.resource import Resource


class Worker(Resource):
    """One worker process."""

    id: str
    host: str
    device: str
    device_kind: str = "cpu"
    """cpu or gpu, or with -half if it multiplies in half precision."""

    memory_bytes: int | None = None
    """What a job may use there; null if the worker has not told."""

    labels: list[str] = Field(default_factory=list)
    """Which jobs may ask for."""

    kinds: list[str] = Field(default_factory=list)
    """The kinds of jobs that it takes."""

    version: str
    status: str
    """working, idle, draining, drained, resting, set aside, silent or stopped."""

    after_job: bool = False
    """Whether it finishes its job before it rests, where it is draining."""

    reason: str | None = None
    """Why it takes no work, if it does not."""

    job_id: str | None = None
    eta_seconds: float | None = None
    """Until that job ends; null if nobody knows yet."""

    memory_used_bytes: int | None = None
    """Taken on its device, of a CPU by its process; null if it has not told."""

    temperature_celsius: int | None = None
    """Of its device; null if that does not tell."""

    disk_free_bytes: int | None = None
    """For files on their way, on its machine."""

    started: datetime
    seen: datetime
    """When it last gave a sign of life."""


class Workers(Resource):
    """Every worker that was ever seen, the most recently seen first."""

    items: list[Worker]


class Queue(Resource):
    """The farm at a glance."""

    waiting: int
    running: int
    paused: int
    workers: int
    """Worker processes that are alive and take work."""

    oldest_seconds: float | None = None
    """How long the longest waiting job has waited."""

    first: str | None = None
    """The id of the job that is the first in line of those that you may see."""

    waits_because: str | None = None
    """Why that job waits."""


class FarmSnapshot(Resource):
    """What a stream of the whole farm begins with."""

    queue: Queue
    jobs: list[Job]
    """The newest that have not ended."""


class LiveEvent(Resource):
    """One piece of news, as `farm watch --json` prints it."""

    kind: str
    data: dict[str, Any]


class Readiness(Resource):
    """Who answers or lives: `ok`, or what is wrong."""

    database: str
    storage: str
    events: str
    maintenance: str
    workers: str


class Use(Resource):
    """What the work of one person, project, kind or month took."""

    name: str
    """The person, project, kind of jobs, or the month as 2026-11; empty in a total."""

    jobs: int
    attempts: int
    device_seconds: float
    pixels: int
    """Of the pictures and frames that were finished."""

    joules: float | None = None
    """Energy, of the devices that tell; null: none does."""

    cost: float | None = None
    """Device hours at their price; null: no price is set."""

    estimated_seconds: float | None = None
    """Of the finished jobs whose time was estimated: what was expected of them."""

    actual_seconds: float | None = None
    """What those same jobs took."""

    estimate_error: float | None = None
    """The mean distance of their estimates, as a share of what a job took."""


class Usage(Resource):
    """What work took that ended on some days."""

    by: str
    currency: str
    """Of the costs; empty: not told."""

    items: list[Use]
    total: Use
