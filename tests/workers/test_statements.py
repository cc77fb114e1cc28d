"""How often workers bother the database: all that goes over their connections is counted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event

from farm.base.config import Settings
from farm.fleet import shares
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.sql.database import FEW
from tests.factories import ANA, BEN, submission
from workers.attempts.heartbeat import Heartbeat, jittered
from workers.kinds.networks import Networks
from workers.process import WorkerProcess

BEATS = 10
MOST_IDLE, MOST_BUSY = 0.2, 0.5  # messages a second
CHECKPOINT_BYTES = 1000
CLAIM = 2  # messages: one looks and one writes


@pytest.fixture
def settings(settings: Settings, postgres_url: str) -> Settings:
    return settings.model_copy(update={"database_url": postgres_url, "worker": "w1"})


class Line:
    """A worker's connections, on which libpq notes all that goes over them."""

    def __init__(self, services: Services, notes: Path) -> None:
        self.services = services
        self._notes = notes
        self._connections: list[psycopg.Connection] = []
        event.listen(services.db.engine.pool, "connect", self._keep)

    def _keep(self, connection: psycopg.Connection, _record: object) -> None:
        self._connections.append(connection)

    def clear(self) -> None:
        """Note from here on."""
        self._file = self._notes.open("wb")
        for connection in self._connections:
            connection.pgconn.trace(self._file.fileno())

    def messages(self) -> int:
        """Return how often something was sent and an answer awaited: BEGIN and pings count, too."""
        for connection in self._connections:
            connection.pgconn.untrace()
        self._file.close()
        lines = [line.split("\t") for line in self._notes.read_text().splitlines()]
        return sum("F" in words and ("Query" in words or "Sync" in words) for words in lines)


@pytest.fixture
def line(settings: Settings, tmp_path: Path) -> Iterator[Line]:
    """A worker's connections, kept as it keeps them."""
    with Services(settings, **FEW) as services:
        yield Line(services, tmp_path / "notes")


def process(services: Services) -> WorkerProcess:
    found = WorkerProcess(services, Networks(services.settings))
    found._arrive()
    return found


def steady(beat: Callable[[], object], line: Line) -> list[object]:
    """Return what some beats bring, of which messages are counted; those before prepare them."""
    for _ in range(BEATS):
        beat()
    line.clear()
    return [beat() for _ in range(BEATS)]


def shortest_beat(settings: Settings) -> float:
    return min(jittered(settings.heartbeat_seconds) for _ in range(100))


def test_an_idle_worker_sends_one_statement_a_beat(line: Line) -> None:
    idle = process(line.services)
    assert steady(idle._beat, line) == [False] * BEATS
    assert line.messages() == BEATS
    assert 1 / shortest_beat(line.services.settings) <= MOST_IDLE


def test_it_sends_no_more_beside_jobs_that_it_cannot_take(line: Line) -> None:
    line.services.settings = line.services.settings.model_copy(update={"memory": 10**6})
    small = process(line.services)
    for size in (128, 256, 512):
        submissions.submit(
            line.services, ANA, submission(line.services, ANA, recipe={"size": size})
        )
    assert steady(small._beat, line) == [False] * BEATS
    assert line.messages() == BEATS


def test_it_hears_at_a_beat_of_jobs_that_it_could_take(line: Line) -> None:
    idle = process(line.services)
    submissions.submit(line.services, ANA, submission(line.services, ANA))
    assert idle._beat()


def test_a_claim_looks_once_and_writes_once(line: Line) -> None:
    worker, services = process(line.services), line.services
    for viewer in (ANA, BEN) * (BEATS + 1):  # so that somebody has to be chosen to the end
        submissions.submit(services, viewer, submission(services, viewer))
    shares.count(services)  # as maintenance does
    had = steady(lambda: leases.claim(services, worker.id, worker.boot_id), line)
    assert None not in had
    assert line.messages() == BEATS * CLAIM


def test_a_busy_worker_sends_one_statement_a_beat_and_few_for_checkpoints(line: Line) -> None:
    busy = process(line.services)
    submissions.submit(line.services, ANA, submission(line.services, ANA))
    lease = leases.claim(line.services, busy.id, busy.boot_id)
    assert lease is not None
    calls = {"leaving": lambda: False, "tail": lambda: "a line", "beat": lambda: None}
    heart = Heartbeat(line.services, lease, **calls, hear=busy._hear)
    steady(heart._renew, line)
    assert line.messages() == BEATS
    for number in range(4):  # so that old ones have to go
        if number == 3:
            line.clear()
        leases.add_checkpoint(
            line.services, lease, f"key-{number}", CHECKPOINT_BYTES, number / 4, True
        )
    a_second = (
        1 / shortest_beat(line.services.settings)
        + line.messages() / line.services.settings.checkpoint_seconds
    )
    assert a_second <= MOST_BUSY
