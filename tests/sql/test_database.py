import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import bindparam, make_url, select, text, update
from sqlalchemy.exc import IntegrityError

from farm.base.program import program
from farm.errors import SetupError, Unavailable
from farm.sql.database import Database, now
from farm.sql.models import Outbox, Token, Worker
from farm.sql.postgres import CONNECTION, SESSION, Connection, unhurried
from farm.sql.schema import migrate
from tests.proxy import Proxy


def test_the_databases_clock_is_seconds_since_1970(database_url: str) -> None:
    db = Database(database_url)
    with db.read() as session:
        clock = session.scalar(select(now()))
    assert clock == pytest.approx(time.time(), abs=60)
    db.close()


def test_a_connection_says_which_program_it_belongs_to(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGAPPNAME", "to be restored")
    monkeypatch.delenv("PGAPPNAME")
    assert application(postgres_url) == "brushfarm"
    monkeypatch.setattr("farm.base.log.configure", lambda: None)
    with program("maintenance"):
        assert application(postgres_url) == "brushfarm maintenance"


def application(url: str) -> str:
    db = Database(url)
    with db.read() as session:
        name = session.scalar(text("SELECT current_setting('application_name')"))
    db.close()
    return str(name)


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


def test_a_read_sees_one_moment_whatever_is_committed_meanwhile(database_url: str) -> None:
    db = Database(database_url)
    with db.read() as session:
        assert session.scalars(select(Outbox)).all() == []
        with db.write() as writer:
            writer.add(Outbox(topic="t", payload={}))
        assert session.scalars(select(Outbox)).all() == []
    with db.read() as session:
        assert len(session.scalars(select(Outbox)).all()) == 1
    db.close()


def test_a_database_that_is_away_is_said_to_be_unavailable() -> None:
    db = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(Unavailable, match="cannot be reached"):
        db.ping()
    db.close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://farm@127.0.0.1:port/farm",
        "postgresql+psycopg://farm@127.0.0.1/farm?sslmod=require",
        "postgresql+asyncpg://farm@127.0.0.1/farm",
        "postgres://farm@127.0.0.1/farm",
        "mysql://farm@127.0.0.1/farm",
        "farm.db",
    ],
)
def test_what_is_no_address_of_a_database_is_said_to_be_none(url: str) -> None:
    with pytest.raises(SetupError, match="FARM_DATABASE_URL is no address such as postgresql"):
        Database(url)


def test_a_host_that_nobody_knows_is_said_to_be_unknown() -> None:
    with pytest.raises(Unavailable, match="No machine is known here by the name of the host"):
        Database("postgresql+psycopg://farm@fullmoon.invalid/farm").ping()


def test_who_may_not_come_in_and_what_is_not_there_are_told_apart(postgres_url: str) -> None:
    address = make_url(postgres_url)
    for changed, says in (
        (address.set(database="nowhere"), "no database of the name"),
        (address.set(password="wrong"), "refuses the user or the password"),
    ):
        with pytest.raises(Unavailable, match=says):
            Database(changed.render_as_string(hide_password=False)).ping()


def test_a_user_without_rights_and_a_server_without_connections_are_said_to_be_such(
    postgres_url: str,
) -> None:
    owner = Database(postgres_url)
    name = f"guest_{uuid4().hex}"
    with owner.write() as session:
        session.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD 'p' CONNECTION LIMIT 1"))
    address = make_url(postgres_url).set(username=name, password="p")
    guest = Database(address.render_as_string(hide_password=False))
    with pytest.raises(Unavailable, match="lets the user of FARM_DATABASE_URL do too little"):
        migrate(guest)
    with guest.read() as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(Unavailable, match="no connection left"):
            guest.ping()
    guest.close()
    with owner.write() as session:
        session.execute(text(f"DROP ROLE {name}"))
    owner.close()


def test_a_call_that_the_network_swallows_gives_up_and_the_next_one_goes_through(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connection, "patience", 0.3)
    monkeypatch.setitem(CONNECTION, "connect_timeout", 2)
    port = urlsplit(postgres_url).port or 0
    with Proxy(port) as network:
        db = Database(postgres_url.replace(f":{port}/", f":{network.port}/"))
        db.ping()
        network.drop()
        with pytest.raises(Unavailable):
            db.ping()
        network.heal()
        db.ping()
        db.close()


def test_the_server_ends_a_transaction_whose_process_is_frozen(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SESSION, "idle_in_transaction_session_timeout", "300ms")
    db, other = Database(postgres_url), Database(postgres_url)
    with other.write() as session:
        session.add(Outbox(topic="test", payload={}))

    def freeze() -> None:
        with db.write() as frozen:
            frozen.scalars(select(Outbox).with_for_update()).one()
            with other.write() as session:  # waits for the row's lock
                session.scalars(select(Outbox).with_for_update()).one().payload = {"free": True}

    with pytest.raises(Unavailable):
        freeze()
    db.close()
    other.close()


def test_a_statement_that_takes_too_long_is_ended_but_for_a_migrations(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SESSION, "statement_timeout", "100ms")
    db = Database(postgres_url)
    with pytest.raises(Unavailable, match="busy for too long"), db.read() as session:
        session.execute(text("SELECT pg_sleep(20)"))
    with db.engine.begin() as connection, unhurried(connection):
        connection.execute(text("SELECT pg_sleep(0.3)"))
    db.close()


def test_a_database_without_tables_says_what_to_do(tmp_path: object) -> None:
    db = Database(f"sqlite:///{tmp_path}/empty.db")
    with pytest.raises(Unavailable, match="farm migrate"), db.read() as session:
        session.scalars(select(Outbox)).all()
    db.close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "FARM_DATABASE_URL is no address"),
        ("mysql://me@host/name", "FARM_DATABASE_URL is no address"),
        ("sqlite:////proc/nowhere/farm.db", "FARM_DATA_DIR"),
    ],
)
def test_a_database_that_cannot_be_is_told_by_its_setting(url: str, says: str) -> None:
    with pytest.raises(SetupError, match=says):
        Database(url)


def test_a_wrong_password_and_a_wrong_name_are_told_apart(postgres_url: str) -> None:
    for wrong, says in (
        (postgres_url.replace("farm:", "farm:hunter2"), "the password of FARM_DATABASE_URL"),
        (f"{postgres_url}-wrong", "no database of the name in FARM_DATABASE_URL"),
    ):
        db = Database(wrong)
        with pytest.raises(Unavailable, match=says) as caught:
            db.ping()
        assert "hunter2" not in str(caught.value)
        db.close()


def test_tables_that_lack_a_column_are_told_from_a_defect(database_url: str) -> None:
    db = Database(database_url)
    with db.write() as session:
        session.execute(text("ALTER TABLE workers DROP COLUMN trusted"))
    with pytest.raises(Unavailable, match="farm migrate"), db.read() as session:
        session.scalars(select(Worker)).all()
    db.close()


def test_an_error_does_not_tell_the_values_of_its_query(database_url: str) -> None:
    db = Database(database_url)
    token = {"id": "t", "user": "nobody", "name": "n", "sha256": "hunter2", "scopes": []}
    with pytest.raises(IntegrityError) as caught, db.write() as session:
        session.add(Token(**token))
    assert "hunter2" not in str(caught.value).partition("DETAIL")[0]
    db.close()


def test_a_process_whose_connections_are_all_busy_says_so(sqlite_url: str) -> None:
    db = Database(sqlite_url, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with db.read() as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(Unavailable, match="busy"):
            db.ping()
    db.close()


def test_a_glance_sees_one_row_or_none(database_url: str) -> None:
    db = Database(database_url)
    query = select(Outbox.topic, Outbox.id).where(Outbox.topic == bindparam("topic"))
    with db.write() as session:
        session.add(Outbox(id=7, topic="test", payload={}))
    row = db.glance(query, topic="test")
    assert row is not None
    assert tuple(row) == ("test", 7)
    assert db.glance(query, topic="other") is None
    db.close()


def test_a_glance_at_a_database_in_trouble_ends_in_a_sentence(tmp_path: Path) -> None:
    db = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(Unavailable, match="farm migrate"):
        db.glance(select(Outbox.id))
    db.close()


def test_a_glance_survives_a_restart_of_the_database(postgres_url: str) -> None:
    db = Database(postgres_url)
    query = select(Outbox.id)
    assert db.glance(query) is None
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as other:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        other.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    assert db.glance(query) is None
    db.close()


def test_what_a_thread_holds_while_the_database_is_closed_is_closed_when_it_lets_go(
    postgres_url: str,
) -> None:
    db = Database(postgres_url)
    with db.peek() as held:
        connection = held.connection.driver_connection
        db.close()
        assert held.scalar(text("SELECT 1")) == 1
    assert connection is not None
    assert connection.closed
