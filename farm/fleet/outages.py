"""Leases may run out although their workers live: where nobody could renew them for a while."""

import math
import time

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from farm.domain.states import HELD
from farm.infra.services import Services
from farm.sql.database import now, up_since
from farm.sql.models import Caretaker, Job, Worker


class Watch:
    """What one process knows of the database's time, before it takes any lease for lost."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._asked = -math.inf  # the database's clock, when it last answered
        self._lead = math.inf  # of that clock over our own

    def look(self) -> str | None:
        """Ask the database; return what may have kept workers from it for a lease's time.

        Unavailable if it does not answer.
        """
        lease_seconds = self._services.settings.lease_seconds
        with self._services.db.read() as session:
            moment = session.scalars(select(now())).one()
            lead = moment - time.monotonic()
            gap, leap = moment - self._asked, lead - self._lead
            self._asked, self._lead = moment, lead
            if gap > lease_seconds and _unattended(session, lease_seconds):
                return "The farm stood still, or its database did."
        # A machine that was paused comes back with a clock that is behind, and is then set.
        return "The database's clock leapt." if leap > lease_seconds / 2 else None


def _unattended(session: Session, lease_seconds: float) -> bool:
    """Whether jobs are held whose workers may not have come back to the database yet.

    Of a database that has just started, the first who are back say nothing of the others.
    """
    lately = now() - lease_seconds
    seen = exists().where(Worker.seen > lately) | exists().where(Caretaker.seen > lately)
    held = exists().where(Job.state.in_(HELD))
    return bool(session.scalar(select(held & ((up_since() > lately) | ~seen))))
