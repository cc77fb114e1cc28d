"""Jobs of a batch that are queued again, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import delete, update

from farm.accounts import projects
from farm.base.config import Settings
from farm.domain.projects import NewProject
from farm.domain.states import JobState
from farm.errors import Conflict
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.many import batches, series
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.many.series import Retry
from farm.sql.models import Asset, Batch, Job
from tests.factories import ANA, OPS, asset, submission

CANCELED = Retry(status=[JobState.CANCELED])


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


@pytest.fixture
def batch(services: Services) -> Batch:
    """A batch of three photos, all canceled."""
    base = submission(services, ANA).model_dump(mode="json", exclude_unset=True)
    photos = Axis(field="/content", values=[asset(services, ANA) for _ in range(3)])
    made = batches.submit(services, ANA, Grid(base=base, axes=[photos]), None)
    for job in members(services, made):
        orders.cancel(services, ANA, job.id)
    return made


def members(services: Services, batch: Batch) -> list[Job]:
    with services.db.read() as session:
        return batches.members(session, ANA, batch)


def test_where_an_upload_is_gone_no_job_is_queued_again_and_it_says_of_which(
    services: Services, batch: Batch
) -> None:
    jobs = members(services, batch)
    with services.db.write() as session:
        session.execute(delete(Asset).where(Asset.id == jobs[1].spec["content"]))
    with pytest.raises(Conflict) as caught:
        series.retry(services, ANA, batch.id, CANCELED)
    assert str(caught.value) == (
        "1 of these 3 jobs cannot be queued again, and so none is: delete them first. The first is "
        f"the job {jobs[1].id}: Uploads of it are gone: clone it with others."
    )
    assert {job.id for job in members(services, batch)} == {job.id for job in jobs}
    bin.put(services, ANA, jobs[1].id)
    assert len(series.retry(services, ANA, batch.id, CANCELED)) == 2


def test_nobody_queues_jobs_again_in_a_project_that_they_left(
    services: Services, batch: Batch
) -> None:
    with services.db.write() as session:
        session.execute(update(Job).values(project="posters"))
    projects.add(services, NewProject(name="posters"))
    with pytest.raises(Conflict, match=r"3 of these 3 jobs .* you do not belong to it"):
        series.retry(services, ANA, batch.id, CANCELED)
    assert len(series.retry(services, OPS, batch.id, CANCELED)) == 3
