"""The servers of a trial."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from benchmarks.fleet.meters import STATEMENTS, Meter
from farm.base.config import Settings
from farm.local.embedded import DataFolder, Postgres, SeaweedFS, Valkey, start
from farm.sql.database import Database
from farm.sql.schema import migrate
from tests import pooler

OPTIONS = {"shared_preload_libraries": STATEMENTS}


@contextmanager
def farm(path: Path, direct: bool, **changes: object) -> Iterator[tuple[Settings, Meter]]:
    """Run a farm's servers in a folder, PgBouncer among them, and count what its database does."""
    path.chmod(0o711)  # PostgreSQL's account must pass
    with DataFolder(path / "data") as folder:
        postgres, valkey, store = (
            Postgres(folder, options=OPTIONS),
            Valkey(folder),
            SeaweedFS(folder),
        )
        with start([postgres, valkey, store]):
            named = postgres.settings() | valkey.settings() | store.settings()
            settings = Settings(_env_file=None, data_dir=folder.path, **named | changes)
            database = Database(settings.database)
            migrate(database)
            database.close()
            assert postgres.process.pid is not None
            meter = Meter(postgres.url, postgres.process.pid)
            try:
                with _reached(postgres.url, direct) as url:
                    yield settings.model_copy(update={"database_url": url}), meter
            finally:
                meter.close()


def _reached(url: str, direct: bool) -> AbstractContextManager[str]:
    return nullcontext(url) if direct else pooler.pooled(url)
