"""How the farm was in the last days: its line minute by minute, and who worked on what."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.fleet import queue
from farm.infra.services import Services
from farm.jobs.leasing.endings import BROKEN, Outcome
from farm.sql.database import now
from farm.sql.models import Attempt, Job, Sample

MINUTE_S = 60
DAY_S = 86_400
KEPT_S = 8 * DAY_S
MOST_SPANS = 50_000  # the newest


@dataclass(frozen=True)
class Span:
    """An attempt of the last day."""

    worker: str
    job_id: str | None  # None: of somebody else, whose jobs one does not see
    kind: str
    started: float
    ended: float | None  # None: it goes on
    outcome: str | None


@dataclass(frozen=True)
class Record:
    """What a worker did in the last day."""

    done: int = 0  # jobs that it finished
    broken: int = 0  # attempts that ended by its fault


def sample(services: Services) -> None:
    """Write down how this minute is, unless somebody has."""
    with services.db.write() as session:
        depth = queue.depth(session)
        alive = queue.fleet(session, services.settings.lease_seconds).alive
        row = {
            "minute": int((session.scalar(select(now())) or 0.0) // MINUTE_S),
            "waiting": depth.waiting,
            "running": depth.running,
            "workers": alive,
            "pickup": _pickup(session),
        }
        insert = sqlite.insert if services.db.is_sqlite else postgresql.insert
        session.execute(insert(Sample).values(row).on_conflict_do_nothing())


def _pickup(session: Session) -> float | None:
    """Return how long jobs had waited that a first worker began within the last minute."""
    since = now() - MINUTE_S
    lately = Attempt.ended.is_(None) | (Attempt.ended > since)  # by the index on ends
    query = select(Attempt.started - Job.created).join(Job, Job.id == Attempt.job_id)
    waited = session.scalars(query.where(lately, Attempt.started > since, Attempt.epoch == 1)).all()
    return max(median(waited), 0.0) if waited else None


def forget(services: Services) -> None:
    """Let go of what is not shown any more."""
    with services.db.write() as session:
        session.execute(delete(Sample).where(Sample.minute < (now() - KEPT_S) / MINUTE_S))


def samples(session: Session) -> list[Sample]:
    """Return the last day's, the oldest first."""
    lately = Sample.minute > (now() - DAY_S) / MINUTE_S
    return list(session.scalars(select(Sample).where(lately).order_by(Sample.minute)))


def spans(session: Session, viewer: Viewer) -> Iterator[Span]:
    """Yield the attempts of the last day, the newest first."""
    columns = (Attempt.worker_id, Attempt.started, Attempt.ended, Attempt.outcome)
    query = select(*columns, Job.id, Job.kind, Job.owner).join(Job, Job.id == Attempt.job_id)
    lately = query.where(Attempt.ended.is_(None) | (Attempt.ended > now() - DAY_S))
    newest = lately.order_by(Attempt.id.desc()).limit(MOST_SPANS)
    for worker, started, ended, outcome, job_id, kind, owner in session.execute(newest):
        seen = job_id if viewer.may_see(owner) else None
        yield Span(worker, seen, kind, started, ended, outcome)


def records(session: Session) -> dict[str, Record]:
    """Return what each worker did in the last day."""
    done = func.count().filter(Attempt.outcome == Outcome.SUCCEEDED)
    broken = func.count().filter(Attempt.outcome.in_(BROKEN))
    query = select(Attempt.worker_id, done, broken).where(Attempt.ended > now() - DAY_S)
    rows = session.execute(query.group_by(Attempt.worker_id))
    return {worker: Record(finished, failed) for worker, finished, failed in rows}


def clock(session: Session) -> float:
    """Return the moment that is now, as these times are told."""
    return session.scalar(select(now())) or 0.0
