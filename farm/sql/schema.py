"""The database's tables, brought to the newest version by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from farm.errors import SetupError
from farm.sql.database import Database, translated
from farm.sql.postgres import unhurried

SCRIPTS = Path(__file__).parent.parent.parent / "migrations"


def migrate(db: Database) -> str:
    """Apply every migration that is missing and return the revision reached."""
    _refuse_newer(current(db))
    config = _config()
    engine = db.engine.execution_options(write=True)
    with translated(), engine.begin() as connection, unhurried(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return newest()


def newest() -> str:
    """Return the revision that this code expects."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def current(db: Database) -> str | None:
    """Return the revision that the database has, or None if it is empty."""
    with translated(), db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def require_current(db: Database) -> None:
    """Raise SetupError if the tables are not those of this version."""
    have, want = current(db), newest()
    if have != want:
        _refuse_newer(have)
        raise SetupError(
            f"The database's tables are at revision {have or 'none'} and this version needs "
            f"{want}: run `farm migrate`."
        )


def _refuse_newer(revision: str | None) -> None:
    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    if revision not in {None, *(script.revision for script in scripts)}:
        raise SetupError(
            f"The database's tables are at revision {revision}, of a newer version than this one, "
            f"which knows {newest()}: upgrade this machine."
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config
