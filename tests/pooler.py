"""PgBouncer as deploy/pgbouncer.ini sets it up, before a test's PostgreSQL."""

import configparser
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from farm.local.embedded.ports import free_port
from farm.local.embedded.process import Process

PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
EXAMPLE = Path(__file__).parent.parent / "deploy" / "pgbouncer.ini"
ACCOUNT = "nobody"  # it refuses to run as root
PATIENCE_S = 30.0


@contextmanager
def pooled(url: str) -> Iterator[str]:
    """Run PgBouncer; yield the URL that leads through it to the same database."""
    assert PROGRAM is not None
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="brushfarm-pooler-") as name:
        config = Path(name) / "pgbouncer.ini"
        _write(config, url, port)
        user = ACCOUNT if os.geteuid() == 0 else ""
        if user:
            for path in (config.parent, config):
                shutil.chown(path, ACCOUNT)
        process = Process("pgbouncer", [PROGRAM, "-q", str(config)], None, user=user)
        process.start()
        try:
            through = make_url(url).set(port=port, database="brushfarm")
            _wait(through.set(drivername="postgresql").render_as_string(hide_password=False))
            pooler = through.update_query_dict({"pooler": "transaction"})
            yield pooler.render_as_string(hide_password=False)
        finally:
            process.stop()


def _write(path: Path, url: str, port: int) -> None:
    server = make_url(url)
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(EXAMPLE)
    _target, _space, query = parser["databases"]["brushfarm"].partition(" connect_query")
    address = {"host": server.host, "port": server.port, "dbname": server.database}
    address |= {"user": server.username, "password": server.password}
    target = " ".join(f"{name}={value}" for name, value in address.items())
    parser["databases"]["brushfarm"] = f"{target} connect_query{query}"
    parser["pgbouncer"].update({"listen_port": str(port), "auth_type": "any"})
    del parser["pgbouncer"]["auth_file"]
    with path.open("w") as file:
        parser.write(file)


def _wait(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.Error:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
