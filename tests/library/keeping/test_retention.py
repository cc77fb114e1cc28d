"""What goes by its age, and what never does; on SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import event, select, update

from farm.base.config import Settings
from farm.domain import frames
from farm.domain.roles import Viewer
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File
from farm.jobs.submitting import submissions
from farm.library.keeping import garbage, retention
from farm.library.keeping.retention import DAY
from farm.sql.models import Artifact, Asset, Form, Job, Style, StyleVersion
from tests.factories import ANA, BEN, asset, submission
from workers.maintenance import Maintenance

KEPT = {"uploads_kept_days": 30, "previews_kept_days": 7, "results_kept_days": 90}


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update=KEPT | {"database_url": database_url})


def finished(services: Services, viewer: Viewer = ANA, **changes: object) -> str:
    """Return a job with a preview, a scale and a result, in the store too."""
    job = submissions.submit(services, viewer, submission(services, viewer, **changes))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    assert lease.job_id == job.id
    files = []
    for name, kind in (("preview.webp", "preview"), ("scale-1.png", "scale"), ("r.png", "result")):
        key = f"jobs/{job.id}/e1/{name}"
        services.storage.put(key, b"bytes")
        files.append(File(name, kind, key, "image/png", 8, 8, 5, "0" * 64))
    leases.succeed(services, lease, files, {"done": 1.0})
    return job.id


def age(services: Services, days: float) -> None:
    """Let everything be older."""
    with services.db.write() as session:
        session.execute(update(Asset).values(created=Asset.created - days * DAY))
        session.execute(update(Job).values(finished=Job.finished - days * DAY))


def names(services: Services) -> set[str]:
    with services.db.read() as session:
        return set(session.scalars(select(Artifact.name)))


def uploads(services: Services) -> int:
    with services.db.read() as session:
        return len(session.scalars(select(Asset.id)).all())


def listed(services: Services, owner: str | None = None) -> Counter[str]:
    with services.db.read() as session:
        return Counter(one.sort for one in retention.doomed(session, services.settings, owner))


def test_each_kind_of_files_goes_at_its_own_age_and_the_list_says_so_before(
    services: Services,
) -> None:
    finished(services)
    assert listed(services) == {}
    age(services, 8)
    assert listed(services) == {"previews": 2}
    assert retention.carry_out(services) == 2
    assert names(services) == {"r.png"}
    age(services, 23)
    assert listed(services) == {"uploads": 2}
    assert retention.carry_out(services) == 2
    assert (uploads(services), names(services)) == (0, {"r.png"})
    age(services, 60)
    assert listed(services) == {"results": 1}
    assert retention.carry_out(services) == 1
    assert names(services) == set()
    while garbage.collect(services):
        pass
    assert list(services.storage.blobs()) == []


def test_nothing_goes_where_nothing_is_set(services: Services) -> None:
    services.settings = services.settings.model_copy(update=dict.fromkeys(KEPT, 0))
    finished(services)
    age(services, 10_000)
    assert retention.carry_out(services) == 0
    assert (uploads(services), len(names(services))) == (2, 3)


def test_an_upload_stays_while_a_job_waits_for_it_or_ended_lately(services: Services) -> None:
    finished(services)  # its uploads are old, its end is not
    age(services, 29)
    waiting = submissions.submit(services, ANA, submission(services, ANA))
    with services.db.write() as session:
        session.execute(update(Asset).values(created=0))
    assert retention.carry_out(services) == 2  # the previews
    assert uploads(services) == 4
    age(services, 29)
    retention.carry_out(services)
    with services.db.read() as session:
        kept = set(session.scalars(select(Asset.id)))
        spec = session.get_one(Job, waiting.id).spec
    assert kept == {spec["content"], spec["styles"][0]["asset"]}


def test_what_a_style_or_a_form_that_is_still_open_has_stays(services: Services) -> None:
    painting, photo, unused = (asset(services, ANA) for _ in range(3))
    with services.db.write() as session:
        session.add(Style(id="s", owner="ana", name="M", tags=[], licence="", newest=1))
        session.flush()
        session.add(StyleVersion(style_id="s", number=1, paintings=[{"asset": painting}], look={}))
        session.add(Form(owner="ana", fields={"content": [photo]}))
    age(services, 31)
    assert listed(services) == {"uploads": 1}
    assert retention.carry_out(services) == 1
    with services.db.read() as session:
        assert session.get(Asset, unused) is None
    assert uploads(services) == 2


def test_a_pinned_job_keeps_its_files_and_uploads_until_it_is_pinned_no_more(
    services: Services,
) -> None:
    job = finished(services)
    orders.change(services, ANA, job, None, pinned=True)
    age(services, 1000)
    assert retention.carry_out(services) == 0
    assert (uploads(services), len(names(services))) == (2, 3)
    orders.change(services, ANA, job, None, pinned=False)
    assert retention.carry_out(services) == 5


def test_a_job_whose_model_a_waiting_job_needs_keeps_it(services: Services) -> None:
    job = finished(services)
    waiting = submissions.submit(services, ANA, submission(services, ANA))
    with services.db.write() as session:
        row = session.get_one(Job, waiting.id)
        row.spec = row.spec | {"init": job}
    age(services, 1000)
    assert not listed(services).keys() & {"previews", "results"}
    retention.carry_out(services)
    assert len(names(services)) == 3
    orders.cancel(services, ANA, waiting.id)
    age(services, 1000)
    retention.carry_out(services)
    assert names(services) == set()


def test_jobs_that_have_not_ended_keep_everything(services: Services) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    key = f"jobs/{lease.job_id}/e1/preview.webp"
    leases.add_artifact(services, lease, File("p", "preview", key, "image/webp", 8, 8, 5, "0"))
    age(services, 1000)
    assert listed(services) == {}
    assert retention.carry_out(services) == 0


def test_a_person_is_told_of_their_own_files_alone(services: Services) -> None:
    finished(services, ANA)
    finished(services, BEN)
    age(services, 8)
    assert listed(services) == {"previews": 4}
    assert listed(services, "ben") == {"previews": 2}
    with services.db.read() as session:
        sums = retention.summed(retention.doomed(session, services.settings))
    assert [(one.owner, one.count, one.bytes) for one in sums] == [("ana", 2, 10), ("ben", 2, 10)]


def film(services: Services, count: int) -> str:
    """Return a job with so many frames."""
    job = finished(services)
    with services.db.write() as session:
        preview = session.scalars(select(Artifact).where(Artifact.kind == "preview")).first()
        assert preview is not None
        columns = {name: value for name, value in vars(preview).items() if name[0] != "_"}
        for number in range(count):
            name = frames.name(number, 1, 1)
            new = {"id": f"{job}/{number}", "job_id": job, "kind": "frame", "name": name}
            session.add(Artifact(**columns | new | {"key": f"jobs/{job}/e1/{name}"}))
    age(services, 91)
    return job


def watched(services: Services, what: str) -> list[object]:
    """Return a list that grows by every statement, or commit."""
    seen = list[object]()
    event.listen(services.db.engine, what, lambda *args: seen.append(args))
    return seen


def test_a_film_of_many_frames_goes_in_as_few_statements_as_a_short_one(
    services: Services,
) -> None:
    statements = watched(services, "before_cursor_execute")
    counts = []
    for count in (10, 200):
        film(services, count)
        statements.clear()
        assert retention.carry_out(services) == 2 + 2 + count + 1  # uploads, previews, results
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("too_much", [False, True], ids=["by age", "as too many"])
def test_nobody_waits_for_more_than_one_film_to_go(services: Services, too_much: bool) -> None:
    changes = {"uploads_kept_days": 0, "previews_kept_days": 0}
    if too_much:
        changes |= {"results_kept_days": 0, "kept_bytes": 1}
    gone = [film(services, retention.BATCH) for _ in range(4)]
    with Services(services.settings.model_copy(update=changes)) as farm:
        commits = watched(farm, "commit")
        retention.carry_out(farm)
    assert left(services) & set(gone) == ({gone[-1]} if too_much else set(gone))
    assert len(commits) >= len(gone) - too_much


def test_maintenance_carries_it_out(services: Services) -> None:
    finished(services)
    age(services, 8)
    keeper = Maintenance(services)
    keeper._swept = -1e9
    keeper.tidy()
    assert names(services) == {"r.png"}


@pytest.fixture
def limited(services: Services, settings: Settings) -> Iterator[Services]:
    """A farm in which a person's ended jobs may keep the files of two: 15 bytes each."""
    with Services(settings.model_copy(update={"kept_bytes": 30})) as services:
        yield services


def left(services: Services) -> set[str]:
    """Return the jobs that have files."""
    with services.db.read() as session:
        return set(session.scalars(select(Artifact.job_id)))


def test_of_who_keeps_too_much_the_oldest_jobs_files_go_and_of_nobody_else(
    limited: Services,
) -> None:
    theirs = finished(limited, BEN)
    oldest, older, newer = [finished(limited) for _ in range(3)]
    assert listed(limited) == {"previews": 2, "results": 1}
    assert listed(limited, "ben") == {}
    with limited.db.read() as session:
        assert {one.id for one in retention.doomed(session, limited.settings)} == {oldest}
    assert retention.carry_out(limited) == 3
    assert left(limited) == {theirs, older, newer}
    assert retention.carry_out(limited) == 0
    with limited.db.read() as session:
        assert session.get(Job, oldest) is not None  # its row tells what it was


def test_the_newest_job_keeps_its_files_however_large_they_are(services: Services) -> None:
    first, newest = finished(services), finished(services)
    with Services(services.settings.model_copy(update={"kept_bytes": 1})) as strict:
        assert retention.carry_out(strict) == 3
    assert left(services) == {newest}
    assert first != newest


def test_pinned_jobs_stay_whatever_they_keep_and_leave_room_for_others(limited: Services) -> None:
    pinned = finished(limited)
    with limited.db.write() as session:
        session.execute(update(Job).values(pinned=True))
    others = {finished(limited), finished(limited)}
    assert retention.carry_out(limited) == 0
    assert left(limited) == {pinned, *others}


def test_what_a_waiting_job_names_stays_and_what_has_not_ended_does_not_count(
    limited: Services,
) -> None:
    used, other, newest = [finished(limited) for _ in range(3)]
    job = submissions.submit(limited, ANA, submission(limited, ANA))
    with limited.db.write() as session:
        row = session.get(Job, job.id)
        assert row is not None
        row.spec = row.spec | {"style_job": used}
    assert retention.carry_out(limited) == 0
    assert left(limited) == {used, other, newest}
    orders.cancel(limited, ANA, job.id)
    assert retention.carry_out(limited) == 3
    assert left(limited) == {other, newest}


def test_what_goes_by_its_age_does_not_count_and_is_listed_once(services: Services) -> None:
    old = finished(services)
    age(services, 100)
    newer = [finished(services), finished(services)]
    with Services(services.settings.model_copy(update={"kept_bytes": 30})) as limited:
        assert listed(limited) == {"previews": 2, "results": 1, "uploads": 2}
        retention.carry_out(limited)
    assert left(services) == set(newer)
    assert old not in newer
