"""Films whose shots are jobs, on SQLite and on PostgreSQL: what is ordered of a film is of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from farm.base.config import Settings
from farm.base.ids import new_id
from farm.domain.jobs import kinds
from farm.domain.states import JobState
from farm.errors import BadSettings, Conflict
from farm.fleet import queue as line
from farm.infra.services import Services
from farm.jobs import orders, parts
from farm.jobs.kept import bin
from farm.jobs.leasing import after, leases
from farm.jobs.leasing.leases import Lease
from farm.jobs.listing import lookup
from farm.jobs.listing.filters import JobFilter
from farm.jobs.submitting import submissions
from farm.sql.models import Asset, Job
from tests.factories import ANA, asset, submission, worker
from tests.jobs.leasing.test_leases import row
from tests.web.conftest import result

FILM = {"frames": 9, "seconds": 0.75, "rate": 12.0, "cuts": [2, 5], "sound": None}


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def film(services: Services, **changes: Any) -> str:
    """Queue a film of three shots: of two, three and four frames."""
    clip = Asset(
        id=new_id("asset"), owner=ANA.name, sha256=new_id("sha"), name="clip.mp4", bytes=9,
        media_type="video/mp4", width=96, height=72, bits=8, film=FILM,
    )  # fmt: skip
    with services.db.write() as session:
        session.add(clip)
        body = {"kind": "video", "clip": clip.id, "recipe": {"size": 96, "smallest": 96}}
    painting = {"styles": [{"asset": asset(services, ANA)}]}
    return submissions.submit(services, ANA, kinds.request(body | painting | changes)).id


def claim(services: Services, name: str = "w1") -> Lease:
    with services.db.write() as session:
        session.merge(worker(name, kinds="video"))
    lease = leases.claim(services, name, f"boot-{name}")
    assert lease is not None
    return lease


def shots(services: Services, job: str) -> list[Job]:
    with services.db.read() as session:
        return parts.of(session, job)


def states(services: Services, job: str) -> list[str]:
    return [one.state for one in shots(services, job)]


def test_each_shot_is_a_job_and_the_film_waits_for_them(services: Services) -> None:
    job = film(services, priority=-3)
    found = shots(services, job)
    assert [one.spec["part"] for one in found] == [[0, 2], [2, 5], [5, 9]]
    assert [one.label for one in found][1] == "Shot 2 of 3, frames 3 to 5"
    assert {one.priority for one in found} == {-3}
    for shot in found:
        lease = claim(services)
        assert lease.job_id == shot.id
        leases.succeed(services, lease, [], {"done": 1})
    assert claim(services).job_id == job


def test_a_film_of_one_shot_is_one_job(services: Services) -> None:
    assert shots(services, film(services, cuts=[])) == []


def test_shots_stand_in_no_list_but_that_of_their_film(services: Services) -> None:
    job = film(services)
    with services.db.read() as session:
        assert [one.id for one in lookup.find(session, ANA)] == [job]
        assert [one.id for one in line.live(session, ANA.name, 9)] == [job]
        assert len(lookup.find(session, ANA, JobFilter(part_of=job))) == 3
        wait = line.waits(session, [job], services.settings)[job]
    assert wait.reason == "0 of its 3 parts are done."


def test_how_far_the_shots_are_is_summed_by_their_frames(services: Services) -> None:
    job = film(services)
    leases.succeed(services, claim(services), [], {"done": 1})
    leases.renew(services, claim(services), {"done": 0.5, "eta_seconds": 9})
    with services.db.read() as session:
        told = parts.progress(session, [job])[job]
        taken = parts.seconds(session, [job])[job]
    assert told["done"] == pytest.approx((2 + 0.5 * 3) / 9)
    assert (told["frame"], told["frames"], told["eta_seconds"]) == (4, 9, None)
    assert taken == shots(services, job)[0].render_seconds > 0


def test_orders_to_a_film_are_orders_to_its_shots(services: Services) -> None:
    job = film(services)
    lease = claim(services)
    orders.pause(services, ANA, job)
    assert states(services, job) == ["pausing", "paused", "paused"]
    with pytest.raises(Conflict, match="is saving its checkpoint"):
        orders.resume(services, ANA, job)
    leases.release(services, lease)
    orders.resume(services, ANA, job)
    assert states(services, job) == ["queued"] * 3
    orders.change(services, ANA, job, None, priority=-7)
    assert {one.priority for one in shots(services, job)} == {-7}
    lease = claim(services)
    orders.cancel(services, ANA, job)
    assert states(services, job) == ["canceling", "canceled", "canceled"]
    with pytest.raises(Conflict, match="still being stopped"):
        bin.erase(services, ANA, job)
    leases.release(services, lease)
    bin.erase(services, ANA, job)
    assert shots(services, job) == []


def paint(services: Services, lease: Lease, count: int) -> None:
    """Store so many frames of the shot of a lease."""
    for number in range(count):
        frame = result(services, lease)
        name = f"frame-{number:05}.png"
        file = replace(frame, name=name, kind="frame", key=f"{frame.key}-{number}")
        leases.add_artifact(services, lease, file)


def test_a_film_that_is_stopped_goes_on_with_what_its_shots_have(services: Services) -> None:
    job = film(services)
    done = claim(services)
    with pytest.raises(Conflict, match="Fewer than 2 frames are painted yet"):
        orders.finish(services, ANA, job)
    paint(services, done, 2)
    leases.succeed(services, done, [], {"done": 1})
    lease = claim(services)
    stopped = orders.finish(services, ANA, job)
    assert (stopped.state, states(services, job)) == (
        "queued", ["succeeded", "finishing", "canceled"],
    )  # fmt: skip
    assert orders.finish(services, ANA, job).blockers == 1
    leases.succeed(services, lease, [], {"done": 0.3})
    assert claim(services).job_id == job


def test_a_paused_film_that_is_stopped_is_made_at_once(services: Services) -> None:
    job = film(services)
    lease = claim(services)
    paint(services, lease, 2)
    orders.pause(services, ANA, job)
    with pytest.raises(Conflict, match="is saving its checkpoint"):
        orders.finish(services, ANA, job)
    leases.release(services, lease)
    orders.finish(services, ANA, job)
    assert states(services, job) == ["canceled"] * 3
    assert claim(services).job_id == job


def test_a_film_ends_with_the_shot_that_fails_and_the_others_are_called_off(
    services: Services,
) -> None:
    job = film(services)
    lost, other = claim(services), claim(services, "w2")
    leases.fail(services, lost, "The clip is gone.", "")
    found = row(services, job)
    assert found.state == JobState.FAILED
    assert found.error == "Shot 1 of 3, frames 1 to 2 has failed. The clip is gone."
    assert states(services, job) == ["failed", "canceling", "canceled"]
    leases.release(services, other)
    assert states(services, job) == ["failed", "canceled", "canceled"]


def test_shots_that_could_not_be_called_off_at_once_are_later(services: Services) -> None:
    job = film(services)
    with services.db.write() as session:
        session.get_one(Job, job).state = JobState.FAILED
    after.tidy(services)
    assert states(services, job) == ["canceled"] * 3


def test_nothing_new_waits_for_a_shot_alone(services: Services) -> None:
    job = film(services)
    shot = shots(services, job)[0].id
    with pytest.raises(BadSettings, match=f"The job {shot} is a part of {job}: wait for that."):
        submissions.submit(services, ANA, submission(services, ANA, after=[shot]))


def behind(services: Services, film: str) -> str:
    """Queue a job behind the last two shots of a film, as an earlier version did."""
    job = submissions.submit(services, ANA, submission(services, ANA)).id
    with services.transaction() as session:
        after.attach(session, session.get_one(Job, job), parts.of(session, film)[1:])
    return job


def called_off(services: Services, film: str) -> None:
    orders.cancel(services, ANA, film)


def failed(services: Services, _film: str) -> None:
    leases.fail(services, claim(services), "The clip is gone.", "")


def finished_early(services: Services, film: str) -> None:
    lease = claim(services)
    paint(services, lease, 2)
    orders.finish(services, ANA, film)
    leases.succeed(services, lease, [], {"done": 1})
    assert claim(services).job_id == film


@pytest.mark.parametrize("end", [called_off, failed, finished_early])
def test_what_waits_for_a_shot_ends_with_it(
    services: Services, end: Callable[[Services, str], None]
) -> None:
    job = film(services)
    waiting = behind(services, job)
    end(services, job)
    assert row(services, waiting).state == JobState.CANCELED


def test_what_waits_for_a_shot_that_was_called_off_long_ago_ends_with_the_next_round(
    services: Services,
) -> None:
    job = film(services)
    orders.pause(services, ANA, job)
    orders.cancel(services, ANA, job)
    waiting = behind(services, job)
    with pytest.raises(Conflict, match="wait for it"):
        bin.erase(services, ANA, job)
    after.tidy(services)
    assert row(services, waiting).state == JobState.CANCELED
    bin.erase(services, ANA, job)


def test_a_film_that_goes_on_with_what_it_has_outlives_a_round_of_maintenance(
    services: Services,
) -> None:
    job = film(services)
    paint(services, claim(services), 2)
    orders.finish(services, ANA, job)
    after.tidy(services)
    assert row(services, job).state == JobState.QUEUED


def test_a_canceled_film_is_put_back_with_the_shots_that_were_done(services: Services) -> None:
    job = film(services)
    leases.succeed(services, claim(services), [], {"done": 1})
    done = shots(services, job)[0].id
    orders.cancel(services, ANA, job)
    again = orders.put_back(services, ANA, job).id
    assert states(services, again) == ["succeeded", "queued", "queued"]
    assert shots(services, again)[0].id == done
    for _ in range(2):
        leases.succeed(services, claim(services), [], {"done": 1})
    assert claim(services).job_id == again
