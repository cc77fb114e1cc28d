"""A farm needs no more of its store than docs/operations.md says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from farm.base.config import MIB, Settings
from farm.errors import SetupError
from farm.infra.storage import Storage
from farm.local.embedded import DataFolder, SeaweedFS, seaweedfs, start
from tests.factories import begin_upload

ROOT = Path(__file__).parent.parent.parent
BUCKET = "studio"
# What each action of the policy is called by the store that the tests have.
CALLED = {
    "s3:ListBucket": "List",
    "s3:ListBucketMultipartUploads": "List",
    "s3:GetObject": "Read",
    "s3:PutObject": "Write",
    "s3:DeleteObject": "Write",
    "s3:AbortMultipartUpload": "Write",
}


def documented() -> set[str]:
    """Return the actions of the documented policy."""
    text = (ROOT / "docs" / "operations.md").read_text()
    policy = json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])
    return {action for part in policy["Statement"] for action in part["Action"]}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of an account that may do what is documented, with one bucket."""
    all_mighty = seaweedfs.identities

    def accounts(secret: str) -> dict[str, object]:
        limited = {
            "name": "limited",
            "credentials": [{"accessKey": "limited", "secretKey": secret}],
            "actions": sorted({f"{CALLED[action]}:{BUCKET}" for action in documented()}),
        }
        return {"identities": [*all_mighty(secret)["identities"], limited]}  # type: ignore[misc]

    with (
        pytest.MonkeyPatch.context() as patch,
        DataFolder(tmp_path_factory.mktemp("limited")) as folder,
    ):
        patch.setattr(seaweedfs, "identities", accounts)
        server = SeaweedFS(folder)
        with start([server]):
            yield Settings(_env_file=None, s3_bucket=BUCKET, **server.settings())


def limited(store: Settings, **changes: str) -> Storage:
    return Storage(store.model_copy(update={"s3_access_key": "limited"} | changes))


def test_a_bucket_that_is_there_is_enough(store: Settings) -> None:
    Storage(store).ensure_bucket()
    limited(store).ensure_bucket()


def test_all_that_a_farm_does_is_allowed(store: Settings, tmp_path: Path) -> None:
    Storage(store).ensure_bucket()
    farm = limited(store)
    farm.check()
    assert farm.probe_conditional_writes()
    big = tmp_path / "big"
    big.write_bytes(b"x" * 20 * MIB)
    farm.put_file("jobs/a/big", big, only_new=True)
    farm.get_file("jobs/a/big", tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == big.read_bytes()
    assert [blob.key for blob in farm.blobs("jobs/")] == ["jobs/a/big"]
    assert farm.head("jobs/a/big").size == 20 * MIB
    assert not farm.exists("jobs/a/none")
    farm.delete("jobs/a/big")
    begin_upload(farm, "jobs/a/large")
    for upload in list(farm.unfinished("jobs/")):
        farm.abort(upload)
    assert list(farm.unfinished("jobs/")) == []


def test_a_bucket_that_is_missing_and_may_not_be_made_is_asked_for(store: Settings) -> None:
    with pytest.raises(SetupError, match=r"no bucket 'other' .*: make it and let them list it"):
        limited(store, s3_bucket="other").ensure_bucket()
