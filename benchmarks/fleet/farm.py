"""The servers of a trial."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.fleet.meters import STATEMENTS, Meter
from farm.base.config import Settings
from farm.local.embedded import DataFolder, Postgres, SeaweedFS, Valkey, start
from farm.sql.database import Database
from farm.sql.schema import migrate

OPTIONS = {"shared_preload_libraries": STATEMENTS}


@contextmanager
def farm(path: Path) -> Iterator[tuple[Settings, Meter]]:
    """Run a farm's servers in a folder, and count what its database does."""
    path.chmod(0o711)  # PostgreSQL's account must pass
    with DataFolder(path / "data") as folder:
        postgres, valkey, store = (
            Postgres(folder, options=OPTIONS),
            Valkey(folder),
            SeaweedFS(folder),
        )
        with start([postgres, valkey, store]):
            named = postgres.settings() | valkey.settings() | store.settings()
            settings = Settings(_env_file=None, data_dir=folder.path, **named)
            database = Database(settings.database)
            migrate(database)
            database.close()
            assert postgres.process.pid is not None
            meter = Meter(postgres.url, postgres.process.pid)
            try:
                yield settings, meter
            finally:
                meter.close()
