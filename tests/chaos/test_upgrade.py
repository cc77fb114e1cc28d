"""A farm of an earlier version is renewed process by process while it renders."""

import io
import json
import os
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from farm.base.config import Settings
from farm.client import Client
from farm.domain.states import JobState
from farm.local.embedded.ports import free_port
from farm.local.embedded.process import Process
from farm.sql import schema
from farm.sql.models import Worker
from tests.chaos.arena import RECIPE, Arena

RELEASES = {
    "0.1.0": "9935a92b986a1749a673955916fc56f9302e31d0",
    "0.2.0": "43938e1aa82d90232b29151aeefc06136fb8d014",
}
ROOT = Path(__file__).parents[2]


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The code of an earlier version, from this repository's history."""
    command = ["git", "-C", str(ROOT), "archive", RELEASES[request.param]]
    packed = subprocess.run(command, capture_output=True, check=False)
    if packed.returncode:
        pytest.skip("this checkout has no history")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(tmp_path / "release", filter="data")
    return tmp_path / "release"


@pytest.fixture(params=["sqlite", "postgres"])
def earlier(
    request: pytest.FixtureRequest, release: Path, settings: Settings, tmp_path: Path
) -> Iterator["Upgrade"]:
    """A running farm of the earlier version, on tables of its own making."""
    url = f"sqlite:///{tmp_path / 'earlier.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    settings = settings.model_copy(update={"database_url": url})
    with Arena(settings, tmp_path) as arena:
        if request.param == "postgres":
            with arena.services.db.write() as session:
                session.execute(text("DROP SCHEMA public CASCADE"))
                session.execute(text("CREATE SCHEMA public"))
        yield Upgrade(arena, release)


class Upgrade:
    """Processes of two versions around one database."""

    def __init__(self, arena: Arena, release: Path) -> None:
        self.arena, self.release = arena, release
        self.addresses: list[str] = []
        self.jobs: list[str] = []
        self.stopped = threading.Event()

    def start(self, name: str, module: str, *, old: bool = False, **changes: object) -> Process:
        """Start a program of the earlier version, or of this one."""
        if module == "web":
            port = free_port()
            changes["port"] = port
        with pytest.MonkeyPatch.context() as patch:
            if old:
                patch.setenv("PYTHONPATH", str(self.release))
            process = self.arena.run(name, [module], **changes)
        if module == "web":
            address = f"http://127.0.0.1:{port}"
            self.arena.until(lambda: _answers(address))
            self.addresses.append(address)
        return process

    def migrate(self, *, old: bool = False) -> None:
        """Bring the tables to a version's, by its own command."""
        paths = {"PYTHONPATH": str(self.release)} if old else {}
        env = os.environ | self.arena.settings.environment() | paths
        command = [sys.executable, "-m", "farm.cli", "migrate"]
        subprocess.run(command, env=env, check=True, capture_output=True)

    def submit(self, iterations: int) -> str:
        """Queue a render at the newest web process."""
        photo, painting = self.arena.folder / "photo.png", self.arena.folder / "painting.png"
        with Client(self.addresses[-1]) as client:
            recipe = RECIPE | {"iterations": iterations}
            job = client.render(photo, painting, preset="standard", **recipe)
        self.jobs.append(job.id)
        return job.id

    def load(self) -> None:
        """Submit a short render every half second until told to stop."""
        while not self.stopped.wait(0.5):
            self.submit(5)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz").status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.chaos
def test_a_farm_is_renewed_process_by_process_and_a_render_in_the_middle_goes_on(
    earlier: Upgrade,
) -> None:
    arena = earlier.arena
    earlier.migrate(old=True)
    web = earlier.start("web-1", "web", old=True)
    maintenance = earlier.start("maintenance-1", "workers.maintenance", old=True)
    worker = earlier.start("w1", "workers", old=True, worker="w1")
    arena.paint_pair()
    long = earlier.submit(600)
    load = threading.Thread(target=earlier.load)
    load.start()
    try:
        before = arena.until(lambda: earlier_saved(earlier, long, 0.02))
        earlier.migrate()  # beneath all that runs
        assert schema.current(arena.services.db) == schema.newest()
        arena.until(lambda: earlier_saved(earlier, long, before + 0.02))
        heir = earlier.start("w2", "workers", worker="w2")
        arena.until(lambda: _is_known(arena, "w2"))
        worker.stop()  # hands its render over
        began = arena.until(lambda: first_step(heir, long))
        maintenance.stop()
        earlier.start("maintenance-2", "workers.maintenance")
        earlier.start("web-2", "web")
        time.sleep(2)  # some are submitted to each
        web.stop()
    finally:
        earlier.stopped.set()
        load.join()
    states = {job: arena.until_state(job, JobState.SUCCEEDED) for job in earlier.jobs}
    assert len(states) == len(earlier.jobs)
    assert heir.exit_code is None
    first, *rest = arena.attempts(long)
    assert (first.worker_id, {attempt.worker_id for attempt in rest}) == ("w1", {"w2"})
    assert began > before  # and not anew


def earlier_saved(earlier: Upgrade, job_id: str, share: float) -> float:
    """Return how much of a job is saved, once that is more than a share."""
    saved = earlier.arena.saved(job_id)
    return saved if saved > share else 0.0


def first_step(worker: Process, job_id: str) -> float:
    """Return how much of a job was done when a worker took it up; 0 as long as it has not."""
    lines = [json.loads(line) for line in worker.last_words(200).splitlines()]
    found = [line["done"] for line in lines if line["event"] == "first step"]
    return found[0] if found and lines[1]["job"] == job_id else 0.0


def _is_known(arena: Arena, worker: str) -> bool:
    with arena.services.db.read() as session:
        return session.get(Worker, worker) is not None
