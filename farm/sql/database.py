"""The SQL database: one engine, read and write transactions, and its clock.

SQLite runs in WAL mode and a write transaction takes the write lock at its start (BEGIN
IMMEDIATE), so that it waits its turn instead of failing half way. PostgreSQL needs neither; its
writers see what others committed meanwhile (READ COMMITTED), and lock the rows that they go by.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Connection,
    Double,
    Select,
    create_engine,
    event,
    make_url,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate
from sqlalchemy.sql.functions import FunctionElement

from farm.errors import FarmError, SetupError, StorageFull, Unavailable
from farm.sql import postgres

S = TypeVar("S", bound=Session)
SQLITE_PATIENCE_S = 30
POOL = {  # as many connections as were ever busy at once: SQLite's are dear to open, too
    "pool_size": 15,
    "max_overflow": 0,
    "pool_use_lifo": True,  # so that few are used, and those have warm caches
}


FEW = {  # for processes of which there are thousands, and which try again by themselves
    "pool_size": 1,
    "max_overflow": 9,  # for moments
    "pool_pre_ping": False,
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
    return "date_part('epoch', clock_timestamp())"  # `extract` would count in decimals


class up_since(FunctionElement[float]):  # noqa: N801 - as above
    """When the database's server started, by its clock; 0 of a file, which needs none."""

    type = Double()
    inherit_cache = True


@compiles(up_since, "sqlite")
def _up_since_sqlite(_element: up_since, _compiler: Any, **_kw: Any) -> str:
    return "0.0"


@compiles(up_since, "postgresql")
def _up_since_postgresql(_element: up_since, _compiler: Any, **_kw: Any) -> str:
    return "date_part('epoch', pg_postmaster_start_time())"


class Database:
    """Transactions on one database."""

    def __init__(self, url: str, **options: Any) -> None:
        parsed = _address(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            options.setdefault("connect_args", {}).setdefault("timeout", SQLITE_PATIENCE_S)
            if parsed.database:
                _make_folder(Path(parsed.database).parent)
        else:
            options.setdefault("pool_pre_ping", True)
        # An error tells the query but not its values: some are secrets, and errors go into logs.
        self.engine = create_engine(parsed, hide_parameters=True, **POOL | options)
        self._plain = create_engine(parsed, hide_parameters=True, pool=self.engine.pool)
        if not self.is_sqlite:  # which else begins a transaction by itself
            self._plain = self._plain.execution_options(isolation_level="AUTOCOMMIT")
        # PostgreSQL would else show each query of a transaction what was committed meanwhile.
        isolation = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._snapshots = self.engine.execution_options(**isolation)
        self._compiled: dict[Select[Any], Any] = {}
        if self.is_sqlite:
            event.listen(self.engine, "connect", _configure_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            event.listen(self.engine, "do_connect", postgres.connect)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the data; nothing is written."""
        with translated(), Session(self._snapshots, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def peek(self) -> Iterator[Connection]:
        """The same for queries that must cost little: no session, no objects, no BEGIN.

        Each sees what is committed when it is asked.
        """
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
        with self.begin(Session) as session:
            yield session

    @contextmanager
    def begin(self, kind: type[S]) -> Iterator[S]:
        """The same with a session of that kind."""
        engine = self.engine.execution_options(write=True)
        with translated(), kind(engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def single(self) -> Iterator[Connection]:
        """For a single statement, which is a transaction by itself and costs one message.

        On SQLite, which has no statement that changes two tables, there may be several.
        """
        writing = self.engine.execution_options(write=True)
        with (
            translated(),
            writing.begin() if self.is_sqlite else self._plain.connect() as connection,
        ):
            yield connection

    def at_once(self, updates: Sequence[ReturningUpdate[Any]]) -> list[Any]:
        """Carry out several updates as one statement, and return what each returns of its row.

        On SQLite, which has no such statement, they are a transaction.
        """
        with self.single() as connection:
            if self.is_sqlite:
                return [connection.scalar(each) for each in updates]
            parts = [each.cte(f"part{number}") for number, each in enumerate(updates)]
            query = select(*(select(part).scalar_subquery() for part in parts))
            return list(connection.execute(query).one())

    def ping(self) -> None:
        """Raise Unavailable if the database does not answer."""
        with self.read() as session:
            session.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every connection: what a thread still holds, as soon as it lets go."""
        event.listen(self.engine.pool, "checkin", _let_go)
        self.engine.dispose()


def _address(url: str) -> URL:
    """Return the parsed URL of a database of a kind that we know; it may be nowhere."""
    try:
        address = make_url(url)
        if address.get_driver_name() in ("pysqlite", "psycopg"):
            postgres.require_options(address)
            return address
    except (ArgumentError, NoSuchModuleError, ValueError):
        pass
    raise SetupError(
        "FARM_DATABASE_URL is no address such as postgresql+psycopg://user:password@host/name, "
        "or sqlite:////folder/farm.db."
    )


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"The folder {path} cannot be made ({error.strerror}): choose another with "
            "FARM_DATA_DIR."
        ) from error


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _let_go(_connection: Any, record: Any) -> None:
    record.invalidate()  # so that whoever asks for one all the same gets a new one


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
        state = getattr(error.orig, "sqlstate", None)
        if state in MEANINGS:
            raise Unavailable(MEANINGS[state]) from error
        raise


STRANGE_TABLES = "The database's tables are not this version's: run `farm migrate`, or upgrade."
NO_CONNECTION = (
    "The database has no connection left: docs/scaling.md says how many it must take, and how to "
    "share them out."
)
MEANINGS = {  # of what PostgreSQL does not call an operational error
    "25006": "The database takes no writes right now; try again shortly.",
    "42501": "The database lets the user of FARM_DATABASE_URL do too little: make that user the "
    "owner of the database.",
    "42P01": STRANGE_TABLES,  # no such table
    "42703": STRANGE_TABLES,  # no such column
}
REASONS = {  # what the drivers say, and what that means
    "password authentication failed": "The database refuses the user or the password of "
    "FARM_DATABASE_URL.",
    "no password supplied": "The database wants a password: put one into FARM_DATABASE_URL.",
    "too many clients": NO_CONNECTION,
    "too many connections": NO_CONNECTION,
    "connection slots": NO_CONNECTION,
    "no more connections allowed": "The pooler has no connection left: raise its max_client_conn.",
    'role "': "The database has no user of the name in FARM_DATABASE_URL.",
    '" does not exist': "The server has no database of the name in FARM_DATABASE_URL.",
    "pg_hba.conf": "The database lets nobody in from here: see its pg_hba.conf.",
    "resolve host": "No machine is known here by the name of the host in FARM_DATABASE_URL.",
    "no such table": STRANGE_TABLES,
    "no such column": STRANGE_TABLES,
    "has no column": STRANGE_TABLES,
    "readonly database": "The database's file cannot be written: see who owns FARM_DATA_DIR.",
    "unable to open database file": "The database's file cannot be opened: see who owns "
    "FARM_DATA_DIR.",
    "locked": "The database was busy for too long; try again shortly.",
    "statement timeout": "The database was busy for too long; try again shortly.",
    "deadlock": "The database was busy for too long; try again shortly.",
}


def _meaning(error: OperationalError) -> FarmError:
    reason = str(error.orig).lower()
    if "disk is full" in reason or "no space" in reason:
        return StorageFull("The database's disk is full; free some space and try again.")
    unknown = "The database cannot be reached right now; try again shortly."
    return Unavailable(next((REASONS[word] for word in REASONS if word in reason), unknown))
