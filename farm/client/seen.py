"""A job and a batch as they were when a client last looked at them."""

from typing import Any

from farm.client import scripts
from farm.domain import resources
from farm.domain.states import JobState


class SeenJob:
    """A job on the farm, as it was when it was last looked at (`job`)."""

    def __init__(self, client: Any, job: resources.Job) -> None:
        self.job = job
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} {self.state}>"

    @property
    def id(self) -> str:
        """The job's id."""
        return self.job.id

    @property
    def state(self) -> JobState:
        """The job's state when it was last looked at."""
        return self.job.state


class SeenBatch:
    """Jobs that belong together, as they were when they were last looked at (`batch`)."""

    def __init__(self, client: Any, batch: resources.Batch) -> None:
        self.batch = batch
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} of {len(self.batch.jobs)}>"

    @property
    def id(self) -> str:
        """The batch's id."""
        return self.batch.id

    @property
    def over(self) -> bool:
        """Whether all of its jobs had ended when it was last looked at."""
        return scripts.over(self.batch)
