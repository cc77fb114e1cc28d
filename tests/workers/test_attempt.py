from farm.domain.states import JobState
from farm.infra.services import Services
from farm.jobs import leases, submissions
from farm.sql.models import Job
from tests.factories import ANA, submission
from workers.attempt import Attempt
from workers.networks import Networks


def test_a_job_that_means_nothing_today_fails_and_its_worker_is_not_at_fault(
    services: Services,
) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    with services.db.write() as session:
        row = session.get_one(Job, job.id)
        row.spec = row.spec | {"recipe": row.spec["recipe"] | {"optimizer": "sgd"}}
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    assert Attempt(services, lease, Networks(services.settings), lambda: False).run()
    with services.db.read() as session:
        row = session.get_one(Job, job.id)
    assert row.state == JobState.FAILED
    assert row.error is not None
    assert row.error.startswith(
        "This version cannot render what another one took: recipe.optimizer"
    )
