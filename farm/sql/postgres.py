"""Connections to PostgreSQL that never wait for ever, whatever the network swallows.

A lease is short, and TCP alone would wait for a quarter of an hour.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy
from psycopg.abc import RV, PQGen
from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import URL

POOLER = "pooler"  # an option of ours in the address
ANSWER_S = 12.0  # a little longer than the server gives a statement
CONNECTION: dict[str, Any] = {
    "fallback_application_name": "brushfarm",  # PGAPPNAME, which farm.base.program sets, says more
    "connect_timeout": 5,  # s
    "keepalives_idle": 5,  # s
    "keepalives_interval": 2,  # s
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # ms
}
SESSION = {  # what the server does by itself
    "statement_timeout": "10s",
    "idle_in_transaction_session_timeout": "15s",  # a frozen process must not keep rows locked
    "tcp_keepalives_idle": "30s",
    "tcp_keepalives_interval": "10s",
    "tcp_keepalives_count": "3",
}


class Connection(psycopg.Connection[Any]):
    """Gives up on an answer that does not come: something may swallow packets and keep TCP calm."""

    patience = ANSWER_S

    def wait(self, gen: PQGen[RV], *args: Any, **named: Any) -> RV:
        """Wait for an exchange with the server, as its parent does, but not for ever."""
        return super().wait(self._in_time(gen), *args, **named)

    def _in_time(self, gen: PQGen[RV]) -> PQGen[RV]:
        """Pass on what psycopg asks and hears; it hears "nothing yet" ten times a second."""
        deadline = time.monotonic() + self.patience
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > deadline:
                    self.close()
                    raise psycopg.OperationalError("the server does not answer")
                wanted = gen.send(ready)
        except StopIteration as end:
            result: RV = end.value
            return result


def require_options(address: URL) -> None:
    """Raise ValueError if an address has an option that libpq does not know."""
    if address.get_backend_name() != "postgresql":
        return
    try:
        make_conninfo("", **{name: "" for name in address.query if name != POOLER})
    except psycopg.ProgrammingError as error:
        raise ValueError(str(error)) from None


def connect(_dialect: Any, _record: Any, words: Any, named: dict[str, Any]) -> Connection:
    """Connect as SQLAlchemy asks with its event `do_connect`.

    `?pooler=transaction` in the address says that PgBouncer gives each transaction any of its
    connections: nothing that is said now would hold for the next (deploy/pgbouncer.ini says it).
    """
    if named.pop(POOLER, None):
        return Connection.connect(*words, **CONNECTION | named | {"prepare_threshold": None})
    connection = Connection.connect(*words, **CONNECTION | named)
    try:
        connection.execute("; ".join(f"SET {name} = '{value}'" for name, value in SESSION.items()))
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def unhurried(connection: sqlalchemy.Connection) -> Iterator[None]:
    """Let a transaction's statements take their time, as those of a migration do."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, Connection):
        yield
        return
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    driver.patience = math.inf
    try:
        yield
    finally:
        driver.patience = ANSWER_S
