"""Grids of jobs."""

from datetime import datetime
from typing import Any

from farm.domain.resources.jobs import Job
from farm.domain.resources.resource import Resource
from farm.domain.states import JobState


class BatchEntry(Resource):
    """A grid of jobs, in a list."""

    id: str
    owner: str
    axes: list[dict[str, Any]]
    """The fields that vary (`field`) and their `values`; the last one varies fastest."""

    created: datetime
    counts: dict[JobState, int]
    """How many jobs are in each state."""


class Batch(BatchEntry):
    """A grid of jobs."""

    jobs: list[Job]
    """In the grid's order."""


class BatchPage(Resource):
    """Some grids, newest first."""

    items: list[BatchEntry]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class BatchCheck(Resource):
    """What a grid would take."""

    jobs: int
    memory_bytes: int
    """The least memory that a device must have for the largest of them."""

    estimated_seconds: float | None = None
    """Of all of them together on one worker."""

    warnings: list[str]
