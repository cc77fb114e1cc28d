"""A job's live events, read line by line, across lost connections."""

import json
import time
from dataclasses import dataclass, field
from typing import Any

from farm.domain.resources import Job, Progress
from farm.domain.states import TERMINAL, JobState

PATIENCE_S = 300.0  # of silence: a server that restarts is back long before


@dataclass(frozen=True)
class Update:
    """One piece of news of a job."""

    kind: str
    """snapshot, state, progress, preview, artifact or resync."""

    data: dict[str, Any] = field(default_factory=dict)
    """As the server sent it."""

    @property
    def state(self) -> JobState | None:
        """The job's state, if this tells it."""
        return JobState(self.data["state"]) if "state" in self.data else None

    @property
    def progress(self) -> Progress | None:
        """How far the render is, if this tells it."""
        if self.kind == "snapshot":
            return self.job.progress if self.job else None
        return Progress.model_validate(self.data) if self.kind == "progress" else None

    @property
    def job(self) -> Job | None:
        """The whole job, in a snapshot."""
        return Job.model_validate(self.data) if self.kind == "snapshot" else None


class Follower:
    """Turns lines into updates and remembers where to go on after a cut."""

    def __init__(self) -> None:
        self.over = False
        self.pause = 2.0  # seconds before the next connection
        self._last_id: str | None = None
        self.heard()
        self._fields: dict[str, str] = {}

    def headers(self) -> dict[str, str]:
        """Return the headers of the next connection."""
        self._fields = {}
        place = {"Last-Event-ID": self._last_id} if self._last_id else {}
        return {"Accept": "text/event-stream"} | place

    def heard(self) -> None:
        """Note that the farm told something."""
        self._heard = time.monotonic()

    @property
    def has_given_up(self) -> bool:
        """Whether nothing was heard for so long that waiting on makes no sense."""
        return time.monotonic() - self._heard > PATIENCE_S

    def feed(self, line: str) -> list[Update]:
        """Take a line without its end; return the update that it completes, if it does."""
        self.heard()
        if line:
            name, _, value = line.partition(":")
            self._fields[name] = value.removeprefix(" ")
            return []
        fields, self._fields = self._fields, {}
        if "retry" in fields:
            self.pause = int(fields["retry"]) / 1000
        if "data" not in fields:
            return []
        self._last_id = fields.get("id", self._last_id)
        update = Update(fields.get("event", "message"), json.loads(fields["data"]))
        self.over = update.state in TERMINAL
        return [update]
