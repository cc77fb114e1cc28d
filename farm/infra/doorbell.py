"""The doorbell: a Celery message that says "there is work", and nothing else.

Messages may be lost, repeated or reordered; a worker that is rung looks into SQL for the job.
"""

import socket

from celery import Celery
from kombu.exceptions import OperationalError
from sqlalchemy import delete, select

from farm.base.breaker import Breaker
from farm.base.config import Settings
from farm.sql.database import Database
from farm.sql.models import Outbox

TASK = "brushfarm.render"
QUEUE = "brushfarm"
DOORBELL = "doorbell"  # the outbox topic
BATCH = 100
KEEPALIVE_OPTIONS = {
    "TCP_KEEPIDLE": 10,
    "TCP_KEEPALIVE": 10,  # the same on macOS
    "TCP_KEEPINTVL": 5,
    "TCP_KEEPCNT": 3,
}
KEEPALIVE = {  # so that a worker whose line is dead finds out, and listens on a new one
    getattr(socket, name): value
    for name, value in KEEPALIVE_OPTIONS.items()
    if hasattr(socket, name)
}


def celery_app(settings: Settings) -> Celery:
    """Return the Celery application that web rings and workers serve."""
    app = Celery("brushfarm", broker=settings.redis_url)
    app.conf.update(
        task_default_queue=QUEUE,
        task_ignore_result=True,
        task_acks_late=False,  # the lease in SQL is what survives a crash, not the message
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        worker_enable_remote_control=False,  # orders come through SQL, from people whom we know
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,  # a broker may be away for hours
        worker_cancel_long_running_tasks_on_connection_loss=False,
        broker_transport_options={"socket_keepalive": True, "socket_keepalive_options": KEEPALIVE},
    )
    return app


class Doorbell:
    """Rings for a worker."""

    def __init__(self, settings: Settings) -> None:
        self._app = celery_app(settings)
        self._app.conf.broker_transport_options = {
            "socket_connect_timeout": 1.0,
            "socket_timeout": 2.0,
        }
        self._attempt = Breaker((OperationalError, OSError))

    def ring(self) -> bool:
        """Ring once; return whether the broker took it."""
        return self._attempt(lambda: self._app.send_task(TASK, ignore_result=True, retry=False))

    def close(self) -> None:
        """Close the connections."""
        self._app.close()


def deliver(db: Database, doorbell: Doorbell) -> int:
    """Send what waits in the outbox; return how many left. A crash between repeats a ring."""
    with db.read() as session:
        waiting = session.scalars(
            select(Outbox.id).where(Outbox.topic == DOORBELL).order_by(Outbox.id).limit(BATCH)
        ).all()
    rung = []
    for message in waiting:
        if not doorbell.ring():
            break
        rung.append(message)
    if rung:
        with db.write() as session:
            session.execute(delete(Outbox).where(Outbox.id.in_(rung)))
    return len(rung)
