"""A farm behind a socket, and pictures on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from farm.base.config import Settings
from farm.client import Client
from tests.web.conftest import picture
from tests.web.running import serving


@pytest.fixture
def address(settings: Settings) -> Iterator[str]:
    with serving(settings) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(address) as client:
        yield client


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A photo and a painting."""
    paths = tmp_path / "photo.png", tmp_path / "painting.png"
    for path, color in zip(paths, ("teal", "orange"), strict=True):
        path.write_bytes(picture(color).getvalue())
    return paths
