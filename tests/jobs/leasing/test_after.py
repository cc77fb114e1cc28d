"""Jobs that wait for others, on SQLite and on PostgreSQL."""

from collections.abc import Callable

import pytest

from farm.base.config import Settings
from farm.domain.states import JobState
from farm.errors import BadSettings, Conflict
from farm.fleet import queue as line
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.sql.models import Job
from tests.factories import ANA, BEN, submission
from tests.jobs.leasing.test_leases import claim, row


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def queue(services: Services, *after: str) -> str:
    request = submission(services, ANA, after=[*after])
    return submissions.submit(services, ANA, request).id


def reason(services: Services, job_id: str) -> str:
    with services.db.read() as session:
        return line.waits(session, [job_id], services.settings)[job_id].reason


def test_a_job_waits_until_all_others_have_ended_well(services: Services) -> None:
    first, second = queue(services), queue(services)
    last = queue(services, first, second)
    assert reason(services, last) == "It waits for 2 jobs to end."
    leases.succeed(services, claim(services), [], {"done": 1})
    assert reason(services, last) == "It waits for a job to end."
    lease = claim(services)
    assert leases.claim(services, "w2", "boot-w2") is None
    leases.succeed(services, lease, [], {"done": 1})
    assert claim(services).job_id == last


def test_a_job_waits_for_none_that_has_ended_well_already(services: Services) -> None:
    first = queue(services)
    leases.succeed(services, claim(services), [], {"done": 1})
    last = queue(services, first)
    assert claim(services).job_id == last


def test_a_job_that_waits_is_not_ahead_of_others(services: Services) -> None:
    first = queue(services)
    queue(services, first)
    third = queue(services)
    with services.db.read() as session:
        assert line.places(session, [third])[third].number == 2


def failed(services: Services, _job: str) -> None:
    leases.fail(services, claim(services), "The photo cannot be read.", "")


def canceled(services: Services, job: str) -> None:
    orders.cancel(services, ANA, job)


def canceled_at_work(services: Services, job: str) -> None:
    lease = claim(services)
    orders.cancel(services, ANA, job)
    leases.release(services, lease)


@pytest.mark.parametrize(
    ("end", "state", "said"),
    [
        (failed, JobState.FAILED, "has failed. The photo cannot be read."),
        (canceled, JobState.CANCELED, None),
        (canceled_at_work, JobState.CANCELED, None),
    ],
)
def test_who_waits_for_a_job_that_does_not_end_well_ends_like_it(
    services: Services,
    end: Callable[[Services, str], None],
    state: JobState,
    said: str | None,
) -> None:
    first = queue(services)
    second = queue(services, first)
    third = queue(services, second)
    orders.pause(services, ANA, third)
    end(services, first)
    found = [row(services, job) for job in (second, third)]
    assert [job.state for job in found] == [state, state]
    for job in found:
        assert job.finished is not None
        assert (job.error or "").endswith(said or "")
        assert bool(job.error) == bool(said)


def test_a_job_that_broke_its_workers_ends_those_that_wait_for_it(services: Services) -> None:
    first = queue(services)
    last = queue(services, first)
    for number in range(services.settings.max_losses):
        lease = claim(services, f"w{number}")
        leases.abandon(services, lease, "crashed", "It fell over.", "")  # type: ignore[arg-type]
    assert row(services, last).state == JobState.FAILED


def test_a_paused_job_stays_paused_when_the_others_have_ended(services: Services) -> None:
    first = queue(services)
    last = queue(services, first)
    orders.pause(services, ANA, last)
    leases.succeed(services, claim(services), [], {"done": 1})
    assert leases.claim(services, "w2", "boot-w2") is None
    orders.resume(services, ANA, last)
    assert claim(services).job_id == last


def test_only_jobs_that_can_end_well_are_waited_for(services: Services) -> None:
    gone = queue(services)
    orders.cancel(services, ANA, gone)
    with pytest.raises(BadSettings, match="was canceled: nothing can wait for it") as caught:
        queue(services, queue(services), gone)
    assert [fault.pointer for fault in caught.value.faults] == ["/after/1"]
    theirs = submissions.submit(services, BEN, submission(services, BEN)).id
    with pytest.raises(BadSettings, match="There is no job"):
        queue(services, theirs)


def test_a_job_is_not_deleted_while_another_waits_for_it_and_more(services: Services) -> None:
    first, other = queue(services), queue(services)
    last = queue(services, first, other)
    leases.succeed(services, claim(services), [], {"done": 1})
    with pytest.raises(Conflict, match="wait for it"):
        bin.erase(services, ANA, first)
    orders.cancel(services, ANA, last)
    bin.erase(services, ANA, first)


def test_a_job_that_is_put_back_waits_again(services: Services) -> None:
    first = queue(services)
    last = queue(services, first)
    orders.cancel(services, ANA, last)
    again = orders.put_back(services, ANA, last)
    assert reason(services, again.id) == "It waits for a job to end."
    leases.succeed(services, claim(services), [], {"done": 1})
    assert claim(services).job_id == again.id


def test_a_job_whose_forerunner_was_canceled_cannot_be_put_back(services: Services) -> None:
    first = queue(services)
    last = queue(services, first)
    orders.cancel(services, ANA, first)
    with pytest.raises(Conflict, match="nothing can wait for it"):
        orders.put_back(services, ANA, last)
    assert isinstance(row(services, last), Job)


def test_jobs_of_a_chain_that_are_put_back_wait_for_each_other_again(services: Services) -> None:
    first = queue(services)
    second = queue(services, first)
    third = queue(services, first, second)
    orders.cancel(services, ANA, first)
    again = [orders.put_back(services, ANA, job).id for job in (first, second, third)]
    assert reason(services, again[1]) == "It waits for a job to end."
    assert reason(services, again[2]) == "It waits for 2 jobs to end."
    for job in again:
        lease = claim(services)
        assert lease.job_id == job
        assert leases.claim(services, "w2", "boot-w2") is None
        leases.succeed(services, lease, [], {"done": 1})


def test_a_job_whose_forerunner_was_deleted_cannot_be_put_back(services: Services) -> None:
    first, other = queue(services), queue(services)
    last = queue(services, first, other)
    leases.succeed(services, claim(services), [], {"done": 1})
    orders.cancel(services, ANA, other)
    bin.erase(services, ANA, other)
    with pytest.raises(Conflict, match="A job that it waited for was deleted"):
        orders.put_back(services, ANA, last)


def test_a_job_whose_forerunner_ended_well_is_put_back_and_waits_no_more(
    services: Services,
) -> None:
    first, other = queue(services), queue(services)
    last = queue(services, first, other)
    leases.succeed(services, claim(services), [], {"done": 1})
    orders.cancel(services, ANA, last)
    bin.erase(services, ANA, first)
    leases.succeed(services, claim(services), [], {"done": 1})
    again = orders.put_back(services, ANA, last)
    assert claim(services).job_id == again.id


def test_a_job_that_waits_for_another_in_two_ways_ends_with_it_once(services: Services) -> None:
    first = queue(services)
    second = queue(services, first)
    third = queue(services, first, second)
    orders.cancel(services, ANA, first)
    assert [row(services, job).state for job in (second, third)] == [JobState.CANCELED] * 2
