from urllib.parse import urlsplit

from sqlalchemy import select

from farm.infra.doorbell import BATCH, Doorbell, deliver
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.sql.models import Outbox
from tests.proxy import Proxy


def leave(services: Services, messages: int) -> None:
    with services.db.begin(UnitOfWork) as work:
        for _ in range(messages):
            work.ring()


def waiting(services: Services) -> int:
    with services.db.read() as session:
        return len(session.scalars(select(Outbox)).all())


def test_the_outbox_is_emptied_in_batches(services: Services) -> None:
    leave(services, BATCH + 1)
    assert deliver(services.db, services.doorbell) == BATCH
    assert deliver(services.db, services.doorbell) == 1
    assert waiting(services) == 0


def test_messages_wait_while_the_broker_is_away_and_leave_when_it_is_back(
    services: Services,
) -> None:
    leave(services, 2)
    away = Doorbell(services.settings.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"}))
    assert deliver(services.db, away) == 0
    assert waiting(services) == 2
    away.close()
    assert deliver(services.db, services.doorbell) == 2


def test_a_ring_that_the_network_swallows_is_given_up(services: Services) -> None:
    port = urlsplit(services.settings.redis_url).port or 0
    with Proxy(port) as network:
        url = services.settings.redis_url.replace(f":{port}/", f":{network.port}/")
        doorbell = Doorbell(services.settings.model_copy(update={"redis_url": url}))
        assert doorbell.ring()
        network.drop()
        assert not doorbell.ring()
        doorbell.close()
