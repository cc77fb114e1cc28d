"""Pictures on this machine."""

import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from farm.base.program import STOPS
from farm.engine.pictures.images import Picture, write


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Commands run in this process, and what stops one stops nothing after it."""
    before = {number: signal.getsignal(number) for number in STOPS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def pictures(tmp_path: Path) -> list[str]:
    """A photo of 96 x 64 pixels and a painting."""
    rng = np.random.default_rng(0)
    paths = [tmp_path / "photo.png", tmp_path / "painting.png"]
    for path in paths:
        write(path, Picture(rng.random((64, 96, 3), dtype=np.float32)))
    return [str(path) for path in paths]
