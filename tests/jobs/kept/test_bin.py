"""What is deleted can be restored for some days, on SQLite and on PostgreSQL."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, update

from farm.base.config import Settings
from farm.errors import BadSettings, Conflict, NotFound
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File
from farm.jobs.listing import lookup
from farm.jobs.listing.filters import JobFilter
from farm.jobs.many import batches
from farm.jobs.submitting import submissions
from farm.library.keeping import retention
from farm.library.keeping.retention import DAY, Sort
from farm.sql.database import now
from farm.sql.models import Artifact, Asset, Batch, Job
from tests.factories import ANA, BEN, OPS, submission
from tests.jobs.test_parts import film, shots

BIN = JobFilter(bin=True)


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def finished(services: Services) -> str:
    """Return a job of one file of five bytes."""
    job = submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    key = f"jobs/{job.id}/e1/result.png"
    services.storage.put(key, b"bytes")
    file = File("result.png", "result", key, "image/png", 8, 8, 5, "0" * 64)
    leases.succeed(services, lease, [file], {"done": 1.0})
    return job.id


def listed(services: Services, wanted: JobFilter | None = None) -> list[str]:
    with services.db.read() as session:
        return [job.id for job in lookup.find(session, ANA, wanted or JobFilter())]


def lie(services: Services, days: float) -> None:
    """Let what is in the bin have been there for longer."""
    with services.db.write() as session:
        session.execute(update(Job).values(binned=Job.binned - days * DAY))


def counts(services: Services) -> tuple[int, int]:
    """Return how many jobs and files there are, wherever."""
    with services.db.read() as session:
        jobs = session.scalar(select(func.count()).select_from(Job)) or 0
        return jobs, session.scalar(select(func.count()).select_from(Artifact)) or 0


def test_a_deleted_job_is_in_the_bin_alone_until_it_is_restored(services: Services) -> None:
    job = finished(services)
    assert (listed(services), listed(services, BIN)) == ([job], [])
    bin.put(services, ANA, job)
    assert (listed(services), listed(services, BIN)) == ([], [job])
    with services.db.read() as session, pytest.raises(NotFound, match="in the bin: restore it"):
        lookup.get(session, ANA, job)
    with pytest.raises(NotFound, match="in the bin"):
        lookup.fingerprint(services, ANA, job)
    bin.restore(services, ANA, job)
    assert (listed(services), listed(services, BIN)) == ([job], [])
    assert counts(services) == (1, 1)
    with pytest.raises(Conflict, match="not in the bin"):
        bin.restore(services, ANA, job)


def test_a_grid_shows_and_counts_nothing_of_the_bin(services: Services) -> None:
    job = finished(services)
    with services.db.write() as session:
        session.add(Batch(id="batch_1", owner=ANA.name, axes=[]))
        session.execute(update(Job).values(batch_id="batch_1"))
    bin.put(services, ANA, job)
    with services.db.read() as session:
        batch = batches.get(session, ANA, "batch_1")
        assert batches.members(session, ANA, batch) == []
        assert batches.counts(session, ["batch_1"]) == {"batch_1": {}}


def test_only_its_owner_and_operators_reach_what_is_in_the_bin(services: Services) -> None:
    job = finished(services)
    with pytest.raises(NotFound):
        bin.put(services, BEN, job)
    bin.put(services, ANA, job)
    for deed in (bin.restore, bin.erase):
        with pytest.raises(NotFound):
            deed(services, BEN, job)
    bin.restore(services, OPS, job)
    assert listed(services) == [job]


def test_what_is_in_the_bin_is_erased_after_its_days_and_listed_before(services: Services) -> None:
    job, other = finished(services), finished(services)
    bin.put(services, ANA, job)
    lie(services, 29)
    assert bin.expire(services) == 0
    lie(services, 2)
    with services.db.read() as session:
        going = list(retention.doomed(session, services.settings))
    assert [(one.sort, one.id, one.bytes) for one in going] == [(Sort.BIN, job, 5)]
    assert bin.expire(services) == 1
    assert counts(services) == (1, 1)
    assert listed(services) == [other]


def test_what_was_just_restored_and_deleted_again_stays_for_its_days(services: Services) -> None:
    job = finished(services)
    bin.put(services, ANA, job)
    lie(services, services.settings.bin_days + 1)
    with ThreadPoolExecutor(1) as pool:
        with services.transaction() as session:
            row = session.get_one(Job, job, with_for_update=True)
            expired = pool.submit(bin.expire, services)
            time.sleep(0.3)  # in which it comes to the row that is taken
            row.binned = session.scalar(select(now()))
        assert expired.result() == 0
    assert listed(services, BIN) == [job]


def test_what_goes_from_the_bin_is_listed_once_however_old_it_is(services: Services) -> None:
    job = finished(services)
    bin.put(services, ANA, job)
    lie(services, 31)
    with services.db.write() as session:
        session.execute(update(Job).values(finished=Job.finished - 100 * DAY))
        settings = services.settings.model_copy(update={"results_kept_days": 90})
        assert [one.sort for one in retention.doomed(session, settings)] == [Sort.BIN]


def test_where_a_farm_keeps_no_bin_a_deleted_job_is_erased_at_once(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = finished(services)
    kept = services.settings.model_copy(update={"bin_days": 0})
    monkeypatch.setattr(services, "settings", kept)
    bin.put(services, ANA, job)
    assert counts(services) == (0, 0)


def test_a_job_is_erased_from_the_bin_and_from_beside_it(services: Services) -> None:
    job, other = finished(services), finished(services)
    bin.put(services, ANA, job)
    for one in (job, other):
        bin.erase(services, ANA, one)
    assert counts(services) == (0, 0)


def test_uploads_stay_while_a_job_in_the_bin_is_made_of_them(services: Services) -> None:
    job = finished(services)
    bin.put(services, ANA, job)
    with services.db.write() as session:
        session.execute(update(Asset).values(created=Asset.created - 100 * DAY))
    settings = services.settings.model_copy(update={"uploads_kept_days": 30})
    with services.db.read() as session:
        assert list(retention.doomed(session, settings)) == []
        session.get_one(Job, job)


def test_files_in_the_bin_go_before_others_that_are_too_many(services: Services) -> None:
    older, newer = finished(services), finished(services)
    bin.put(services, ANA, newer)
    settings = services.settings.model_copy(update={"kept_bytes": 6})
    with services.db.read() as session:
        assert [one.id for one in retention.doomed(session, settings)] == [newer]
    assert listed(services) == [older]


def test_nothing_is_made_of_what_is_in_the_bin(services: Services) -> None:
    job = finished(services)
    bin.put(services, ANA, job)
    with pytest.raises(NotFound, match="in the bin"):
        submissions.clone(services, ANA, job, {"recipe": {"seed": 7}})
    with pytest.raises(BadSettings, match="in the bin"):
        submissions.submit(services, ANA, submission(services, ANA, after=[job]))


def test_a_film_goes_into_the_bin_and_comes_back_with_its_shots(services: Services) -> None:
    job = film(services)
    orders.cancel(services, ANA, job)
    bin.put(services, ANA, job)
    assert listed(services, BIN) == [job]
    assert all(shot.binned for shot in shots(services, job))
    with pytest.raises(Conflict, match=f"part of the job {job}: restore that"):
        bin.restore(services, ANA, shots(services, job)[0].id)
    bin.restore(services, ANA, job)
    assert [shot.binned for shot in shots(services, job)] == [None] * 3
    bin.put(services, ANA, job)
    lie(services, 31)
    bin.expire(services)
    assert counts(services) == (0, 0)
