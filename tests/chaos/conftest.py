"""Farms to break."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from farm.config import Settings
from farm.database import Database
from farm.embedded import DataFolder, Postgres, Valkey, start
from farm.schema import migrate
from tests.chaos.arena import QUICK, Arena


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings of an impatient farm."""
    return settings.model_copy(update=QUICK)


@pytest.fixture
def arena(settings: Settings, tmp_path: Path) -> Iterator[Arena]:
    """A farm on the servers that all tests share: only our own processes may be killed."""
    with Arena(settings, tmp_path) as arena:
        yield arena


@pytest.fixture
def folder() -> Iterator[DataFolder]:
    """Where a test keeps servers of its own; any account may pass, as PostgreSQL's must."""
    with TemporaryDirectory(prefix="brushfarm-chaos-") as path:
        Path(path).chmod(0o711)
        with DataFolder(Path(path) / "own") as folder:
            yield folder


@pytest.fixture
def valkey(folder: DataFolder) -> Iterator[Valkey]:
    """A broker of this test's own."""
    server = Valkey(folder)
    with start([server]):
        yield server


@pytest.fixture
def postgres(folder: DataFolder) -> Iterator[Postgres]:
    """A database server of this test's own, with every migration applied."""
    server = Postgres(folder)
    with start([server]):
        database = Database(server.url)
        migrate(database)
        database.close()
        yield server
