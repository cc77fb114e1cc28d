"""Pictures on this machine."""

from pathlib import Path

import numpy as np
import pytest

from farm.engine.pictures.images import Picture, write


@pytest.fixture
def pictures(tmp_path: Path) -> list[str]:
    """A photo of 96 x 64 pixels and a painting."""
    rng = np.random.default_rng(0)
    paths = [tmp_path / "photo.png", tmp_path / "painting.png"]
    for path in paths:
        write(path, Picture(rng.random((64, 96, 3), dtype=np.float32)))
    return [str(path) for path in paths]
