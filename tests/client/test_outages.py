"""A farm that goes away and comes back, as its clients meet it: through a network that breaks."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread, Timer
from urllib.parse import urlsplit

import httpx
import pytest

from farm.accounts import access
from farm.base.config import Settings
from farm.client import Client
from farm.domain.roles import Role, Scope
from farm.errors import FarmError, SetupError, Unavailable
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.client.test_client import Pair, finish
from tests.proxy import Proxy
from tests.web.conftest import claimed
from tests.web.running import serving

AWAY_S = 2.5  # longer than anybody waits for a farm that never answered


@pytest.fixture
def network(address: str) -> Iterator[Proxy]:
    with Proxy(int(urlsplit(address).port or 0)) as network:
        yield network


@pytest.fixture
def distant(network: Proxy) -> Iterator[Client]:
    """A client beyond that network, which the farm has answered before."""
    with Client(f"http://127.0.0.1:{network.port}") as client:
        client.queue()
        yield client


def restart(network: Proxy) -> None:
    """Take the farm away, and bring it back later."""
    network.refuse()
    network.cut()
    Timer(AWAY_S, network.heal).start()


def test_a_farm_that_answered_before_is_waited_for_while_it_restarts(
    network: Proxy, distant: Client, pair: Pair
) -> None:
    restart(network)
    assert distant.render(*pair, size=128).state == "queued"


def test_a_download_that_breaks_off_is_made_again(
    network: Proxy, distant: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    job = distant.render(*pair, size=128)
    finish(services)
    job.wait()
    network.lose_answer(1)
    assert job.result(tmp_path / "out.png").read_bytes() == b"picture"
    assert not list(tmp_path.glob(".*.part"))


def test_a_picture_that_breaks_off_on_its_way_into_the_store_is_sent_again(
    settings: Settings, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farm.client.calls.DIRECT_BYTES", 10)
    with Proxy(int(urlsplit(settings.s3_endpoint).port or 0)) as network:
        public = {"s3_public_endpoint": f"http://127.0.0.1:{network.port}"}
        with serving(settings.model_copy(update=public)) as address, Client(address) as client:
            network.lose_answer(1)
            assert client.upload(pair[0]).name == "photo.png"


def test_who_waits_for_a_series_outlasts_what_a_single_request_would_not(
    network: Proxy,
    distant: Client,
    services: Services,
    pair: Pair,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("farm.client.answers.RESTART_ATTEMPTS", 0)
    series = distant.series([pair[0]], pair[1], size=128)
    finish(services)
    restart(network)
    assert series.wait().batch.counts == {"succeeded": 1}


def test_who_may_have_no_more_live_streams_polls_to_the_end(
    settings: Settings, services: Services, pair: Pair
) -> None:
    access.add_user(services, "ana", Role.ADMIN)
    token = access.new_token(services, "ana", "test", Scope)[1]
    crowded = settings.model_copy(update={"login": "always", "web_threads": 12})  # a stream each
    with serving(crowded) as address, Client(address, token) as client:
        job, other = client.render(*pair, size=128), client.render(*pair, size=129)
        stream = other.stream()
        next(stream)  # the only one
        worker = Thread(target=lambda: leases.fail(services, claimed(services), "No.", ""))
        updates = job.stream()
        assert next(updates).kind == "snapshot"
        worker.start()
        assert [update.state for update in updates][-1] == "failed"
        worker.join()
        other.cancel()
        list(stream)


@pytest.mark.parametrize(
    ("error", "tries"),
    [(httpx.ReadTimeout, 2), (httpx.ConnectTimeout, 3), (httpx.ConnectError, 3)],
)
def test_a_farm_that_is_silent_is_given_up_before_everyone_has(
    error: type[httpx.TransportError], tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farm.client.answers.FIRST_PAUSE_S", 0.0)
    asked = []

    def fail(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise error("no answer", request=request)

    with Client("http://farm.test") as client:
        client.http = httpx.Client(
            base_url=client.http.base_url, transport=httpx.MockTransport(fail)
        )
        with pytest.raises(Unavailable, match="No farm answers"):
            client.queue()
    assert len(asked) == tries


def answering(client: Client, answer: httpx.Response) -> Client:
    """Let a client meet somebody else than a farm."""
    client.http = httpx.Client(
        base_url=client.http.base_url, transport=httpx.MockTransport(lambda _: answer)
    )
    return client


def test_an_address_that_redirects_is_told_with_where_the_farm_is(tmp_path: Path) -> None:
    moved = httpx.Response(301, headers={"Location": "https://farm.test/api/v1/queue"})
    with (
        answering(Client("http://farm.test"), moved) as client,
        pytest.raises(SetupError, match=r"redirects to https://farm\.test/api/v1/queue: name"),
    ):
        client.queue()


def test_an_error_that_the_client_does_not_know_is_told_in_the_farms_words() -> None:
    newer = httpx.Response(409, json={"code": "of_a_later_version", "detail": "Wait a minute."})
    with (
        answering(Client("http://farm.test"), newer) as client,
        pytest.raises(FarmError, match=r"^Wait a minute\.$"),
    ):
        client.queue()


def test_no_signature_of_the_store_stands_in_an_error(
    settings: Settings, client: Client, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farm.client.calls.DIRECT_BYTES", 10)
    refused = httpx.Response(403, content=b"<Error/>")
    monkeypatch.setattr(client.http, "put", lambda url, **_: _of(refused, url))
    with pytest.raises(FarmError, match="answered 403 Forbidden") as caught:
        client.upload(pair[0])
    assert "ignature" not in str(caught.value)


def _of(answer: httpx.Response, url: str) -> httpx.Response:
    answer.request = httpx.Request("PUT", url)
    return answer
