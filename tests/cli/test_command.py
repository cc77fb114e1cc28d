import importlib
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import typer
from typer.main import get_group

from farm.cli import INTERRUPTED, main
from farm.cli.app import MODULES


class Loading(ModuleType):
    """A module that is still being loaded when Ctrl-C comes."""

    def __getattr__(self, name: str) -> None:
        raise KeyboardInterrupt


def test_the_command_tells_its_version() -> None:
    told = subprocess.run([sys.executable, "-m", "farm.cli", "--version"], capture_output=True)
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    assert told.stdout.decode() == f"farm {project['version']}\n"


@pytest.mark.parametrize("module", MODULES)
def test_every_command_is_found_in_its_module(module: str) -> None:
    adding = typer.Typer()
    importlib.import_module(f"farm.cli.{module}").add_to(adding)
    assert sorted(get_group(adding).commands) == sorted(MODULES[module].split())


def test_every_module_with_commands_is_known() -> None:
    root = Path("farm/cli")
    adding = [path for path in root.rglob("*.py") if "\ndef add_to(" in path.read_text()]
    names = {".".join(path.relative_to(root).with_suffix("").parts) for path in adding}
    assert names == set(MODULES)


def test_a_misspelled_command_is_answered_with_the_one_that_is_meant() -> None:
    told = subprocess.run([sys.executable, "-m", "farm.cli", "rendr"], capture_output=True)
    assert "Did you mean 'render'?" in told.stderr.decode()


def test_ctrl_c_while_the_command_loads_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "farm.cli.app", Loading("farm.cli.app"))
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == INTERRUPTED
