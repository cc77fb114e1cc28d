"""What must be true of a farm after whatever was done to it."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from sqlalchemy import select

from farm.domain.jobs import bases
from farm.domain.states import TRANSITIONS, JobState
from farm.infra.services import Services
from farm.jobs.leasing.endings import BROKEN
from farm.library.keeping import garbage
from farm.sql.models import Artifact, Attempt, Checkpoint, Job, JobEvent

STEPS = {(before, then) for moves in TRANSITIONS.values() for before, then in moves.items()}
CLOCK_S = 0.01  # two readings of the database's clock in one transaction


def audit(services: Services, submitted: Mapping[str, str]) -> dict[str, int]:
    """Check every invariant; return the figures.

    `submitted` has the SHA-256 of the undisturbed picture of every job that is not canceled.
    """
    with services.db.read() as session:
        jobs = {job.id: job for job in session.scalars(select(Job))}
        attempts = list(session.scalars(select(Attempt).order_by(Attempt.job_id, Attempt.epoch)))
        files = [*session.scalars(select(Artifact)), *session.scalars(select(Checkpoint))]
        events = list(session.scalars(select(JobEvent).order_by(JobEvent.id)))
    assert set(submitted) <= set(jobs), "a job was lost"
    unknown = {jobs[job_id].state for job_id in set(jobs) - set(submitted)}
    assert unknown <= {JobState.CANCELED}, "a job came from nowhere"
    _check_assets(services)
    _check_states(jobs, events)
    _check_attempts(jobs, attempts)
    _check_files(files, attempts)
    _check_blobs(services, {file.key for file in files})
    finished = [job_id for job_id, job in jobs.items() if job.state == JobState.SUCCEEDED]
    results = {f.job_id: f.sha256 for f in files if isinstance(f, Artifact) and f.kind == "result"}
    early = {job_id for job_id in finished if (jobs[job_id].progress or {})["done"] < 1}
    assert early <= set(results), f"ended early without a picture: {early - set(results)}"
    finished = [job_id for job_id in finished if job_id not in early]
    wrong = [job_id for job_id in finished if results.get(job_id) != submitted[job_id]]
    assert not wrong, f"pictures differ from the undisturbed ones: {wrong}"
    return {
        "jobs": len(jobs),
        "finished with the undisturbed picture": len(finished),
        "ended early with a picture": len(early),
        "canceled": sum(job.state == JobState.CANCELED for job in jobs.values()),
        "failed": sum(job.state == JobState.FAILED for job in jobs.values()),
        "attempts": len(attempts),
        "attempts lost": sum(attempt.outcome in BROKEN for attempt in attempts),
        "jobs lost": 0,
        "stale writes accepted": 0,
    }


def _check_assets(services: Services) -> None:
    """Each job is found by what it is made of."""
    with services.db.read() as session:
        for job in session.scalars(select(Job)):
            listed = {(one.asset_id, one.role) for one in job.assets}
            assert listed == bases.inputs(job.spec), f"{job.id} is not found by its uploads"


def _check_states(jobs: Mapping[str, Job], events: list[JobEvent]) -> None:
    told = defaultdict(list)
    for event in events:
        if event.kind == "state":
            told[event.job_id].append(JobState(event.data["state"]))
    for job_id, states in told.items():
        assert states[0] == JobState.QUEUED
        assert states[-1] == jobs[job_id].state
        strange = {pair for pair in pairwise(states) if pair[0] != pair[1]} - STEPS
        assert not strange, f"{job_id} went {strange}"


def _check_attempts(jobs: Mapping[str, Job], attempts: list[Attempt]) -> None:
    by_job = defaultdict(list)
    for attempt in attempts:
        by_job[attempt.job_id].append(attempt)
    for job_id, tries in by_job.items():
        assert [t.epoch for t in tries] == list(range(1, jobs[job_id].epoch + 1))
        for one, other in pairwise(tries):
            assert one.ended is not None
            assert one.ended <= other.started + CLOCK_S, f"{job_id} ran twice at once"


def _check_files(files: list[Artifact | Checkpoint], attempts: list[Attempt]) -> None:
    """Every row was written by the attempt whose epoch it bears, while that one held the job."""
    spans = {(a.job_id, a.epoch): (a.started, a.ended) for a in attempts}
    for file in files:
        started, ended = spans[file.job_id, file.epoch]
        assert started - CLOCK_S <= file.created, file.key
        assert ended is None or file.created <= ended + CLOCK_S, f"a stale write: {file.key}"
        assert file.key.startswith(f"jobs/{file.job_id}/e{file.epoch}/")


def _check_blobs(services: Services, named: set[str]) -> None:
    while garbage.collect(services):
        pass
    garbage.sweep(services)
    stored = {blob.key for blob in services.storage.blobs("jobs/")}
    assert stored == named, f"{len(stored - named)} blobs without row, {named - stored} missing"
