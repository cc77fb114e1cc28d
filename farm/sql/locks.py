"""Being the only one: an advisory lock that the database holds for a process or transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from farm.base.filelock import take
from farm.errors import SetupError, Unavailable
from farm.sql.database import Database, translated

Confirm = Callable[[], None]


@contextmanager
def only_one(db: Database, name: str) -> Iterator[Confirm | None]:
    """Hold the lock `name` within; None if another process has it.

    What is yielded raises Unavailable once the lock may be lost. The death of the process or of
    its connection frees the lock, on SQLite the kernel does.
    """
    with (_file_lock if db.is_sqlite else _long_lock)(db, name) as confirm:
        yield confirm


def wait_for(session: Session, name: str) -> None:
    """Hold the lock `name` until the transaction's end; on SQLite its only writer holds all."""
    if session.get_bind().dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtext(:name))")
        session.execute(lock, {"name": name})


@contextmanager
def _long_lock(db: Database, name: str) -> Iterator[Confirm | None]:
    """Keep a transaction open that does nothing else: PgBouncer leaves its connection to it."""
    with translated(), db.engine.connect() as connection:
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))

        def confirm() -> None:
            if connection.invalidated:
                raise Unavailable("The lock was lost with its connection to the database.")
            with translated():
                connection.execute(text("SELECT 1"))

        taken = connection.scalar(
            text("SELECT pg_try_advisory_xact_lock(hashtext(:name))"), {"name": name}
        )
        yield confirm if taken else None


@contextmanager
def _file_lock(db: Database, name: str) -> Iterator[Confirm | None]:
    path = Path(f"{db.engine.url.database}.{name}")
    try:
        file = path.open("w")
    except OSError as error:
        raise SetupError(
            f"{path} cannot be written ({error.strerror}): see who owns FARM_DATA_DIR."
        ) from error
    with file:
        yield (lambda: None) if take(file.fileno()) else None
