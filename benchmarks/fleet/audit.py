"""What must be true after a trial, whatever was done to its workers; and how fair it was."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.placement import parse
from farm.domain.states import JobState
from farm.sql.models import Artifact, Attempt, Checkpoint, Job, Worker

CLOCK_S = 0.01  # two readings of the database's clock in one transaction


@dataclass(frozen=True)
class Audit:
    """How often each promise was broken."""

    lost: int  # jobs that have not ended, or ended without a picture
    doubled: int  # jobs that ran twice at once, or whose end was accepted twice
    too_small: int  # attempts on a worker that had not what the job needs
    stale: int  # rows that a worker wrote without holding the job

    @property
    def clean(self) -> bool:
        """Whether none was."""
        return not any(vars(self).values())

    def __str__(self) -> str:
        return "/".join(map(str, vars(self).values()))


def audit(session: Session, finished: Collection[str]) -> Audit:
    """Check everything; `finished` are the jobs whose end workers saw accepted, each time."""
    jobs = {job.id: job for job in session.scalars(select(Job))}
    workers = {worker.id: worker for worker in session.scalars(select(Worker))}
    attempts: dict[str, list[Attempt]] = {job_id: [] for job_id in jobs}
    for attempt in session.scalars(select(Attempt).order_by(Attempt.epoch)):
        attempts[attempt.job_id].append(attempt)
    twice = {job_id for job_id, count in Counter(finished).items() if count > 1}
    twice |= {job_id for job_id, tries in attempts.items() if _overlap(tries)}
    return Audit(
        lost=sum(job.state != JobState.SUCCEEDED for job in jobs.values()),
        doubled=len(twice),
        too_small=sum(
            not workers[one.worker_id].offer.takes(parse(jobs[one.job_id].needs))
            for tries in attempts.values()
            for one in tries
        ),
        stale=_stale(session, attempts),
    )


def _overlap(tries: list[Attempt]) -> bool:
    return any(
        one.ended is None or one.ended > other.started + CLOCK_S for one, other in pairwise(tries)
    )


def _stale(session: Session, attempts: Mapping[str, list[Attempt]]) -> int:
    """Count the rows that were written outside of the attempt whose epoch they bear."""
    files = [*session.scalars(select(Checkpoint)), *session.scalars(select(Artifact))]
    spans = {(one.job_id, one.epoch): one for tries in attempts.values() for one in tries}
    return sum(not _within(file, spans[file.job_id, file.epoch]) for file in files)


def _within(file: Checkpoint | Artifact, attempt: Attempt) -> bool:
    began = attempt.started - CLOCK_S <= file.created
    return began and (attempt.ended is None or file.created <= attempt.ended + CLOCK_S)


def fairness(session: Session, weights: Mapping[str, float], first: float, last: float) -> float:
    """Return Jain's index of what projects had for their weights in a span of time; 1 is even."""
    had = Counter[str]()
    rows = select(Job.project, Attempt.started, Attempt.ended).join(Job)
    for project, started, ended in session.execute(rows):
        end = last if ended is None else min(ended, last)
        had[project] += max(end - max(started, first), 0.0)
    parts = [had[name] / weight for name, weight in weights.items()]
    return sum(parts) ** 2 / (len(parts) * sum(part**2 for part in parts) or 1.0)
