"""What people with power did: who, when, what. It outlives what it was done to."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.base import log
from farm.sql.models import Audit

THE_FARM = "the farm"  # who did what nobody ordered


def note(
    session: Session, action: str, target: str, *, by: str | None = None, **detail: Any
) -> None:
    """Write an action down, in the transaction that does it; `by` is, if not told, who asks."""
    row = Audit(
        actor=by or log.context("user") or THE_FARM,
        action=action,
        target=target,
        detail={name: value for name, value in detail.items() if value is not None},
        request_id=log.context("request_id"),
    )
    session.add(row)


def entries(session: Session, limit: int, before: int | None = None) -> list[Audit]:
    """Return the newest actions, of those before the one with a number."""
    query = select(Audit).order_by(Audit.id.desc()).limit(limit)
    return list(session.scalars(query if before is None else query.where(Audit.id < before)))
