"""Start what a one-machine farm needs, all at once."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from farm.base.config import Settings
from farm.errors import SetupError
from farm.local.embedded.folder import DataFolder, is_running, write_private
from farm.local.embedded.postgres import Postgres
from farm.local.embedded.process import Process
from farm.local.embedded.seaweedfs import SeaweedFS
from farm.local.embedded.valkey import Valkey

START_SECONDS = 60.0
POLL_SECONDS = 0.02
NOTE = "farm.json"  # in the data folder: how to reach what runs there


class Server(Protocol):
    """What every server of this package looks like."""

    name: str
    port: int
    process: Process

    def start(self) -> None:
        """Spawn it and return at once."""

    def ready(self) -> bool:
        """Whether it serves requests."""

    def stop(self) -> None:
        """End it in order."""

    def settings(self) -> dict[str, object]:
        """The fields of Settings that it fills in."""


@contextmanager
def servers(
    settings: Settings,
    *,
    valkey_port: int = 0,
    s3_port: int = 0,
    postgres: bool = False,
) -> Iterator[Settings]:
    """Run the servers that ``settings`` does not name; yields settings that name them all.

    A server that FARM_REDIS_URL, FARM_S3_ENDPOINT or FARM_DATABASE_URL names is used as it is.
    """
    with DataFolder(settings.data_dir) as folder:
        named = settings.model_fields_set
        chosen: list[Server] = []
        if "redis_url" not in named:
            chosen.append(Valkey(folder, valkey_port))
        if "s3_endpoint" not in named:
            chosen.append(SeaweedFS(folder, s3_port))
        if postgres and not settings.database_url:
            chosen.append(Postgres(folder))
        with start(chosen):
            complete = filled_in(settings, folder, chosen)
            write_private(folder.path / NOTE, json.dumps(complete.environment()))
            yield complete


def attach(settings: Settings) -> Settings:
    """The settings of the farm that runs in ``settings.data_dir``; as given where none does.

    For commands in another terminal; what they were told themselves comes first.
    """
    note = settings.data_dir / NOTE
    if not (note.exists() and is_running(settings.data_dir)):
        return settings
    environment = json.loads(note.read_text())
    noted = {name.removeprefix("FARM_").lower(): value for name, value in environment.items()}
    return Settings(**(noted | settings.model_dump(exclude_unset=True)))


@contextmanager
def start(chosen: Sequence[Server]) -> Iterator[None]:
    """Start all at once, wait for all; stop them in reverse order at the end."""
    try:
        for server in chosen:
            server.start()
        for server in chosen:
            wait_for(server)
        yield
    finally:
        for server in reversed(chosen):
            server.stop()


def wait_for(server: Server) -> None:
    """Return when it serves; SetupError with its own last words if it ends or never does."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        answers = server.ready()
        # Looked at afterwards: it may be another program that answers on this port.
        if not server.process.alive or time.monotonic() > deadline:
            raise SetupError(
                f"{server.name} did not start; its log {server.process.log} ends with: "
                f"{server.process.last_words()}"
            )
        if answers:
            return
        time.sleep(POLL_SECONDS)


def filled_in(settings: Settings, folder: DataFolder, running: Sequence[Server]) -> Settings:
    """The settings with every server's address and keys, and a key that signs sessions."""
    changes: dict[str, object] = {"data_dir": folder.path}
    for server in running:
        changes |= server.settings()
    if not settings.secret_key.get_secret_value():
        changes["secret_key"] = folder.secret("sessions")
    return Settings(**(settings.model_dump(exclude_unset=True) | changes))
