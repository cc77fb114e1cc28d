"""How much one person may have at a time: enough for anyone's work, too little to stop others'."""

from sqlalchemy import Select
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.domain.roles import Role, Viewer
from farm.errors import BadSettings, Fault, LimitReached
from farm.sql import locks

HIGHEST = 100  # of all priorities


def require_room(
    session: Session, owner: str, have: Select[int], most: int, words: str, more: int = 1
) -> None:
    """Raise LimitReached unless `owner` may have `more` beside what the query counts.

    `words` name these things and say how to have fewer; `most` 0 sets no limit. In a transaction
    that writes, the count stays right until its end: the owner's other requests wait.
    """
    if not most:
        return
    locks.wait_for(session, f"quota of {owner}")
    count = session.scalar(have) or 0
    if count + more > most:
        things, _, remedy = words.partition(": ")
        also = f" and ask for {more} more" if more > 1 else ""
        raise LimitReached(
            f"This farm takes at most {most} {things} from one person, and you have {count}{also}: "
            f"{remedy}."
        )


def highest_priority(settings: Settings, role: Role) -> int:
    """Return the highest priority that a person of this role may give a job."""
    caps = {Role.ARTIST: settings.artist_priority, Role.OPERATOR: settings.operator_priority}
    return caps.get(role, HIGHEST)


def require_priority(
    settings: Settings, viewer: Viewer, wanted: int, present: int = -HIGHEST
) -> None:
    """Raise BadSettings if a job may not get this priority; lowering the `present` one is fine."""
    most = highest_priority(settings, viewer.role)
    if wanted > max(most, present):
        detail = f"As {viewer.role} you may give a job priority {most} at most, not {wanted}."
        raise BadSettings(detail, faults=(Fault("/priority", detail),))
