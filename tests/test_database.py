import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text, update

from farm.database import Database, now
from farm.errors import Unavailable
from farm.models import Outbox


def test_the_databases_clock_is_seconds_since_1970(database_url: str) -> None:
    db = Database(database_url)
    with db.read() as session:
        clock = session.scalar(select(now()))
    assert clock == pytest.approx(time.time(), abs=60)
    db.close()


def test_a_failed_transaction_leaves_nothing(database_url: str) -> None:
    db = Database(database_url)

    def fail() -> None:
        with db.write() as session:
            session.add(Outbox(topic="test", payload={}))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with db.read() as session:
        assert session.scalars(select(Outbox)).all() == []
    db.close()


def test_concurrent_writers_wait_for_each_other_and_lose_no_update(database_url: str) -> None:
    db = Database(database_url)
    with db.write() as session:
        row = Outbox(topic="count", payload={"n": 0})
        session.add(row)

    def add_one(_: int) -> None:
        with db.write() as session:
            found = session.scalars(select(Outbox).with_for_update()).one()
            session.execute(
                update(Outbox)
                .where(Outbox.id == found.id)
                .values(payload={"n": found.payload["n"] + 1})
            )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_one, range(40)))
    with db.read() as session:
        assert session.scalars(select(Outbox.payload)).one() == {"n": 40}
    db.close()


def test_a_database_that_is_away_is_said_to_be_unavailable() -> None:
    db = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(Unavailable, match="cannot be reached"):
        db.ping()
    db.close()


def test_a_database_without_tables_says_what_to_do(tmp_path: object) -> None:
    db = Database(f"sqlite:///{tmp_path}/empty.db")
    with pytest.raises(Unavailable, match="farm migrate"), db.read() as session:
        session.scalars(select(Outbox)).all()
    db.close()


def test_a_process_whose_connections_are_all_busy_says_so(sqlite_url: str) -> None:
    db = Database(sqlite_url, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with db.read() as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(Unavailable, match="busy"):
            db.ping()
    db.close()
