from pathlib import Path

import pytest

from farm.base.config import Settings
from tests.chaos.arena import Arena
from tests.chaos.soak import PLACED, Soak


@pytest.mark.chaos
@pytest.mark.timeout(900)
def test_a_farm_that_is_broken_all_the_time_keeps_every_promise(
    settings: Settings, database_url: str, tmp_path: Path
) -> None:
    with Arena(
        settings.model_copy(update={"database_url": database_url} | PLACED), tmp_path
    ) as arena:
        figures = Soak(arena, seed=1).run(seconds=60)
    assert figures["finished with the undisturbed picture"] > 0
