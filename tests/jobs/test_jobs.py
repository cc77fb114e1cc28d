"""A person's side of a job, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, func, select

from farm.accounts import projects
from farm.base.config import Settings
from farm.domain.projects import NewProject, ProjectChanges
from farm.domain.states import JobState
from farm.errors import BadSettings, Conflict, KeyReused, NotFound, PreconditionFailed
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.leasing import leases
from farm.jobs.listing import lookup
from farm.jobs.submitting import submissions
from farm.sql.models import Asset, Job, JobEvent, Outbox, User
from tests.factories import ANA, BEN, OPS, asset, submission


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def count(services: Services, table: type) -> int:
    with services.db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_submitted_job_waits_with_its_complete_spec(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    assert job.state == JobState.QUEUED
    assert job.spec["recipe"]["size"] == 128
    assert job.spec["recipe"]["seed"] == 0


def test_a_ring_that_reached_the_broker_leaves_the_outbox(services: Services) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    assert count(services, Outbox) == 0


def test_the_same_key_and_body_answer_with_the_same_job(services: Services) -> None:
    request = submission(services, ANA)
    first = submissions.submit(services, ANA, request, key="k")
    assert submissions.submit(services, ANA, request, key="k").id == first.id
    assert count(services, Job) == 1


def test_the_same_key_with_another_body_is_refused(services: Services) -> None:
    submissions.submit(services, ANA, submission(services, ANA), key="k")
    with pytest.raises(KeyReused):
        submissions.submit(services, ANA, submission(services, ANA), key="k")


def test_the_same_key_of_somebody_else_is_another_key(services: Services) -> None:
    submissions.submit(services, ANA, submission(services, ANA), key="k")
    submissions.submit(services, BEN, submission(services, BEN), key="k")
    assert count(services, Job) == 2


def test_a_picture_of_somebody_else_cannot_be_used_and_nothing_is_stored(
    services: Services,
) -> None:
    request = submission(services, ANA, content=asset(services, BEN))
    with pytest.raises(BadSettings, match="upload it first") as caught:
        submissions.submit(services, ANA, request)
    assert [fault.pointer for fault in caught.value.faults] == ["/content"]
    assert count(services, Job) == count(services, JobEvent) == count(services, Outbox) == 0


def test_a_job_of_somebody_else_is_not_there(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    with pytest.raises(NotFound):
        orders.cancel(services, BEN, job.id)
    assert orders.cancel(services, OPS, job.id).state == JobState.CANCELED


def test_cancel_reaches_exactly_the_job_that_was_meant(services: Services) -> None:
    running = submissions.submit(services, ANA, submission(services, ANA))
    waiting = submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    assert lease.job_id == running.id
    orders.cancel(services, ANA, waiting.id)
    assert leases.renew(services, lease, None).state is JobState.RUNNING


def test_a_canceled_job_that_nobody_began_goes_back_to_its_old_place(services: Services) -> None:
    first, second = (submissions.submit(services, ANA, submission(services, ANA)) for _ in range(2))
    orders.cancel(services, ANA, first.id)
    back = orders.put_back(services, ANA, first.id)
    assert (back.state, back.spec, back.created) == (JobState.QUEUED, first.spec, first.created)
    with services.db.read() as session:
        assert [job.id for job in lookup.find(session, ANA)] == [second.id, back.id]
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    assert lease.job_id == back.id


def test_what_points_at_a_job_follows_it_back_into_line(services: Services) -> None:
    request = submission(services, ANA)
    job = submissions.submit(services, ANA, request, key="k")
    child = submissions.clone(services, ANA, job.id, {})
    orders.cancel(services, ANA, job.id)
    back = orders.put_back(services, ANA, job.id)
    assert submissions.submit(services, ANA, request, key="k").id == back.id
    with services.db.read() as session:
        heir = lookup.get(session, ANA, child.id)
    assert (heir.parent_id, heir.version) == (back.id, child.version + 1)


def test_a_job_whose_uploads_are_gone_does_not_go_back_and_says_which(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    orders.cancel(services, ANA, job.id)
    with services.db.write() as session:
        session.execute(delete(Asset).where(Asset.id == job.spec["content"]))
    with pytest.raises(Conflict, match="Uploads of it are gone: clone it") as caught:
        orders.put_back(services, ANA, job.id)
    assert [fault.pointer for fault in caught.value.faults] == ["/content"]
    assert count(services, Job) == 1


def test_a_job_goes_back_only_into_a_project_that_the_person_still_belongs_to(
    services: Services,
) -> None:
    with services.db.write() as session:
        session.add(User(name=ANA.name, role="artist"))
    projects.add(services, NewProject(name="posters", members=[ANA.name]))
    job = submissions.submit(services, ANA, submission(services, ANA, project="posters"))
    orders.cancel(services, ANA, job.id)
    projects.change(services, "posters", ProjectChanges(members=[]))
    with pytest.raises(BadSettings, match="you do not belong to it"):
        orders.put_back(services, ANA, job.id)
    projects.remove(services, "posters")
    with pytest.raises(BadSettings, match="There is no project 'posters'"):
        orders.put_back(services, OPS, job.id)


def test_a_canceled_job_that_a_worker_had_begun_stays_canceled(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    orders.pause(services, ANA, job.id)
    leases.release(services, lease)
    orders.cancel(services, ANA, job.id)
    with pytest.raises(Conflict, match="no worker had begun"):
        orders.put_back(services, ANA, job.id)


def test_a_finished_job_cannot_be_canceled_and_the_refusal_says_why(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    orders.cancel(services, ANA, job.id)
    with pytest.raises(Conflict, match="was canceled"):
        orders.cancel(services, ANA, job.id)


def test_a_change_based_on_an_old_version_is_refused(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    orders.change(services, ANA, job.id, {str(job.version)}, label="first")
    with pytest.raises(PreconditionFailed):
        orders.change(services, ANA, job.id, {str(job.version)}, label="second")


def test_jobs_are_found_newest_first_by_owner_state_and_text(services: Services) -> None:
    old = submissions.submit(services, ANA, submission(services, ANA, label="Harbour at dusk"))
    new = submissions.submit(services, ANA, submission(services, ANA, label="Portrait"))
    submissions.submit(services, BEN, submission(services, BEN, label="Harbour"))
    orders.cancel(services, ANA, new.id)
    with services.db.read() as session:
        assert [j.id for j in lookup.find(session, ANA)] == [new.id, old.id]
        assert [j.id for j in lookup.find(session, ANA, text="harbour")] == [old.id]
        assert [j.id for j in lookup.find(session, ANA, states=[JobState.CANCELED])] == [new.id]
        after_first = (new.created, new.id)
        assert [j.id for j in lookup.find(session, ANA, before=after_first)] == [old.id]
        assert len(lookup.find(session, OPS)) == 3


def test_a_job_is_found_by_the_words_of_its_name_and_of_its_pictures(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA, label="Harbour at dusk"))
    submissions.submit(services, ANA, submission(services, ANA, label="Portrait 100%"))
    with services.db.write() as session:
        picture = session.get(Asset, job.spec["content"])
        assert picture is not None
        picture.name = "Chelsea.png"
    with services.db.read() as session:
        for text in ("dusk harbour", "chelsea", "CHELSEA harbour", job.id):
            assert [j.id for j in lookup.find(session, ANA, text=text)] == [job.id], text
        assert [j.label for j in lookup.find(session, ANA, text="100%")] == ["Portrait 100%"]
        assert lookup.find(session, ANA, text="chelsea portrait") == []
        assert [j.id for j in lookup.find(session, ANA, picture=job.spec["content"])] == [job.id]
        assert lookup.find(session, BEN, text="chelsea") == []


def test_a_jobs_versions_are_found_from_any_of_them(services: Services) -> None:
    root = submissions.submit(services, ANA, submission(services, ANA))
    left, right = (submissions.clone(services, ANA, root.id, {}) for _ in range(2))
    leaf = submissions.clone(services, ANA, left.id, {})
    submissions.submit(services, ANA, submission(services, ANA))
    with services.db.read() as session:
        for job in (root, left, leaf):
            found = {j.id for j in lookup.find(session, ANA, related=job.id)}
            assert found == {root.id, left.id, right.id, leaf.id}
        assert [j.id for j in lookup.find(session, ANA, parent=left.id)] == [leaf.id]


def test_only_a_job_that_has_ended_can_be_deleted(services: Services) -> None:
    job = submissions.submit(services, ANA, submission(services, ANA))
    with pytest.raises(Conflict, match="cancel it first"):
        bin.erase(services, ANA, job.id)
    orders.cancel(services, ANA, job.id)
    bin.erase(services, ANA, job.id)
    assert count(services, Job) == count(services, JobEvent) == 0


def test_many_workers_claim_many_jobs_and_none_twice(services: Services) -> None:
    waiting = {submissions.submit(services, ANA, submission(services, ANA)).id for _ in range(12)}
    with ThreadPoolExecutor(4) as pool:
        claims = list(pool.map(lambda n: leases.claim(services, f"w{n}", f"b{n}"), range(16)))
    taken = [lease.job_id for lease in claims if lease]
    assert sorted(taken) == sorted(waiting)


def test_the_same_key_sent_twice_at_once_makes_one_job(services: Services) -> None:
    request = submission(services, ANA)
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda _: submissions.submit(services, ANA, request, key="k").id, range(4))
    assert len(set(made)) == 1
    assert count(services, Job) == 1
