"""The database's tables, brought to the newest version by Alembic."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, delete, insert, select

from farm.errors import FarmError, SetupError
from farm.sql.database import Database, translated
from farm.sql.models import Serves
from farm.sql.postgres import unhurried

SCRIPTS = Path(__file__).parent.parent.parent / "migrations"


def migrate(db: Database) -> str:
    """Apply every migration that is missing and return the revision reached.

    Tables of a newer version that serve this one, too, are left as they are.
    """
    have = current(db)
    if have not in _known():
        _refuse_newer(db, have)
        return str(have)
    with rebuilding(db) as connection:
        upgrade(connection, "head")
    return newest()


@contextmanager
def rebuilding(db: Database) -> Iterator[Connection]:
    """One transaction that changes tables; rows that would refer to none undo all of it.

    Where SQLite cannot alter a table, Alembic copies it and drops the old one, which would take
    along the rows that refer to it. SQLite must therefore not watch over references meanwhile, and
    is told so before the transaction, within which it does not listen.
    """
    engine = db.engine.execution_options(write=True)
    with (
        translated(),
        engine.connect() as connection,
        _unwatched(connection),
        connection.begin(),
        unhurried(connection),
    ):
        yield connection
        if db.is_sqlite:
            _require_whole(connection)


@contextmanager
def _unwatched(connection: Connection) -> Iterator[None]:
    """Keep SQLite from following references; before and after a transaction, not within."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.cursor()
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.close()


def _require_whole(connection: Connection) -> None:
    """Raise SetupError if a row refers to one that is not there."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken:
        table, _, other, _ = broken
        raise SetupError(
            f"The database has rows in {table!r} whose rows in {other!r} are missing, and is left "
            "as it was: restore a backup."
        )


def upgrade(connection: Connection, revision: str) -> None:
    """Apply, within a transaction, the migrations up to a revision that this code knows."""
    if revision != "head" and revision not in _known():
        raise _newer(revision)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    if revision == "head":
        _say_whom_they_serve(connection)


def newest() -> str:
    """Return the revision that this code expects."""
    return _scripts().get_current_head() or ""


def current(db: Database) -> str | None:
    """Return the revision that the database has, or None if it is empty."""
    with translated(), db.engine.connect() as connection:
        return current_of(connection)


def current_of(connection: Connection) -> str | None:
    """Return the same on a connection that is there."""
    return MigrationContext.configure(connection).get_current_revision()


def require_current(db: Database) -> None:
    """Raise SetupError if the tables are not those of this version, and do not serve it either."""
    have, want = current(db), newest()
    if have not in _known():
        _refuse_newer(db, have)
    elif have != want:
        raise SetupError(
            f"The database's tables are at revision {have or 'none'} and this version needs "
            f"{want}: run `farm migrate`."
        )


def _say_whom_they_serve(connection: Connection) -> None:
    """Note the oldest revision whose code works on these tables, for that code to read."""
    head = _scripts().get_revision("head")
    connection.execute(delete(Serves))
    connection.execute(insert(Serves).values(oldest=head.module.serves))


def _refuse_newer(db: Database, revision: str | None) -> None:
    """Raise SetupError unless the tables say that they serve this version."""
    try:
        with db.read() as session:
            oldest = session.scalar(select(Serves.oldest))
    except FarmError:  # there is no such table
        oldest = None
    if oldest not in _known() - {None}:
        raise _newer(revision)


def _newer(revision: str | None) -> SetupError:
    return SetupError(
        f"The database's tables are at revision {revision}, of a newer version than this one, "
        f"which knows {newest()}: upgrade this machine."
    )


def _known() -> set[str | None]:
    """Return the revisions that this code knows; None is that of an empty database."""
    return {None, *(script.revision for script in _scripts().walk_revisions())}


@cache
def _scripts() -> ScriptDirectory:
    """Return the migrations as this process found them first: its code stays as old as they."""
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config
