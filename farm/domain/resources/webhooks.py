"""Webhooks and what they were told."""

from datetime import datetime

from farm.domain.resources.resource import Resource


class Webhook(Resource):
    """An address that is told what happens to your jobs."""

    id: str
    url: str
    job_id: str | None = None
    """The only job that it hears of, if it came with one; null: it hears of all of yours."""

    events: list[str]
    enabled: bool
    created: datetime
    secret: str | None = None
    """Verifies the signatures; only in the answer that makes the webhook or its secret."""


class Webhooks(Resource):
    """All of your webhooks, the newest first."""

    items: list[Webhook]


class Delivery(Resource):
    """One message to one webhook."""

    id: str
    """The message's webhook-id, the same at every try."""

    kind: str
    body: str
    """What was signed and sent."""

    attempts: int
    status: int | None = None
    """The receiver's HTTP status at the last try."""

    error: str | None = None
    """Why the last try failed."""

    created: datetime
    delivered: datetime | None = None
    due: datetime | None = None
    """The next try; null if there is none."""


class Deliveries(Resource):
    """A webhook's newest messages."""

    items: list[Delivery]
