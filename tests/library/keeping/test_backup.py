"""A backup is a farm: what it is restored to renders on, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import func, select
from typer.testing import CliRunner

from farm.base.config import Settings
from farm.cli.app import app
from farm.domain.jobs.renders import Submission
from farm.domain.states import JobState
from farm.errors import Conflict, InvalidInput
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.library.keeping import backup, garbage
from farm.library.uploads import assets
from farm.sql.locks import only_one
from farm.sql.models import Attempt, Checkpoint, Job, JobEvent, Outbox
from tests.cases import slow
from tests.factories import ANA
from workers.attempts import attempt
from workers.kinds.networks import Networks
from workers.maintenance import Maintenance

MET_MIDWAY = 12  # iterations until the worker is asked to leave


@pytest.fixture
def half_done(services: Services, tmp_path: Path) -> str:
    """A job with a checkpoint in the middle of its render, which waits."""
    ids = [picture(services, tmp_path, color) for color in ("teal", "orange")]
    request = Submission.model_validate(
        {
            "content": ids[0],
            "styles": [{"asset": ids[1]}],
            "preset": "draft",
            "recipe": {"size": 64},
        }
    )
    job = submissions.submit(services, ANA, request)
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    looks = count()
    asked = lambda: next(looks) > MET_MIDWAY  # noqa: E731
    assert attempt.Attempt(services, lease, Networks(services.settings), asked).run()
    with services.db.read() as session:
        assert session.get_one(Job, job.id).state == JobState.QUEUED
        assert 0 < session.scalars(select(Checkpoint.done)).all()[-1] < 1
    return job.id


def picture(services: Services, folder: Path, color: str) -> str:
    file = BytesIO()
    Image.new("RGB", (96, 64), color).save(file, "PNG")
    file.seek(0)
    path = folder / color
    sha256 = assets.spool(file, path, 10**6)
    return assets.add(services, ANA.name, f"{color}.png", path, sha256)[0].id


@pytest.fixture
def elsewhere(settings: Settings, database_url: str) -> Iterator[Services]:
    """A farm whose database is there, without a row."""
    url = database_url if "postgres" in database_url else f"sqlite:///{settings.data_dir}/new.db"
    with Services(settings.model_copy(update={"database_url": url})) as services:
        yield services


@pytest.mark.parametrize("database_url", ["sqlite", *slow("postgres")], indirect=True)
def test_what_was_restored_renders_on_from_its_checkpoint(
    services: Services, half_done: str, elsewhere: Services, storage: Storage, tmp_path: Path
) -> None:
    backup.back_up(services, tmp_path / "backup")
    for blob in list(storage.blobs()):
        storage.delete(blob.key)
    backup.restore(elsewhere, tmp_path / "backup")
    lease = leases.claim(elsewhere, "w2", "boot-2")
    assert lease is not None
    assert attempt.Attempt(elsewhere, lease, Networks(elsewhere.settings), lambda: False).run()
    with elsewhere.db.read() as session:
        job = session.get_one(Job, half_done)
        first, second = session.scalars(select(Attempt).order_by(Attempt.epoch)).all()
    assert job.state == JobState.SUCCEEDED
    assert second.id > first.id  # new rows do not take the numbers of old ones
    assert min(done for done, _loss in job.progress["curve"]) > 0


def test_a_backup_has_every_row_as_it_was(
    services: Services, half_done: str, elsewhere: Services, tmp_path: Path
) -> None:
    backup.back_up(services, tmp_path / "backup")
    backup.restore(elsewhere, tmp_path / "backup")
    for table in (Job, JobEvent, Checkpoint, Attempt):
        rows = []
        for farm in (services, elsewhere):
            with farm.db.read() as session:
                found = session.execute(
                    select(table.__table__).order_by(*table.__table__.primary_key)
                )
                rows.append([tuple(row) for row in found])
        assert rows[0] == rows[1] != []


def test_no_blob_is_removed_while_a_backup_is_under_way(
    services: Services, half_done: str, storage: Storage
) -> None:
    chores = Maintenance(services)
    with services.db.write() as session:
        garbage.drop_checkpoints(session, half_done)
    before = len(list(storage.blobs()))
    with only_one(services.db, garbage.LOCK):
        chores.tidy()
        assert len(list(storage.blobs())) == before
    chores.tidy()
    assert len(list(storage.blobs())) < before


def test_a_backup_is_brought_up_to_date(
    services: Services, half_done: str, elsewhere: Services, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    first = backup.back_up(services, folder)
    with services.db.write() as session:
        garbage.drop_checkpoints(session, half_done)
    garbage.collect(services)
    assert backup.back_up(services, folder).blobs < first.blobs
    backup.restore(elsewhere, folder)
    with elsewhere.db.read() as session:
        assert session.scalar(select(func.count()).select_from(Checkpoint)) == 0
        assert session.scalar(select(func.count()).select_from(Outbox)) is not None


def test_a_backup_says_which_files_the_store_lacks_and_keeps_what_it_has_of_them(
    services: Services, half_done: str, storage: Storage, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    assert backup.back_up(services, folder).missing == []
    lost = {blob.key for blob in storage.blobs() if blob.key.startswith(backup.KINDS)}
    for key in lost:
        storage.delete(key)
    assert backup.back_up(services, folder) == backup.Copy(0, [])
    copied = (folder / "blobs").rglob("*")
    assert {path.relative_to(folder / "blobs").as_posix() for path in copied} >= lost
    assert backup.back_up(services, tmp_path / "another") == backup.Copy(0, sorted(lost))


def test_nothing_is_restored_over_a_farm_or_beside_one_that_runs_or_from_half_a_backup(
    services: Services, half_done: str, elsewhere: Services, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    folder.mkdir()
    with pytest.raises(InvalidInput, match="holds no whole backup"):
        backup.restore(elsewhere, folder)
    backup.back_up(services, folder)
    with pytest.raises(Conflict, match=r"The database has rows in '.*': restore into an empty one"):
        backup.restore(services, folder)
    with only_one(elsewhere.db, "maintenance"), pytest.raises(Conflict, match="The farm runs"):
        backup.restore(elsewhere, folder)


def test_the_commands_copy_the_farm_and_nobody_else_may_read_the_copy(
    settings: Settings, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(services, tmp_path, "teal")
    [stored] = services.storage.blobs()
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "backup"
    assert CliRunner().invoke(app, ["backup", "--to", str(folder)]).exit_code == 0
    assert (folder / "rows.jsonl").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("FARM_DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    answer = CliRunner().invoke(app, ["restore", "--from", str(folder)])
    assert answer.output == "The farm is back, with 1 pictures and checkpoints.\n"
    services.storage.delete(stored.key)
    answer = CliRunner().invoke(app, ["backup", "--to", str(tmp_path / "lacking")])
    assert answer.exit_code == 1
    assert "1 files that its rows name are not in the store" in answer.stderr
    assert stored.key in answer.stderr
