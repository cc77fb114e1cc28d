from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from farm.base.config import Settings
from farm.errors import SetupError
from farm.infra.storage import Storage


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_machine_whose_clock_is_hours_off_reads_and_writes_all_the_same(
    storage: Storage, s3_settings: Settings, hours: int
) -> None:
    mine = Storage(s3_settings)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours), tick=True):
        mine.put("key", b"bytes", only_new=True)
        assert mine.get("key") == b"bytes"
        assert abs(mine.clock.ahead - timedelta(hours=hours)) < timedelta(minutes=1)
    assert storage.clock.ahead == timedelta()


def test_a_refusal_that_is_not_about_time_is_not_repeated_for_ever(storage: Storage) -> None:
    stranger = Storage(storage._settings.model_copy(update={"s3_access_key": "stranger"}))
    with pytest.raises(SetupError):
        stranger.put("key", b"bytes")
    assert stranger.clock.ahead == timedelta()
