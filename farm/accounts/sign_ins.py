"""Browser sessions: they live here, so that a cookie, and any copy of it, ends with its row."""

import secrets

from sqlalchemy import delete, select

from farm.accounts import access
from farm.domain.roles import Viewer
from farm.infra.services import Services
from farm.sql.database import now
from farm.sql.models import SignIn

LONGEST_S = 14 * 24 * 3600.0


def begin(services: Services, viewer: Viewer) -> str:
    """Begin a session and return what its cookie shall hold.

    One that a token began is worth what the token is worth, at any time.
    """
    secret = secrets.token_urlsafe(32)
    with services.db.write() as session:
        clock = session.scalar(select(now())) or 0.0
        row = SignIn(
            sha256=access.digest(secret),
            user=viewer.name,
            token_id=viewer.token,
            expires=clock + LONGEST_S,
        )
        session.add(row)
    return secret


def viewer(services: Services, secret: str) -> Viewer | None:
    """Return whose session it is, or None if it has ended or they may not come in any more."""
    query = select(SignIn.user, SignIn.token_id).where(
        SignIn.sha256 == access.digest(secret), SignIn.expires > now()
    )
    with services.db.peek() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    if row.token_id:
        return access.viewer_by_token(services, row.token_id)
    return access.viewer_named(services, row.user)


def end(services: Services, secret: str) -> None:
    """End a session, wherever its cookie was copied to."""
    with services.db.write() as session:
        session.execute(delete(SignIn).where(SignIn.sha256 == access.digest(secret)))
