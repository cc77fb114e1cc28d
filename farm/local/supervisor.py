"""A whole farm on one machine: its servers, and web, workers and maintenance as processes.

``farm(settings)`` is the context in which it runs; ``run_farm`` keeps it until Ctrl-C.
"""

import contextlib
import os
import signal
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from farm.accounts import access
from farm.base.config import Settings
from farm.base.program import STOPS
from farm.errors import SetupError
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.local.cores import shared
from farm.local.embedded import require_free, servers
from farm.local.embedded.folder import is_running
from farm.local.embedded.process import Process
from farm.sql.database import Database
from farm.sql.schema import migrate

log = structlog.get_logger(__name__)

POLL_SECONDS = 0.2
START_SECONDS = 60.0
CHECKPOINT_SECONDS = 20.0  # that a worker has to write one before it is killed
MAX_PAUSE_SECONDS = 30.0  # between two starts of a process that keeps dying
STEADY_SECONDS = 60.0  # who lived this long did not die of how it was started
MAX_FAILED_STARTS = 5


@dataclass
class Member:
    """One process of the farm, and what became of its starts."""

    process: Process
    started: float = 0.0  # time.monotonic()
    due: float = 0.0  # when it may start again
    deaths: int = 0  # in a row, each soon after its start
    failures: int = 0  # the same, by an error of its own rather than a signal

    def start(self) -> None:
        """Start it, and remember when."""
        self.process.start()
        self.started, self.due = time.monotonic(), 0.0

    def look_after(self) -> None:
        """Start it again if it died: at once the first time, then after growing pauses."""
        if self.process.alive:
            return
        if not self.due:
            self._note_death()
        if time.monotonic() >= self.due:
            self.start()

    def _note_death(self) -> None:
        steady = time.monotonic() - self.started > STEADY_SECONDS
        code = self.process.exit_code or 0
        self.deaths = 0 if steady else self.deaths + 1
        self.failures = 0 if steady or code < 0 else self.failures + 1
        pause = min(2.0 ** (self.deaths - 1), MAX_PAUSE_SECONDS) if self.deaths else 0.0
        self.due = time.monotonic() + pause
        log.warning("process died", name=self.process.name, exit_code=code, starts_again_in_s=pause)


class Crew:
    """The farm's processes, started, kept alive and stopped by one thread."""

    def __init__(self, ranks: Sequence[Sequence[Process]], *, go_on: bool = False) -> None:
        """``ranks`` in the order in which they stop; those of one rank stop side by side.

        Give up when one process cannot run; with ``go_on`` only when none can.
        """
        self.failure = ""  # why the farm cannot run, if so
        self._ranks = ranks
        self._go_on = go_on
        self._members = [Member(process) for rank in reversed(ranks) for process in rank]
        self._stop = threading.Event()
        self._hurry = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="supervisor")

    def start(self) -> None:
        """Start every process, and begin to look after them."""
        self._thread.start()

    def stop(self) -> None:
        """End every process in order; KeyboardInterrupt while this waits makes it hurry."""
        self._stop.set()
        try:
            self._ended.wait()  # unlike join(), this may be interrupted (Python issue 45274)
        except KeyboardInterrupt:
            self._hurry.set()
            self._ended.wait()

    def _run(self) -> None:
        try:
            for member in self._members:
                member.start()
            while not (self._stop.wait(POLL_SECONDS) or self.failure):
                self._look_after()
        finally:
            if self.failure:
                # A real signal: it wakes the main thread from whatever it waits for.
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
            for rank in self._ranks:
                self._end(rank)
            self._ended.set()

    def _look_after(self) -> None:
        for member in self._members:
            member.look_after()
        hopeless = [member for member in self._members if member.failures >= MAX_FAILED_STARTS]
        if hopeless and (not self._go_on or len(hopeless) == len(self._members)):
            self.failure = epitaph(hopeless[0].process)

    def _end(self, rank: Sequence[Process]) -> None:
        for process in rank:
            process.ask_to_end()
        for process in rank:
            process.await_end(self._hurry)


@contextmanager
def farm(settings: Settings, *, workers: int = 1, postgres: bool = False) -> Iterator[str]:
    """Run a farm in ``settings.data_dir``; yields the dashboard's address once it answers.

    SetupError says what is in the way: a port, a disk, another farm, a process that cannot run.
    """
    if not is_running(settings.data_dir):  # else that is the better reason, and comes below
        require_free(settings.port, "the dashboard", "choose another with FARM_PORT", settings.host)
    with servers(settings, postgres=postgres) as complete:
        prepare(complete)
        require_people(complete)
        crew = Crew(processes(complete, workers))
        try:
            crew.start()
            await_web(complete)
            yield address_of(complete)
        except KeyboardInterrupt:
            if crew.failure:
                raise SetupError(crew.failure) from None
            raise
        finally:
            crew.stop()


def run_farm(settings: Settings, *, workers: int = 1, postgres: bool = False) -> None:
    """Run a farm until Ctrl-C, SIGTERM or a closed terminal; a second Ctrl-C hurries."""
    listen_for_the_end()
    try:
        with farm(settings, workers=workers, postgres=postgres) as address:
            print(f"The farm runs: {address}  (Ctrl-C stops it)", flush=True)
            threading.Event().wait()
    except KeyboardInterrupt:
        print("The farm has stopped; its jobs wait for the next start.", flush=True)


def listen_for_the_end() -> None:
    """Make every signal that asks for the end a KeyboardInterrupt; `nohup` keeps its meaning."""
    for number in STOPS:
        if number.name != "SIGHUP" or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def prepare(settings: Settings) -> str:
    """Make the bucket and bring the database to the newest version; returns its revision."""
    Storage(settings).ensure_bucket()
    database = Database(settings.database)
    try:
        return migrate(database)
    finally:
        database.close()


def require_people(settings: Settings) -> None:
    """Raise SetupError if people must sign in and nobody can: web would tell its log alone."""
    with Services(settings) as services:
        access.require_someone(services)


def processes(settings: Settings, workers: int) -> list[list[Process]]:
    """The farm's processes by rank: workers stop first, the dashboard last."""
    folder = settings.data_dir
    env = os.environ | settings.environment()

    def process(name: str, command: str, patience: float = 10.0, **more: str) -> Process:
        named = env | {"FARM_WORKER": f"{socket.gethostname()}/{name}"} | more
        words = [sys.executable, "-m", "farm.cli", command]
        # Without us a process still ends in its own good order: a worker writes a checkpoint.
        return Process(
            name, words, folder, patience=patience, death_signal=signal.SIGTERM, env=named
        )

    crew = [f"worker-{number}" for number in range(1, workers + 1)]
    return [
        [process(name, "worker", CHECKPOINT_SECONDS, **shared(workers)) for name in crew],
        [process("maintenance", "maintenance")],
        [process("web", "web")],
    ]


def await_web(settings: Settings) -> None:
    """Return when the dashboard answers; SetupError if it does not within a minute."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(f"{address_of(settings)}/healthz"):
        if time.monotonic() > deadline:
            log_file = settings.data_dir / "logs" / "web.log"
            raise SetupError(f"The dashboard does not answer; its log is {log_file}.")
        time.sleep(POLL_SECONDS)


def answers(url: str) -> bool:
    """Whether a GET succeeds."""
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2):  # noqa: S310 - ours
        return True
    return False


def address_of(settings: Settings) -> str:
    """Where a browser on this machine finds the dashboard."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - read, not bound
    host = everywhere.get(settings.host, settings.host)
    return f"http://{settings.model_copy(update={'host': host}).authority}"


def epitaph(process: Process) -> str:
    """Why the farm gives up on a process."""
    reason = f"{process.name} cannot run: it ended {MAX_FAILED_STARTS} times soon after its start"
    if process.log is None:
        return f"{reason}; the lines above say why."
    return f"{reason}, last with {process.last_words()!r}; its log is {process.log}."
