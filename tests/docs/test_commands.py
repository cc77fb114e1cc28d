"""Commands and settings that people are told of are there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from farm.base.config import CLIENTS, Settings
from farm.cli.app import app

ROOT = Path(__file__).parents[2]
FARM = typer.main.get_command(app)
SPAN = re.compile(r"`((?:FARM_\w+=\S+ )*farm [^`]+)`")
PLACES = ["*.md", "docs/*.md", "deploy/**/*.*", "docker-compose.yml", ".env.example"]
SOURCES = ["farm/**/*.py", "web/**/*.py", "workers/**/*.py", "web/templates/**/*.html"]


def told(*places: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file at these places."""
    for place in places:
        for path in sorted(ROOT.glob(place)):
            if path.is_file():
                yield str(path.relative_to(ROOT)), path.read_text()


COMMANDS = sorted(
    {
        (name, " ".join(span.split()))
        for name, text in told(*PLACES, *SOURCES)
        for span in SPAN.findall(text)
        if "{" not in span
    }
)


@pytest.mark.parametrize(("file", "line"), COMMANDS)
def test_every_command_that_people_are_told_of_is_there_with_its_options(
    file: str, line: str
) -> None:
    words = [word for word in shlex.split(line) if not word.startswith("FARM_")][1:]
    command = FARM
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
    assert command is not FARM or not words or words[0][0] in "-…" or words[0].isupper(), file
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= known | {"--help"}


@pytest.mark.parametrize("name", ["docs/operations.md", "docs/scaling.md", "docs/api.md"])
def test_every_setting_that_people_are_told_of_is_one(name: str) -> None:
    known = {f"FARM_{field}".upper() for field in Settings.model_fields} | CLIENTS
    [(_, text)] = told(name)
    assert set(re.findall(r"\bFARM_[A-Z0-9_]*[A-Z0-9]\b", text)) <= known
