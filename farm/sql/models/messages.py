"""What must leave after a transaction, and answers that are given again."""

from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from farm.sql.database import now
from farm.sql.models.row import BigId, Json, Row


class Outbox(Row):
    """A message that must leave after its transaction, at least once; sent, the row goes."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_topic", "topic", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    topic: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    created: Mapped[float] = mapped_column(default=now())


class IdempotencyKey(Row):
    """The stored answer to a request that carried an Idempotency-Key."""

    __tablename__ = "answers"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    body_sha256: Mapped[str] = mapped_column(String(64))
    job_id: Mapped[str] = mapped_column(String(40), index=True)  # or the batch's id
    created: Mapped[float] = mapped_column(default=now())
