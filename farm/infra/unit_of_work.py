"""One write to SQL and what follows from it: news, webhooks, a bell for workers."""

from typing import Any

from sqlalchemy import Insert, bindparam, exists, insert, literal, select
from sqlalchemy.orm import Session

from farm.base import tracing
from farm.infra.doorbell import DOORBELL
from farm.sql import audit
from farm.sql.database import now
from farm.sql.models import Job, JobEvent, Outbox, Webhook

WEBHOOK = "webhook"  # the outbox topic


class UnitOfWork(Session):
    """A transaction that says what is to be told once it is committed; see Services.transaction."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.news: list[tuple[str, str, str, dict[str, Any]]] = []  # kind, job, owner, data
        self.rings = False

    def record_event(self, job: Job, kind: str, **data: Any) -> None:
        """Write down that something happened to `job`; it is published after the commit.

        A preview is only published: there is one every few seconds, and nobody asks for the old
        ones.
        """
        if kind != "preview":
            self.add(JobEvent(job_id=job.id, kind=kind, data=data))
        self.news.append((kind, job.id, job.owner, data))
        if data.get("by", job.owner) != job.owner:
            told = {"owner": job.owner, "state": job.state, "changed": data.get("changed")}
            audit.note(self, "job.steer", job.id, by=data["by"], **told)
        if kind in ("state", "artifact") and not job.part_of:
            self._note_for_webhooks(job, kind, data)

    def ring(self) -> None:
        """Ask for a worker in the same transaction that makes the work."""
        self.add(Outbox(topic=DOORBELL, payload={}))
        self.rings = True

    def _note_for_webhooks(self, job: Job, kind: str, data: dict[str, Any]) -> None:
        """Put the news into the outbox, if its owner has any webhook: most have none."""
        name = f"job.{job.state}" if kind == "state" else f"job.{kind}"
        told = data | {"job_id": job.id, "label": job.label, "state": job.state, "error": job.error}
        payload = {"kind": name, "owner": job.owner, "data": told, **tracing.carried()}
        whose = {"its_job": job.id, "its_owner": job.owner}
        self.connection().execute(_NOTE, whose | {"told": payload})


def _note() -> Insert:
    ours = Webhook.job_id.is_(None) | (Webhook.job_id == bindparam("its_job"))
    wanted = exists().where(Webhook.owner == bindparam("its_owner"), Webhook.enabled, ours)
    told = bindparam("told", type_=Outbox.payload.type)
    row = select(literal(WEBHOOK), told, now()).where(wanted)
    return insert(Outbox).from_select(["topic", "payload", "created"], row)


_NOTE = _note()  # once: putting it together takes Python longer than running it the database
