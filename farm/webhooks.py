"""Webhooks: signed messages (standardwebhooks.com) about jobs, to addresses that people chose.

What happened is noted in the outbox by the transaction that makes it happen; maintenance makes
deliveries of it and sends them, again and again with growing pauses until the receiver takes them.
"""

import json
import random
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from standardwebhooks import Webhook as Signer

from farm import outbound
from farm.database import now
from farm.errors import FarmError, NotFound
from farm.ids import new_id
from farm.models import Delivery, Outbox, Webhook
from farm.roles import Viewer
from farm.services import WEBHOOK, Services
from farm.states import JobState

log = structlog.get_logger(__name__)

KINDS = (*(f"job.{state}" for state in JobState), "job.artifact")
TEST = "test"
PAUSES_S = (5, 60, 300, 1800, 7200, 18_000, 36_000, 36_000)  # before each further try: 28 h in all
BATCH = 50
AT_ONCE = 8
ROUND_S = 1.0


def add(
    services: Services, viewer: Viewer, url: str, events: Collection[str], secret: str
) -> Webhook:
    """Tell this address from now on what happens to the viewer's jobs."""
    _check(services, url)
    with services.db.write() as session:
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


def find(session: Session, viewer: Viewer) -> list[Webhook]:
    """Return the viewer's own webhooks, the newest first."""
    query = select(Webhook).where(Webhook.owner == viewer.name).order_by(Webhook.created.desc())
    return list(session.scalars(query))


def get(session: Session, viewer: Viewer, webhook_id: str) -> Webhook:
    """Return a webhook of the viewer's own, or raise NotFound."""
    hook = session.get(Webhook, webhook_id)
    if hook is None or hook.owner != viewer.name:
        raise NotFound(f"There is no webhook {webhook_id[:60]!r}, or it is not yours.")
    return hook


def change(services: Services, viewer: Viewer, webhook_id: str, **values: object) -> Webhook:
    """Change url, events or enabled."""
    if "url" in values:
        _check(services, str(values["url"]))
    with services.db.write() as session:
        hook = get(session, viewer, webhook_id)
        for name, value in values.items():
            setattr(hook, name, value)
        return hook


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
        hook = get(session, viewer, webhook_id)
        clock = session.scalar(select(now())) or 0.0
        return _deliver(session, hook, TEST, {"greeting": "Hello from Brushfarm"}, clock)


def redeliver(services: Services, viewer: Viewer, webhook_id: str, delivery_id: str) -> Delivery:
    """Send a message again, now, with the id that it had: the receiver may know it already."""
    with services.db.write() as session:
        hook = get(session, viewer, webhook_id)
        delivery = session.get(Delivery, delivery_id)
        if delivery is None or delivery.webhook_id != hook.id:
            raise NotFound(f"There is no delivery {delivery_id[:60]!r} of this webhook.")
        delivery.attempts, delivery.delivered = 0, None
        delivery.due = session.scalar(select(now()))
        return delivery


def serve(services: Services, stop: Event) -> None:
    """Make and send deliveries until `stop`; processes that do so at once do not disturb it."""
    while not stop.wait(ROUND_S):
        try:
            fan_out(services)
            send_due(services)
        except FarmError as error:
            log.warning("webhooks wait", reason=str(error))
        except Exception:  # such as a webhook that is removed in this very moment
            log.exception("webhooks wait")


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
            listening = select(Webhook).where(Webhook.owner == owner, Webhook.enabled)
            for hook in session.scalars(listening):
                if kind in hook.events:
                    _deliver(session, hook, kind, news.payload["data"], news.created)
                    made += 1
            session.delete(news)
    return made


def send_due(services: Services) -> int:
    """Send what is due; return how many were tried."""
    with services.db.read() as session:
        due = select(Delivery.id, Delivery.due, Delivery.attempts).where(Delivery.due <= now())
        waiting = session.execute(due.order_by(Delivery.due).limit(BATCH)).all()
    mine = [one.id for one in waiting if _claim(services, one.id, one.due, one.attempts)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda delivery: _send(services, delivery), mine))
    return len(mine)


def _check(services: Services, url: str) -> None:
    outbound.check(url, allow_private=services.settings.webhooks_to_private_addresses)


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


def _claim(services: Services, delivery_id: str, due: float, attempts: int) -> bool:
    """Put the next try off, so that nobody else sends this; a crash now costs one pause."""
    last = attempts >= len(PAUSES_S)
    pause = PAUSES_S[min(attempts, len(PAUSES_S) - 1)] * random.uniform(0.9, 1.2)  # noqa: S311
    values = {Delivery.attempts: attempts + 1, Delivery.due: None if last else now() + pause}
    ours = (Delivery.id == delivery_id) & (Delivery.due == due)
    with services.db.write() as session:
        return bool(
            session.scalar(update(Delivery).where(ours).values(values).returning(Delivery.id))
        )


def _send(services: Services, delivery_id: str) -> None:
    with services.db.read() as session:
        row = session.get(Delivery, delivery_id)
        hook = session.get(Webhook, row.webhook_id) if row else None
    if row is None or hook is None or not hook.enabled:
        return
    moment = datetime.now(UTC)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Brushfarm-Webhooks",
        "webhook-id": row.id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Signer(hook.secret).sign(row.id, moment, row.body),
    }
    allowed = services.settings.webhooks_to_private_addresses
    outcome = outbound.post(hook.url, row.body.encode(), headers, allow_private=allowed)
    values: dict[object, object] = {"status": outcome.status, "error": outcome.error}
    if outcome.ok:
        values |= {"delivered": now(), "due": None}
    with services.db.write() as session:
        session.execute(update(Delivery).where(Delivery.id == row.id).values(values))
