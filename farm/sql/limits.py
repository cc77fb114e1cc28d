"""What one person may have by their role: jobs that run, pixels of a picture, bytes stored.

Admins may have any; who has no row is the admin of a farm without login.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.domain.roles import Role, Viewer
from farm.errors import BadSettings, Fault, LimitReached
from farm.sql import locks
from farm.sql.models import Artifact, Asset, Job, User

LIMITED = (Role.ARTIST, Role.OPERATOR)
MEGA = 10**6


def most(settings: Settings, role: Role, what: str) -> int:
    """Return how much of it a person of this role may have; 0 sets no limit."""
    return int(getattr(settings, f"{role}_{what}")) if role in LIMITED else 0


def _any(settings: Settings, what: str) -> bool:
    return any(most(settings, role, what) for role in LIMITED)


def running_is_limited(settings: Settings) -> bool:
    """Whether there is anybody of whose jobs only so many may run at a time."""
    return _any(settings, "running_jobs")


def full(session: Session | Connection, settings: Settings) -> dict[str, str]:
    """Say of the people who have as many jobs running as they may why their others wait."""
    if not running_is_limited(settings):
        return {}
    waits = {}
    for owner, role, count in session.execute(_RUNNING):
        allowed = most(settings, Role(role), "running_jobs")
        if 0 < allowed <= count:
            jobs = f"{allowed} job{'s' * (allowed > 1)}"
            waits[owner] = f"At most {jobs} of one {role} may run at a time: it waits for its turn."
    return waits


def may_run(session: Session, settings: Settings, owner: str) -> bool:
    """Whether one more job of theirs may run now, where that is limited.

    Others' claims for them wait for this one.
    """
    locks.wait_for(session, f"running jobs of {owner}")
    return owner not in full(session, settings)


def require_pixels(
    settings: Settings, viewer: Viewer, sizes: Iterable[tuple[int, int]], pointer: str
) -> None:
    """Raise BadSettings if a picture of a job would be larger than the viewer may ask for."""
    allowed = most(settings, viewer.role, "pixels")
    largest = max((width * height for width, height in sizes), default=0)
    if allowed and largest > allowed:
        detail = (
            f"As {viewer.role} you may ask for pictures of {allowed / MEGA:g} megapixels at most, "
            f"and this one has {largest / MEGA:.1f}: choose a smaller size."
        )
        raise BadSettings(detail, faults=(Fault(pointer, detail),))


def require_bytes(session: Session, settings: Settings, owner: str, more: int = 0) -> None:
    """Raise LimitReached unless the owner may have `more` bytes in the store.

    In a transaction that writes, the count stays right until its end.
    """
    if not _any(settings, "stored_bytes"):
        return
    role = session.scalar(select(User.role).where(User.name == owner))
    allowed = most(settings, Role(role), "stored_bytes") if role else 0
    if not allowed:
        return
    locks.wait_for(session, f"quota of {owner}")
    uploads = select(func.sum(Asset.bytes)).where(Asset.owner == owner)
    made = select(func.sum(Artifact.bytes)).join(Job, Job.id == Artifact.job_id)
    have = sum(session.scalar(query) or 0 for query in (uploads, made.where(Job.owner == owner)))
    if have + more > allowed:
        also = f" and bring {more / MEGA:.1f} MB more" if more else ""
        raise LimitReached(
            f"As {role} you may keep {allowed / MEGA:g} MB in the store, and you have "
            f"{have / MEGA:.1f} MB{also}: delete jobs that have ended, or pictures; "
            "what is in the bin counts until it is emptied."
        )


_RUNNING = (  # by the index on workers: only what runs has one
    select(Job.owner, User.role, func.count())
    .join(User, User.name == Job.owner)
    .where(Job.worker_id > "")
    .group_by(Job.owner, User.role)
)
