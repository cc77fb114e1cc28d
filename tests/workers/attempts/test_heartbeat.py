import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from sqlalchemy import update

from farm.base.config import Settings
from farm.errors import Unavailable
from farm.fleet import registry
from farm.fleet.registry import Drain
from farm.infra.events import Events
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Job
from farm.sql.postgres import CONNECTION, Connection
from tests.factories import ANA, submission, worker
from tests.proxy import Proxy
from workers.attempts.heartbeat import Heartbeat, Order
from workers.attempts.live import Live


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"heartbeat_seconds": 0.2, "lease_seconds": 1.0})


class Held:
    """A claimed job with its heart."""

    def __init__(self, services: Services) -> None:
        submissions.submit(services, ANA, submission(services, ANA))
        lease = leases.claim(services, "w1", "boot")
        assert lease is not None
        self.lease = lease
        self.leaving = threading.Event()
        self.heard: list[Drain | None] = []
        self.heart = Heartbeat(
            services,
            lease,
            leaving=self.leaving.is_set,
            tail=lambda: "a line",
            beat=lambda: None,
            hear=self.heard.append,
        )

    def order(self, seconds: float = 10.0) -> Order | None:
        """Check until there is an order."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if order := self.heart.check():
                return order
            time.sleep(0.01)
        return None


@pytest.fixture
def held(services: Services) -> Iterator[Held]:
    held = Held(services)
    with held.heart:
        yield held


def test_an_order_to_pause_comes_with_a_renewal(services: Services, held: Held) -> None:
    assert held.heart.check() is None
    orders.pause(services, ANA, held.lease.job_id)
    assert held.order() is Order.PAUSE


def test_an_order_does_not_wait_for_the_next_renewal_while_the_broker_is_there(
    services: Services,
) -> None:
    patient = services.settings.model_copy(
        update={"heartbeat_seconds": 100.0, "lease_seconds": 1000.0}
    )
    with Services(patient) as farm:
        held = Held(farm)
        with held.heart, Live(farm, held.lease, held.heart):
            orders.cancel(farm, ANA, held.lease.job_id)
            assert held.order() is Order.CANCEL


def test_a_job_given_to_another_worker_is_lost(services: Services, held: Held) -> None:
    with services.db.write() as session:
        session.execute(update(Job).values(epoch=Job.epoch + 1))
    assert held.order() is Order.LOST


def test_a_worker_without_its_lease_is_asked_for_a_sign_of_life_of_its_own(
    services: Services, held: Held
) -> None:
    registry.register(services, worker("w1", boot_id="boot"))
    with services.db.write() as session:
        session.execute(update(Job).values(epoch=Job.epoch + 1))
    assert held.order() is Order.LOST
    held.heard.clear()
    deadline = time.monotonic() + 10
    while not held.heard and time.monotonic() < deadline:
        time.sleep(0.01)
    assert held.heard[0] is None


def test_an_operators_order_to_drain_comes_with_a_renewal(services: Services, held: Held) -> None:
    registry.register(services, worker("w1", boot_id="boot", draining=True))
    deadline = time.monotonic() + 10
    while Drain.NOW not in held.heard and time.monotonic() < deadline:
        time.sleep(0.01)
    assert Drain.NOW in held.heard


def test_a_worker_that_is_asked_to_leave_drains(held: Held) -> None:
    held.leaving.set()
    assert held.heart.check() is Order.DRAIN


def test_the_log_arrives_with_a_renewal(services: Services, held: Held) -> None:
    def arrived() -> bool:
        with services.db.read() as session:
            return session.query(Attempt).one().log == "a line"

    deadline = time.monotonic() + 10
    while not arrived() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert arrived()


def test_a_render_holds_still_while_its_lease_is_in_doubt_and_goes_on_when_it_is_renewed(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew = leases.renew
    away = threading.Event()

    def unreachable(*args: object, **named: object) -> object:
        if away.is_set():
            raise Unavailable
        return renew(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(leases, "renew", unreachable)
    away.set()
    time.sleep(1.2)
    threading.Timer(0.5, away.clear).start()
    assert held.heart.check() is None
    assert not away.is_set()  # it was renewed before the render went on


def test_a_heart_beats_on_after_an_error_that_nobody_foresaw(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew, failed = leases.renew, threading.Event()

    def fail_once(*args: object, **named: object) -> object:
        if not failed.is_set():
            failed.set()
            raise RuntimeError("a defect")
        return renew(*args, **named)  # type: ignore[arg-type]

    held = Held(services)
    monkeypatch.setattr(leases, "renew", fail_once)
    with held.heart:
        assert failed.wait(10)
        orders.pause(services, ANA, held.lease.job_id)
        assert held.order() is Order.PAUSE


def test_a_heart_whose_renewal_was_swallowed_by_the_network_beats_again(
    settings: Settings, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connection, "patience", 0.3)
    monkeypatch.setitem(CONNECTION, "connect_timeout", 2)
    port = urlsplit(postgres_url).port or 0
    with Proxy(port) as network:
        url = postgres_url.replace(f":{port}/", f":{network.port}/")
        with Services(settings.model_copy(update={"database_url": url})) as far:
            held = Held(far)
            with held.heart:
                network.drop()
                time.sleep(1.2)  # longer than the lease
                threading.Timer(0.5, network.heal).start()
                assert held.heart.check() is None


def test_progress_goes_out_over_the_wire_without_the_curve(services: Services, held: Held) -> None:
    events = Events(services.settings.redis_url)
    with Live(services, held.lease, held.heart):
        held.heart.progress = {"done": 0.5, "curve": [[0.1, 2.0]]}
        found: list[object] = []
        deadline = time.monotonic() + 10
        while not found and time.monotonic() < deadline:
            found = [e.data for e in events.read("0-0", 0.2) if e.kind == "progress"]
    events.close()
    assert found[0] == {"done": 0.5}


def test_an_order_to_finish_comes_with_a_renewal_and_one_to_cancel_after_it(
    services: Services, held: Held
) -> None:
    orders.finish(services, ANA, held.lease.job_id)
    assert held.order() is Order.FINISH
    orders.cancel(services, ANA, held.lease.job_id)
    deadline = time.monotonic() + 10
    while held.heart.check() is not Order.CANCEL and time.monotonic() < deadline:
        time.sleep(0.01)
    assert held.heart.check() is Order.CANCEL


def test_a_worker_that_leaves_does_not_wait_for_a_picture_that_was_to_be_kept(
    services: Services, held: Held
) -> None:
    orders.finish(services, ANA, held.lease.job_id)
    assert held.order() is Order.FINISH
    held.leaving.set()
    assert held.order() is Order.DRAIN
