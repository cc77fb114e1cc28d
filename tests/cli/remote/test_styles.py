"""`farm style`: the library of a farm that runs somewhere."""

import json
from pathlib import Path

import pytest

from tests.cli.remote.conftest import farm
from tests.web.conftest import picture


@pytest.fixture
def works(tmp_path: Path) -> Path:
    """A folder with two paintings."""
    folder = tmp_path / "works"
    folder.mkdir()
    for color in ("orange", "red"):
        (folder / f"{color}.png").write_bytes(picture(color).getvalue())
    return folder


def test_a_style_is_added_renewed_listed_shown_and_removed(works: Path) -> None:
    said = farm("style", "add", "Monet", str(works), "--set", "style_scale=2", "--tag", "garden")
    assert said.stdout == "Monet, version 1: 2 paintings\n"
    said = farm("style", "renew", "Monet", str(works / "red.png"))
    assert said.stdout == "Monet, version 2: 1 painting\n"
    assert farm("style", "list", "-q", "garden").stdout.split()[5:8] == ["Monet", "2", "1"]
    shown = json.loads(farm("style", "show", "Monet", "--json").stdout)
    assert [one["look"] for one in shown["versions"]] == [{"style_scale": 2}] * 2
    assert "style_scale=2" in farm("style", "show", "Monet").stdout
    assert farm("style", "remove", "Monet").stdout == "Monet is forgotten.\n"
    assert json.loads(farm("style", "list", "--json").stdout)["items"] == []


def test_a_setting_that_no_recipe_has_is_refused(works: Path) -> None:
    answer = farm("style", "add", "Monet", str(works), "--set", "brush=3")
    assert "brush" in str(answer.exception)
    assert json.loads(farm("style", "list", "--json").stdout)["items"] == []
