from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from farm.base.config import Settings
from farm.domain.jobs.kinds import KINDS
from farm.domain.jobs.renders import JobSpec
from farm.domain.jobs.stored import restored
from farm.domain.states import JobState
from farm.errors import SetupError
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.listing import lookup
from farm.sql import schema
from farm.sql.database import Database
from farm.sql.models import Job, Look, Row
from tests.conftest import execute
from tests.domain.jobs.filled import Filled
from tests.factories import ANA


def test_the_migrations_build_exactly_the_tables_of_the_models(database_url: str) -> None:
    def comparable(_item: object, name: str | None, *_: object) -> bool:
        return not db.is_sqlite or name != "ix_jobs_line"  # it does not tell an index's direction

    db = Database(database_url)
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": comparable})
        assert compare_metadata(context, Row.metadata) == []
    db.close()


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    db = Database(database_url)
    assert schema.migrate(db) == schema.current(db) == schema.newest()
    db.close()


def test_tables_of_another_version_are_told_from_ours_and_left_alone(database_url: str) -> None:
    db = Database(database_url)
    schema.require_current(db)
    for revision, says in (("0001", "run `farm migrate`"), ("9999", "upgrade this machine")):
        with db.write() as session:
            session.execute(
                text("UPDATE alembic_version SET version_num = :now"), {"now": revision}
            )
            session.execute(text("DELETE FROM serves"))
        with pytest.raises(SetupError, match=says):
            schema.require_current(db)
    with pytest.raises(SetupError, match="of a newer version"):
        schema.migrate(db)
    db.close()


def test_tables_of_the_next_version_serve_this_one_where_they_say_so(database_url: str) -> None:
    db = Database(database_url)
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    for oldest, served in ((schema.newest(), True), ("0005", True), ("9998", False)):
        with db.write() as session:
            session.execute(newer)
            session.execute(text("UPDATE serves SET oldest = :oldest"), {"oldest": oldest})
        if served:
            schema.require_current(db)
            assert schema.migrate(db) == "9999"
            continue
        for refuse in (schema.require_current, schema.migrate):
            with pytest.raises(SetupError, match="of a newer version"):
                refuse(db)
    db.close()


def test_every_migration_says_how_old_the_code_may_be_that_its_tables_serve() -> None:
    chain = list(ScriptDirectory(str(schema.SCRIPTS)).walk_revisions())[::-1]
    numbers = [script.revision for script in chain]
    told = [script.module.serves for script in chain if hasattr(script.module, "serves")]
    assert len(told) == len(chain) - numbers.index("0008")
    assert told == sorted(told)  # what was contracted does not come back
    assert set(told) <= set(numbers)


def test_the_migrations_are_one_chain() -> None:
    assert len(ScriptDirectory(str(schema.SCRIPTS)).get_heads()) == 1


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'old.db'}"
        return
    server, name = request.getfixturevalue("postgres_server"), f"old_{uuid4().hex}"
    execute(server, f"CREATE DATABASE {name}")
    yield f"{server}/{name}"
    execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def test_a_farm_of_the_first_tables_goes_on_after_its_upgrade(
    empty_url: str, settings: Settings
) -> None:
    with Services(settings.model_copy(update={"database_url": empty_url})) as services:
        build(services.db, "0001")
        fill(services.db, "assets", FIRST_ASSETS)
        fill(services.db, "jobs", FIRST_JOBS)
        assert schema.migrate(services.db) == schema.newest()
        with services.db.read() as session:
            found = lookup.find(session, ANA)
        assert [(job.id, job.state, job.batch_id) for job in found] == [
            ("job_2", "succeeded", None),
            ("job_1", "queued", None),
        ]
        lease = leases.claim(services, "w1", "boot")
        assert lease is not None
        assert lease.job_id == "job_1"
        assert lease.kind == "render"
        assert restored(lease.spec, JobSpec).recipe.optimizer == "lbfgs"
        assert leases.release(services, lease) is JobState.QUEUED


def test_stored_jobs_of_every_kind_are_found_by_what_they_are_made_of_after_the_upgrade(
    empty_url: str, settings: Settings
) -> None:
    forms = {kind: Filled(kind) for kind in KINDS}
    with Services(settings.model_copy(update={"database_url": empty_url})) as services:
        build(services.db, "0025")
        rows = [
            FIRST_JOBS[0] | {"id": f"job_{kind}", "kind": kind, "spec": filled.form, "project": "p"}
            for kind, filled in forms.items()
        ]
        fill(services.db, "jobs", rows)
        schema.migrate(services.db)
        with services.db.read() as session:
            jobs = session.scalars(select(Job).options(selectinload(Job.assets))).all()
    for job in jobs:
        assert {(one.asset_id, one.role) for one in job.assets} == forms[job.kind].named
    assert [job.assets_listed for job in jobs] == [True] * len(KINDS)


def test_own_presets_keep_their_look_through_an_upgrade(empty_url: str, settings: Settings) -> None:
    kept = {"owner": "ana", "recipe": {"size": 512}, "created": 1.0}
    with Services(settings.model_copy(update={"database_url": empty_url})) as services:
        build(services.db, "0025")
        looks = {"first": "draft@1", "today": "draft"}
        rows = [{"id": name, "name": name, "preset": of} | kept for name, of in looks.items()]
        fill(services.db, "looks", rows)
        schema.migrate(services.db)
        with services.db.read() as session:
            found = {look.id: look.preset for look in session.scalars(select(Look))}
    assert found == {"first": "draft@1", "today": "draft@2"}


FIRST_ASSETS = [
    {
        "id": f"asset_{number}",
        "owner": "ana",
        "sha256": f"{number}" * 64,
        "name": "photo.jpg",
        "media_type": "image/jpeg",
        "width": 640,
        "height": 480,
        "bits": 8,
        "bytes": 1000,
        "created": 1.0,
    }
    for number in (1, 2)
]
FIRST_JOBS = [
    {
        "id": f"job_{number}",
        "owner": "ana",
        "label": "",
        "spec": {
            "content": "asset_1",
            "styles": [{"asset": "asset_2", "weight": 1.0, "mask": None}],
            "outputs": ["png"],
            "recipe": {"size": 128, "optimizer": "lbfgs"},
        },
        "state": state,
        "version": 1,
        "priority": 0,
        "position": float(number),
        "epoch": 0,
        "losses": 0,
        "created": float(number),
        "render_seconds": 0.0,
    }
    for number, state in ((1, "queued"), (2, "succeeded"))
]


def build(db: Database, revision: str) -> None:
    """Make the tables as they were at an old revision."""
    config = schema._config()
    with db.engine.execution_options(write=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def fill(db: Database, name: str, rows: list[dict[str, object]]) -> None:
    """Put rows into a table as it is now, not as the models say."""
    with db.engine.execution_options(write=True).begin() as connection:
        table = Table(name, MetaData(), autoload_with=connection)
        connection.execute(table.insert(), rows)


def test_tables_whose_rows_do_not_belong_together_are_left_as_they_were(tmp_path: Path) -> None:
    """On SQLite, which does not watch over that while its tables are rebuilt."""
    db = Database(f"sqlite:///{tmp_path / 'broken.db'}")
    schema.migrate(db)
    orphan = "INSERT INTO checkpoints VALUES (1, 'gone', 1, 'key', 1, 0.5, 1, 1.0)"
    with (
        pytest.raises(SetupError, match=r"'checkpoints' .* 'jobs' are missing"),
        schema.rebuilding(db) as connection,
    ):
        connection.exec_driver_sql(orphan)
    with pytest.raises(IntegrityError), db.write() as session:
        session.execute(text(orphan))  # from here on it watches again
    db.close()


def test_the_program_may_lie_in_a_folder_of_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = schema.newest()
    (tmp_path / "50 %d").symlink_to(schema.SCRIPTS)
    monkeypatch.setattr(schema, "SCRIPTS", tmp_path / "50 %d")
    monkeypatch.setattr(schema, "_scripts", schema._scripts.__wrapped__)
    assert schema.newest() == revision


def test_a_process_knows_what_it_began_with_when_its_files_are_renewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = schema.newest()
    monkeypatch.setattr(schema, "SCRIPTS", tmp_path)
    assert schema.newest() == revision
