import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from threading import Lock, Thread, current_thread, main_thread

import pytest
import time_machine

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.roles import Role
from farm.infra.services import Services
from farm.local.embedded.ports import free_port
from tests.web.api.accounts.test_access import bearer
from web import create_app, limits
from web.limits import Tally

MINUTE = 29_600_000  # since 1970


@pytest.fixture(autouse=True)
def a_minute_begins() -> Iterator[None]:
    with time_machine.travel(MINUTE * 60.0, tick=True):
        yield


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts are exchanged when a test says so."""
    monkeypatch.setattr(limits, "SHARE_S", 3600)


def test_who_sends_too_many_requests_is_told_to_wait(settings: Settings, farm: Services) -> None:
    few = settings.model_copy(update={"login": "always", "requests_per_minute": 2})
    client = create_app(few).test_client()
    ana, ben = bearer(farm, "ana", Role.ARTIST), bearer(farm, "ben", Role.ARTIST)
    answers = [client.get("/api/v1/me", headers=ana) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    assert client.get("/api/v1/me", headers=ben).status_code == 200


def test_another_of_ones_tokens_gives_no_more_requests(settings: Settings, farm: Services) -> None:
    few = settings.model_copy(update={"login": "always", "requests_per_minute": 1})
    client = create_app(few).test_client()
    first = bearer(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "second", ["read"])
    assert client.get("/api/v1/me", headers=first).status_code == 200
    second = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/me", headers=second).status_code == 429


def test_guesses_of_tokens_are_limited_by_address(settings: Settings, farm: Services) -> None:
    few = settings.model_copy(update={"login": "always", "requests_per_minute": 2, "proxies": 1})
    client = create_app(few).test_client()

    def guess(address: str) -> int:
        headers = {"Authorization": "Bearer guess", "X-Forwarded-For": address}
        return client.get("/api/v1/me", headers=headers).status_code

    assert [guess("192.0.2.1") for _ in range(3)] == [401, 401, 429]
    assert guess("192.0.2.2") == 401
    elsewhere = {"X-Forwarded-For": "192.0.2.3"}
    pages = [
        client.post("/signin", data={"token": "guess"}, headers=elsewhere).status_code
        for _ in range(3)
    ]
    assert pages == [401, 401, 429]
    ana = bearer(farm, "ana", Role.ARTIST) | {"X-Forwarded-For": "192.0.2.1"}
    assert client.get("/api/v1/me", headers=ana).status_code == 200


def test_where_there_is_no_proxy_none_is_believed(settings: Settings) -> None:
    few = settings.model_copy(update={"login": "always", "requests_per_minute": 1})
    client = create_app(few).test_client()
    for address, status in (("192.0.2.1", 401), ("192.0.2.2", 429)):
        headers = {"X-Forwarded-For": address}
        assert client.get("/api/v1/me", headers=headers).status_code == status


def test_web_processes_count_together(valkey_url: str) -> None:
    one, other = Tally(valkey_url), Tally(valkey_url)
    assert [one.count("ana", MINUTE) for _ in range(3)] == [1, 2, 3]
    one.share()
    assert other.count("ana", MINUTE) == 1
    other.share()
    assert other.count("ana", MINUTE) == 5
    assert other.count("ben", MINUTE) == 1
    other.share()
    assert one.count("ana", MINUTE) == 4
    one.share()
    assert one.count("ana", MINUTE) == 7


def test_a_new_minute_begins_at_nothing(valkey_url: str) -> None:
    one, other = Tally(valkey_url), Tally(valkey_url)
    one.count("ana", MINUTE)
    one.share()
    assert one.count("ana", MINUTE + 1) == 1
    other.count("ana", MINUTE + 1)
    other.share()
    assert other.count("ana", MINUTE + 1) == 2


def test_without_the_broker_each_process_counts_alone() -> None:
    tally = Tally(f"redis://127.0.0.1:{free_port()}/0")
    assert [tally.count("ana", MINUTE) for _ in range(2)] == [1, 2]
    tally.share()
    assert tally.count("ana", MINUTE) == 3


def test_what_a_failed_exchange_took_along_stays_counted_here(valkey_url: str) -> None:
    tally = Tally(f"redis://127.0.0.1:{free_port()}/0")
    for _ in range(3):
        tally.count("ana", MINUTE)
    tally.share()  # in vain
    back = Tally(valkey_url)
    back._total, back._minute = tally._total, MINUTE
    assert back.count("ana", MINUTE) == 4
    back.share()
    assert back.count("ana", MINUTE) == 5


def test_counts_are_exchanged_by_themselves(
    valkey_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SHARE_S", 0.01)
    one, other = Tally(valkey_url), Tally(valkey_url)
    own = 1
    while other.count("ana", MINUTE) == own:
        one.count("ana", MINUTE)
        own += 1
        time.sleep(0.01)


def test_one_exchange_at_a_time_is_on_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHARE_S", 0)
    shared: list[Thread] = []

    class Dawdling:
        """A lock whose holders in other threads are slow to go on once they have let go of it."""

        def __init__(self) -> None:
            self._lock = Lock()

        def __enter__(self) -> None:
            self._lock.acquire()

        def __exit__(self, *_: object) -> None:
            self._lock.release()
            if current_thread() is not main_thread():
                time.sleep(0.002)

    class Watched(Tally):
        def share(self) -> None:
            shared.append(current_thread())
            self._unsent = Counter()

    tally = Watched("redis://nowhere")
    monkeypatch.setattr(tally, "_lock", Dawdling())
    for _ in range(200):
        tally.count("ana", MINUTE)
        time.sleep(0.001)
    in_turn = [thread for thread, _ in groupby(shared)]
    assert len(in_turn) == len(set(in_turn))  # none goes on when another has begun
