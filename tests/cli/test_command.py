import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from farm.cli import INTERRUPTED, main


class Loading(ModuleType):
    """A module that is still being loaded when Ctrl-C comes."""

    def __getattr__(self, name: str) -> None:
        raise KeyboardInterrupt


def test_the_command_tells_its_version() -> None:
    told = subprocess.run([sys.executable, "-m", "farm.cli", "--version"], capture_output=True)
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    assert told.stdout.decode() == f"farm {project['version']}\n"


def test_ctrl_c_while_the_command_loads_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "farm.cli.app", Loading("farm.cli.app"))
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == INTERRUPTED
