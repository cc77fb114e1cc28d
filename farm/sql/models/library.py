"""Uploads, styles, and what was entered and not submitted yet."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from farm.engine.pictures.inspection import DAMAGED
from farm.sql.database import now
from farm.sql.models.row import Json, Row


class Asset(Row):
    """A checked picture of one owner; equal files of any owner share one blob."""

    __tablename__ = "assets"
    __table_args__ = (UniqueConstraint("owner", "sha256"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(40))
    width: Mapped[int]
    height: Mapped[int]
    bits: Mapped[int]
    bytes: Mapped[int] = mapped_column(BigInteger)
    remarks: Mapped[list[str]] = mapped_column(Json, default=list, server_default="[]")
    film: Mapped[dict[str, Any] | None] = mapped_column(Json)  # of uploads.films, if it is one
    model: Mapped[dict[str, Any] | None] = mapped_column(Json)  # a trained style's card
    created: Mapped[float] = mapped_column(default=now())

    @property
    def is_damaged(self) -> bool:
        """Whether a person should look at it first."""
        return DAMAGED in self.remarks


class Upload(Row):
    """A picture that was announced and is to come straight into the store."""

    __tablename__ = "uploads"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    bytes: Mapped[int] = mapped_column(BigInteger)
    created: Mapped[float] = mapped_column(default=now())


class Style(Row):
    """A named set of paintings and a look; what they are, its versions say."""

    __tablename__ = "styles"
    __table_args__ = (UniqueConstraint("owner", "name"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(100))
    tags: Mapped[list[str]] = mapped_column(Json)
    licence: Mapped[str] = mapped_column(Text)  # a note for people
    newest: Mapped[int]  # the number of its newest version
    favourite: Mapped[bool] = mapped_column(default=False, server_default=false())
    created: Mapped[float] = mapped_column(default=now())


class StyleVersion(Row):
    """What a style was from some day on; never changed."""

    __tablename__ = "style_versions"

    style_id: Mapped[str] = mapped_column(
        ForeignKey("styles.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 1
    paintings: Mapped[list[dict[str, Any]]] = mapped_column(
        Json
    )  # of farm.domain.jobs.specs.MaskedPainting
    look: Mapped[dict[str, Any]] = mapped_column(Json)  # settings of a recipe
    created: Mapped[float] = mapped_column(default=now())


class Look(Row):
    """Settings under a name, for one person or for all of a project."""

    __tablename__ = "looks"
    __table_args__ = (UniqueConstraint("owner", "name"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(100))
    project: Mapped[str | None] = mapped_column(String(100))  # whose members see it, too
    preset: Mapped[str] = mapped_column(String(40))
    recipe: Mapped[dict[str, Any]] = mapped_column(Json)  # what differs from the preset
    created: Mapped[float] = mapped_column(default=now())


class Form(Row):
    """The new-render form as a person left it."""

    __tablename__ = "forms"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    fields: Mapped[dict[str, list[str]]] = mapped_column(Json)  # as the page sends them
    submitted: Mapped[bool] = mapped_column(default=False)
    changed: Mapped[float] = mapped_column(default=now())
