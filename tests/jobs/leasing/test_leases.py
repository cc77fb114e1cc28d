"""A worker's side of a job, on SQLite and on PostgreSQL."""

import time
from dataclasses import replace

import pytest
from sqlalchemy import select, text, update

from farm.accounts import webhooks
from farm.base.config import Settings
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.errors import LeaseLost
from farm.fleet import registry
from farm.infra.services import Services
from farm.infra.unit_of_work import WEBHOOK
from farm.jobs import orders
from farm.jobs.leasing import leases, losses
from farm.jobs.leasing.endings import Outcome
from farm.jobs.leasing.leases import File, Lease
from farm.jobs.submitting import submissions
from farm.sql.models import Artifact, Attempt, Checkpoint, Job, JobEvent, Outbox, Worker
from tests.factories import ANA, BEN, submission
from tests.plans import plan_of


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    changes = {"webhooks_to_private_addresses": True, "database_url": database_url}
    return settings.model_copy(update=changes)


def queue(services: Services, viewer: Viewer = ANA, **changes: object) -> Job:
    return submissions.submit(services, viewer, submission(services, viewer, **changes))


def claim(services: Services, worker: str = "w1") -> Lease:
    lease = leases.claim(services, worker, f"boot-{worker}")
    assert lease is not None
    return lease


def row(services: Services, job_id: str) -> Job:
    with services.db.read() as session:
        return session.scalars(select(Job).where(Job.id == job_id)).one()


def attempts(services: Services, job_id: str) -> list[Attempt]:
    with services.db.read() as session:
        query = select(Attempt).where(Attempt.job_id == job_id).order_by(Attempt.epoch)
        return list(session.scalars(query))


def checkpoints(services: Services) -> list[str]:
    with services.db.read() as session:
        return list(session.scalars(select(Checkpoint.key).order_by(Checkpoint.id)))


def present(services: Services, worker: str) -> None:
    row = Worker(id=worker, boot_id=f"boot-{worker}", host="h", pid=1, device="cpu", version="1")
    registry.register(services, row, is_dead=lambda _before: True)


def fleet_row(services: Services, worker: str) -> Worker:
    with services.db.read() as session:
        return session.get_one(Worker, worker)


def cancel_all(services: Services) -> None:
    with services.db.read() as session:
        waiting = session.scalars(select(Job.id).where(Job.state == JobState.QUEUED)).all()
    for job_id in waiting:
        orders.cancel(services, ANA, job_id)


def run_out(services: Services, lease: Lease) -> None:
    with services.db.write() as session:
        session.execute(update(Job).where(Job.id == lease.job_id).values(lease_until=0))


def picture(lease: Lease, name: str = "result.png") -> File:
    key = f"jobs/{lease.job_id}/e{lease.epoch}/{name}-{time.monotonic_ns()}"
    return File(name, "result", key, "image/png", 8, 8, 100, "0" * 64)


def test_a_claim_writes_its_attempt_its_event_and_the_news_for_webhooks(services: Services) -> None:
    webhooks.add(services, ANA, "http://127.0.0.1:9/", ["job.running"], "whsec_" + "c2VjcmV0" * 4)
    queue(services, BEN)  # who has no webhook
    mine = queue(services, label="Sunset")
    told = {"state": "running", "worker": "w1", "epoch": 1}
    for lease in (claim(services), claim(services)):
        assert [one.worker_id for one in attempts(services, lease.job_id)] == ["w1"]
        with services.db.read() as session:
            events = session.scalars(select(JobEvent).where(JobEvent.job_id == lease.job_id))
            assert [*events][-1].data == told
    with services.db.read() as session:
        news = session.scalars(select(Outbox.payload).where(Outbox.topic == WEBHOOK)).all()
    [running] = [one for one in news if one["kind"] == "job.running"]
    about = {"job_id": mine.id, "label": "Sunset", "error": None}
    assert (running["owner"], running["data"]) == (ANA.name, told | about)


def test_a_claim_takes_the_job_once(services: Services) -> None:
    job = queue(services)
    lease = claim(services)
    assert (lease.job_id, lease.epoch) == (job.id, 1)
    assert leases.claim(services, "w2", "boot-w2") is None


def test_higher_priority_is_claimed_first(services: Services) -> None:
    queue(services)
    urgent = queue(services, priority=5)
    assert claim(services).job_id == urgent.id


def test_a_person_with_many_jobs_does_not_keep_others_waiting(services: Services) -> None:
    first = queue(services, ANA)
    queue(services, ANA)
    bens = queue(services, BEN)
    assert [claim(services, w).job_id for w in ("w1", "w2")] == [first.id, bens.id]


def test_a_job_moved_to_the_front_is_claimed_first(services: Services) -> None:
    first = queue(services)
    second = queue(services)
    orders.move(services, ANA, second.id, first.id)
    assert claim(services).job_id == second.id


def test_an_expired_lease_puts_the_job_back_and_counts_the_loss(services: Services) -> None:
    queue(services)
    lease = claim(services)
    run_out(services, lease)
    assert losses.expire(services) == [lease.job_id]
    job = row(services, lease.job_id)
    assert (job.state, job.worker_losses) == (JobState.QUEUED, 1)
    assert [a.outcome for a in attempts(services, job.id)] == [Outcome.LOST]


def test_a_lease_that_is_renewed_does_not_expire(services: Services) -> None:
    queue(services)
    lease = claim(services)
    run_out(services, lease)
    assert leases.renew(services, lease, {"done": 0.5}).state is JobState.RUNNING
    assert losses.expire(services) == []
    assert row(services, lease.job_id).progress == {"done": 0.5}


@pytest.mark.parametrize(
    "stale_write", ["checkpoint", "artifact", "succeed", "fail", "release", "renew", "abandon"]
)
def test_a_zombie_worker_writes_nothing_after_another_took_its_job(
    services: Services, stale_write: str
) -> None:
    queue(services)
    zombie = claim(services, "w1")
    run_out(services, zombie)
    losses.expire(services)
    heir = claim(services, "w2")
    writes = {
        "checkpoint": lambda: leases.add_checkpoint(services, zombie, "k", 1, 0.1, True),
        "artifact": lambda: leases.add_artifact(services, zombie, picture(zombie)),
        "succeed": lambda: leases.succeed(services, zombie, [picture(zombie)], {}),
        "fail": lambda: leases.fail(services, zombie, "late", ""),
        "release": lambda: leases.release(services, zombie),
        "renew": lambda: leases.renew(services, zombie, {"done": 0.1}, "late"),
        "abandon": lambda: leases.abandon(services, zombie, Outcome.HUNG, "late", "late"),
    }
    with pytest.raises(LeaseLost):
        writes[stale_write]()
    job = row(services, heir.job_id)
    assert (job.state, job.epoch, job.boot_id) == (JobState.RUNNING, heir.epoch, "boot-w2")
    assert job.progress is None
    with services.db.read() as session:
        assert session.scalars(select(Checkpoint)).all() == []
        assert session.scalars(select(Artifact)).all() == []


def test_a_job_that_loses_three_workers_fails_and_names_them(services: Services) -> None:
    queue(services)
    for worker in ("w1", "w2", "w3"):
        run_out(services, lease := claim(services, worker))
        losses.expire(services)
    job = row(services, lease.job_id)
    assert job.state == JobState.FAILED
    assert job.error is not None
    assert all(worker in job.error for worker in ("w1", "w2", "w3"))


def test_a_job_that_advances_between_its_losses_is_no_poison(services: Services) -> None:
    queue(services)
    for step in range(1, 5):
        lease = claim(services, f"w{step}")
        leases.add_checkpoint(services, lease, f"c{step}", 1, step / 10, True)
        run_out(services, lease)
        losses.expire(services)
    job = row(services, lease.job_id)
    assert (job.state, job.worker_losses) == (JobState.QUEUED, 1)


def test_a_job_that_never_passes_its_last_checkpoint_is_poison(services: Services) -> None:
    queue(services)
    for step in range(1, 4):
        lease = claim(services, f"w{step}")
        leases.add_checkpoint(services, lease, f"c{step}", 1, 0.5, True)
        run_out(services, lease)
        losses.expire(services)
    assert row(services, lease.job_id).state == JobState.FAILED


def test_the_log_that_a_vanished_worker_sent_in_time_stays_with_its_attempt(
    services: Services,
) -> None:
    queue(services)
    lease = claim(services)
    leases.renew(services, lease, None, "last words")
    run_out(services, lease)
    losses.expire(services)
    assert [a.log for a in attempts(services, lease.job_id)] == ["last words"]


def test_a_crashed_attempt_leaves_the_job_to_another_worker_and_says_why(
    services: Services,
) -> None:
    queue(services)
    lease = claim(services)
    assert leases.abandon(services, lease, Outcome.CRASHED, "CUDA error.", "log") is JobState.QUEUED
    (attempt,) = attempts(services, lease.job_id)
    assert (attempt.outcome, attempt.detail, attempt.log) == ("crashed", "CUDA error.", "log")
    assert row(services, lease.job_id).worker_losses == 1


def test_only_the_two_newest_checkpoints_are_kept(services: Services) -> None:
    queue(services)
    lease = claim(services)
    for step in range(4):
        leases.add_checkpoint(services, lease, f"c{step}", 1, step / 10, True)
    assert checkpoints(services) == ["c2", "c3"]


def test_a_worker_that_breaks_three_different_jobs_in_a_row_is_set_aside(
    services: Services,
) -> None:
    present(services, "w1")
    for _ in range(3):
        queue(services)
        leases.abandon(services, claim(services), Outcome.CRASHED, "broken", "")
        cancel_all(services)
    worker = fleet_row(services, "w1")
    assert worker.draining
    assert worker.reason == "It failed 3 different jobs in a row."


def test_one_good_job_clears_a_worker_of_suspicion(services: Services) -> None:
    present(services, "w1")
    for good in (False, False, True, False, False):
        queue(services)
        lease = claim(services)
        if good:
            leases.succeed(services, lease, [], {})
        else:
            leases.abandon(services, lease, Outcome.CRASHED, "broken", "")
        cancel_all(services)
    assert not fleet_row(services, "w1").draining


def test_a_poison_job_is_not_held_against_one_worker_that_tried_it_thrice(
    services: Services,
) -> None:
    present(services, "w1")
    queue(services)
    for _ in range(3):
        leases.abandon(services, claim(services), Outcome.CRASHED, "broken", "")
    assert not fleet_row(services, "w1").draining


def test_a_worker_stays_set_aside_over_a_restart_until_an_operator_trusts_it_again(
    services: Services,
) -> None:
    present(services, "w1")
    for _ in range(3):
        queue(services)
        leases.abandon(services, claim(services), Outcome.CRASHED, "broken", "")
        cancel_all(services)
    present(services, "w1")
    assert fleet_row(services, "w1").reason is not None
    registry.drain(services, "w1", False)
    assert fleet_row(services, "w1").reason is None
    queue(services)
    leases.abandon(services, claim(services), Outcome.CRASHED, "broken", "")
    assert not fleet_row(services, "w1").draining


def test_a_claim_passes_over_a_job_that_another_worker_is_just_claiming(
    services: Services,
) -> None:
    queue(services, priority=5)
    low = queue(services)
    if services.db.is_sqlite:
        pytest.skip("SQLite has one writer: a claim waits for the other one")
    with services.db.write() as session:
        session.scalars(select(Job).where(Job.priority == 5).with_for_update()).one()
        assert claim(services).job_id == low.id


def test_a_drained_worker_gives_the_job_back_without_counting_a_loss(services: Services) -> None:
    queue(services)
    lease = claim(services)
    assert leases.release(services, lease, "log line") is JobState.QUEUED
    assert row(services, lease.job_id).worker_losses == 0
    (attempt,) = attempts(services, lease.job_id)
    assert (attempt.outcome, attempt.log) == (Outcome.DRAINED, "log line")


def test_an_order_to_pause_reaches_the_worker_and_then_frees_it(services: Services) -> None:
    queue(services)
    lease = claim(services)
    orders.pause(services, ANA, lease.job_id)
    assert leases.renew(services, lease, None).state is JobState.PAUSING
    assert leases.release(services, lease) is JobState.PAUSED
    assert leases.claim(services, "w2", "boot-w2") is None
    orders.resume(services, ANA, lease.job_id)
    assert claim(services, "w2").epoch == 2


def test_a_canceled_job_whose_worker_vanished_is_canceled_not_repeated(services: Services) -> None:
    queue(services)
    lease = claim(services)
    orders.cancel(services, ANA, lease.job_id)
    run_out(services, lease)
    losses.expire(services)
    assert row(services, lease.job_id).state == JobState.CANCELED


def test_the_newest_preview_takes_the_place_of_the_one_before(services: Services) -> None:
    queue(services)
    lease = claim(services)
    leases.add_artifact(services, lease, picture(lease, "preview.webp"))
    newest = picture(lease, "preview.webp")
    leases.add_artifact(services, lease, newest)
    with services.db.read() as session:
        assert [a.key for a in session.scalars(select(Artifact))] == [newest.key]


@pytest.mark.parametrize(
    ("kind", "stays"),
    [("preview", False), ("frame", False), ("scale", True), ("result", True), ("model", True)],
)
def test_files_that_stay_are_told_of_as_finished_and_others_as_previews(
    services: Services, kind: str, stays: bool
) -> None:
    queue(services)
    lease = claim(services)
    leases.add_artifact(services, lease, replace(picture(lease), kind=kind))
    with services.db.read() as session:
        told = [event.kind for event in session.scalars(select(JobEvent))]
    assert ("artifact" in told) is stays


def test_a_finished_job_has_its_result_its_time_and_its_story(services: Services) -> None:
    queue(services)
    lease = claim(services)
    leases.succeed(services, lease, [picture(lease)], {"done": 1.0})
    job = row(services, lease.job_id)
    assert job.state == JobState.SUCCEEDED
    assert job.finished is not None
    assert job.lease_until is None
    with services.db.read() as session:
        told = [e.data["state"] for e in session.scalars(select(JobEvent)) if e.kind == "state"]
    assert told == ["queued", "running", "succeeded"]


def test_a_claim_finds_its_job_along_indexes(services: Services) -> None:
    if not services.db.is_sqlite:
        pytest.skip("PostgreSQL scans a table that is small enough")
    for viewer in (ANA, BEN) * 10:
        queue(services, viewer)
    with services.db.write() as session:
        session.execute(text("ANALYZE"))
    plan = plan_of(services, lambda: claim(services))
    line = "state=? AND blockers=? AND priority=? AND project=? AND owner=? AND needs>?"
    assert any(f"ix_jobs_claim ({line})" in step for step in plan)
    assert any("ix_jobs_worker" in step for step in plan)
    assert [step for step in plan if step.startswith("SCAN jobs")] == []


def test_a_render_that_is_to_be_kept_as_it_is_ends_with_its_picture(services: Services) -> None:
    queue(services)
    lease = claim(services)
    orders.finish(services, ANA, lease.job_id)
    assert leases.renew(services, lease, None).state is JobState.FINISHING
    leases.succeed(services, lease, [], {"stage": "finished", "done": 0.4})
    assert row(services, lease.job_id).state == JobState.SUCCEEDED


def test_a_render_that_loses_its_worker_while_it_is_kept_renders_on(services: Services) -> None:
    queue(services)
    lease = claim(services)
    orders.finish(services, ANA, lease.job_id)
    assert leases.release(services, lease) is JobState.QUEUED
    assert claim(services, "w2").epoch == 2
