from pathlib import Path

import pytest
import torch

from benchmarks.quality.__main__ import Bench
from benchmarks.quality.pairs import Pair
from benchmarks.quality.recipes import read_recipes
from tests.engine.conftest import picture


def compared(out: Path, recipes: str) -> list[str]:
    """The recipes that were painted."""
    bench = Bench(torch.device("cpu"), "random16", out)
    pair = Pair("one", picture(40, 48), picture(48, 40, seed=1))
    return [*bench.compare(pair, 48, read_recipes(recipes))]


def test_a_run_that_was_cut_short_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    first, second = "draft:iterations=2", "draft:iterations=3"
    assert compared(tmp_path, first) == [first]
    sheet = (tmp_path / "one-48.jpg").read_bytes()
    assert compared(tmp_path, f"{first},{second}") == [second]
    rows = [line.split() for line in (tmp_path / "table.md").read_text().splitlines()[2:]]
    assert [row[5] for row in rows] == ["photo", "painting", first, second]
    assert (tmp_path / "one-48.jpg").read_bytes() != sheet  # which shows all of them
    assert compared(tmp_path, f"{first},{second}") == []
    assert len((tmp_path / "table.md").read_text().splitlines()) == 6
    assert "painting" in capsys.readouterr().out
