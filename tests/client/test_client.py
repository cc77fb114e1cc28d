import asyncio
import inspect
import re
import zipfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

import httpx
import pytest

from farm.base.config import Settings
from farm.client import AsyncClient, AsyncRender, AsyncSeries, Client, Painting, Render, Series
from farm.errors import (
    AlreadyExists,
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
from farm.jobs.leasing import leases
from farm.local.embedded.ports import free_port
from tests.client import make
from tests.web.conftest import claimed, join, result
from tests.web.running import serving

Pair = tuple[Path, Path]
T = TypeVar("T")


def awaiting(work: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread of its own: the browser tests' driver leaves a loop in the main one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def finish(services: Services) -> None:
    lease = claimed(services)
    services.events.publish("progress", lease.job_id, lease.owner, {"done": 0.5})
    leases.succeed(services, lease, [result(services, lease)], {"done": 1.0})


def test_a_render_is_streamed_to_its_end_and_downloaded(
    client: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    job = client.render(*pair, size=128, preset="draft", label="Harbour", metadata={"shot": "1"})
    assert job.job.spec["recipe"]["size"] == 128
    assert job.job.metadata == {"shot": "1"}
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


def test_jobs_are_put_back_and_moved(client: Client, pair: Pair) -> None:
    first, second = client.render(*pair, size=128), client.render(*pair, size=128)
    back = first.cancel().put_back()
    assert (back.state, back.job.place) == ("queued", 1)
    assert back.move().job.place == 2
    assert back.move(before=second.id).job.place == 1
    with pytest.raises(NotFound):
        first.refresh()


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

    assert awaiting(render()) == ["snapshot", "state", "progress", "artifact", "state"]
    assert (tmp_path / "out.png").read_bytes() == b"picture"


def public(kind: type) -> dict[str, str]:
    """Return what a client offers: names, with what they take and return."""
    plain = str.maketrans("", "", "'\"")
    offered = {}
    for name, value in vars(kind).items():
        if not name.startswith("_"):
            signature = str(inspect.signature(value)) if callable(value) else "a property"
            plainly = signature.translate(plain).replace("farm.client.aio.", "farm.client.sync.")
            offered[name] = re.sub(r"\bAsync(?=[A-Z])", "", plainly)
    return offered


@pytest.mark.parametrize(
    ("awaited", "waits"), [(AsyncClient, Client), (AsyncRender, Render), (AsyncSeries, Series)]
)
def test_both_clients_offer_the_same(awaited: type, waits: type) -> None:
    assert public(awaited) == public(waits)


def test_the_client_that_waits_is_made_of_the_one_that_is_awaited() -> None:
    found = {path.name: path.read_text() for path in (make.CLIENT / "sync").glob("*.py")}
    assert found == make.made(), "run python -m tests.client.make"


def test_neither_client_reads_a_whole_upload_into_memory(
    client: Client, address: str, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise MemoryError(path)

    async def upload() -> str:
        async with AsyncClient(address) as awaited:
            return (await awaited.upload(pair[1])).name

    monkeypatch.setattr("farm.client.calls.DIRECT_BYTES", 10)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert client.upload(pair[0]).name == "photo.png"
    assert awaiting(upload()) == "painting.png"


def test_a_result_that_is_gone_is_told_before_a_file_is_opened(
    client: Client, address: str, services: Services, pair: Pair, tmp_path: Path
) -> None:
    job = client.render(*pair, size=128)
    finish(services)
    job.wait()
    client.delete(job.id, erase=True)

    async def result() -> None:
        async with AsyncClient(address) as awaited:
            await AsyncRender(awaited, job.job).result(tmp_path / "nowhere" / "out.png")

    with pytest.raises(NotFound, match="There is no job"):
        job.result(tmp_path / "nowhere" / "out.png")
    with pytest.raises(NotFound, match="There is no job"):
        awaiting(result())


def test_where_a_result_cannot_be_written_is_told_in_a_sentence(
    client: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    job = client.render(*pair, size=128)
    finish(services)
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(SetupError, match=r"nowhere cannot be written: No such file"):
        job.result(tmp_path / "nowhere" / "out.png")
    with pytest.raises(SetupError, match=r"folder\.png cannot be written: Is a directory"):
        job.result(tmp_path / "folder.png")
    assert job.results(tmp_path / "new" / "folder") == [tmp_path / "new" / "folder" / "result.png"]


def test_both_clients_download_the_results_of_chosen_jobs_together(
    address: str, client: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    async def asked(jobs: list[str]) -> list[Path]:
        async with AsyncClient(address) as farm:
            return await farm.results([await farm.job(jobs[0]), jobs[1]], tmp_path / "folder")

    jobs = [client.render(*pair, size=128) for _ in range(3)]
    with pytest.raises(Conflict, match="None of these jobs has a result yet"):
        client.archive(jobs, tmp_path / "all.zip")
    finish(services)
    finish(services)
    packed = client.archive(jobs, tmp_path / "all.zip", names="{number} {photo}")
    with zipfile.ZipFile(packed) as opened:
        assert opened.namelist() == ["001 photo.png", "002 photo.png"]
        assert opened.read("002 photo.png") == b"picture"
    made = awaiting(asked([job.id for job in jobs]))
    assert {path.read_bytes() for path in made} == {b"picture"}
    assert [path.name for path in made] == [f"00{n}_photo_painting_128.png" for n in (1, 2)]
    with pytest.raises(AlreadyExists, match="name another folder"):
        client.results(jobs, tmp_path / "folder")
    with pytest.raises(BadSettings, match=r"A name has no place \{colour\}"):
        client.archive(jobs, tmp_path / "all.zip", names="{colour}")
    assert zipfile.is_zipfile(packed)  # what is refused writes over nothing


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


def test_both_clients_ask_for_one_pass_and_download_all_results(
    address: str, client: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    photo, painting = pair

    async def asked() -> list[Path]:
        async with AsyncClient(address) as farm:
            job = await farm.apply([photo], painting, method="wct", size=128)
            assert (job.job.kind, job.job.spec["method"]) == ("apply", "wct")
            finish(services)
            return await job.results(tmp_path)

    join(services, kinds="apply")
    job = client.apply([photo, painting], painting)
    assert len(job.job.spec["photos"]) == 2
    finish(services)
    assert job.results(tmp_path) == [tmp_path / "result.png"]
    with ThreadPoolExecutor() as pool:
        assert pool.submit(asyncio.run, asked()).result() == [tmp_path / "result.png"]


def test_one_photo_for_one_pass_needs_no_list(
    client: Client, services: Services, pair: Pair
) -> None:
    join(services, kinds="apply")
    assert len(client.apply(str(pair[0]), pair[1]).job.spec["photos"]) == 1


def test_one_pass_takes_the_masks_of_photo_and_paintings(client: Client, pair: Pair) -> None:
    photo, painting = pair
    job = client.apply(photo, Painting(painting, mask=photo), content_mask=photo).job
    (mask,) = job.spec["photos"]
    assert (job.spec["content_mask"], job.spec["styles"][0]["mask"]) == (mask, mask)


def test_what_one_pass_cannot_do_is_told_before_anything_is_uploaded(
    client: Client, pair: Pair
) -> None:
    photo, painting = pair
    none = photo.with_name("none.png")
    with pytest.raises(BadSettings, match="a sketch paints no regions"):
        client.apply(photo, Painting(painting, mask=photo), method="sketch")
    with pytest.raises(BadSettings, match="belongs to one photo"):
        client.apply([photo, painting], Painting(painting, mask=photo), content_mask=photo)
    with pytest.raises(BadSettings, match="Give at most 1") as caught:
        client.apply(photo, painting, strength=2)
    assert caught.value.faults[0].pointer == "/strength"
    with pytest.raises(BadSettings, match="Give at least 1"):
        client.apply([], painting)
    for ask in (client.apply, client.render):
        with pytest.raises(BadPicture, match=r"none\.png cannot be read"):
            ask(photo, [painting, none])
    with pytest.raises(BadSettings):
        client.render(photo, painting, size=1)
    assert client.http.get("/api/v1/assets").json()["items"] == []


def test_both_clients_ask_for_regions_and_download_the_mask(
    address: str, client: Client, services: Services, pair: Pair, tmp_path: Path
) -> None:
    async def asked() -> dict[str, object]:
        async with AsyncClient(address) as farm:
            return (await farm.regions(pair[0], count=3)).job.spec

    join(services, kinds="regions")
    job = client.regions(pair[0], count=3)
    assert job.job.kind == "regions"
    finish(services)
    assert job.result(tmp_path / "mask.png").exists()
    with ThreadPoolExecutor() as pool:
        assert pool.submit(asyncio.run, asked()).result() == job.job.spec
    with pytest.raises(BadSettings, match="Give at most 8"):
        client.regions(pair[0], count=9)
