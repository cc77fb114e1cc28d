"""Server-sent events: what a client sees, whatever happens between."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.roles import Role, Scope, Viewer
from farm.errors import NotFound
from farm.infra.events import STREAM, Event, Events
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import leases
from tests.web.api.accounts.test_access import bearer
from tests.web.conftest import claimed, result
from web import Web, create_app
from web.live import stream
from web.live.hub import Hub, Subscription


@dataclass
class Told:
    kind: str
    data: dict[str, Any]
    id: str | None


def follow(client: FlaskClient, url: str, last_id: str | None = None) -> Iterator[Told]:
    headers = {"Last-Event-ID": last_id} if last_id else {}
    answer = client.get(url, headers=headers, buffered=False)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "text/event-stream"
    for part in answer.response:
        text = part.decode() if isinstance(part, bytes) else part
        fields = dict(line.split(": ", 1) for line in text.strip().splitlines())
        if "event" in fields:
            yield Told(fields["event"], json.loads(fields["data"]), fields.get("id"))


@pytest.fixture
def job(client: FlaskClient, order: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = client.post("/api/v1/jobs", json=order).json
    return made


def progress(farm: Services, job: dict[str, Any], done: float) -> None:
    farm.events.publish("progress", job["id"], job["owner"], {"done": done})


def test_a_stream_begins_with_a_snapshot_and_ends_with_the_job(
    client: FlaskClient, farm: Services, job: dict[str, Any]
) -> None:
    told = follow(client, job["links"]["events"])
    first = next(told)
    assert (first.kind, first.data["state"]) == ("snapshot", "queued")
    lease = claimed(farm)
    progress(farm, job, 0.5)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    rest = list(told)
    assert [event.kind for event in rest] == ["state", "progress", "artifact", "state"]
    assert rest[0].data["phrase"] == "is being rendered"
    shown = client.get(job["links"]["self"]).json["artifacts"][0]
    assert rest[2].data["url"] == shown["url"]
    assert rest[3].data["state"] == "succeeded"


def test_a_client_that_comes_back_misses_and_repeats_nothing(
    client: FlaskClient, farm: Services, job: dict[str, Any]
) -> None:
    told = follow(client, job["links"]["events"])
    next(told)
    lease = claimed(farm)
    running = next(told)
    told.close()
    orders.pause(farm, Viewer.of("admin", Role.ADMIN), job["id"])
    leases.release(farm, lease)
    again = follow(client, job["links"]["events"], running.id)
    assert [(next(again).data["state"]) for _ in range(2)] == ["pausing", "paused"]
    again.close()


def test_a_client_that_was_away_too_long_starts_again_from_a_snapshot(
    client: FlaskClient, farm: Services, job: dict[str, Any]
) -> None:
    told = follow(client, job["links"]["events"])
    first = next(told)
    told.close()
    farm.events._redis.delete(STREAM)
    claimed(farm)
    other = create_app(farm.settings).test_client()  # a web process that was restarted
    again = follow(other, job["links"]["events"], first.id)
    assert [next(again).kind for _ in range(2)] == ["resync", "snapshot"]
    again.close()
    other.application.extensions["hub"].close()


def test_an_id_that_nobody_gave_out_starts_again_from_a_snapshot(
    client: FlaskClient, job: dict[str, Any]
) -> None:
    told = follow(client, job["links"]["events"], "nonsense")
    assert [next(told).kind for _ in range(2)] == ["resync", "snapshot"]
    told.close()


def test_progress_is_told_at_most_twice_a_second_and_the_newest_is_not_lost(
    client: FlaskClient, farm: Services, job: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "PROGRESS_PAUSE_S", 60.0)
    told = follow(client, job["links"]["events"])
    next(told)
    lease = claimed(farm)
    for step in range(10):
        progress(farm, job, step / 10)
    leases.fail(farm, lease, "No.", "")
    rest = list(told)
    assert [event.kind for event in rest] == ["state", "progress", "progress", "state"]
    assert [event.data["done"] for event in rest[1:3]] == [0.0, 0.9]
    ids = [event.id for event in rest]
    assert ids == sorted(ids)


@pytest.mark.parametrize("follows_from_the_start", [True, False])
def test_who_knows_that_the_job_ended_is_told_at_once_not_to_come_back(
    client: FlaskClient, farm: Services, job: dict[str, Any], follows_from_the_start: bool
) -> None:
    told = follow(client, job["links"]["events"])
    first = next(told)
    leases.fail(farm, claimed(farm), "No.", "")
    if not follows_from_the_start:
        told.close()
        told = follow(client, job["links"]["events"])
    last = list(told)[-1]
    assert last.data["state"] == "failed"
    again = client.get(job["links"]["events"], headers={"Last-Event-ID": str(last.id)})
    assert again.status_code == 204
    missed = list(follow(client, job["links"]["events"], first.id))
    assert missed[-1].data["state"] == "failed"
    assert str(missed[-1].id).endswith(stream.END)


def test_the_pause_before_coming_back_stands_with_the_first_event(
    client: FlaskClient, job: dict[str, Any]
) -> None:
    answer = client.get(job["links"]["events"], buffered=False)
    text, told = "", iter(answer.response)
    while "\n\n" not in text:
        text += next(told).decode()
    assert text.startswith("retry: 2000\nid: ")
    assert "\nevent: snapshot\ndata: {" in text
    answer.close()


def test_without_live_events_snapshots_are_read_from_sql(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, farm: Services, job: dict[str, Any]
) -> None:
    monkeypatch.setattr(stream, "SQL_PAUSE_S", 0.05)
    app = create_app(settings.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"}))
    told = follow(app.test_client(), job["links"]["events"])
    assert next(told).data["state"] == "queued"
    claimed(farm)
    assert next(told).data["state"] == "running"
    orders.cancel(farm, Viewer.of("admin", Role.ADMIN), job["id"])
    assert next(told).data["state"] == "canceling"
    told.close()
    app.extensions["hub"].close()


def test_a_farm_wide_stream_tells_of_every_job(
    client: FlaskClient, farm: Services, job: dict[str, Any]
) -> None:
    told = follow(client, "/api/v1/events")
    first = next(told)
    assert [one["id"] for one in first.data["jobs"]] == [job["id"]]
    assert first.data["queue"]["waiting"] == 1
    claimed(farm)
    event = next(told)
    assert (event.kind, event.data["job_id"]) == ("state", job["id"])
    told.close()


def test_one_person_holds_a_share_of_the_streams_and_leaves_room_for_others(
    settings: Settings, farm: Services, order: dict[str, Any]
) -> None:
    app = create_app(settings.model_copy(update={"login": "always", "web_threads": 20}))
    ana, ben = (bearer(farm, name, Role.ARTIST) for name in ("ana", "ben"))
    client = app.test_client()

    def follow(headers: dict[str, str]) -> TestResponse:
        return client.get("/api/v1/events", headers=headers, buffered=False)

    mine = [follow(ana) for _ in range(4)]
    assert [answer.status_code for answer in mine] == [200, 200, 200, 429]
    assert mine[3].json["detail"] == (
        "You have 3 live streams open, and nobody may have more: close some, or poll instead."
    )
    assert follow(ben).status_code == 200
    mine[0].close()  # though nobody read it
    assert follow(ana).status_code == 200
    app.extensions["hub"].close()


def test_a_slow_client_loses_its_backlog_and_starts_again(
    client: FlaskClient, farm: Services, job: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.live.hub.BACKLOG", 5)
    told = follow(client, job["links"]["events"])
    next(told)
    for step in range(20):
        progress(farm, job, step / 20)
    last = farm.events.newest_id()
    hub = client.application.extensions["hub"]
    while hub._cursor != last:
        pass
    assert [next(told).kind for _ in range(2)] == ["resync", "snapshot"]
    told.close()


def test_events_of_others_are_not_told(farm: Services, events_of_two: list[str]) -> None:
    assert events_of_two == ["ana"]


@pytest.fixture
def events_of_two(farm: Services) -> list[str]:
    """The owners whose events ana's farm-wide stream tells."""
    hub = Hub(Events(farm.settings.redis_url), 1, 1)
    mailbox = hub.subscribe("ana")
    mine = stream.Stream(hub, mailbox, lambda: ("{}", False), lambda event: event.owner == "ana")
    lines = iter(mine)
    assert "snapshot" in next(lines) + next(lines)
    for owner in ("ben", "ana"):
        farm.events.publish("progress", f"job_{owner}", owner, {"done": 0.1})
    told = next(lines)
    lines.close()  # type: ignore[attr-defined]
    hub.close()
    return [owner for owner in ("ana", "ben") if f"job_{owner}" in told]


def test_a_stream_ends_with_the_token_that_began_it(
    settings: Settings, farm: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "HEARTBEAT_S", 0.02)
    app = create_app(settings.model_copy(update={"login": "always"}))
    access.add_user(farm, "ana", Role.ARTIST)
    token, secret = access.new_token(farm, "ana", "laptop", [Scope.READ])
    headers = {"Authorization": f"Bearer {secret}"}
    answer = app.test_client().get("/api/v1/events", headers=headers, buffered=False)
    lines = iter(answer.response)
    for _ in range(5):
        next(lines)  # also after some heartbeats
    access.revoke(farm, Viewer("ana"), token.id)
    list(lines)
    app.extensions["hub"].close()
    app.extensions["services"].close()


def test_a_log_is_told_while_it_is_written_and_ends_with_the_job(
    client: FlaskClient, farm: Services, job: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.api.jobs.logs.LOOK_S", 0.01)
    lease = claimed(farm)
    leases.renew(farm, lease, {}, "one\ntwo")
    told = follow(client, job["links"]["log_events"])
    first = next(told)
    assert (first.kind, first.data["lines"]) == ("log", ["one", "two"])
    assert (first.data["epoch"], first.data["worker_id"]) == (1, "host/1")
    leases.renew(farm, lease, {}, "two\nthree")
    assert next(told).data["lines"] == ["three"]
    leases.fail(farm, lease, "No.", "two\nthree\nfour")
    rest = list(told)
    assert [one.kind for one in rest] == ["log", "end"]
    assert rest[0].data["lines"] == ["four"]
    again = client.get(job["links"]["log_events"], headers={"Last-Event-ID": rest[-1].id})
    assert again.status_code == 204


def test_a_log_stream_of_a_job_that_is_deleted_ends(
    client: FlaskClient, farm: Services, job: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.api.jobs.logs.LOOK_S", 0.01)
    leases.renew(farm, claimed(farm), {}, "one")
    told = follow(client, job["links"]["log_events"])
    assert next(told).kind == "log"
    monkeypatch.setattr("web.api.jobs.logs.lookup.get", absent)
    assert list(told) == []


def absent(*_: object) -> None:
    raise NotFound


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wait for news may take, as it is asked for."""
    asked: list[float] = []

    def get(mailbox: Subscription, timeout: float) -> list[Event]:
        asked.append(timeout)
        return wait(mailbox, timeout)

    wait = Subscription.get
    monkeypatch.setattr(Subscription, "get", get)
    return asked


def test_who_waits_for_a_jobs_end_rests_also_after_the_broker_was_away(
    client: FlaskClient,
    app: Web,
    order: dict[str, Any],
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subscribe = Hub.subscribe

    def lost(hub: Hub, *who: Any) -> Subscription:
        mailbox = subscribe(hub, *who)
        hub._restart(hub._cursor)
        return mailbox

    monkeypatch.setattr(Hub, "subscribe", lost)
    assert client.post("/api/v1/jobs", json=order, headers={"Prefer": "wait=1"}).status_code == 201
    assert len(waits) < 10


def test_a_logs_reader_rests_also_after_the_broker_was_away(
    client: FlaskClient,
    app: Web,
    farm: Services,
    job: dict[str, Any],
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("web.api.jobs.logs.LOOK_S", 0.3)
    lease = claimed(farm)
    leases.renew(farm, lease, {}, "one")
    told = follow(client, job["links"]["log_events"])
    assert next(told).data["lines"] == ["one"]
    hub = app.extensions["hub"]
    hub._restart(hub._cursor)
    leases.renew(farm, lease, {}, "one\ntwo")
    assert next(told).data["lines"] == ["two"]
    assert len(waits) < 20
