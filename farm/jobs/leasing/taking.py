"""A claim's write: the job's row, its attempt, its event and the news of it, in one message.

All workers of a farm do this before each of their jobs.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Insert,
    Row,
    String,
    bindparam,
    func,
    insert,
    literal,
    select,
    update,
)

from farm.base import tracing
from farm.domain.states import Action, JobState, after
from farm.infra.services import Services
from farm.infra.unit_of_work import noted
from farm.jobs.leasing.claims import Head
from farm.sql import limits
from farm.sql.database import now
from farm.sql.models import Attempt, Job, JobEvent
from farm.sql.statements import Followed, constant, json_object

CLAIMED = after(Action.CLAIM, JobState.QUEUED).value


def take(
    services: Services,
    line: tuple[int, Head],
    worker_id: str,
    boot_id: str,
    avoid: Collection[str],
) -> Row[Any] | None:
    """Give a worker the first free job of a line; None if none is, or its owner has enough.

    `line`: a priority, and the head that was found there.
    """
    priority, head = line
    values = {
        "its_priority": priority,
        "its_project": head.project,
        "its_owner": head.owner,
        "its_needs": head.needs,
        "avoid": [*avoid],
        "worker": worker_id,
        "boot": boot_id,
        "seconds": services.settings.lease_seconds,
        "its_span": tracing.traceparent(),
    }
    job = _write(services, head.owner, values)
    if job is not None:
        told = {"state": CLAIMED, "worker": worker_id, "epoch": job.epoch}
        services.events.publish("state", job.id, job.owner, told)
    return job


def _write(services: Services, owner: str, values: dict[str, Any]) -> Row[Any] | None:
    if not limits.running_is_limited(services.settings):
        with services.db.single() as connection:
            return _TAKE.execute(connection, values)
    with services.db.write() as session:
        if not limits.may_run(session, services.settings, owner):
            return None
        return _TAKE.execute(session.connection(), values)


def _attempt(job: FromClause) -> Insert:
    row = select(job.c.id, job.c.epoch, job.c.worker_id, now())
    return insert(Attempt).from_select(["job_id", "epoch", "worker_id", "started"], row)


def _event(job: FromClause) -> Insert:
    row = select(job.c.id, now(), literal("state"), json_object(*_what(job)))
    return insert(JobEvent).from_select(["job_id", "at", "kind", "data"], row)


def _news(job: FromClause) -> Insert:
    about = ("job_id", job.c.id, "label", job.c.label, "error", job.c.error)
    told = json_object(
        *("kind", literal(f"job.{CLAIMED}"), "owner", job.c.owner),
        *("data", json_object(*_what(job), *about)),
        *(tracing.HEADER, bindparam("its_span", type_=String)),
    )
    # Of a part nobody is told: people hear of the whole.
    return noted(told, job.c.id, job.c.owner, job.c.part_of.is_(None))


def _what(job: FromClause) -> tuple[str | ColumnElement[Any], ...]:
    return "state", literal(CLAIMED), "worker", job.c.worker_id, "epoch", job.c.epoch


_FIRST = (
    select(Job.id)
    .where(Job.is_free(), Job.priority == bindparam("its_priority"))
    .where(Job.project == bindparam("its_project"), Job.owner == bindparam("its_owner"))
    .where(Job.needs == bindparam("its_needs"))
    .where(Job.id.not_in(bindparam("avoid", expanding=True)))
    .order_by(Job.position)
    .limit(constant(1))
    .with_for_update(skip_locked=True)
)
_FOR_LEASES = ("id", "owner", "epoch", "kind", "spec", "progress", "request_id", "traceparent")
_FOR_NEWS = ("worker_id", "label", "error", "part_of")
_TAKE = Followed(
    update(Job)
    .where(Job.id == _FIRST.scalar_subquery())
    .values(
        state=CLAIMED,
        epoch=Job.epoch + 1,
        version=Job.version + 1,
        boot_id=bindparam("boot"),
        worker_id=bindparam("worker"),
        lease_until=now() + bindparam("seconds"),
        claimed=now(),
        started=func.coalesce(Job.started, now()),
    )
    .returning(*(getattr(Job, name) for name in (*_FOR_LEASES, *_FOR_NEWS))),
    *(_attempt, _event, _news),
)
