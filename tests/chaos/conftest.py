"""Farms to break."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from farm.config import Settings
from tests.chaos.arena import QUICK, Arena


@pytest.fixture
def arena(settings: Settings, tmp_path: Path) -> Iterator[Arena]:
    """A farm on the servers that all tests share: only our own processes may be killed."""
    with Arena(settings.model_copy(update=QUICK), tmp_path) as arena:
        yield arena
