"""A farm behind a socket, and commands that find it there."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from farm.base.config import Settings
from farm.cli.app import app
from tests.web.conftest import picture
from tests.web.running import serving


@pytest.fixture(autouse=True)
def address(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with serving(settings) as address:
        monkeypatch.setenv("FARM_URL", address)
        yield address


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    """A photo and a painting."""
    paths = [tmp_path / "photo.png", tmp_path / "painting.png"]
    for path, color in zip(paths, ("teal", "orange"), strict=True):
        path.write_bytes(picture(color).getvalue())
    return [str(path) for path in paths]


def farm(*words: str) -> Result:
    """Run a command as a person types it."""
    return CliRunner().invoke(app, list(words))


def submitted(pair: list[str], *words: str) -> dict[str, object]:
    """Submit a small render and return the job."""
    answer = farm("submit", *pair, "--size", "128", "--json", *words)
    assert answer.exit_code == 0, answer.output
    return dict(json.loads(answer.stdout))
