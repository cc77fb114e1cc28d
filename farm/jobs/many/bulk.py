"""One order to many jobs: each by itself, so that one that does not allow it stops no other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.domain.states import LIVE, TERMINAL, Action, JobState, sources
from farm.errors import BadSettings, Conflict, NotFound
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import albums, bin
from farm.jobs.kept.albums import AlbumName
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
    ADD_TO_ALBUM = "add_to_album"
    TAKE_FROM_ALBUM = "take_from_album"


IN_ALBUMS = (Deed.ADD_TO_ALBUM, Deed.TAKE_FROM_ALBUM)
IN_ANY_STATE = (Deed.LIKE, Deed.UNLIKE, *IN_ALBUMS)
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

    album: AlbumName | None = None
    """For the actions `add_to_album`, which makes it if it is not there, and `take_from_album`."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.ids is None) == (self.filter is None):
            raise ValueError("name the jobs by ids or by filter, by one of the two")
        if (self.action == Deed.PRIORITY) != (self.priority is not None):
            raise ValueError("priority belongs to the action `priority`, and to no other")
        if (self.action in IN_ALBUMS) != (self.album is not None):
            raise ValueError(
                "an album belongs to add_to_album and take_from_album, and to no other"
            )
        return self


@dataclass
class Outcome:
    """What became of an order."""

    done: list[Job] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)  # the ids of jobs that were deleted or erased
    refused: dict[str, str] = field(default_factory=dict)  # why not, by id


def carry_out(services: Services, viewer: Viewer, order: Order) -> tuple[Outcome, bool]:
    """Do it; also return whether the filter fits further jobs, for another order."""
    with services.db.read() as session:
        ids = order.ids or _meant(session, viewer, order.action, order.filter or JobFilter())
    more = order.ids is None and len(ids) > MOST
    given = {"priority": order.priority or 0, "album": order.album or ""}
    return do(services, viewer, order.action, ids[:MOST], **given), more


def do(services: Services, viewer: Viewer, deed: Deed, ids: Iterable[str], **given: Any) -> Outcome:
    """Do something to each job that allows it."""
    outcome = Outcome()
    for job_id in dict.fromkeys(ids):
        try:
            job = _one(services, viewer, deed, job_id, **given)
        except (Conflict, NotFound, BadSettings) as error:
            outcome.refused[job_id] = str(error)
        else:
            outcome.done += [job] if job else []
            outcome.gone += [] if job else [job_id]
    return outcome


def _one(
    services: Services,
    viewer: Viewer,
    deed: Deed,
    job_id: str,
    priority: int = 0,
    album: str = "",
) -> Job | None:
    """Do something to one job; return it, unless it is gone."""
    this = (services, viewer, job_id)
    match deed:
        case Deed.DELETE:
            bin.put(*this)
            return None
        case Deed.ERASE:
            bin.erase(*this)
            return None
        case Deed.RESTORE:
            return bin.restore(*this)
        case Deed.PRIORITY:
            return orders.change(*this, None, priority=priority)
        case Deed.LIKE | Deed.UNLIKE:
            return orders.change(*this, None, favourite=deed == Deed.LIKE)
        case Deed.ADD_TO_ALBUM:
            return albums.add(*this, album)
        case Deed.TAKE_FROM_ALBUM:
            return albums.take(*this, album)
        case _:
            return orders.act(*this, Action(deed))


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
    if deed in IN_ANY_STATE:
        return frozenset(JobState)
    return LIVE if deed == Deed.PRIORITY else sources(Action(deed))
