"""What a batch has made, as files with names; and its jobs that did not end well, once more."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain import naming
from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS
from farm.domain.roles import Viewer
from farm.domain.states import PHRASES, JobState
from farm.errors import Conflict
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import orders
from farm.jobs.leasing import after
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.jobs.submissions import require_room
from farm.sql.models import Artifact, Asset, Batch, Job, Style


@dataclass(frozen=True)
class File:
    """A finished file, and what it is called among the others."""

    name: str
    artifact: Artifact


class Retry(BaseModel):
    """Which jobs of a batch are queued again."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    status: list[Literal[JobState.FAILED, JobState.CANCELED]] = Field(
        [JobState.FAILED], min_length=1, max_length=2
    )
    """Those in one of these states."""


def files(session: Session, viewer: Viewer, batch: Batch, pattern: str | None) -> list[File]:
    """Return the results of a batch in the grid's order.

    Raises BadSettings if the pattern does not name them, and Conflict if there are none.
    """
    jobs = batches.members(session, viewer, batch)
    called = _Names(session, batch, jobs)
    found = [(job, made) for job in jobs for made in _results(session, job)]
    if not found:
        raise Conflict("None of these jobs has a result yet: come back when one has finished.")
    named = naming.names(pattern, [called.parts(job, made) for job, made in found])
    return [File(name, made) for name, (_job, made) in zip(named, found, strict=True)]


def retry(
    services: Services, viewer: Viewer, batch_id: str, which: Retry | None = None
) -> list[Job]:
    """Queue jobs of a batch that did not end well again, in their places in it; usually the failed.

    The old ones leave it, and stay with all that is known of them.
    """
    states = (which or Retry()).status
    with services.transaction() as session:
        batch = batches.get(session, viewer, batch_id)
        ended = [
            lookup.get(session, viewer, job.id, lock=True)
            for job in batches.members(session, viewer, batch)
            if job.state in states
        ]
        if not ended:
            how = " or ".join(PHRASES[state] for state in states)
            raise Conflict(f"None of these jobs {how}: there is nothing to render again.")
        if batch.owner == viewer.name:
            require_room(session, services.settings, viewer, len(ended))
        return [_again(session, viewer, old) for old in ended]


def _again(session: UnitOfWork, viewer: Viewer, old: Job) -> Job:
    job = orders.twin(old)
    job.parent_id, old.batch_id = old.id, None
    old.version += 1
    session.add(job)
    session.flush()
    after.inherit(session, old, job)
    session.record_event(job, "state", state=job.state, by=viewer.name)
    session.ring()
    return job


def _results(session: Session, job: Job) -> list[Artifact]:
    found = [one for one in lookup.artifacts(session, job) if one.kind == "result"]
    return sorted(found, key=lambda one: one.name)


class _Names:
    """What is filled in for each result of a batch."""

    def __init__(self, session: Session, batch: Batch, jobs: list[Job]) -> None:
        self._batch = batch
        pictures = {photo for job in jobs for photo in KINDS[job.kind].photos(job.spec)}
        pictures |= {style["asset"] for job in jobs for style in bases.paintings(job.spec)[:1]}
        assets = session.scalars(select(Asset).where(Asset.id.in_(pictures)))
        self._pictures = {asset.id: _stem(asset.name) for asset in assets}
        styles = session.scalars(select(Style).where(Style.id.in_({job.style_id for job in jobs})))
        self._styles: dict[str | None, str] = {style.id: style.name for style in styles}

    def parts(self, job: Job, made: Artifact) -> tuple[dict[str, str], str]:
        """Return what stands in the places of a pattern, and how the file's name ends."""
        first, _, rest = made.name.partition("-result")
        photos = KINDS[job.kind].photos(job.spec)
        photo = photos[int(first) - 1] if rest and first.isdecimal() else photos[0]
        first_painting = next((style["asset"] for style in bases.paintings(job.spec)), "")
        painting = self._pictures.get(first_painting, "style")
        values = {
            "photo": self._pictures.get(photo, "deleted"),
            "style": self._styles.get(job.style_id, painting),
            "size": str(max(made.width, made.height)),
            "number": f"{batches.number(self._batch, job) + 1:03}",
            "label": job.label or "picture",
        }
        return values, made.name.partition("result")[2]


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0] or name
