from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from farm import schema
from farm.database import Database
from farm.models import Row


def test_the_migrations_build_exactly_the_tables_of_the_models(database_url: str) -> None:
    db = Database(database_url)
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []
    db.close()


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    db = Database(database_url)
    assert schema.migrate(db) == schema.current(db) == schema.newest()
    db.close()


def test_the_migrations_are_one_chain() -> None:
    assert len(ScriptDirectory(str(schema.SCRIPTS)).get_heads()) == 1
