"""Requests that count once, however often they are sent: an Idempotency-Key and its answer."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from farm.domain.roles import Viewer
from farm.errors import KeyReused
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.sql.models import Batch, IdempotencyKey, Job

T = TypeVar("T", Job, Batch)


def was_answered(services: Services, viewer: Viewer, key: str | None) -> bool:
    """Return whether a request with this key was carried out before."""
    with services.db.read() as session:
        return key is not None and session.get(IdempotencyKey, (viewer.name, key)) is not None


def answered(
    services: Services,
    viewer: Viewer,
    key: str | None,
    asked: str,
    find: Callable[[Session, str], T],
) -> T | None:
    """Return what a request made when it came before with this key, if it did.

    Raises KeyReused if something else was `asked` under that key.
    """
    with services.db.read() as session:
        return _before(session, viewer, key, _digest(asked), find)


def once(
    services: Services,
    viewer: Viewer,
    key: str | None,
    asked: str,
    make: Callable[[UnitOfWork], T],
    find: Callable[[Session, str], T],
) -> T:
    """Return what a request makes, or what it made when it came before with the same key.

    Raises KeyReused if something else was `asked` under that key; without a key it always makes.
    """
    digest = _digest(asked)

    def attempt() -> T:
        with services.transaction() as session:
            found = _before(session, viewer, key, digest, find)
            if found is not None:
                return found
            made = make(session)
            if key:
                session.add(
                    IdempotencyKey(owner=viewer.name, key=key, body_sha256=digest, job_id=made.id)
                )
            return made

    try:
        return attempt()
    except IntegrityError:  # the same key came twice at once, and the other one was first
        return attempt()


def _digest(asked: str) -> str:
    return hashlib.sha256(asked.encode()).hexdigest()


def _before(
    session: Session,
    viewer: Viewer,
    key: str | None,
    digest: str,
    find: Callable[[Session, str], T],
) -> T | None:
    answer = session.get(IdempotencyKey, (viewer.name, key)) if key else None
    if answer is None:
        return None
    if answer.body_sha256 != digest:
        raise KeyReused
    found = find(session, answer.job_id)
    found.replayed = True
    return found
