"""What people of each role may have, on both databases."""

from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.jobs import kinds
from farm.domain.roles import Viewer
from farm.errors import BadSettings, LimitReached
from farm.fleet import queue
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.library.uploads import assets
from tests.accounts.test_identities import at_once
from tests.factories import ANA, BEN, OPS, asset, submission
from tests.web.conftest import picture


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    changes = {
        "database_url": database_url,
        "artist_running_jobs": 2,
        "artist_pixels": 20_000,
        "artist_stored_bytes": 20_000,
    }
    return settings.model_copy(update=changes)


@pytest.fixture(autouse=True)
def people(services: Services) -> None:
    for viewer in (ANA, BEN, OPS):
        access.add_user(services, viewer.name, viewer.role)


def submit(services: Services, viewer: Viewer, **recipe: object) -> str:
    request = submission(services, viewer, recipe={"size": 128, **recipe})
    return submissions.submit(services, viewer, request).id


def claim(services: Services, worker: str) -> leases.Lease | None:
    return leases.claim(services, worker, f"boot-{worker}")


def test_no_more_of_an_artists_jobs_run_than_may_and_the_others_say_so(services: Services) -> None:
    waiting = [submit(services, ANA) for _ in range(3)][-1]
    other = submit(services, BEN)
    taken = [lease for worker in "abcd" if (lease := claim(services, worker))]
    assert [lease.owner for lease in taken].count("ana") == 2
    assert other in [lease.job_id for lease in taken]
    with services.db.read() as session:
        reason = queue.waits(session, [waiting], services.settings)[waiting].reason
    assert reason == "At most 2 jobs of one artist may run at a time: it waits for its turn."
    leases.succeed(services, taken[0], [], {})
    following = claim(services, "e")
    assert following is not None
    assert following.job_id == waiting


def test_workers_that_claim_at_once_give_an_artist_no_more_than_may_run(services: Services) -> None:
    for _ in range(6):
        submit(services, ANA)
    claims = at_once(*[partial(claim, services, worker) for worker in "abcdef"])
    assert sum(lease is not None for lease in claims) == 2


def test_operators_jobs_run_without_a_limit_where_none_is_set(services: Services) -> None:
    for _ in range(4):
        submit(services, OPS, size=512)
    assert all(claim(services, worker) for worker in "abcd")


def test_an_artists_pictures_have_no_more_pixels_than_they_may(services: Services) -> None:
    with pytest.raises(BadSettings, match=r"0.02 megapixels at most, and this") as error:
        submit(services, ANA, size=512)
    assert error.value.faults[0].pointer == "/recipe/size"
    request = submission(services, ANA, recipe={"size": 512})
    with services.db.read() as session, pytest.raises(BadSettings):
        submissions.check(session, services.settings, ANA, request)
    submit(services, ANA)


def test_what_is_too_large_in_one_pass_is_told_at_its_own_size(services: Services) -> None:
    render = submission(services, ANA)
    body = {"kind": "apply", "photos": [render.content], "size": 512}
    body["styles"] = [{"asset": render.styles[0].asset}]
    with pytest.raises(BadSettings, match="megapixels at most") as error:
        submissions.submit(services, ANA, kinds.request(body))
    assert error.value.faults[0].pointer == "/size"


def test_an_artist_who_keeps_too_much_brings_and_asks_no_more(
    services: Services, tmp_path: Path
) -> None:
    file: BytesIO = picture(size=(64, 64))
    path = tmp_path / "a.png"
    path.write_bytes(file.getvalue() + bytes(21_000))
    with pytest.raises(LimitReached, match=r"As artist you may keep 0.02 MB in the store"):
        assets.add(services, "ana", "a.png", path, assets.digest(path))
    assert list(services.storage.blobs()) == []
    with pytest.raises(LimitReached, match=r"bring 0.1 MB more"):
        assets.announce(services, "ana", "a.png", "0" * 64, 90_000)
    request = submission(services, ANA)
    for _ in range(20):
        asset(services, ANA)  # of 1000 bytes
    with pytest.raises(LimitReached, match="delete jobs that have ended, or pictures"):
        submissions.submit(services, ANA, request)
    assets.add(services, "ops", "a.png", path, assets.digest(path))
