"""Makes the client that waits of the one that is awaited: python -m tests.client.make."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import unasync

CLIENT = Path(__file__).parents[2] / "farm" / "client"
WORDS = {
    "AsyncClient": "Client",
    "AsyncRender": "Render",
    "AsyncSeries": "Series",
    "aclose": "close",
    "aio": "sync",
    "aiter_bytes": "iter_bytes",
    "aiter_lines": "iter_lines",
    "aread": "read",
    "asyncio": "time",  # of which only `sleep` is used
}
OURS = 'lint.isort.known-first-party=["farm"]'  # also what is not written yet
HEAD = '"""The client that waits for each answer; made of aio/{} by tests/client/make.py."""\n'


def made() -> dict[str, str]:
    """Return what the files of farm/client/sync must be, by their names."""
    with TemporaryDirectory() as name:
        source, target = Path(name, "aio"), Path(name, "sync")
        source.mkdir()
        files = [source / path.name for path in (CLIENT / "aio").glob("*.py")]
        for path in files:
            path.write_text((CLIENT / "aio" / path.name).read_text())
        unasync.unasync_files(
            [str(path) for path in files], [unasync.Rule(str(source), str(target), WORDS)]
        )
        found = {path.name: (target / path.name).read_text() for path in files}
    return {name: _formatted(HEAD.format(name) + _body(text)) for name, text in found.items()}


def _body(text: str) -> str:
    """Return a module without its first line, which says what it is."""
    return text.partition("\n")[2]


def _formatted(text: str) -> str:
    """Write it as the other files are written."""
    for task in (["check", "--select", "I,UP", "--fix", "--unsafe-fixes"], ["format"]):
        where = ["--quiet", "--config", OURS, "--stdin-filename", "sync.py"]
        command = [sys.executable, "-m", "ruff", *task, *where]
        done = subprocess.run(
            [*command, "-"],
            input=text,
            capture_output=True,
            text=True,
            check=True,
            cwd=CLIENT.parents[1],
        )
        text = done.stdout
    return text


if __name__ == "__main__":
    for name, text in made().items():
        (CLIENT / "sync" / name).write_text(text)
