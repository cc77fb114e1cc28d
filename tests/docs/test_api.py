"""The examples of docs/api.md, run as they are printed, in their order."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from farm.base.config import Settings
from farm.domain.jobs.kinds import KINDS
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.factories import worker as row
from tests.web.conftest import picture, result
from tests.web.running import serving

DOCUMENT = Path(__file__).parents[2] / "docs" / "api.md"
PICTURES = {  # mask.png is the photo's alone: one that fits both would be luck
    "photo.jpg": ("teal", (96, 64)),
    "painting.jpg": ("orange", (64, 96)),
    "mask.png": ("red", (96, 64)),
    "painting-mask.png": ("red", (64, 96)),
}
ENDINGS = {".jpg": "JPEG", ".png": "PNG"}
SECONDS = 120  # for a script that hangs
BLOCK = re.compile(r"^```(bash|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def worker(services: Services) -> Iterator[None]:
    """Finish every job of any kind at once."""
    registry.register(services, row("docs/1", kinds=",".join(KINDS)))
    stop = Event()

    def work() -> None:
        while not stop.wait(0.05):
            while lease := leases.claim(services, "docs/1", "boot"):
                leases.succeed(services, lease, [result(services, lease)], {"done": 1.0})

    thread = Thread(target=work)
    thread.start()
    yield
    stop.set()
    thread.join()


def script() -> str:
    """Return all examples as one script."""
    parts = ["set -eu"]
    for language, text in BLOCK.findall(DOCUMENT.read_text()):
        parts.append(text if language == "bash" else f"python - <<'PYTHON'\n{text}PYTHON")
    return "\n".join(parts)


@pytest.mark.skipif(shutil.which("curl") is None, reason="the examples are written for curl")
def test_every_example_works_as_printed(settings: Settings, worker: None, tmp_path: Path) -> None:
    for name, (color, size) in PICTURES.items():
        kind = ENDINGS[Path(name).suffix]
        (tmp_path / name).write_bytes(picture(color, size, kind).getvalue())
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    with serving(settings) as address:
        environment = os.environ | {
            "PATH": path,
            "FARM_URL": address,
            "PYTHONPATH": str(DOCUMENT.parents[1]),
        }
        log = tmp_path / "log.txt"
        with log.open("w") as out:
            command = ["bash", "-c", script()]
            done = subprocess.run(
                command, cwd=tmp_path, env=environment, stdout=out, stderr=out, timeout=SECONDS
            )
    assert done.returncode == 0, log.read_text()
    for name in ("result.png", "print.png", "again.png"):
        assert (tmp_path / name).read_bytes() == b"picture"
    for said in ("event: snapshot", "304\n", "Harbour at dusk", "6\n", "/colour"):
        assert said in log.read_text()
