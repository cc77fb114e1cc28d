"""Real servers and a fresh place on each of them for every test.

Servers start at the first test that asks and are shared by all processes of the run; see
tests/servers.py. Each xdist process has its own bucket and its own Valkey database, each test its
own SQL database.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import hypothesis
import psycopg
import pytest
import redis

from farm.base.config import Settings
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.sql.database import Database
from farm.sql.schema import migrate
from tests.servers import Keeper, ask

PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
KEEPER = pytest.StashKey[Keeper]()


def pytest_configure(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith("FARM_")]:
        del os.environ[name]  # a developer's own farm is not the tests'
    # How long an example takes is the machine's, not the code's.
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")
    if not hasattr(config, "workerinput"):
        config.stash[KEEPER] = Keeper()


def pytest_unconfigure(config: pytest.Config) -> None:
    if KEEPER in config.stash:
        config.stash[KEEPER].stop()


@pytest.fixture(scope="session")
def valkey_server() -> str:
    """The URL of this process's database of Valkey."""
    number = int(PROCESS.removeprefix("gw")) % 16
    return ask("valkey")["redis_url"].removesuffix("/0") + f"/{number}"


@pytest.fixture
def valkey_url(valkey_server: str) -> str:
    """An empty Valkey database."""
    with redis.Redis.from_url(valkey_server) as client:
        client.flushdb()
    return valkey_server


@pytest.fixture(scope="session")
def s3_settings() -> Settings:
    """Settings that lead to this process's bucket."""
    return Settings(_env_file=None, s3_bucket=f"tests-{PROCESS}", **ask("s3"))


@pytest.fixture(scope="session")
def bucket(s3_settings: Settings) -> Storage:
    """This process's bucket, with what earlier tests left in it."""
    storage = Storage(s3_settings)
    storage.ensure_bucket()
    return storage


@pytest.fixture
def storage(bucket: Storage) -> Storage:
    """An empty bucket."""
    for blob in list(bucket.blobs()):
        bucket.delete(blob.key)
    return bucket


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The URL of a PostgreSQL server, without a database's name."""
    return ask("postgres")["database_url"].removesuffix("/postgres")


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The name of a PostgreSQL database with every migration applied."""
    name = f"template_{PROCESS}"
    execute(postgres_server, f"CREATE DATABASE {name}")
    migrated(f"{postgres_server}/{name}")
    return name


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A fresh PostgreSQL database with every migration applied."""
    name = f"test_{uuid4().hex}"
    execute(
        postgres_server, f"CREATE DATABASE {name} TEMPLATE {postgres_template} STRATEGY FILE_COPY"
    )
    yield f"{postgres_server}/{name}"
    execute(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with every migration applied, in one file."""
    path = tmp_path_factory.mktemp("template") / "farm.db"
    migrated(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database with every migration applied."""
    shutil.copy(sqlite_template, tmp_path / "farm.db")
    return f"sqlite:///{tmp_path / 'farm.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with every migration applied: the test runs on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def settings(
    tmp_path: Path, sqlite_url: str, valkey_url: str, storage: Storage, s3_settings: Settings
) -> Settings:
    """A whole farm's settings: fresh SQLite, empty Valkey, empty bucket."""
    return Settings(
        _env_file=None,
        **s3_settings.model_dump(exclude_unset=True)
        | {
            "data_dir": tmp_path,
            "database_url": sqlite_url,
            "redis_url": valkey_url,
            "secret_key": "only-for-tests-" + uuid4().hex,
            "weights": "random16",
            "artist_priority": 9,  # so that the tests' people can form lines
        },
    )


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    """A farm's connections, everything behind them empty."""
    with Services(settings) as services:
        yield services


def execute(server: str, statement: str) -> None:
    """Run one statement outside of any transaction, on PostgreSQL's own database."""
    address = f"{server.replace('+psycopg', '')}/postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)


def migrated(url: str) -> None:
    """Apply every migration."""
    database = Database(url)
    migrate(database)
    database.close()
