"""Addresses that are told of jobs."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from farm.sql.database import now
from farm.sql.models.row import Json, Row


class Webhook(Row):
    """An address that wants to be told."""

    __tablename__ = "webhooks"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100), index=True)
    url: Mapped[str] = mapped_column(Text)
    # None: it hears of all of its owner's jobs.
    job_id: Mapped[str | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="CASCADE", name="fk_webhooks_job_id"), index=True
    )
    secret: Mapped[str] = mapped_column(String(100))  # signs, so it must be kept in clear
    old_secret: Mapped[str | None] = mapped_column(String(100))  # signs as well
    old_until: Mapped[float | None]  # until then
    events: Mapped[list[str]] = mapped_column(Json)  # of farm.domain.jobs.specs.EVENTS
    enabled: Mapped[bool] = mapped_column(default=True)
    created: Mapped[float] = mapped_column(default=now())


class Delivery(Row):
    """One message to one webhook, and how its sending went."""

    __tablename__ = "deliveries"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)  # the receiver's webhook-id
    webhook_id: Mapped[str] = mapped_column(
        ForeignKey("webhooks.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)  # the bytes that were signed
    attempts: Mapped[int] = mapped_column(default=0)
    due: Mapped[float | None] = mapped_column(index=True)  # the next try; None: no more
    status: Mapped[int | None]  # HTTP, of the last try
    error: Mapped[str | None] = mapped_column(Text)  # why the last try failed
    created: Mapped[float] = mapped_column(default=now())
    delivered: Mapped[float | None]
    traceparent: Mapped[str | None] = mapped_column(String(55))  # of what it tells of
