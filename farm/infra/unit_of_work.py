"""One write to SQL and what follows from it: news, webhooks, a bell for workers."""

from typing import Any

from sqlalchemy import ColumnElement, Insert, bindparam, exists, insert, literal, select
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
            self.connection().execute(_NOTE, _told(job, kind, data))

    def ring(self) -> None:
        """Ask for a worker in the same transaction that makes the work."""
        self.add(Outbox(topic=DOORBELL, payload={}))
        self.rings = True


def _told(job: Job, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return what webhooks are told, for the statements below."""
    name = f"job.{job.state}" if kind == "state" else f"job.{kind}"
    told = data | {"job_id": job.id, "label": job.label, "state": job.state, "error": job.error}
    payload = {"kind": name, "owner": job.owner, "data": told, **tracing.carried()}
    return {"its_job": job.id, "its_owner": job.owner, "told": payload}


def noted(
    told: ColumnElement[Any],
    job_id: ColumnElement[str],
    owner: ColumnElement[str],
    *also: ColumnElement[bool],
) -> Insert:
    """Put news of a job into the outbox, if its owner has any webhook: most have none.

    `also`: whatever else must hold.
    """
    ours = Webhook.job_id.is_(None) | (Webhook.job_id == job_id)
    wanted = exists().where(Webhook.owner == owner, Webhook.enabled, ours)
    row = select(literal(WEBHOOK), told, now()).where(wanted, *also)
    return insert(Outbox).from_select(["topic", "payload", "created"], row)


# Once: putting it together takes Python longer than running it takes the database.
_TOLD = bindparam("told", type_=Outbox.payload.type)
_NOTE = noted(_TOLD, bindparam("its_job"), bindparam("its_owner"))
