import threading
import time
from collections.abc import Callable

import pytest
import redis

from farm.engine.errors import WeightsError
from farm.queue import QUEUE
from farm.services import Services
from workers.networks import Networks
from workers.process import WorkerProcess


def until(what: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_busy_worker_that_is_rung_rings_once_for_another(services: Services) -> None:
    process = WorkerProcess(services, Networks(services.settings))
    visit = threading.Thread(target=process.answer)
    with redis.Redis.from_url(services.settings.redis_url) as broker:
        with process._hands:
            visit.start()
            until(lambda: broker.llen(QUEUE) == 1)
        visit.join()
        assert broker.llen(QUEUE) == 1


def test_a_worker_whose_network_cannot_be_loaded_starts_and_says_so(
    services: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = services.settings.model_copy(update={"weights": "auto"})
    monkeypatch.setattr("workers.networks.available", missing)
    process = WorkerProcess(services, Networks(unknown))
    process.start()
    until(lambda: "connect once" in capsys.readouterr().out)
    process.end()


def missing() -> str:
    raise WeightsError("no weights: connect once to download them")
