"""One write to SQL and what follows from it: news, webhooks, a bell for workers."""

from typing import Any

from sqlalchemy import Insert, Integer, String, bindparam, exists, insert, literal, select
from sqlalchemy.orm import Session

from farm.base import tracing
from farm.infra.doorbell import DOORBELL
from farm.sql import audit
from farm.sql.database import Together, now
from farm.sql.models import Attempt, Job, JobEvent, Outbox, Webhook

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

    def record_claim(self, job: Job) -> None:
        """Write down the attempt that begins, and its event, in one message to the database.

        All workers of a farm do this before each of their jobs.
        """
        data = {"state": job.state, "worker": job.worker_id, "epoch": job.epoch}
        values = {"its_data": data, "its_worker": job.worker_id, "its_epoch": job.epoch}
        written = _BEGIN_PART if job.part_of else _BEGIN
        written.execute(self.connection(), _told(job, "state", data) | values)
        self.news.append(("state", job.id, job.owner, data))

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


_JOB = bindparam("its_job", type_=String)


def _note() -> Insert:
    """Put the news into the outbox, if its owner has any webhook: most have none."""
    ours = Webhook.job_id.is_(None) | (Webhook.job_id == _JOB)
    wanted = exists().where(Webhook.owner == bindparam("its_owner"), Webhook.enabled, ours)
    told = bindparam("told", type_=Outbox.payload.type)
    row = select(literal(WEBHOOK), told, now()).where(wanted)
    return insert(Outbox).from_select(["topic", "payload", "created"], row)


def _attempt() -> Insert:
    epoch, worker = bindparam("its_epoch", type_=Integer), bindparam("its_worker", type_=String)
    row = select(_JOB, epoch, worker, now())
    return insert(Attempt).from_select(["job_id", "epoch", "worker_id", "started"], row)


def _event() -> Insert:
    data = bindparam("its_data", type_=JobEvent.data.type)
    row = select(_JOB, now(), literal("state"), data)
    return insert(JobEvent).from_select(["job_id", "at", "kind", "data"], row)


# Once: putting them together takes Python longer than running them takes the database.
_NOTE = _note()
_BEGIN = Together(_attempt(), _event(), _NOTE)
_BEGIN_PART = Together(_attempt(), _event())  # people are told of the whole
