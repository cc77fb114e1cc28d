import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from farm.base.config import Settings
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.submitting import submissions
from farm.library.uploads import assets
from farm.local.host import workers
from farm.sql.models import Job, Worker
from tests.factories import ANA, submission

HOST = "studio"


def until(what: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def fleet(services: Services) -> dict[str, Worker]:
    with services.db.read() as session:
        return {row.id: row for row in registry.workers(session)}


@pytest.fixture
def host(settings: Settings, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`farm worker --devices cpu,cpu`, as a service manager starts it."""
    env = os.environ | settings.environment() | {"FARM_WORKER": HOST, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "farm.cli", "worker", "--devices", "cpu,cpu"]
    with (tmp_path / "host.log").open("wb") as log:
        process = subprocess.Popen(command, env=env, stderr=log, cwd=Path(__file__).parents[2])
    yield process
    process.kill()  # its workers end with it
    process.wait(20)


@pytest.mark.slow
def test_one_signal_ends_the_workers_of_all_devices_in_good_order(
    services: Services, host: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    photo, painting = (picture(services, tmp_path / f"{name}.png") for name in ("red", "blue"))
    asked = submission(services, ANA, content=photo, styles=[{"asset": painting}])
    job = submissions.submit(services, ANA, asked)
    until(lambda: set(fleet(services)) == {f"{HOST}/cpu", f"{HOST}/cpu-2"})
    until(lambda: state_of(services, job.id) == "succeeded")

    host.terminate()
    assert host.wait(60) == 0
    assert all(row.stopped for row in fleet(services).values())
    lines = [json.loads(line) for line in (tmp_path / "host.log").read_text().splitlines()]
    assert {line["worker"] for line in lines if line["event"] == "ready for work"} == set(
        fleet(services)
    )


def test_a_worker_that_is_killed_is_started_again_while_its_sibling_works_on(
    services: Services, host: subprocess.Popen[bytes]
) -> None:
    until(lambda: len(fleet(services)) == 2)
    before = fleet(services)
    os.kill(before[f"{HOST}/cpu"].pid, signal.SIGKILL)
    until(lambda: fleet(services)[f"{HOST}/cpu"].pid != before[f"{HOST}/cpu"].pid)
    assert fleet(services)[f"{HOST}/cpu-2"].pid == before[f"{HOST}/cpu-2"].pid
    assert psutil.pid_exists(before[f"{HOST}/cpu-2"].pid)
    host.terminate()
    assert host.wait(60) == 0


def test_workers_are_named_by_their_machine_and_device(settings: Settings) -> None:
    names = [process.name for process in workers(settings, ["cuda:0", "cuda:3"])]
    assert names == [f"{socket.gethostname()}/cuda:0", f"{socket.gethostname()}/cuda:3"]


def test_a_device_that_is_not_there_is_told_before_any_worker_starts(services: Services) -> None:
    env = os.environ | services.settings.environment()
    command = [sys.executable, "-m", "farm.cli", "worker", "--devices", "cpu,99"]
    told = subprocess.run(command, env=env, capture_output=True, text=True)
    assert told.returncode == 1
    assert told.stderr.startswith("farm: --devices 'cpu,99' cannot be used: this machine has no")
    assert told.stderr.count("\n") == 1
    assert fleet(services) == {}


def picture(services: Services, path: Path) -> str:
    Image.new("RGB", (128, 96), path.stem).save(path)
    return assets.add(services, ANA.name, path.name, path, assets.digest(path))[0].id


def state_of(services: Services, job_id: str) -> str:
    with services.db.read() as session:
        return session.get_one(Job, job_id).state
