"""Jobs are found by what they are made of, on SQLite and on PostgreSQL."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import MetaData, Table, func, select, text, update
from sqlalchemy.orm import selectinload

from farm.base.config import Settings
from farm.base.ids import new_id
from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS
from farm.errors import BadSettings, Conflict
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.listing import lookup
from farm.jobs.many import batches, series
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.submitting import submissions
from farm.library.keeping import needed, retention
from farm.library.uploads import assets
from farm.sql.models import Asset, Job, JobAsset
from tests.domain.jobs.filled import Filled
from tests.factories import ANA, asset, submission
from tests.jobs.test_parts import film
from workers.maintenance import Maintenance

ROUNDS = 8


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url, "uploads_kept_days": 30})


def require_listed(services: Services, count: int) -> None:
    """Each of so many jobs is found by all that its spec names, and by nothing else."""
    with services.db.read() as session:
        jobs = session.scalars(select(Job).options(selectinload(Job.assets))).all()
        found = {job.id: {(one.asset_id, one.role) for one in job.assets} for job in jobs}
    assert len(jobs) == count
    assert found == {job.id: bases.inputs(job.spec) for job in jobs}
    assert all(found.values())
    assert all(job.assets_listed for job in jobs)


def queued_by_an_earlier_version(services: Services, like: str) -> str:
    """Queue a job like another as code does that knows neither the table nor the column."""
    with services.db.write() as session:
        jobs = Table("jobs", MetaData(), autoload_with=session.connection())
        row = dict(session.execute(select(jobs).where(jobs.c.id == like)).one()._mapping)
        del row["assets_listed"]
        session.execute(jobs.insert(), row | {"id": new_id("job")})
        return str(session.scalar(select(jobs.c.id).where(jobs.c.id != like)))


def made_of(services: Services, asset_id: str) -> set[str]:
    with services.db.read() as session:
        return {job.id for job in lookup.find(session, ANA, picture=asset_id)}


def test_however_a_job_is_queued_it_is_found_by_all_that_it_is_made_of(services: Services) -> None:
    first = submissions.submit(services, ANA, submission(services, ANA))
    require_listed(services, 1)
    submissions.clone(services, ANA, first.id, {"content": asset(services, ANA)})
    require_listed(services, 2)
    orders.cancel(services, ANA, first.id)
    orders.put_back(services, ANA, first.id)
    require_listed(services, 2)
    base = submission(services, ANA).model_dump(mode="json", exclude_unset=True)
    axes = [Axis(field="/content", values=[asset(services, ANA) for _ in range(3)])]
    grid = batches.submit(services, ANA, Grid(base=base, axes=axes), None)
    require_listed(services, 5)
    with services.db.write() as session:
        session.execute(update(Job).where(Job.batch_id == grid.id).values(state="failed"))
    series.retry(services, ANA, grid.id)
    require_listed(services, 8)
    whole = film(services)  # and three shots
    require_listed(services, 12)
    orders.cancel(services, ANA, whole)
    orders.put_back(services, ANA, whole)
    require_listed(services, 12)


@pytest.mark.parametrize("kind", KINDS)
def test_jobs_of_every_kind_are_found_in_each_role(services: Services, kind: str) -> None:
    filled = Filled(kind)
    job = new_id("job")
    with services.db.write() as session:
        session.add(Job(id=job, owner=ANA.name, kind=kind, spec=filled.form, position=1.0))
    require_listed(services, 1)
    assert {name: made_of(services, name) for name, _ in filled.named} == {
        name: {job} for name, _ in filled.named
    }
    with services.db.read() as session:
        names = [name for name, _role in filled.named]
        assert needed.needed(session, [*names, new_id("asset")]) == set(names)


def test_of_a_job_that_is_deleted_nothing_stays(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    orders.cancel(services, ANA, job.id)
    bin.erase(services, ANA, job.id)
    with services.db.read() as session:
        assert session.scalar(select(func.count()).select_from(JobAsset)) == 0


def test_what_an_earlier_version_queues_keeps_its_uploads_from_their_removal(
    services: Services,
) -> None:
    first = submissions.submit(services, ANA, submission(services, ANA))
    other = queued_by_an_earlier_version(services, first.id)
    orders.cancel(services, ANA, first.id)
    bin.erase(services, ANA, first.id)
    with pytest.raises(Conflict, match="1 on this farm"):
        assets.remove(services, ANA, first.spec["content"])
    assert made_of(services, first.spec["content"]) == set()
    Maintenance(services).round()
    assert made_of(services, first.spec["content"]) == {other}
    require_listed(services, 1)


def test_what_an_earlier_version_queues_keeps_its_uploads_from_growing_too_old(
    services: Services,
) -> None:
    first = submissions.submit(services, ANA, submission(services, ANA))
    queued_by_an_earlier_version(services, first.id)
    orders.cancel(services, ANA, first.id)
    with services.db.write() as session:
        session.execute(update(Asset).values(created=0))
        session.execute(update(Job).where(Job.id == first.id).values(finished=0))
    assert retention.carry_out(services) == 0
    require_listed(services, 2)


def test_an_upload_that_a_submission_has_taken_waits_for_its_job(services: Services) -> None:
    request = submission(services, ANA)
    with ThreadPoolExecutor(1) as pool:
        with services.transaction() as session:
            submissions.add(session, services.settings, ANA, request)
            removal = pool.submit(assets.remove, services, ANA, request.content)
            time.sleep(0.3)  # in which it comes to the row that is taken
        with pytest.raises(Conflict, match="delete those first"):
            removal.result()


def test_an_upload_that_a_submission_has_taken_does_not_grow_too_old(services: Services) -> None:
    request = submission(services, ANA)
    with services.db.write() as session:
        session.execute(update(Asset).values(created=0))
    with ThreadPoolExecutor(1) as pool:
        with services.transaction() as session:
            submissions.add(session, services.settings, ANA, request)
            removal = pool.submit(retention.carry_out, services)
            time.sleep(0.3)
        assert removal.result() == 0


def test_an_upload_that_a_job_put_back_has_taken_does_not_grow_too_old(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    orders.cancel(services, ANA, job.id)
    with services.db.write() as session:
        session.execute(update(Asset).values(created=0))
        session.execute(update(Job).values(finished=0))
    with ThreadPoolExecutor(1) as pool:
        with services.transaction() as session:
            orders.again(session, ANA, session.get_one(Job, job.id))
            removal = pool.submit(retention.carry_out, services)
            time.sleep(0.3)
        assert removal.result() == 0


def test_an_upload_is_removed_or_gets_a_job_and_never_both(services: Services) -> None:
    """Whoever comes first of the two, and however they overlap."""
    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            request = submission(services, ANA)
            asked = pool.submit(submissions.submit, services, ANA, request)
            time.sleep(number * 0.01)
            removed = pool.submit(assets.remove, services, ANA, request.content)
            refused, kept = asked.exception(), removed.exception()
            assert isinstance(refused, BadSettings) != isinstance(kept, Conflict)
            assert [refused, kept].count(None) == 1


def test_jobs_are_found_by_an_index_whatever_their_number(services: Services) -> None:
    """The tables are small here: sequential scans are made dear, not impossible."""
    is_sqlite = services.db.is_sqlite
    query = select(Job.id).where(needed.made_of("asset_1"))
    explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
    sql = query.compile(services.db.engine, compile_kwargs={"literal_binds": True}).string
    with services.db.read() as session:
        if not is_sqlite:
            session.execute(text("SET LOCAL enable_seqscan = off"))
        plan = "\n".join(str(row) for row in session.execute(text(f"{explain} {sql}")))
    assert "ix_job_assets_asset_id" in plan
    assert "SCAN jobs" not in plan
    assert "Seq Scan" not in plan
