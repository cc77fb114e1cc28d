import os
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from farm.base.config import MIB, Settings
from farm.errors import AlreadyExists, NotFound, SetupError, Unavailable
from farm.infra.storage import PART_BYTES, Storage
from tests.factories import begin_upload
from tests.proxy import Proxy


def impatient(settings: Settings, **changes: object) -> Storage:
    """The same store with other settings, given up on quickly."""
    changed = settings.model_dump(exclude_unset=True) | changes
    return Storage(Settings(_env_file=None, **changed), attempts=1, timeout=1.0)


def through(network: Proxy, settings: Settings) -> Storage:
    return impatient(settings, s3_endpoint=f"http://127.0.0.1:{network.port}")


@pytest.fixture
def network(s3_settings: Settings):
    with Proxy(urlsplit(s3_settings.s3_endpoint).port) as proxy:
        yield proxy


def test_what_is_put_is_got_back(storage: Storage):
    storage.put("pictures/a b ü.png", b"brush", content_type="image/png")

    assert storage.get("pictures/a b ü.png") == b"brush"
    blob = storage.head("pictures/a b ü.png")
    assert (blob.size, blob.content_type) == (5, "image/png")


def test_a_put_replaces_what_was_there(storage: Storage):
    storage.put("k", b"old")
    storage.put("k", b"new")
    assert storage.get("k") == b"new"


def test_a_part_of_an_object_can_be_read(storage: Storage):
    storage.put("k", b"0123456789")
    assert storage.get("k", start=3, length=4) == b"3456"
    assert storage.get("k", start=7) == b"789"
    assert storage.get("k", start=0, length=2) == b"01"
    assert storage.get("k", start=5, length=0) == b""


def test_a_large_file_travels_in_parts_and_comes_back_whole(storage: Storage, tmp_path: Path):
    original, copy = tmp_path / "original", tmp_path / "copy"
    original.write_bytes(os.urandom(PART_BYTES + 3 * MIB + 1))

    storage.put_file("large", original)
    storage.get_file("large", copy)

    assert copy.read_bytes() == original.read_bytes()
    assert storage.head("large").etag.endswith("-2")  # S3 counts the parts there


def test_what_is_not_there_is_not_found(storage: Storage, tmp_path: Path):
    for attempt in (
        lambda: storage.get("nothing"),
        lambda: storage.head("nothing"),
        lambda: storage.get_file("nothing", tmp_path / "file"),
    ):
        with pytest.raises(NotFound, match="nothing"):
            attempt()
    assert not storage.exists("nothing")
    assert list(tmp_path.iterdir()) == [], "no half file is left"


def test_a_conditional_write_does_not_overwrite_another_writers_object(storage: Storage):
    storage.put("k", b"first", only_new=True)
    with pytest.raises(AlreadyExists, match="'k'"):
        storage.put("k", b"second", only_new=True)
    assert storage.get("k") == b"first"


def test_a_conditional_upload_in_parts_does_not_overwrite_either(storage: Storage, tmp_path: Path):
    storage.put("k", b"first")
    (tmp_path / "large").write_bytes(b"x" * (PART_BYTES + 1))
    with pytest.raises(AlreadyExists):
        storage.put_file("k", tmp_path / "large", only_new=True)
    assert storage.get("k") == b"first"


def test_of_many_conditional_writers_one_wins(storage: Storage):
    def write(number: int) -> bool:
        try:
            storage.put("k", str(number).encode(), only_new=True)
        except AlreadyExists:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(write, range(4)))
    assert won.count(True) == 1
    assert storage.get("k") == str(won.index(True)).encode()


@pytest.mark.parametrize("lost", [1, 2], ids=["100 Continue", "200 OK"])
def test_a_conditional_write_that_is_repeated_after_a_lost_answer_succeeds(
    network: Proxy, s3_settings: Settings, storage: Storage, lost: int
):
    endpoint = f"http://127.0.0.1:{network.port}"
    patient = Storage(s3_settings.model_copy(update={"s3_endpoint": endpoint}))
    network.lose_answer(lost)
    patient.put("k", b"mine", only_new=True)
    assert storage.get("k") == b"mine"


def test_the_store_is_seen_to_honour_conditional_writes(storage: Storage):
    assert storage.probe_conditional_writes()
    assert list(storage.blobs()) == []


def test_objects_are_listed_by_prefix_past_one_page(storage: Storage):
    keys = [f"jobs/1/{number:04}" for number in range(1005)]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda key: storage.put(key, b"x"), keys))
    storage.put("jobs/10/other", b"x")

    assert [blob.key for blob in storage.blobs("jobs/1/")] == keys


def test_deleting_what_is_not_there_is_no_error(storage: Storage):
    storage.delete("nothing")


@pytest.mark.slow
def test_uploads_that_were_left_unfinished_are_listed_past_one_page_and_removed(
    storage: Storage,
):
    keys = [f"jobs/1/{number:04}" for number in range(1002)]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda key: begin_upload(storage, key), keys))
    begin_upload(storage, "others/1")

    found = list(storage.unfinished("jobs/"))
    assert sorted(upload.key for upload in found) == keys
    assert all(datetime.now(UTC) - upload.begun < timedelta(hours=1) for upload in found)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(storage.abort, found))
    assert list(storage.unfinished("jobs/")) == []
    [other] = storage.unfinished("others/")
    storage.abort(other)
    storage.abort(other)  # which has ended: no error


def test_a_browser_uploads_by_a_signed_link(storage: Storage):
    assert put_by_link(storage.put_url("upload", 7, seconds=60)) == 200
    assert storage.get("upload") == b"picture"


def test_a_changed_link_is_worth_nothing(storage: Storage):
    storage.put("yours", b"precious")
    url = storage.put_url("mine", 7, seconds=60).replace("/mine?", "/yours?")
    with pytest.raises(urllib.error.HTTPError, match="403") as refused:
        put_by_link(url)
    refused.value.close()
    assert storage.get("yours") == b"precious"


def test_a_link_takes_no_more_than_was_announced(storage: Storage):
    with pytest.raises(urllib.error.HTTPError, match="403") as refused:
        put_by_link(storage.put_url("upload", 6, seconds=60))
    refused.value.close()
    assert list(storage.blobs()) == []


def put_by_link(url: str) -> int:
    request = urllib.request.Request(url, data=b"picture", method="PUT")
    with urllib.request.urlopen(request) as answer:
        return int(answer.status)


def test_links_lead_to_the_public_address(s3_settings: Settings):
    storage = Storage(s3_settings.model_copy(update={"s3_public_endpoint": "https://s3.example"}))
    url = storage.put_url("k", 7, seconds=60)
    assert url.startswith(f"https://s3.example/{storage.bucket}/k?")


def test_wrong_keys_are_told_without_showing_them(s3_settings: Settings):
    storage = impatient(s3_settings, s3_access_key="intruder", s3_secret_key="told-to-nobody")
    with pytest.raises(SetupError, match="FARM_S3_ACCESS_KEY") as refused:
        storage.put("k", b"x")
    assert "intruder" not in str(refused.value)
    assert "told-to-nobody" not in str(refused.value)


def test_a_bucket_that_is_not_there_is_named(s3_settings: Settings):
    storage = impatient(s3_settings, s3_bucket="nobody-made-this")
    with pytest.raises(SetupError, match="nobody-made-this"):
        list(storage.blobs())
    with pytest.raises(SetupError, match="nobody-made-this"):
        storage.check()


def test_making_the_bucket_twice_is_no_error(storage: Storage):
    storage.ensure_bucket()
    storage.check()


def test_an_address_that_is_none_is_named(s3_settings: Settings):
    with pytest.raises(SetupError, match="'http://not an address'"):
        impatient(s3_settings, s3_endpoint="http://not an address").check()


def test_a_store_that_refuses_connections_is_unavailable(network: Proxy, s3_settings: Settings):
    storage = through(network, s3_settings)
    network.refuse()
    with pytest.raises(Unavailable, match=str(network.port)):
        storage.check()

    network.heal()
    storage.check()


def test_a_store_that_never_answers_is_unavailable(network: Proxy, s3_settings: Settings):
    storage = through(network, s3_settings)
    network.drop()
    with pytest.raises(Unavailable):
        storage.put("k", b"x")


def test_a_line_cut_within_an_upload_leaves_no_object(
    network: Proxy, s3_settings: Settings, storage: Storage
):
    network.cut_after(256 * 1024)
    with pytest.raises(Unavailable):
        through(network, s3_settings).put("k", b"x" * MIB)
    assert not storage.exists("k")


def test_a_line_cut_within_a_download_is_unavailable(
    network: Proxy, s3_settings: Settings, storage: Storage, tmp_path: Path
):
    storage.put("k", b"x" * (8 * MIB))
    chunks = through(network, s3_settings).chunks("k", size=65536)
    next(chunks)
    network.cut()
    with pytest.raises(Unavailable):
        list(chunks)


@pytest.mark.parametrize("name", ["", "My Bucket"])
def test_a_bucket_of_no_possible_name_is_said_to_be_one(s3_settings: Settings, name: str) -> None:
    with pytest.raises(SetupError, match=f"FARM_S3_BUCKET, '{name}', is no name of a bucket"):
        Storage(s3_settings.model_copy(update={"s3_bucket": name})).check()
