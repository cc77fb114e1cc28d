"""People, what they work on together, and how they are known."""

from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from farm.sql.database import now
from farm.sql.models.row import BigId, Json, Row


class User(Row):
    """A person, or a program with a name."""

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))  # a farm.domain.roles.Role
    disabled: Mapped[bool] = mapped_column(default=False)
    created: Mapped[float] = mapped_column(default=now())


class Project(Row):
    """What people work on together: it has a share of the workers, and perhaps a budget."""

    __tablename__ = "projects"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    members: Mapped[list[str]] = mapped_column(Json)  # empty for the common one: everyone
    weight: Mapped[float] = mapped_column(default=1.0)  # its share, beside the others'
    budget_hours: Mapped[float | None]  # on devices, each month; None: without end
    month: Mapped[str] = mapped_column(String(7), default="")  # what 0.1.0 counts by: unused
    spent: Mapped[float] = mapped_column(default=0.0)
    created: Mapped[float] = mapped_column(default=now())


class Identity(Row):
    """Whom a sign-in server means by a subject (`sub`), which never changes, as names may."""

    __tablename__ = "identities"

    issuer: Mapped[str] = mapped_column(String(500), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"), index=True)
    sets_role: Mapped[bool]  # the server's claims do at each sign-in; False: admins alone
    created: Mapped[float] = mapped_column(default=now())


class SignIn(Row):
    """A browser's session; only the hash of what its cookie holds is kept."""

    __tablename__ = "sign_ins"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"), index=True)
    token_id: Mapped[str | None] = mapped_column(  # the token that began it, and ends it
        ForeignKey("tokens.id", ondelete="CASCADE"), index=True
    )
    expires: Mapped[float] = mapped_column(index=True)


class Token(Row):
    """What a user's program shows instead of a login; only its hash is kept."""

    __tablename__ = "tokens"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"), index=True)
    # The token that made it, which it never outlives.
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("tokens.id", ondelete="CASCADE", name="fk_tokens_parent_id"), index=True
    )
    name: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]] = mapped_column(Json)  # farm.domain.roles.Scope
    created: Mapped[float] = mapped_column(default=now())
    expires: Mapped[float | None]
    used: Mapped[float | None]  # to the minute


class Audit(Row):
    """What somebody with power did; nothing refers to it, and nothing takes it away."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[float] = mapped_column(default=now())
    actor: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(Text)
    detail: Mapped[dict[str, Any]] = mapped_column(Json)
    request_id: Mapped[str | None] = mapped_column(String(100))
