import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import httpx
import pytest

from farm.base.config import Settings
from farm.client import AsyncClient, Client
from farm.errors import (
    BadPicture,
    BadSettings,
    Conflict,
    FarmError,
    InvalidInput,
    NotFound,
    SetupError,
    Unauthorized,
    Unavailable,
)
from farm.infra.services import Services
from farm.jobs import leases
from farm.local.embedded.ports import free_port
from tests.web.live import serving
from tests.web.test_jobs import claimed, result

Pair = tuple[Path, Path]


def finish(services: Services) -> None:
    lease = claimed(services)
    services.events.publish("progress", lease.job_id, lease.owner, {"done": 0.5})
    leases.succeed(services, lease, [result(services, lease)], {"done": 1.0})


def test_a_render_is_streamed_to_its_end_and_downloaded(
    client: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    job = client.render(*pair, size=128, preset="draft", label="Harbour")
    assert job.job.spec["recipe"]["size"] == 128
    updates = []
    for update in job.stream():
        updates.append(update)
        if update.kind == "snapshot":
            finish(services)
    assert [u.kind for u in updates] == ["snapshot", "state", "progress", "artifact", "state"]
    assert updates[2].progress is not None
    assert updates[2].progress.done == 0.5
    assert job.state == "succeeded"
    assert job.result(tmp_path / "out.png").read_bytes() == b"picture"


def test_a_result_that_is_not_ready_is_waited_for(
    client: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    job = client.render(*pair, size=128)
    worker = Thread(target=finish, args=[services])
    worker.start()
    assert job.result(tmp_path / "out.png").exists()
    worker.join()


def test_a_failed_job_has_its_reason_instead_of_a_result(
    client: Client, services: Services, pair: Pair
) -> None:
    job = client.render(*pair, size=128)
    leases.fail(services, claimed(services), "The loss became infinite.", "")
    with pytest.raises(FarmError, match="has failed: The loss became infinite"):
        job.result()


def test_the_stream_goes_on_after_the_server_was_restarted(
    settings: Settings, services: Services, pair: Pair
) -> None:
    port = free_port()
    seen = []
    with Client(f"http://127.0.0.1:{port}") as client:
        with serving(settings, port):
            job = client.render(*pair, size=128)
            stream = job.stream()
            seen.append(next(stream).kind)
            lease = claimed(services)
            seen.append(next(stream).state)
        with serving(settings, port):
            leases.fail(services, lease, "No.", "")
            seen += [update.state for update in stream]
    assert seen == ["snapshot", "running", "failed"]


def test_an_answer_of_the_farm_is_raised_as_the_error_it_was(client: Client, pair: Pair) -> None:
    with pytest.raises(NotFound, match="There is no job 'job_none'"):
        client.job("job_none")
    with pytest.raises(BadSettings) as caught:
        client.render(*pair, size=1)
    assert caught.value.faults[0].pointer == "/recipe/size"
    with pytest.raises(InvalidInput):
        client.submit({"content": "x"})
    job = client.render(*pair, size=128).cancel()
    with pytest.raises(Conflict, match="was canceled"):
        job.pause()


def test_nobody_at_the_address_is_one_sentence_with_what_to_do() -> None:
    with (
        Client(f"http://127.0.0.1:{free_port()}") as client,
        pytest.raises(Unavailable, match="farm up"),
    ):
        client.queue()


@pytest.mark.parametrize("url", ["nonsense", "ftp://farm", "http://", "http://a:b:c"])
def test_what_is_no_address_is_told_before_anything_is_sent(url: str) -> None:
    with pytest.raises(SetupError, match="no address of a farm"):
        Client(url)


@pytest.mark.parametrize("token", ["ü", "a\nb"])
def test_a_token_that_cannot_be_one_is_told_before_anything_is_sent(token: str) -> None:
    with pytest.raises(Unauthorized, match="copy it once more"):
        Client(token=token)


@pytest.mark.parametrize("status", [429, 503])
def test_a_request_that_was_not_carried_out_is_sent_again_with_the_same_key(status: int) -> None:
    keys = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["Idempotency-Key"])
        return httpx.Response(status, headers={"Retry-After": "0"})

    with Client("http://farm.test") as client:
        client.http = httpx.Client(
            base_url="http://farm.test", transport=httpx.MockTransport(answer)
        )
        with pytest.raises(FarmError, match=str(status)):
            client.submit({})
    assert len(keys) == 6
    assert len(set(keys)) == 1


def test_jobs_are_paused_cloned_and_listed(client: Client, pair: Pair) -> None:
    job = client.render(*pair, size=128, label="Harbour").pause()
    assert job.state == "paused"
    twin = job.clone(recipe={"seed": 7})
    assert twin.job.parent_id == job.id
    assert [one.id for one in client.jobs()] == [twin.id, job.id]
    assert [one.id for one in client.jobs(status=["paused"])] == [job.id]  # type: ignore[list-item]
    assert client.queue().waiting == 1
    assert client.workers() == []


def test_the_awaited_client_does_the_same(
    address: str, services: Services, pair: Pair, tmp_path: Path
) -> None:
    async def render() -> list[str]:
        async with AsyncClient(address) as client:
            job = await client.render(*pair, size=128)
            kinds = []
            async for update in job.stream():
                kinds.append(update.kind)
                if update.kind == "snapshot":
                    await asyncio.to_thread(finish, services)
            await job.result(tmp_path / "out.png")
            assert [one.id async for one in client.jobs()] == [job.id]
            return kinds

    # In a thread of its own: the browser tests' driver leaves a loop in the main thread.
    with ThreadPoolExecutor(1) as pool:
        kinds = pool.submit(asyncio.run, render()).result()
    assert kinds == ["snapshot", "state", "progress", "artifact", "state"]
    assert (tmp_path / "out.png").read_bytes() == b"picture"


def test_a_large_picture_goes_straight_into_the_store(
    client: Client, services: Services, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farm.client.calls.DIRECT_BYTES", 10)
    first = client.upload(pair[0])
    assert services.storage.get(f"assets/{first.sha256[:2]}/{first.sha256}") == pair[0].read_bytes()
    assert client.upload(pair[0]).id == first.id
    with pytest.raises(BadPicture, match="cannot be read"):
        client.upload(pair[0].with_name("none.png"))


def test_a_farm_that_is_gone_for_good_is_not_waited_for_for_ever(
    settings: Settings, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farm.client.follow.PATIENCE_S", 0.0)
    with serving(settings) as address:
        client = Client(address)
        job = client.render(*pair, size=128)
    with client, pytest.raises(Unavailable, match="No farm answers"):
        list(job.stream())


@pytest.mark.parametrize("answer", [b"<html>Welcome</html>", b'{"items": [{"id": 1}]}', b"\xff"])
def test_what_is_no_farm_or_one_of_another_version_is_one_sentence(answer: bytes) -> None:
    with Client("http://127.0.0.1:1") as client:
        client.http = httpx.Client(
            base_url="http://127.0.0.1:1",
            transport=httpx.MockTransport(lambda _: httpx.Response(200, content=answer)),
        )
        with pytest.raises(FarmError, match=r"/jobs gives an answer that .* another version\.$"):
            next(client.jobs())
