"""The servers of a farm as one process holds them, and the transaction that spreads its news."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Self

from sqlalchemy import exists, insert, literal, select
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.errors import Unavailable
from farm.infra.doorbell import DOORBELL, Doorbell, deliver
from farm.infra.events import Events
from farm.infra.storage import Storage
from farm.sql import audit
from farm.sql.database import Database, now
from farm.sql.models import Job, JobEvent, Outbox, Webhook

WEBHOOK = "webhook"  # the outbox topic


class Services:
    """One process's connections to SQL, S3 and the broker."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.db = Database(settings.database)
        self.storage = Storage(settings)
        self.events = Events(settings.redis_url)
        self.doorbell = Doorbell(settings)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Write to SQL; once it is committed, publish the news and ring if asked to."""
        with self.db.write() as session:
            yield session
        for news in session.info.get("news", ()):
            self.events.publish(*news)
        if session.info.get("ring"):
            with suppress(Unavailable):  # what is committed is done; maintenance rings later
                deliver(self.db, self.doorbell)

    def close(self) -> None:
        """Close every connection."""
        self.doorbell.close()
        self.events.close()
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def record_event(session: Session, job: Job, kind: str, **data: Any) -> None:
    """Write down that something happened to `job`; it is published after the commit.

    A preview is only published: there is one every few seconds, and nobody asks for the old ones.
    """
    if kind != "preview":
        session.add(JobEvent(job_id=job.id, kind=kind, data=data))
    session.info.setdefault("news", []).append((kind, job.id, job.owner, data))
    if data.get("by", job.owner) != job.owner:
        told = {"owner": job.owner, "state": job.state, "changed": data.get("changed")}
        audit.note(session, "job.steer", job.id, by=data["by"], **told)
    if kind in ("state", "artifact"):
        _note_for_webhooks(session, job, kind, data)


def _note_for_webhooks(session: Session, job: Job, kind: str, data: dict[str, Any]) -> None:
    """Put the news into the outbox, if its owner has any webhook: most have none."""
    name = f"job.{job.state}" if kind == "state" else f"job.{kind}"
    told = data | {"job_id": job.id, "label": job.label, "state": job.state, "error": job.error}
    payload = {"kind": name, "owner": job.owner, "data": told}
    ours = Webhook.job_id.is_(None) | (Webhook.job_id == job.id)
    wanted = exists().where(Webhook.owner == job.owner, Webhook.enabled, ours)
    row = select(literal(WEBHOOK), literal(payload, Outbox.payload.type), now()).where(wanted)
    session.execute(insert(Outbox).from_select(["topic", "payload", "created"], row))


def ring(session: Session) -> None:
    """Ask for a worker in the same transaction that makes the work."""
    session.add(Outbox(topic=DOORBELL, payload={}))
    session.info["ring"] = True
