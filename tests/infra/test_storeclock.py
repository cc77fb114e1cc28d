from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from farm.errors import SetupError
from farm.infra.storage import Storage
from farm.infra.storeclock import StoreClockAuth


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_machine_whose_clock_is_hours_off_reads_and_writes_all_the_same(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    monkeypatch.setattr(StoreClockAuth, "ahead", timedelta())
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours), tick=True):
        storage.put("key", b"bytes", only_new=True)
        assert storage.get("key") == b"bytes"
        assert abs(StoreClockAuth.ahead - timedelta(hours=hours)) < timedelta(minutes=1)


def test_a_refusal_that_is_not_about_time_is_not_repeated_for_ever(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StoreClockAuth, "ahead", timedelta())
    stranger = Storage(storage._settings.model_copy(update={"s3_access_key": "stranger"}))
    with pytest.raises(SetupError):
        stranger.put("key", b"bytes")
    assert StoreClockAuth.ahead == timedelta()
