"""Addresses that are told what happens to your jobs."""

import base64
import secrets

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.accounts import webhooks
from farm.domain import resources
from farm.domain.addresses import API
from farm.domain.jobs.specs import ENDS, EVENTS, Event
from farm.domain.roles import Scope
from web.api import present
from web.api.blueprint import NO_CONTENT, reply, resource
from web.context import services, viewer

api = resource("webhooks", "Signed messages to your own server", write=Scope.TOKENS)

SECRET_BYTES = 32


class WebhookPath(BaseModel):
    """Names a webhook."""

    webhook_id: str = Field(max_length=60, description="A webhook's id.")


class DeliveryPath(WebhookPath):
    """Names a message to a webhook."""

    delivery_id: str = Field(max_length=60, description="A delivery's id.")


class NewWebhook(BaseModel):
    """Whom to tell what."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    url: str = Field(max_length=2000, examples=["https://studio.example/brushfarm"])
    """Your server's address, on the open internet unless the farm allows others."""

    events: list[Event] = Field(ENDS, min_length=1, max_length=len(EVENTS))
    """What to tell."""


class WebhookChanges(BaseModel):
    """What to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    url: str = Field("", max_length=2000)
    """Your server's address."""

    events: list[Event] = Field(default_factory=list, min_length=1, max_length=len(EVENTS))
    """What to tell."""

    enabled: bool = Field(True, strict=True)
    """Whether to tell anything at all."""


class WebhooksQuery(BaseModel):
    """Which webhooks."""

    model_config = ConfigDict(extra="forbid")

    job: str | None = Field(None, max_length=60, description="Those that came with this job.")


@api.get("/webhooks", operation_id="listWebhooks", responses={"200": resources.Webhooks})
def listing(query: WebhooksQuery) -> Response:
    """List your webhooks that hear of all your jobs, or those of one job alone."""
    with services().db.read() as session:
        rows = webhooks.find(session, viewer(), query.job)
    return reply(resources.Webhooks(items=[present.webhook(row) for row in rows]))


@api.post("/webhooks", operation_id="createWebhook", responses={"201": resources.Webhook})
def add(body: NewWebhook) -> Response:
    """Tell an address of yours what happens to your jobs.

    Messages follow Standard Webhooks; the answer shows, for the only time, the secret that
    verifies their signatures.
    """
    row = webhooks.add(services(), viewer(), body.url, set(body.events), new_secret())
    place = f"{API}/webhooks/{row.id}"
    return reply(present.webhook(row, secret=True), 201, Location=place)


@api.get(
    "/webhooks/<string:webhook_id>", operation_id="getWebhook", responses={"200": resources.Webhook}
)
def show(path: WebhookPath) -> Response:
    """Show a webhook."""
    with services().db.read() as session:
        return reply(present.webhook(webhooks.get(session, viewer(), path.webhook_id)))


@api.patch(
    "/webhooks/<string:webhook_id>",
    operation_id="updateWebhook",
    responses={"200": resources.Webhook},
)
def change(path: WebhookPath, body: WebhookChanges) -> Response:
    """Change a webhook."""
    values = body.model_dump(exclude_unset=True)
    row = webhooks.change(services(), viewer(), path.webhook_id, **values)
    return reply(present.webhook(row))


@api.delete("/webhooks/<string:webhook_id>", operation_id="deleteWebhook", responses=NO_CONTENT)
def remove(path: WebhookPath) -> Response:
    """Tell an address nothing more."""
    webhooks.remove(services(), viewer(), path.webhook_id)
    return Response(status=204)


@api.post(
    "/webhooks/<string:webhook_id>/test",
    operation_id="testWebhook",
    responses={"202": resources.Delivery},
)
def test(path: WebhookPath) -> Response:
    """Send a message of the kind `test`, now."""
    return reply(present.delivery(webhooks.test(services(), viewer(), path.webhook_id)), 202)


@api.post(
    "/webhooks/<string:webhook_id>/rotate",
    operation_id="rotateWebhookSecret",
    responses={"200": resources.Webhook},
)
def rotate(path: WebhookPath) -> Response:
    """Make a new secret, and show it for the only time.

    For a day messages carry the signatures of both, so that a receiver can take it up in peace.
    """
    row = webhooks.rotate(services(), viewer(), path.webhook_id, new_secret())
    return reply(present.webhook(row, secret=True))


@api.get(
    "/webhooks/<string:webhook_id>/deliveries",
    operation_id="listDeliveries",
    responses={"200": resources.Deliveries},
)
def deliveries(path: WebhookPath) -> Response:
    """List the newest messages, and how their sending went."""
    with services().db.read() as session:
        hook = webhooks.get(session, viewer(), path.webhook_id)
        rows = webhooks.deliveries(session, hook)
    return reply(resources.Deliveries(items=[present.delivery(row) for row in rows]))


@api.post(
    "/webhooks/<string:webhook_id>/deliveries/<string:delivery_id>/redeliver",
    operation_id="redeliver",
    responses={"202": resources.Delivery},
)
def redeliver(path: DeliveryPath) -> Response:
    """Send a message again, with the id that it had."""
    row = webhooks.redeliver(services(), viewer(), path.webhook_id, path.delivery_id)
    return reply(present.delivery(row), 202)


def new_secret() -> str:
    """Return a key for signatures, as Standard Webhooks writes it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
