"""Jobs that do a part of another, such as the shots of a film: what is ordered of it is of them.

Their rows are taken before that of the whole, as their ends do.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from farm.base.ids import new_id
from farm.domain.jobs.films import FEWEST, VideoSpec
from farm.domain.jobs.kinds import Spec
from farm.domain.states import TERMINAL, Action, JobState, sources
from farm.errors import Conflict
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import transitions
from farm.jobs.leasing.after import WAITING, attach, part_ended
from farm.sql.models import Artifact, Job

INHERITED = ("owner", "project", "notes", "kind", "style_id", "style_version", "priority", "needs")
ALMOST = 0.9999  # done, while the whole is not
APART_S = 1e-4  # between two positions: the first part comes first


def add(
    session: UnitOfWork,
    whole: Job,
    specs: Sequence[Spec],
    seconds: Sequence[float | None],
    earlier: Sequence[Job],
) -> None:
    """Queue the parts of a job, which waits for them; they wait for the earlier ones."""
    if not specs:
        return
    jobs = [
        Job(
            id=new_id("job"),
            part_of=whole.id,
            label=_label(spec, number, len(specs)),
            spec=spec.model_dump(mode="json"),
            position=whole.position + number * APART_S,
            created=whole.created,
            estimated=expected,
            **{name: getattr(whole, name) for name in INHERITED},
        )
        for number, (spec, expected) in enumerate(zip(specs, seconds, strict=True), 1)
    ]
    session.add_all(jobs)
    session.flush()
    for job in jobs:
        attach(session, job, earlier)
        session.record_event(job, "state", state=job.state)
    whole.estimated = None  # what it takes is in its parts
    attach(session, whole, jobs)


def _label(spec: Spec, number: int, count: int) -> str:
    frames = ""
    if isinstance(spec, VideoSpec) and spec.part:
        frames = f", frames {spec.part[0] + 1} to {spec.part[1]}"
    return f"Shot {number} of {count}{frames}"


def of(session: Session, whole_id: str, *, lock: bool = False) -> list[Job]:
    """Return the parts of a job, in their order."""
    query = select(Job).where(Job.part_of == whole_id).order_by(Job.id)
    found = session.scalars(query.with_for_update() if lock else query).all()
    return sorted(found, key=lambda job: (job.spec.get("part") or [0], job.id))


def act(session: UnitOfWork, parts: Sequence[Job], action: Action, by: str) -> None:
    """Do to the parts what was done to the whole, where they allow it."""
    for job in parts:
        stopping = action == Action.RESUME and job.state == JobState.PAUSING
        if job.state in sources(action) or stopping:
            transitions.move(session, job, action, by=by)
            if job.state in TERMINAL:
                part_ended(session, job)


def stop(session: UnitOfWork, whole: Job, parts: Sequence[Job], by: str) -> None:
    """End the parts with what they have, so that the whole is made of that.

    Raises Conflict if that is too little, or while one of them is being stopped already.
    """
    if sum(painted(session, [job.id for job in parts]).values()) < FEWEST:
        raise Conflict(f"Fewer than {FEWEST} frames are painted yet: wait for more, or cancel it.")
    for job in parts:
        if job.state in WAITING:
            transitions.move(session, job, Action.CANCEL, by=by)
            whole.blockers -= 1
            part_ended(session, job)
        elif job.state not in (*TERMINAL, JobState.FINISHING):
            transitions.move(session, job, Action.FINISH, by=by)
    if whole.state == JobState.PAUSED:
        transitions.move(session, whole, Action.RESUME, by=by)
    else:
        whole.version += 1
        session.record_event(whole, "state", state=whole.state, by=by)
        session.ring()


def painted(session: Session, ids: Collection[str]) -> dict[str, int]:
    """Return how many frames each of these jobs has painted, of those that have any."""
    frames = (Artifact.kind == "frame") & Artifact.job_id.in_(ids)
    query = select(Artifact.job_id, func.count()).where(frames).group_by(Artifact.job_id)
    return {job_id: count for job_id, count in session.execute(query)}  # noqa: C416 - rows


def follow(parts: Sequence[Job], whole: Job, values: Container[str], *, moves: bool) -> None:
    """Change of the parts what was changed of the whole and decides when they are done."""
    for job in parts:
        if job.state in TERMINAL:
            continue
        if "priority" in values or moves:
            job.priority = whole.priority
        if "project" in values:
            job.project = whole.project
        if moves:
            job.position = whole.position
        job.version += 1


def progress(session: Session, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return how far those of these jobs are that wait for parts of them."""
    columns = (Job.part_of, Job.state, Job.progress, Job.spec)
    found = defaultdict[str, list[_Part]](list)
    for whole_id, state, told, spec in session.execute(
        select(*columns).where(Job.part_of.in_(ids))
    ):
        begin, end = spec.get("part") or (0, 1)
        known = {"done": 1.0} if state == JobState.SUCCEEDED else told or {}
        left = 0.0 if state == JobState.SUCCEEDED else known.get("eta_seconds")
        found[whole_id].append(_Part(end - begin, known.get("done", 0.0), left))
    return {whole_id: _sum(several) for whole_id, several in found.items()}


def seconds(session: Session, ids: Collection[str]) -> dict[str, float]:
    """Return how long workers were at the parts of these jobs, of those that have any."""
    query = select(Job.part_of, func.sum(Job.render_seconds)).where(Job.part_of.in_(ids))
    return {str(whole): found for whole, found in session.execute(query.group_by(Job.part_of))}


class _Part(NamedTuple):
    """How far a part is."""

    frames: int
    done: float
    seconds_left: float | None


def _sum(several: Sequence[_Part]) -> dict[str, Any]:
    frames = sum(one.frames for one in several)
    done = sum(one.frames * one.done for one in several)
    left = [one.seconds_left for one in several]
    return {
        "stage": "painting",
        "done": min(ALMOST, done / frames),
        "frame": min(frames, int(done) + 1),
        "frames": frames,
        "eta_seconds": None if None in left else max(one or 0.0 for one in left),
    }


def require_ended(parts: Collection[Job]) -> None:
    """Raise Conflict while a part is still being stopped."""
    if any(job.state not in TERMINAL for job in parts):
        raise Conflict("Its parts are still being stopped: try again in a moment.")
