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
    "aiter_bytes": "iter_bytes",
    "aiter_lines": "iter_lines",
    "aread": "read",
    "asyncio": "time",  # of which only `sleep` is used
}
HEAD = '"""The client that waits for each answer; made of aio.py by tests/client/make.py."""\n'


def made() -> str:
    """Return what farm/client/sync.py must be."""
    with TemporaryDirectory() as name:
        source, target = Path(name, "aio", "sync.py"), Path(name, "sync", "sync.py")
        source.parent.mkdir()
        source.write_text((CLIENT / "aio.py").read_text())
        rule = unasync.Rule(str(source.parent), str(target.parent), WORDS)
        unasync.unasync_files([str(source)], [rule])
        text = target.read_text()
    return _formatted(HEAD + text.partition("\n")[2])


def _formatted(text: str) -> str:
    """Write it as the other files are written."""
    for task in (["check", "--select", "I,UP", "--fix", "--unsafe-fixes"], ["format"]):
        command = [sys.executable, "-m", "ruff", *task, "--quiet", "--stdin-filename", "sync.py"]
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
    (CLIENT / "sync.py").write_text(made())
