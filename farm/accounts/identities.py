"""People whom a sign-in server vouches for, known by (issuer, subject) alone.

A name gives nothing: whoever comes with one that is taken stays out until an admin links the two.
"""

import shlex

import structlog
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from farm.accounts import access
from farm.domain.roles import LOCAL_NAME, Role
from farm.errors import Forbidden, NotFound
from farm.infra.services import Services
from farm.sql import audit
from farm.sql.models import Identity, User

log = structlog.get_logger(__name__)


def admit(services: Services, issuer: str, subject: str, name: str, role: Role) -> str:
    """Return the name of whom the server vouches for; at their first time add them as `name`."""
    try:
        return _admit(services, issuer, subject, name, role)
    except IntegrityError:  # they came twice at once, and the other request was first
        return _admit(services, issuer, subject, name, role)


def _admit(services: Services, issuer: str, subject: str, name: str, role: Role) -> str:
    with services.db.write() as session:
        key = (_plain(issuer), subject)
        identity = session.get(Identity, key)
        is_taken = name == LOCAL_NAME or session.get(User, name) is not None
        if identity is None and is_taken:
            identity = session.get(Identity, key)  # by a request of theirs in between?
            if identity is None:
                raise _not_linked(name, subject)
        if identity is None:
            return _add(session, *key, name, role)
        if identity.sets_role:
            _set_role(session, session.get_one(User, identity.user), role, by=identity.issuer)
        return identity.user


def link(
    services: Services, name: str, issuer: str, subject: str, *, sets_role: bool = False
) -> None:
    """Let this account at the sign-in server come in as `name`, by an admin's word.

    With `sets_role` its claims set the person's role at each sign-in, else it stays theirs.
    """
    with services.db.write() as session:
        access.user_named(session, name)
        row = Identity(issuer=_plain(issuer), subject=subject, user=name, sets_role=sets_role)
        session.merge(row)
        audit.note(session, "user.link", name, subject=subject, issuer=_plain(issuer))


def unlink(services: Services, name: str) -> int:
    """Let no account at any sign-in server come in as `name`; return how many could."""
    with services.db.write() as session:
        access.user_named(session, name)
        gone = session.execute(delete(Identity).where(Identity.user == name).returning(Identity))
        if not (count := len(gone.all())):
            raise NotFound(f"{name!r} is not linked to an account at a sign-in server.")
        audit.note(session, "user.unlink", name)
        return count


def links(session: Session) -> dict[str, list[str]]:
    """Return the subjects that each person is linked to, by name."""
    found: dict[str, list[str]] = {}
    for identity in session.scalars(select(Identity).order_by(Identity.created)):
        found.setdefault(identity.user, []).append(identity.subject)
    return found


def _add(session: Session, issuer: str, subject: str, name: str, role: Role) -> str:
    session.add(User(name=name, role=role))
    session.flush()
    session.add(Identity(issuer=issuer, subject=subject, user=name, sets_role=True))
    audit.note(session, "user.add", name, by=issuer, role=role)
    return name


def _not_linked(name: str, subject: str) -> Forbidden:
    return Forbidden(
        f"There is a person {name!r} on this farm, who is not linked to your account at the "
        f"sign-in server: ask an admin to link number {subject} under Settings, or to run "
        f"`farm user link {name} {shlex.quote(subject)}`."
    )


def _set_role(session: Session, user: User, role: Role, by: str) -> None:
    if access.is_last_admin(session, user) and role != Role.ADMIN:
        log.warning("the last admin stays admin, whatever the sign-in server says", user=user.name)
    elif user.role != role:
        user.role = role
        audit.note(session, "user.change", user.name, by=by, role=role)


def _plain(issuer: str) -> str:
    """Return an issuer as all spell it: servers and people differ about the slash at its end."""
    return issuer.rstrip("/")
