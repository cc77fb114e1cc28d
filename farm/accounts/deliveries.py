"""Sending what webhooks are due: each receiver by itself, and each person a share of the threads.

A receiver that is slow delays its own messages; a person whose receivers all are, their own.
"""

import random
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from threading import Event
from typing import Any, Self

import structlog
from sqlalchemy import Row, func, select, update
from standardwebhooks import Webhook as Signer

from farm.accounts import webhooks
from farm.base import outbound, tracing
from farm.errors import FarmError
from farm.infra.services import Services
from farm.sql.database import now
from farm.sql.models import Delivery, Webhook

log = structlog.get_logger(__name__)

PAUSES_S = (5, 60, 300, 1800, 7200, 18_000, 36_000, 36_000)  # before each further try: 28 h in all
GONE = 410  # the receiver's word that it wants nothing more
THREADS = 32
OF_ONE_PERSON = 4  # threads, at most
LOOKED_AT = 4 * THREADS  # messages, to find some that there is room for
ROUND_S = 1.0


def serve(services: Services, stop: Event) -> None:
    """Make and send deliveries until `stop`; processes that do so at once do not disturb it."""
    with Sender(services) as sender:
        while not stop.is_set():
            try:
                webhooks.fan_out(services)
                sender.start_due()
            except FarmError as error:
                log.warning("webhooks wait", reason=str(error))
            except Exception:  # such as a webhook that is removed in this very moment
                log.exception("webhooks wait")
            sender.rest(stop)


class Sender:
    """Threads that send what is due; leaving waits for what is under way."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="webhooks")
        self._busy: dict[Future[None], tuple[str, str]] = {}  # with which webhook, of which person

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown()

    def start_due(self) -> int:
        """Begin to send what is due and what there is room for; return how many messages."""
        self._busy = {sending: whose for sending, whose in self._busy.items() if not sending.done()}
        load = Counter(person for _, person in self._busy.values())
        begun = 0
        for row in sorted(self._due(), key=lambda row: load[row.owner]):
            if len(self._busy) == THREADS or load[row.owner] == OF_ONE_PERSON:
                continue
            if claim(self._services, row.id, row.due, row.attempts):
                sending = self._pool.submit(_try_to_send, self._services, row.id)
                self._busy[sending] = (row.webhook_id, row.owner)
                load[row.owner] += 1
                begun += 1
        return begun

    def rest(self, stop: Event) -> None:
        """Wait for a round's time, or until one more can be sent."""
        if self._busy:
            wait(self._busy, ROUND_S, FIRST_COMPLETED)
        else:
            stop.wait(ROUND_S)

    def _due(self) -> list[Row[Any]]:
        """Return the oldest message of each idle webhook, of nobody more than they may send."""
        of_hook = func.row_number().over(partition_by=Delivery.webhook_id, order_by=Delivery.due)
        idle = Delivery.webhook_id.not_in([hook for hook, _ in self._busy.values()])
        oldest = (
            select(Delivery, Webhook.owner, of_hook.label("place"))
            .join(Webhook)
            .where(Delivery.due <= now(), Webhook.enabled, idle)
            .subquery()
        ).c
        of_person = func.row_number().over(partition_by=oldest.owner, order_by=oldest.due)
        columns = (oldest.id, oldest.webhook_id, oldest.owner, oldest.due, oldest.attempts)
        shared = select(*columns, of_person.label("turn")).where(oldest.place == 1).subquery().c
        query = select(*shared).where(shared.turn <= OF_ONE_PERSON)
        with self._services.db.read() as session:
            return list(session.execute(query.order_by(shared.turn, shared.due).limit(LOOKED_AT)))


def claim(services: Services, delivery_id: str, due: float, attempts: int) -> bool:
    """Put the next try off, so that nobody else sends this; a crash now costs one pause."""
    last = attempts >= len(PAUSES_S)
    pause = PAUSES_S[min(attempts, len(PAUSES_S) - 1)] * random.uniform(0.9, 1.2)  # noqa: S311
    values = {Delivery.attempts: attempts + 1, Delivery.due: None if last else now() + pause}
    ours = (Delivery.id == delivery_id) & (Delivery.due == due)
    with services.db.write() as session:
        return bool(
            session.scalar(update(Delivery).where(ours).values(values).returning(Delivery.id))
        )


def _try_to_send(services: Services, delivery_id: str) -> None:
    try:
        _send(services, delivery_id)
    except FarmError as error:
        log.warning("a webhook waits", delivery=delivery_id, reason=str(error))
    except Exception:
        log.exception("a webhook waits", delivery=delivery_id)


def _signature(hook: Webhook, row: Delivery, moment: datetime) -> str:
    """Sign a message, while a secret is on its way out with both."""
    secrets = [hook.secret]
    if hook.old_secret and (hook.old_until or 0.0) > moment.timestamp():
        secrets.append(hook.old_secret)
    return " ".join(Signer(secret).sign(row.id, moment, row.body) for secret in secrets)


def _send(services: Services, delivery_id: str) -> None:
    with services.db.read() as session:
        row = session.get(Delivery, delivery_id)
        hook = session.get(Webhook, row.webhook_id) if row else None
    if row is None or hook is None or not hook.enabled:
        return
    about = {"brushfarm.message": row.id, "brushfarm.kind": row.kind}
    with tracing.span("webhook", about, after=row.traceparent, kind="client"):
        _call(services, row, hook)


def _call(services: Services, row: Delivery, hook: Webhook) -> None:
    moment = datetime.now(UTC)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Brushfarm-Webhooks",
        "webhook-id": row.id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": _signature(hook, row, moment),
        **tracing.carried(),
    }
    allowed = services.settings.webhooks_to_private_addresses
    outcome = outbound.post(hook.url, row.body.encode(), headers, allow_private=allowed)
    tracing.note({"http.response.status_code": outcome.status}, failed=not outcome.ok)
    values: dict[object, object] = {"status": outcome.status, "error": outcome.error}
    if outcome.ok:
        values |= {"delivered": now(), "due": None}
    with services.db.write() as session:
        session.execute(update(Delivery).where(Delivery.id == row.id).values(values))
        if outcome.status == GONE:
            webhooks.silence(session, hook.id)
