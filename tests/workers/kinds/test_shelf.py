"""Statistics of paintings that jobs and workers share through the store."""

from pathlib import Path

import pytest

from farm.domain.jobs.specs import MaskedPainting
from farm.domain.styles import Request
from farm.errors import StorageFull
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.jobs.leasing import leases
from farm.jobs.listing import lookup
from farm.library import styles
from tests.factories import ANA, worker
from tests.workers.kinds.conftest import queued, stored
from workers.attempts.attempt import Attempt
from workers.kinds.networks import Networks
from workers.kinds.shelf import AtHand

SIZE = {"size": 96, "smallest": 64, "scale_step": 1.5, "iterations": 3, "min_iterations": 3}


@pytest.fixture
def style(services: Services, tmp_path: Path) -> str:
    """The name of a style of two paintings."""
    paintings = [MaskedPainting(asset=stored(services, tmp_path, seed)) for seed in (8, 9)]
    return styles.add(services, ANA, Request(name="Two", paintings=paintings)).name


def rendered(
    services: Services, style: str, photo: str, boot: str, networks: Networks | None = None
) -> tuple[bytes, int, int]:
    """Render a photo in the style by a worker; return the result, what was found and what not."""
    networks = networks or Networks(services.settings)
    body = {"content": photo, "style": style, "preset": "draft", "recipe": SIZE}
    queued(services, body)
    with services.db.write() as session:
        session.merge(worker(f"host/{boot}"))
    lease = leases.claim(services, f"host/{boot}", boot)
    assert lease is not None
    assert Attempt(services, lease, networks, lambda: False).run()
    with services.db.read() as session:
        job = lookup.get(session, ANA, lease.job_id)
        result = lookup.artifact(session, job, "result.png")
    assert job.progress is not None
    found, computed = job.progress["moments_found"], job.progress["moments_computed"]
    return services.storage.get(result.key), found, computed


def test_the_second_job_of_a_style_computes_no_statistics_and_has_the_same_bytes(
    services: Services, tmp_path: Path, style: str
) -> None:
    photo = stored(services, tmp_path, 1)
    first, found, computed = rendered(services, style, photo, "one")
    assert (found, computed) == (0, 2 * 2 * 5)  # paintings, scales, layers
    again, found, computed = rendered(services, style, photo, "two")
    assert (found, computed) == (20, 0)
    assert again == first
    for blob in list(services.storage.blobs("moments/")):
        services.storage.delete(blob.key)
    alone, found, computed = rendered(services, style, photo, "three")
    assert (found, computed) == (0, 20)
    assert alone == first


def test_a_store_that_keeps_nothing_more_costs_time_and_no_job(
    services: Services, tmp_path: Path, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = stored(services, tmp_path, 1)
    tries = []
    put = Storage.put

    def full(self: Storage, key: str, data: bytes, **more: object) -> None:
        if key.startswith("moments/"):
            tries.append(key)
            raise StorageFull
        put(self, key, data, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Storage, "put", full)
    _first, found, computed = rendered(services, style, photo, "one")
    assert (found, computed) == (0, 20)
    assert len(tries) == 1


def test_a_worker_asks_the_store_once_for_what_its_jobs_share(
    services: Services, tmp_path: Path, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, networks = stored(services, tmp_path, 1), Networks(services.settings)
    first, *_ = rendered(services, style, photo, "one", networks)
    asked = []
    get = Storage.get
    monkeypatch.setattr(Storage, "get", lambda self, key: asked.append(key) or get(self, key))
    again, found, computed = rendered(services, style, photo, "two", networks)
    assert again == first
    assert (found, computed) == (20, 0)
    assert asked
    assert not [key for key in asked if key.startswith("moments/")]


def test_what_was_not_asked_for_the_longest_makes_room() -> None:
    at_hand = AtHand(room=10)
    at_hand.keep("a", b"1234")
    at_hand.keep("b", b"1234")
    assert at_hand.get("a") == b"1234"
    at_hand.keep("c", b"1234")
    assert at_hand.get("b") is None
    assert at_hand.get("a") == at_hand.get("c") == b"1234"
    at_hand.keep("d", b"12345678901")
    assert not any(at_hand.get(place) for place in "abcd")
