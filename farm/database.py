"""The SQL database: one engine, read and write transactions, and its clock.

SQLite runs in WAL mode and a write transaction takes the write lock at its start (BEGIN
IMMEDIATE), so that it waits its turn instead of failing half way. PostgreSQL needs neither.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Double, Select, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import FunctionElement

from farm import postgres
from farm.errors import FarmError, StorageFull, Unavailable

SQLITE_PATIENCE_S = 30
POOL = {  # as many connections as were ever busy at once: SQLite's are dear to open, too
    "pool_size": 15,
    "max_overflow": 0,
    "pool_use_lifo": True,  # so that few are used, and those have warm caches
}


class now(FunctionElement[float]):  # noqa: N801 - reads as the SQL function that it is
    """The database's clock, in seconds since 1970: the only clock that leases know."""

    type = Double()
    inherit_cache = True


@compiles(now, "sqlite")
def _now_sqlite(_element: now, _compiler: Any, **_kw: Any) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(now, "postgresql")
def _now_postgresql(_element: now, _compiler: Any, **_kw: Any) -> str:
    return "extract(epoch from clock_timestamp())::float8"


class Database:
    """Transactions on one database."""

    def __init__(self, url: str, **options: Any) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            options.setdefault("connect_args", {}).setdefault("timeout", SQLITE_PATIENCE_S)
            if parsed.database:
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        else:
            options.setdefault("pool_pre_ping", True)
        self.engine = create_engine(parsed, **POOL | options)
        self._plain = create_engine(parsed, pool=self.engine.pool)
        self._compiled: dict[Select[Any], Any] = {}
        if self.is_sqlite:
            event.listen(self.engine, "connect", _configure_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            event.listen(self.engine, "do_connect", postgres.connect)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the data; nothing is written."""
        with translated(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def peek(self) -> Iterator[Connection]:
        """The same for a single query that must cost little: no session, no objects, no BEGIN."""
        with translated(), self._plain.connect() as connection:
            yield connection

    def glance(self, query: Select[Any], **values: Any) -> Sequence[Any] | None:
        """Return the one row of a query as the driver gives it, or None.

        For what many ask all the time: a third of `peek`'s cost. Columns are numbers and text, and
        each value in the query is a `bindparam`.
        """
        try:
            with translated():
                return self._asked_directly(query, values)
        except self.engine.dialect.loaded_dbapi.Error:
            with self.peek() as connection:  # which knows what each error means
                return connection.execute(query, values).one_or_none()

    def _asked_directly(self, query: Select[Any], values: dict[str, Any]) -> Sequence[Any] | None:
        if query not in self._compiled:
            self._compiled[query] = query.compile(dialect=self.engine.dialect)
        compiled = self._compiled[query]
        order = compiled.positiontup
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(compiled.string, [values[name] for name in order] if order else values)
            return cast(Sequence[Any] | None, cursor.fetchone())
        finally:
            connection.close()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: all of it is committed at the end, or none."""
        engine = self.engine.execution_options(write=True)
        with translated(), Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def ping(self) -> None:
        """Raise Unavailable if the database does not answer."""
        with self.read() as session:
            session.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's connection errors into ours; leave programming errors alone."""
    try:
        yield
    except FarmError:
        raise
    except OperationalError as error:
        raise _meaning(error) from error
    except PoolTimeout as error:
        raise Unavailable("All connections to the database are busy; try again shortly.") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unavailable("The database closed the connection; try again shortly.") from error
        raise


def _meaning(error: OperationalError) -> FarmError:
    reason = str(error.orig).lower()
    if "full" in reason or "no space" in reason:
        return StorageFull("The database's disk is full; free some space and try again.")
    if "no such table" in reason:
        return Unavailable("The database has no tables yet; run `farm migrate` first.")
    if "locked" in reason or "statement timeout" in reason:
        return Unavailable("The database was busy for too long; try again shortly.")
    return Unavailable("The database cannot be reached right now; try again shortly.")
