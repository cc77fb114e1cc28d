"""The maintenance processes, as ops see them: one is on duty, others stand by."""

from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from farm.errors import Unavailable
from farm.infra.services import Services
from farm.sql.database import now
from farm.sql.models import Caretaker


class Duty(StrEnum):
    """What a maintenance process does, in one word or two."""

    ON_DUTY = "on duty"
    STANDING_BY = "standing by"
    SILENT = "silent"


MISSING = (
    "No maintenance is on duty: renders of dead workers are not taken back, and no webhook is "
    "sent. `farm maintenance` starts it."
)


def seen(services: Services, row: Caretaker) -> None:
    """Note that a process lives, and whether it is on duty."""
    row.seen = now()
    with services.db.write() as session:
        session.merge(row)


def stopped(services: Services, boot_id: str) -> None:
    """Forget a process that ends in good order."""
    with services.db.write() as session:
        session.execute(delete(Caretaker).where(Caretaker.boot_id == boot_id))


def duties(session: Session, lease_seconds: float) -> list[tuple[Caretaker, Duty]]:
    """Return each process that has not ended in good order, the one on duty first."""
    is_alive = Caretaker.seen > now() - lease_seconds
    found = [
        (row, _duty(row, lives))
        for row, lives in session.execute(select(Caretaker, is_alive).order_by(Caretaker.seen))
    ]
    return sorted(found, key=lambda pair: list(Duty).index(pair[1]))


def require_one(session: Session, lease_seconds: float) -> Caretaker:
    """Return the process on duty; raise Unavailable, which says what that means."""
    for row, duty in duties(session, lease_seconds):
        if duty == Duty.ON_DUTY:
            return row
    raise Unavailable(MISSING)


def _duty(row: Caretaker, lives: bool) -> Duty:
    if not lives:
        return Duty.SILENT
    return Duty.ON_DUTY if row.on_duty else Duty.STANDING_BY
