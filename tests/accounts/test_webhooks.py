"""Messages to a real receiver, verified by the receiver's side of Standard Webhooks."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from threading import Event
from typing import Any

import pytest
from sqlalchemy import func, select, update
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from farm.accounts import deliveries, webhooks
from farm.accounts.deliveries import Sender
from farm.base import outbound
from farm.base.config import Settings
from farm.errors import Conflict, InvalidInput, LimitReached, NotFound
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.submitting import submissions
from farm.sql.database import now
from farm.sql.models import Delivery, Outbox, Webhook
from tests.factories import ANA, BEN, submission
from tests.listening import listening

SECRET = "whsec_" + "c2VjcmV0" * 4


@dataclass
class Receiver:
    url: str
    status: int = 204
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def verified(self) -> list[Any]:
        return [Verifier(SECRET).verify(body, headers) for headers, body in self.got]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((dict(self.headers), body))
            self.send_response(receiver.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}/hook")
    with listening(server):
        yield receiver


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    changes = {"webhooks_to_private_addresses": True, "database_url": database_url}
    return settings.model_copy(update=changes)


@pytest.fixture
def hook(services: Services, receiver: Receiver) -> Webhook:
    return webhooks.add(services, ANA, receiver.url, ["job.queued", "job.canceled"], SECRET)


def spread(services: Services) -> None:
    webhooks.fan_out(services)
    send_due(services)


def send_due(services: Services) -> int:
    """Send until nothing is due any more; return how many messages."""
    sent = 0
    while True:
        with Sender(services) as sender:
            begun = sender.start_due()
        if not begun:
            return sent
        sent += begun


def make_due(services: Services) -> None:
    with services.db.write() as session:
        session.execute(update(Delivery).where(Delivery.due.is_not(None)).values(due=now()))


def delivery(services: Services) -> Delivery:
    with services.db.read() as session:
        return session.scalars(select(Delivery)).one()


def test_a_third_partys_verifier_accepts_what_is_sent(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA, label="Harbour"))
    orders.pause(services, ANA, job.id)
    orders.cancel(services, ANA, job.id)
    spread(services)
    first, last = sorted(receiver.verified(), key=lambda message: message["timestamp"])
    assert (first["type"], last["type"]) == ("job.queued", "job.canceled")
    assert last["data"]["job_id"] == job.id
    assert last["data"]["label"] == "Harbour"


def test_a_message_carries_the_job_with_its_links(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA, metadata={"shot": "12"}))
    spread(services)
    told = receiver.verified()[0]["data"]["job"]
    assert told["id"] == job.id
    assert told["metadata"] == {"shot": "12"}
    assert told["spec"] == job.spec
    assert told["links"]["cancel"] == f"/api/v1/jobs/{job.id}/cancel"


def test_a_message_of_a_job_that_was_deleted_since_is_sent_without_it(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    orders.cancel(services, ANA, job.id)
    bin.erase(services, ANA, job.id)
    spread(services)
    assert [message["data"]["job"] for message in receiver.verified()] == [None, None]


def test_for_a_day_both_secrets_verify_and_then_only_the_new_one(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    new = "whsec_" + "bmV3bmV3" * 4
    webhooks.rotate(services, ANA, hook.id, new)
    submissions.submit(services, ANA, submission(services, ANA))
    spread(services)
    headers, body = receiver.got[0]
    for secret in (SECRET, new):
        Verifier(secret).verify(body, headers)
    with services.db.write() as session:
        session.execute(update(Webhook).values(old_until=now() - 1))
    submissions.submit(services, ANA, submission(services, ANA))
    spread(services)
    headers, body = receiver.got[1]
    Verifier(new).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Verifier(SECRET).verify(body, headers)


def test_a_webhook_that_came_with_a_job_hears_of_that_one_alone(
    services: Services, receiver: Receiver
) -> None:
    own = {"url": receiver.url, "secret": SECRET, "events": ["job.queued", "job.canceled"]}
    job = submissions.submit(services, ANA, submission(services, ANA, webhook=own))
    other = submissions.submit(services, ANA, submission(services, ANA))
    orders.cancel(services, ANA, other.id)
    spread(services)
    orders.cancel(services, ANA, job.id)
    spread(services)
    back = orders.put_back(services, ANA, job.id)
    spread(services)
    heard = [(message["type"], message["data"]["job_id"]) for message in receiver.verified()]
    assert heard[0] == ("job.queued", job.id)
    assert set(heard[1:]) == {("job.canceled", job.id), ("job.queued", back.id)}
    with services.db.read() as session:
        assert webhooks.find(session, ANA) == []
        assert [hook.job_id for hook in webhooks.find(session, ANA, back.id)] == [back.id]
    orders.cancel(services, ANA, back.id)
    bin.erase(services, ANA, back.id)
    with services.db.read() as session:
        assert session.scalar(select(func.count()).select_from(Webhook)) == 0


def test_a_tampered_message_is_refused_by_the_receiver(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    spread(services)
    headers, body = receiver.got[0]
    with pytest.raises(WebhookVerificationError):
        Verifier(SECRET).verify(body.replace(b"queued", b"failed"), headers)


def test_what_a_receiver_does_not_take_is_sent_again_with_the_same_id(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    receiver.status = 500
    submissions.submit(services, ANA, submission(services, ANA))
    spread(services)
    assert delivery(services).error == "The receiver answered 500."
    assert send_due(services) == 0  # not before its pause is over
    receiver.status = 200
    make_due(services)
    send_due(services)
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    sent = delivery(services)
    assert (sent.attempts, sent.status, sent.due, sent.error) == (2, 200, None, None)
    assert sent.delivered is not None


def test_a_message_that_nobody_takes_is_given_up_and_can_be_sent_by_hand(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    receiver.status = 500
    submissions.submit(services, ANA, submission(services, ANA))
    spread(services)
    for _ in deliveries.PAUSES_S:
        make_due(services)
        send_due(services)
    assert delivery(services).due is None
    receiver.status = 200
    webhooks.redeliver(services, ANA, hook.id, delivery(services).id)
    send_due(services)
    assert delivery(services).delivered is not None


def test_a_redirect_is_not_followed(services: Services, hook: Webhook, receiver: Receiver) -> None:
    receiver.status = 302
    submissions.submit(services, ANA, submission(services, ANA))
    spread(services)
    assert "not followed" in str(delivery(services).error)
    assert len(receiver.got) == 1


def test_a_message_is_sent_once_by_two_processes(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    webhooks.fan_out(services)
    row = delivery(services)
    assert row.due is not None
    claims = [deliveries.claim(services, row.id, row.due, row.attempts) for _ in range(2)]
    assert claims == [True, False]


def test_only_the_owners_jobs_are_told_and_only_what_was_asked_for(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    job = submissions.submit(services, BEN, submission(services, BEN))
    orders.cancel(services, BEN, job.id)
    spread(services)
    assert receiver.got == []
    with services.db.read() as session:
        waiting = select(func.count()).where(Outbox.topic == "webhook").select_from(Outbox)
        assert session.scalar(waiting) == 0
    with pytest.raises(NotFound):
        webhooks.test(services, BEN, hook.id)


def test_a_test_message_comes_at_once_and_a_disabled_webhook_is_silent(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    webhooks.test(services, ANA, hook.id)
    send_due(services)
    assert [message["type"] for message in receiver.verified()] == ["test"]
    webhooks.change(services, ANA, hook.id, enabled=False)
    submissions.submit(services, ANA, submission(services, ANA))
    spread(services)
    assert len(receiver.got) == 1


def test_a_private_address_is_refused_where_it_is_not_allowed(
    services: Services, receiver: Receiver
) -> None:
    closed = services.settings.model_copy(update={"webhooks_to_private_addresses": False})
    services.settings = closed
    with pytest.raises(InvalidInput, match="private network"):
        webhooks.add(services, ANA, receiver.url, ["job.queued"], SECRET)


@pytest.fixture
def stalled() -> Iterator[str]:
    """The address of a receiver that takes everything and answers when the test is over."""
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            over.wait()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with listening(server):
        yield f"http://127.0.0.1:{server.server_port}/"
        over.set()


def test_one_persons_stalled_receivers_delay_nobody_elses_messages(
    services: Services, receiver: Receiver, stalled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.settings = services.settings.model_copy(update={"max_webhooks": 0})
    hooks = [webhooks.add(services, ANA, f"{stalled}{n}", ["job.queued"], SECRET) for n in range(9)]
    for _ in range(3):
        for hook in hooks:
            webhooks.test(services, ANA, hook.id)
    mine = webhooks.add(services, BEN, receiver.url, ["job.queued"], SECRET)
    webhooks.test(services, BEN, mine.id)
    monkeypatch.setattr(outbound, "TIMEOUT_S", 3.0)  # so that the test ends
    with Sender(services) as sender:
        assert sender.start_due() == deliveries.OF_ONE_PERSON + 1
        while not receiver.got:
            time.sleep(0.01)
        assert sum(not sending.done() for sending in sender._busy) >= deliveries.OF_ONE_PERSON
        assert sender.start_due() == 0  # of ana's no more, though more are due


def test_a_stalled_receiver_delays_none_of_its_owners_others(
    services: Services, receiver: Receiver, stalled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = webhooks.add(services, ANA, stalled, ["job.queued"], SECRET)
    for _ in range(10):
        webhooks.test(services, ANA, slow.id)
    quick = webhooks.add(services, ANA, receiver.url, ["job.queued"], SECRET)
    webhooks.test(services, ANA, quick.id)
    monkeypatch.setattr(outbound, "TIMEOUT_S", 3.0)
    with Sender(services) as sender:
        assert sender.start_due() == 2
        while not receiver.got:
            time.sleep(0.01)


def test_a_receiver_that_is_gone_is_disabled_and_gets_nothing_more(
    services: Services, hook: Webhook, receiver: Receiver
) -> None:
    receiver.status = 410
    job = submissions.submit(services, ANA, submission(services, ANA))
    orders.cancel(services, ANA, job.id)
    spread(services)
    assert len(receiver.got) == 1
    with services.db.read() as session:
        assert not webhooks.get(session, ANA, hook.id).enabled
        assert session.scalars(select(Delivery.due)).all() == [None, None]
        first = session.scalars(select(Delivery.id)).first()
    assert first is not None
    for send in (
        lambda: webhooks.test(services, ANA, hook.id),
        lambda: webhooks.redeliver(services, ANA, hook.id, first),
    ):
        with pytest.raises(Conflict, match="enable it"):
            send()
    receiver.status = 204
    webhooks.change(services, ANA, hook.id, enabled=True)
    webhooks.test(services, ANA, hook.id)
    spread(services)
    assert len(receiver.got) == 2


def test_nobody_has_more_webhooks_than_one_may_have(services: Services, receiver: Receiver) -> None:
    services.settings = services.settings.model_copy(update={"max_webhooks": 1})
    webhooks.add(services, ANA, receiver.url, ["job.queued"], SECRET)
    with pytest.raises(LimitReached, match="at most 1 webhooks from one person"):
        webhooks.add(services, ANA, receiver.url, ["job.queued"], SECRET)
    webhooks.add(services, BEN, receiver.url, ["job.queued"], SECRET)
