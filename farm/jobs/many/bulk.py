"""One order to many jobs: each by itself, so that one that does not allow it stops no other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.domain.states import LIVE, TERMINAL, Action, JobState, sources
from farm.errors import BadSettings, Conflict, NotFound
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.listing import lookup
from farm.jobs.listing.filters import JobFilter
from farm.sql.models import Job

MOST = 1000  # jobs that one order reaches


class Deed(StrEnum):
    """What can be done to many jobs."""

    CANCEL = "cancel"
    PAUSE = "pause"
    RESUME = "resume"
    DELETE = "delete"
    RESTORE = "restore"
    ERASE = "erase"
    PRIORITY = "priority"
    LIKE = "like"
    UNLIKE = "unlike"


LIKING = {Deed.LIKE: True, Deed.UNLIKE: False}
GOING = {Deed.DELETE: bin.put, Deed.ERASE: bin.erase}
BINNED = (Deed.RESTORE, Deed.ERASE)  # of whose filters only what is in the bin is meant


class Order(BaseModel):
    """What to do, and to which jobs: by their ids, or by a filter."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    action: Deed
    """What to do."""

    ids: list[str] | None = Field(None, min_length=1, max_length=MOST)
    """To these jobs."""

    filter: JobFilter | None = None
    """To those jobs that you may see, that allow it, and for which all of this holds."""

    priority: int | None = Field(None, ge=-100, le=100, strict=True)
    """For the action `priority`: higher is rendered sooner."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.ids is None) == (self.filter is None):
            raise ValueError("name the jobs by ids or by filter, by one of the two")
        if (self.action == Deed.PRIORITY) != (self.priority is not None):
            raise ValueError("priority belongs to the action `priority`, and to no other")
        return self


@dataclass
class Outcome:
    """What became of an order."""

    done: list[Job] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)  # the ids of jobs that were deleted or erased
    refused: dict[str, str] = field(default_factory=dict)  # why not, by id


def carry_out(services: Services, viewer: Viewer, order: Order) -> tuple[Outcome, bool]:
    """Do it; also return whether the filter fits further jobs, for another order."""
    if order.ids is not None:
        return do(services, viewer, order.action, order.ids, order.priority or 0), False
    with services.db.read() as session:
        ids = _meant(session, viewer, order.action, order.filter or JobFilter())
    outcome = do(services, viewer, order.action, ids[:MOST], order.priority or 0)
    return outcome, len(ids) > MOST


def do(
    services: Services, viewer: Viewer, deed: Deed, ids: Iterable[str], priority: int = 0
) -> Outcome:
    """Do something to each job that allows it."""
    outcome = Outcome()
    for job_id in dict.fromkeys(ids):
        try:
            if deed in GOING:
                GOING[deed](services, viewer, job_id)
                outcome.gone.append(job_id)
            elif deed == Deed.RESTORE:
                outcome.done.append(bin.restore(services, viewer, job_id))
            elif deed in LIKING:
                liked = LIKING[deed]
                outcome.done.append(orders.change(services, viewer, job_id, None, favourite=liked))
            elif deed == Deed.PRIORITY:
                job = orders.change(services, viewer, job_id, None, priority=priority)
                outcome.done.append(job)
            else:
                outcome.done.append(orders.act(services, viewer, job_id, Action(deed)))
        except (Conflict, NotFound, BadSettings) as error:
            outcome.refused[job_id] = str(error)
    return outcome


def _meant(session: Session, viewer: Viewer, deed: Deed, wanted: JobFilter) -> list[str]:
    """Return the ids of jobs that allow it, the oldest first."""
    states = sorted(_allowing(deed))
    if deed in BINNED:
        wanted = wanted.model_copy(update={"bin": True})
    found = lookup.find(session, viewer, wanted, states=states, sort="created", limit=MOST + 1)
    return [job.id for job in found]


def _allowing(deed: Deed) -> frozenset[JobState]:
    if deed in (Deed.DELETE, *BINNED):
        return TERMINAL
    if deed in LIKING:
        return frozenset(JobState)
    return LIVE if deed == Deed.PRIORITY else sources(Action(deed))
