"""Webhooks: signed messages (standardwebhooks.com) about jobs, to addresses that people chose.

What happened is noted in the outbox by the transaction that makes it happen; maintenance makes
deliveries of it and sends them (deliveries.py), again and again with growing pauses until the
receiver takes them.
"""

import json
from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from farm.base import outbound
from farm.base.ids import new_id
from farm.domain.jobs.specs import JobWebhook
from farm.domain.roles import Viewer
from farm.errors import Conflict, NotFound
from farm.infra.services import Services
from farm.infra.unit_of_work import WEBHOOK
from farm.sql import quotas, views
from farm.sql.database import now
from farm.sql.models import Artifact, Delivery, Job, Outbox, Webhook

TEST = "test"
BATCH = 50
OLD_SECRET_S = 24 * 3600.0  # that receivers have to take up a new one


def add(
    services: Services, viewer: Viewer, url: str, events: Collection[str], secret: str
) -> Webhook:
    """Tell this address from now on what happens to the viewer's jobs."""
    check(services, url)
    with services.db.write() as session:
        standing = (Webhook.owner == viewer.name) & Webhook.job_id.is_(None)
        have = select(func.count()).select_from(Webhook).where(standing)
        most = services.settings.max_webhooks
        quotas.require_room(session, viewer.name, have, most, "webhooks: remove some first")
        hook = Webhook(
            id=new_id("webhook"),
            owner=viewer.name,
            url=url,
            secret=secret,
            events=sorted(events),
        )
        session.add(hook)
        session.flush()
        session.refresh(hook)
        return hook


def attach(session: Session, job: Job, asked: JobWebhook) -> None:
    """Tell an address of one job; it must have been checked."""
    hook = Webhook(
        id=new_id("webhook"),
        owner=job.owner,
        url=asked.url,
        job_id=job.id,
        secret=asked.secret,
        events=sorted(set(asked.events)),
    )
    session.add(hook)
    session.flush()


def detach(session: Session, job_id: str) -> None:
    """Forget the webhooks of a job alone."""
    hooks = select(Webhook.id).where(Webhook.job_id == job_id)
    session.execute(delete(Delivery).where(Delivery.webhook_id.in_(hooks)))
    session.execute(delete(Webhook).where(Webhook.job_id == job_id))


def find(session: Session, viewer: Viewer, job_id: str | None = None) -> list[Webhook]:
    """Return the viewer's own webhooks, the newest first; or those of one job alone."""
    query = select(Webhook).where(Webhook.owner == viewer.name, Webhook.job_id == job_id)
    return list(session.scalars(query.order_by(Webhook.created.desc())))


def get(session: Session, viewer: Viewer, webhook_id: str) -> Webhook:
    """Return a webhook of the viewer's own, or raise NotFound."""
    hook = session.get(Webhook, webhook_id)
    if hook is None or hook.owner != viewer.name:
        raise NotFound(f"There is no webhook {webhook_id[:60]!r}, or it is not yours.")
    return hook


def change(services: Services, viewer: Viewer, webhook_id: str, **values: object) -> Webhook:
    """Change url, events or enabled."""
    if "url" in values:
        check(services, str(values["url"]))
    with services.db.write() as session:
        hook = get(session, viewer, webhook_id)
        for name, value in values.items():
            setattr(hook, name, value)
        if not hook.enabled:
            silence(session, hook.id)
        return hook


def rotate(services: Services, viewer: Viewer, webhook_id: str, secret: str) -> Webhook:
    """Sign with a new secret from now on, and for a day with the one before, too."""
    with services.db.write() as session:
        hook = get(session, viewer, webhook_id)
        hook.old_secret, hook.secret = hook.secret, secret
        hook.old_until = (session.scalar(select(now())) or 0.0) + OLD_SECRET_S
        return hook


def silence(session: Session, webhook_id: str) -> None:
    """Disable a webhook: what it was still to be told is not told later either."""
    session.execute(update(Webhook).where(Webhook.id == webhook_id).values(enabled=False))
    waiting = (Delivery.webhook_id == webhook_id) & Delivery.due.is_not(None)
    session.execute(update(Delivery).where(waiting).values(due=None))


def remove(services: Services, viewer: Viewer, webhook_id: str) -> None:
    """Forget a webhook and its deliveries."""
    with services.db.write() as session:
        hook = get(session, viewer, webhook_id)
        session.execute(delete(Delivery).where(Delivery.webhook_id == hook.id))
        session.delete(hook)


def deliveries(session: Session, hook: Webhook, limit: int = 100) -> list[Delivery]:
    """Return what was sent or is to be sent, the newest first."""
    query = select(Delivery).where(Delivery.webhook_id == hook.id)
    return list(session.scalars(query.order_by(Delivery.created.desc()).limit(limit)))


def test(services: Services, viewer: Viewer, webhook_id: str) -> Delivery:
    """Send a message that means nothing."""
    with services.db.write() as session:
        hook = _enabled(session, viewer, webhook_id)
        clock = session.scalar(select(now())) or 0.0
        return _deliver(session, hook, TEST, {"greeting": "Hello from Brushfarm"}, clock)


def redeliver(services: Services, viewer: Viewer, webhook_id: str, delivery_id: str) -> Delivery:
    """Send a message again, now, with the id that it had: the receiver may know it already."""
    with services.db.write() as session:
        hook = _enabled(session, viewer, webhook_id)
        delivery = session.get(Delivery, delivery_id)
        if delivery is None or delivery.webhook_id != hook.id:
            raise NotFound(f"There is no delivery {delivery_id[:60]!r} of this webhook.")
        delivery.attempts, delivery.delivered = 0, None
        delivery.due = session.scalar(select(now()))
        return delivery


def _enabled(session: Session, viewer: Viewer, webhook_id: str) -> Webhook:
    hook = get(session, viewer, webhook_id)
    if not hook.enabled:
        raise Conflict("This webhook is disabled: enable it before you send it anything.")
    return hook


def fan_out(services: Services) -> int:
    """Make a delivery for each webhook that wants to hear what happened; return how many."""
    made = 0
    query = select(Outbox).where(Outbox.topic == WEBHOOK).order_by(Outbox.id).limit(BATCH)
    with services.db.read() as session:
        if session.scalars(query.limit(1)).first() is None:
            return 0
    with services.db.write() as session:
        for news in session.scalars(query.with_for_update(skip_locked=True)).all():
            kind, owner = news.payload["kind"], news.payload["owner"]
            told = news.payload["data"]
            ours = Webhook.job_id.is_(None) | (Webhook.job_id == told["job_id"])
            listening = select(Webhook).where(Webhook.owner == owner, Webhook.enabled, ours)
            hooks = [hook for hook in session.scalars(listening) if kind in hook.events]
            if hooks:
                told |= _job(session, told["job_id"]) | {"farm": services.settings.public_url}
            for hook in hooks:
                message = _deliver(session, hook, kind, told, news.created)
                message.traceparent = news.payload.get("traceparent")
            made += len(hooks)
            session.delete(news)
    return made


def check(services: Services, url: str) -> None:
    """Raise InvalidInput if this address may not be called."""
    outbound.check(url, allow_private=services.settings.webhooks_to_private_addresses)


def _job(session: Session, job_id: str) -> dict[str, object]:
    """Return the job as the API shows it, as far as it is still there."""
    job = session.get(Job, job_id)
    if job is None:
        return {"job": None}
    pictures = session.scalars(
        select(Artifact).where(Artifact.job_id == job_id, Artifact.kind != "frame")
    )
    after, albums = (find(session, [job_id]) for find in (views.earlier, views.albums))
    told = views.job(job, pictures, after=after.get(job_id, ()), albums=albums.get(job_id, ()))
    return {"job": told.model_dump(mode="json", exclude={"progress": {"curve"}})}


def _deliver(
    session: Session, hook: Webhook, kind: str, data: dict[str, object], at: float
) -> Delivery:
    moment = datetime.fromtimestamp(at, UTC).isoformat()
    body = json.dumps({"type": kind, "timestamp": moment, "data": data})
    delivery = Delivery(id=new_id("msg"), webhook_id=hook.id, kind=kind, body=body, due=at)
    session.add(delivery)
    session.flush()
    session.refresh(delivery)
    return delivery
