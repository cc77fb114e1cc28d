"""Blobs that nobody needs any more, on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from farm.base.config import Settings
from farm.errors import Unavailable
from farm.infra import keys
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File, Lease
from farm.jobs.submitting import submissions
from farm.library.keeping import garbage
from farm.sql.locks import Confirm, only_one
from farm.sql.models import (
    Asset,
    Checkpoint,
    Delivery,
    IdempotencyKey,
    Job,
    JobEvent,
    Outbox,
    Webhook,
)
from tests.factories import ANA, asset, begin_upload, submission


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def claimed(services: Services) -> Lease:
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    return lease


def store(services: Services, lease: Lease, name: str) -> str:
    key = f"jobs/{lease.job_id}/e{lease.epoch}/{name}"
    services.storage.put(key, b"bytes")
    return key


def preview(services: Services, lease: Lease, name: str) -> str:
    key = store(services, lease, name)
    file = File("preview.webp", "preview", key, "image/webp", 8, 8, 5, "0" * 64)
    leases.add_artifact(services, lease, file)
    return key


def checkpoint(services: Services, lease: Lease, name: str) -> str:
    key = store(services, lease, name)
    leases.add_checkpoint(services, lease, key, 5, 0.5, True)
    return key


def stored(services: Services) -> set[str]:
    return {blob.key for blob in services.storage.blobs()}


def test_a_superseded_checkpoint_and_an_old_preview_are_removed(services: Services) -> None:
    lease = claimed(services)
    checkpoint(services, lease, "c1")
    kept = {checkpoint(services, lease, name) for name in ("c2", "c3")}
    preview(services, lease, "p1")
    kept.add(preview(services, lease, "p2"))
    assert garbage.collect(services) == 2
    assert stored(services) == kept
    assert garbage.collect(services) == 0


def test_a_finished_job_keeps_its_pictures_and_for_a_day_its_checkpoints(
    services: Services,
) -> None:
    lease = claimed(services)
    kept = checkpoint(services, lease, "c1")
    shown = preview(services, lease, "p1")
    leases.succeed(services, lease, [], {})
    garbage.forget(services)
    garbage.collect(services)
    assert stored(services) == {shown, kept}
    with services.db.write() as session:
        a_day = services.settings.checkpoints_kept_seconds
        session.execute(update(Job).values(finished=Job.finished - a_day))
    garbage.forget(services)
    garbage.collect(services)
    assert stored(services) == {shown}


def test_all_jobs_that_ended_long_ago_lose_their_checkpoints_at_once(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        lease = claimed(services)
        checkpoint(services, lease, "c1")
        leases.succeed(services, lease, [], {})
    monkeypatch.setattr(garbage, "BATCH", 1)
    with services.db.write() as session:
        session.execute(update(Job).values(finished=0))
    garbage.forget(services)
    with services.db.read() as session:
        assert session.scalars(select(Checkpoint)).all() == []


def test_previews_leave_nothing_behind_but_the_newest(services: Services) -> None:
    lease = claimed(services)
    with services.db.read() as session:
        before = len(session.scalars(select(JobEvent)).all())
    for name in ("p1", "p2", "p3"):
        preview(services, lease, name)
    while garbage.collect(services):
        pass
    with services.db.read() as session:
        assert len(session.scalars(select(JobEvent)).all()) == before
        assert session.scalars(select(Outbox)).all() == []


def test_a_message_to_a_webhook_is_forgotten_after_a_month(services: Services) -> None:
    with services.db.write() as session:
        session.add(Webhook(id="hook", owner="ana", url="https://x.test", secret="", events=[]))
        session.flush()
        for name, created in (("old", 0.0), ("new", None)):
            message = Delivery(id=name, webhook_id="hook", kind="test", body="{}")
            session.add(message)
            session.flush()
            if created is not None:
                message.created = created
    garbage.forget(services)
    with services.db.read() as session:
        assert session.scalars(select(Delivery.id)).all() == ["new"]


def test_a_deleted_job_leaves_no_blob(services: Services) -> None:
    lease = claimed(services)
    preview(services, lease, "p1")
    leases.succeed(services, lease, [], {})
    bin.erase(services, ANA, lease.job_id)
    garbage.collect(services)
    assert stored(services) == set()


def test_a_sweep_leaves_what_a_worker_may_still_name(services: Services) -> None:
    lease = claimed(services)
    on_its_way = store(services, lease, "result.png")
    assert garbage.sweep(services) == 0
    assert stored(services) == {on_its_way}


def test_a_sweep_removes_what_a_lost_worker_left_behind(services: Services) -> None:
    lease = claimed(services)
    named = checkpoint(services, lease, "c1")
    store(services, lease, "cut off")
    leases.release(services, lease)
    heir = leases.claim(services, "w2", "boot-2")
    assert heir is not None
    mine = store(services, heir, "c2")
    assert garbage.sweep(services) == 1
    assert stored(services) == {named, mine}


def test_a_sweep_removes_an_upload_without_a_row_only_when_it_is_old(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with services.db.write() as session:
        row = session.get_one(Asset, asset(services, ANA))
        known = keys.asset(row.sha256)
    for key in (known, keys.asset("f" * 64)):
        services.storage.put(key, b"bytes")
    assert garbage.sweep(services) == 0
    monkeypatch.setattr(garbage, "GRACE", timedelta(days=-1))
    assert garbage.sweep(services) == 1
    assert stored(services) == {known}


def test_parts_of_uploads_that_never_ended_are_removed_after_a_day(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("jobs/x/e1/r.png", keys.asset("f" * 64), "others/1"):
        begin_upload(services.storage, key)
    assert garbage.abort(services) == 0
    monkeypatch.setattr(garbage, "GRACE", timedelta(days=-1))
    assert garbage.abort(services) == 2
    [left] = services.storage.unfinished("")
    assert left.key == "others/1"
    services.storage.abort(left)


def test_nothing_is_removed_once_the_lock_may_be_lost(services: Services) -> None:
    orphan = "jobs/x/e1/y"
    services.storage.put(orphan, b"bytes")
    with services.db.write() as session:
        garbage.discard(session, [orphan])
    with only_one(services.db, garbage.LOCK) as confirm:
        assert confirm is not None
        lost = lose_lock(services, confirm)
        for remove in (garbage.collect, garbage.sweep) * 2:
            with pytest.raises(Unavailable):
                remove(services, lost)
    assert stored(services) == {orphan}
    assert (garbage.collect(services), stored(services)) == (1, set())


def lose_lock(services: Services, confirm: Confirm) -> Confirm:
    """Let the server end the lock's connection; a file's lock cannot be lost but in a play."""
    if services.db.is_sqlite:
        return fails
    others = "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with services.db.write() as session:
        session.execute(text(f"SELECT pg_terminate_backend(pid) FROM {others}"))
    return confirm


def fails() -> None:
    raise Unavailable


def test_an_answer_is_forgotten_after_a_day(services: Services) -> None:
    request = submission(services, ANA)
    first = submissions.submit(services, ANA, request, key="k")
    garbage.forget(services)
    assert submissions.submit(services, ANA, request, key="k").id == first.id
    with services.db.write() as session:
        session.execute(update(IdempotencyKey).values(created=0))
    garbage.forget(services)
    assert submissions.submit(services, ANA, request, key="k").id != first.id


@pytest.mark.parametrize("folder", garbage.OF_PICTURES)
def test_a_sweep_removes_what_was_made_of_pictures_that_are_gone(
    services: Services, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setattr(garbage, "GRACE", timedelta(days=-1))
    with services.db.read() as session:
        shown = session.get_one(Asset, asset(services, ANA)).sha256
    for digest in (shown, "e" * 64):
        services.storage.put(f"{folder}{digest}/part", b"bytes")
    assert garbage.sweep(services) == 1
    assert stored(services) == {f"{folder}{shown}/part"}
