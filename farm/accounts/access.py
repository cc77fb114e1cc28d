"""People and their tokens. A token is shown once; only its hash is kept."""

import hashlib
import re
import secrets
import shlex
from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.orm import Session

from farm.base.ids import new_id
from farm.domain.roles import SCOPES, Role, Scope, Viewer
from farm.errors import Conflict, Forbidden, InvalidInput, NotFound, SetupError, Unauthorized
from farm.infra.services import Services
from farm.sql import audit, quotas
from farm.sql.database import now
from farm.sql.models import Token, User

PREFIX = "brushfarm_"  # so that scanners for leaked secrets can find ours
NAME = re.compile(r"[\w.@+-]{1,100}")
A_MINUTE_S, A_DAY_S = 60, 86_400
IS_ADMIN = (User.role == Role.ADMIN) & User.disabled.is_(False)


def add_user(services: Services, name: str, role: Role) -> User:
    """Add a person; raise InvalidInput if that is no name, Conflict if it is taken."""
    if not NAME.fullmatch(name):
        raise InvalidInput("A user's name has 1 to 100 letters, digits and characters of .@+-_ .")
    with services.db.write() as session:
        if session.get(User, name) is not None:
            raise Conflict(f"There is a user {name!r} already.")
        user = User(name=name, role=role)
        session.add(user)
        session.flush()
        session.refresh(user)
        audit.note(session, "user.add", name, role=role)
        return user


def change_user(
    services: Services, name: str, *, role: Role | None = None, disabled: bool | None = None
) -> User:
    """Give a person another role, or take away or give back their access."""
    with services.db.write() as session:
        user = user_named(session, name)
        loses_role = role is not None and role != Role.ADMIN
        if (loses_role or disabled) and is_last_admin(session, user):
            raise Conflict("This would leave the farm without an admin.")
        user.role = role or user.role
        user.disabled = user.disabled if disabled is None else disabled
        audit.note(session, "user.change", name, role=role, disabled=disabled)
        return user


def user_named(session: Session, name: str) -> User:
    """Return a person, or raise NotFound."""
    user = session.get(User, name)
    if user is None:
        raise NotFound(f"There is no user {name[:100]!r}.")
    return user


def is_last_admin(session: Session, user: User) -> bool:
    """Whether nobody else is an admin; until the transaction's end nobody else becomes less."""
    admins = select(User.name).where(IS_ADMIN).order_by(User.name).with_for_update()
    return session.scalars(admins).all() == [user.name]


def users(session: Session) -> list[User]:
    """Return everyone."""
    return list(session.scalars(select(User).order_by(User.name)))


def viewer_named(services: Services, name: str) -> Viewer | None:
    """Return the person as a viewer, or None if they may not come in."""
    with services.db.read() as session:
        user = session.get(User, name)
    return None if user is None or user.disabled else Viewer.of(user.name, Role(user.role))


def new_token(
    services: Services,
    user: str,
    name: str,
    scopes: Collection[Scope],
    days: float | None = None,
    by: Viewer | None = None,
) -> tuple[Token, str]:
    """Make a token; return its row and, for the only time, the token itself.

    `by` is who asks for it; a token that vouches for them is its parent, whose end and scopes are
    its limits. Without, whoever runs the farm asks.
    """
    secret = PREFIX + secrets.token_urlsafe(32)
    with services.db.write() as session:
        owner = session.get(User, user)
        if owner is None and by is not None:  # the local admin of a farm without login
            owner = User(name=user, role=by.role)
            session.add(owner)
            session.flush()
        if owner is None:
            raise NotFound(f"There is no user {user[:100]!r}: add them first.")
        beyond = set(scopes) - (SCOPES[Role(owner.role)] if by is None else by.scopes)
        if beyond:
            giver = f"A token of an {owner.role}" if by is None else "What you make"
            raise Forbidden(f"{giver} cannot have the scopes {', '.join(sorted(beyond))}.")
        have = select(func.count()).select_from(Token).where(Token.user == user)
        most = services.settings.max_tokens
        quotas.require_room(session, user, have, most, "tokens: revoke some first")
        clock = session.scalar(select(now())) or 0.0
        ends = [] if days is None else [clock + days * A_DAY_S]
        parent = _still_there(session, by.token) if by and by.token else None
        if parent is not None and parent.expires is not None:
            ends.append(parent.expires)
        token = Token(
            id=new_id("token"),
            user=user,
            parent_id=parent.id if parent else None,
            name=name,
            sha256=digest(secret),
            scopes=sorted(scopes),
            created=clock,
            expires=min(ends, default=None),
        )
        session.add(token)
        audit.note(session, "token.make", token.id, user=user, name=name, scopes=token.scopes)
        return token, secret


def _still_there(session: Session, token_id: str) -> Token:
    """Return a token that is kept from being revoked until the transaction's end."""
    token = session.get(Token, token_id, with_for_update=True)
    if token is None:
        raise Unauthorized
    return token


def tokens(session: Session, user: str) -> list[Token]:
    """Return a person's tokens, the newest first."""
    query = select(Token).where(Token.user == user).order_by(Token.created.desc())
    return list(session.scalars(query))


def revoke(services: Services, viewer: Viewer, token_id: str) -> None:
    """Make a token worthless at once, and with it all that was made with it."""
    with services.db.write() as session:
        token = session.get(Token, token_id)
        if token is None or not (token.user == viewer.name or Scope.USERS in viewer.scopes):
            raise NotFound(f"There is no token {token_id[:60]!r}, or it is not yours.")
        _take_away(session, token)


def revoke_of(services: Services, user: str, which: str) -> Token:
    """Revoke a person's token by its id, or by its name if only one has it."""
    with services.db.write() as session:
        user_named(session, user)
        found = [token for token in tokens(session, user) if which in (token.id, token.name)]
        if not found:
            raise NotFound(f"{user} has no token {which[:100]!r}: see `farm user tokens {user}`.")
        if len(found) > 1:
            ids = ", ".join(token.id for token in found)
            raise Conflict(f"{user} has {len(found)} tokens {which!r}: give the id of one: {ids}.")
        _take_away(session, found[0])
        return found[0]


def _take_away(session: Session, token: Token) -> None:
    session.execute(delete(Token).where(Token.id == token.id))
    audit.note(session, "token.revoke", token.id, user=token.user, name=token.name)


def authenticated(services: Services, secret: str) -> Viewer:
    """Return whom a token stands for; raise Unauthorized if it is worth nothing."""
    viewer = _vouched_for(services, Token.sha256 == digest(secret))
    if viewer is None:
        raise Unauthorized("This token is unknown, revoked or expired: make another.")
    return viewer


def viewer_by_token(services: Services, token_id: str) -> Viewer | None:
    """Return whom a token stands for, as long as it is worth anything."""
    return _vouched_for(services, Token.id == token_id)


def _vouched_for(services: Services, which: ColumnElement[bool]) -> Viewer | None:
    query = (
        select(Token.id, Token.scopes, Token.used, User.name, User.role, now().label("clock"))
        .join(User, User.name == Token.user)
        .where(which, User.disabled.is_(False))
        .where(Token.expires.is_(None) | (Token.expires > now()))
    )
    with services.db.peek() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    if row.clock - (row.used or 0) > A_MINUTE_S:
        with services.db.write() as session:
            session.execute(update(Token).where(Token.id == row.id).values(used=now()))
    return Viewer.of(row.name, Role(row.role), frozenset(map(Scope, row.scopes)), row.id)


def require_someone(services: Services) -> None:
    """Raise SetupError if people must sign in and nobody could."""
    settings = services.settings
    if not settings.needs_login or settings.oidc_issuer:
        return
    with services.db.read() as session:
        if _admins(session):
            return
    where = "" if settings.database_url else f"FARM_DATA_DIR={shlex.quote(str(settings.data_dir))} "
    raise SetupError(
        f"People must sign in to the farm at {settings.host}, and nobody can yet: run "
        f"`{where}farm user add NAME --role admin`, or set FARM_OIDC_ISSUER, or bind to 127.0.0.1 "
        "with FARM_LOGIN=auto and no proxy before it."
    )


def _admins(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(IS_ADMIN))))


def digest(secret: str) -> str:
    """Return the hash of a secret of 256 random bits: a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
