import os
import tempfile
from pathlib import Path

import pytest

from farm.base import scratch


def test_files_of_processes_that_are_gone_are_removed_and_those_of_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = {
        "gone": f"{scratch.PREFIX}{2**22 + 1}-abc",  # above the largest pid
        "before in this container": f"{scratch.PREFIX}{os.getpid()}-abc",
        "alive": f"{scratch.PREFIX}{os.getppid()}-abc",
        "strange": f"{scratch.PREFIX}x-abc",
    }
    for name in names.values():
        (tmp_path / name).mkdir()
        (tmp_path / name / "result.tiff").touch()
    scratch.clear()
    assert {path.name for path in tmp_path.iterdir()} == {names["alive"], names["strange"]}
    with scratch.scratch() as mine:
        assert mine.parent == tmp_path
    assert not mine.exists()
