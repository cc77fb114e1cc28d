"""Which files have outlived their use, by age or as too many; maintenance lets them go.

What a job that has not ended needs never goes, nor what a style, an open form or a pinned job has.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from sqlalchemy import ColumnElement, and_, func, literal, select
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.domain.states import TERMINAL
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.library.keeping import excess, garbage
from farm.library.keeping.needed import complete, needed
from farm.sql.database import now
from farm.sql.models import Artifact, Asset, Checkpoint, Job

DAY = 86_400.0
BATCH = 100  # rows that one transaction takes: whoever claims or renews waits for it


class Sort(StrEnum):
    """What kinds of files are kept for some time."""

    UPLOADS = "uploads"
    PREVIEWS = "previews"
    CHECKPOINTS = "checkpoints"
    RESULTS = "results"
    BIN = "bin"  # all of jobs that were deleted


SHOWN = {
    Sort.PREVIEWS: ("preview", "scale"),
    Sort.RESULTS: ("result", "master", "frame", "model"),
}


@dataclass(frozen=True)
class Doomed:
    """A file that goes in the next round."""

    sort: Sort
    id: str  # of the upload, else of the job
    owner: str
    name: str
    bytes: int
    since: float  # when its time began to run


@dataclass(frozen=True)
class Sum:
    """How much of one person's goes."""

    owner: str
    sort: Sort
    count: int
    bytes: int


def periods(settings: Settings) -> dict[Sort, float]:
    """Return how many seconds each kind is kept after its last use, of those that ever go."""
    days = {
        Sort.UPLOADS: settings.uploads_kept_days,
        Sort.PREVIEWS: settings.previews_kept_days,
        Sort.CHECKPOINTS: settings.checkpoints_kept_seconds / DAY,
        Sort.RESULTS: settings.results_kept_days,
        Sort.BIN: settings.bin_days,
    }
    always = (Sort.CHECKPOINTS, Sort.BIN)  # 0 lets these go at once
    return {sort: count * DAY for sort, count in days.items() if count or sort in always}


def doomed(session: Session, settings: Settings, owner: str | None = None) -> Iterator[Doomed]:
    """Yield what would go now: everyone's, or one person's."""
    binned = list(_binned(session, periods(settings)[Sort.BIN], owner))
    erased = {file.id for file in binned}
    yield from binned
    yield from (file for file in _outlived(session, settings, owner) if file.id not in erased)


def binned_for(seconds: float) -> ColumnElement[bool]:
    """Match jobs that have been in the bin for so long."""
    return Job.binned < now() - seconds


def summed(files: Iterable[Doomed]) -> list[Sum]:
    """Return how much goes of whom, in the order of their names."""
    counts, sizes = Counter[tuple[str, Sort]](), Counter[tuple[str, Sort]]()
    for file in files:
        counts[file.owner, file.sort] += 1
        sizes[file.owner, file.sort] += file.bytes
    return [
        Sum(owner, sort, counts[owner, sort], sizes[owner, sort]) for owner, sort in sorted(counts)
    ]


def carry_out(services: Services) -> int:
    """Let go of what has outlived its time; return how many files.

    Checkpoints: see garbage; the bin: see farm.jobs.kept.bin.
    """
    gone = 0
    for sort, seconds in periods(services.settings).items():
        if sort == Sort.UPLOADS:
            gone += _forget_uploads(services, seconds)
        elif sort in SHOWN:
            gone += _forget_files(services, sort, seconds)
    return gone + _forget_excess(services)


def _outlived(session: Session, settings: Settings, owner: str | None) -> Iterator[Doomed]:
    for sort, seconds in periods(settings).items():
        if sort == Sort.UPLOADS:
            yield from _uploads(session, seconds, owner)
        elif sort != Sort.BIN:
            yield from _of_jobs(session, sort, seconds, owner)
    yield from _excess(session, settings, owner)


def _binned(session: Session, seconds: float, owner: str | None) -> Iterator[Doomed]:
    """Yield the files of jobs that go from the bin; of a job without any its name."""
    name, size = func.coalesce(Artifact.name, Job.label), func.coalesce(Artifact.bytes, 0)
    since = func.coalesce(Job.binned, 0.0)
    query = select(Job.id, Job.owner, name, size, since)
    query = query.outerjoin(Artifact, Artifact.job_id == Job.id).where(binned_for(seconds))
    if owner is not None:
        query = query.where(Job.owner == owner)
    for row in session.execute(query.order_by(Job.binned, Job.id)):
        yield Doomed(Sort.BIN, *row)


def _of_jobs(session: Session, sort: Sort, seconds: float, owner: str | None) -> Iterator[Doomed]:
    named = Artifact.name if sort in SHOWN else literal("checkpoint")
    table = Artifact if sort in SHOWN else Checkpoint
    finished = func.coalesce(Job.finished, 0.0)
    query = select(Job.id, Job.owner, named, table.bytes, finished)
    query = query.join(Job, table.job_id == Job.id).where(_ended(seconds))
    if sort in SHOWN:
        query = query.where(~Job.pinned, Artifact.kind.in_(SHOWN[sort]))
    if owner is not None:
        query = query.where(Job.owner == owner)
    rows = session.execute(query.order_by(Job.finished)).all()
    ids = {row[0] for row in rows} if sort in SHOWN else set[str]()
    used = needed(session, ids, seconds)
    for job_id, of, name, size, since in rows:
        if job_id not in used:
            yield Doomed(sort, job_id, of, name, size, since)


def _uploads(session: Session, seconds: float, owner: str | None) -> Iterator[Doomed]:
    query = select(Asset).where(Asset.created < now() - seconds).order_by(Asset.created)
    if owner is not None:
        query = query.where(Asset.owner == owner)
    assets = session.scalars(query).all()
    used = needed(session, [asset.id for asset in assets], seconds)
    for asset in assets:
        if asset.id not in used:
            yield Doomed(
                Sort.UPLOADS, asset.id, asset.owner, asset.name, asset.bytes, asset.created
            )


def _forget_uploads(services: Services, seconds: float) -> int:
    """Their blobs go with the next sweep, as others may have the same bytes."""
    old = select(Asset).where(Asset.created < now() - seconds).order_by(Asset.id).limit(BATCH)
    gone, last = 0, ""
    while True:
        with services.db.write() as session:
            # Submissions lock what they name until their job is there: it is read after.
            rows = session.scalars(old.where(Asset.id > last).with_for_update(skip_locked=True))
            assets = rows.all()
            if not assets:
                return gone
            complete(session)
            used = needed(session, [asset.id for asset in assets], seconds)
            for asset in assets:
                if asset.id not in used:
                    session.delete(asset)
                    gone += 1
            last = assets[-1].id


def _forget_files(services: Services, sort: Sort, seconds: float) -> int:
    old = _ended(seconds) & ~Job.pinned
    return sum(
        _let_go(services, ids, old, [sort], seconds)
        for ids in _portions(services, old & Artifact.kind.in_(SHOWN[sort]))
    )


def _excess(session: Session, settings: Settings, owner: str | None) -> Iterator[Doomed]:
    """Yield what people keep beyond what they may, and does not go by its age already."""
    young = _young(settings)
    ids = excess.jobs(session, settings.kept_bytes, young, owner)
    sorts = {kind: sort for sort, kinds in SHOWN.items() for kind in kinds}
    columns = (Artifact.kind, Job.id, Job.owner, Artifact.name, Artifact.bytes)
    since = func.coalesce(Job.finished, 0.0)
    files = select(*columns, since).join(Job, Job.id == Artifact.job_id).where(young)
    for part in _parts(ids):
        for kind, job_id, of, name, size, ended in session.execute(files.where(Job.id.in_(part))):
            yield Doomed(sorts[kind], job_id, of, name, size, ended)


def _forget_excess(services: Services) -> int:
    settings = services.settings
    with services.db.read() as session:
        ids = excess.jobs(session, settings.kept_bytes, _young(settings))
    # Somebody may have pinned one meanwhile, or named it in a new job.
    still = Job.state.in_(TERMINAL) & ~Job.pinned
    return sum(
        _let_go(services, portion, still, SHOWN)
        for part in _parts(ids)
        for portion in _portions(services, Job.id.in_(part))
    )


def _parts(ids: list[str]) -> Iterator[list[str]]:
    return (ids[first : first + BATCH] for first in range(0, len(ids), BATCH))


def _portions(services: Services, which: ColumnElement[bool]) -> Iterator[list[str]]:
    """Yield jobs, no more at a time than have `BATCH` such files, or one that has more."""
    query = select(Job.id, func.count()).join(Artifact, Artifact.job_id == Job.id).where(which)
    with services.db.read() as session:
        found = session.execute(query.group_by(Job.id).order_by(Job.id)).all()
    portion, files = list[str](), 0
    for job_id, count in found:
        if portion and files + count > BATCH:
            yield portion
            portion, files = [], 0
        portion.append(job_id)
        files += count
    if portion:
        yield portion


def _young(settings: Settings) -> ColumnElement[bool]:
    """Match the files of ended jobs that do not go by their age."""
    ends = [(sort, seconds) for sort, seconds in periods(settings).items() if sort in SHOWN]
    return and_(
        Artifact.kind.in_([kind for kinds in SHOWN.values() for kind in kinds]),
        *(~(Artifact.kind.in_(SHOWN[sort]) & _ended(seconds)) for sort, seconds in ends),
    )


def _let_go(
    services: Services,
    ids: list[str],
    still: ColumnElement[bool],
    sorts: Collection[Sort],
    seconds: float = 0.0,
) -> int:
    """Let files of these jobs go, if a job is still one that matches; return how many went."""
    with services.transaction() as session:
        query = select(Job).where(Job.id.in_(ids), still)
        jobs = session.scalars(query.with_for_update(skip_locked=True)).all()
        complete(session)
        used = needed(session, [job.id for job in jobs], seconds)
        return _forget_of(session, [job for job in jobs if job.id not in used], sorts)


def _forget_of(session: UnitOfWork, jobs: list[Job], sorts: Collection[Sort]) -> int:
    """Forget them, and say so to whoever looks at the jobs."""
    sort_of = {kind: sort for sort in sorts for kind in SHOWN[sort]}
    theirs = Artifact.job_id.in_([job.id for job in jobs]) & Artifact.kind.in_(sort_of)
    found = session.execute(select(Artifact.job_id, Artifact.kind).where(theirs)).all()
    counts = Counter((job_id, sort_of[kind]) for job_id, kind in found)
    garbage.drop_artifacts(session, theirs)
    for job, sort in product(jobs, sorts):
        if count := counts[job.id, sort]:
            job.version += 1
            session.record_event(job, "expired", files=sort, count=count)
    return len(found)


def _ended(seconds: float) -> ColumnElement[bool]:
    return Job.state.in_(TERMINAL) & (Job.finished < now() - seconds)
