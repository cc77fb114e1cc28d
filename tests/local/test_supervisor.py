import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from farm.base.config import Settings
from farm.errors import SetupError
from farm.local.embedded import DataFolder
from farm.local.embedded.process import Process
from farm.local.supervisor import Crew, address_of, farm, processes

# Writes its name when it is told to end, and takes a moment over it.
OBEDIENT = """
import signal, sys, time
def end(*_):
    time.sleep(0.2)
    with open(sys.argv[1] + "/ends", "a") as ends:
        print(sys.argv[2], file=ends)
    sys.exit()
signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
time.sleep(60)
"""
DEAF = "import signal, time; signal.signal(15, signal.SIG_IGN); print('ready', flush=True); " + (
    "time.sleep(60)"
)


def member(name: str, folder: Path, script: str = OBEDIENT, patience: float = 30.0) -> Process:
    command = [sys.executable, "-c", script, str(folder), name]
    return Process(name, command, folder, patience=patience)


def await_ready(*members: Process) -> None:
    deadline = time.monotonic() + 20
    while not all(process.last_words() == "ready" for process in members):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_workers_stop_before_maintenance_and_the_dashboard(tmp_path: Path):
    ranks = [
        [member("worker-1", tmp_path), member("worker-2", tmp_path)],
        [member("maintenance", tmp_path)],
        [member("web", tmp_path)],
    ]
    crew = Crew(ranks)
    crew.start()
    await_ready(*[process for rank in ranks for process in rank])
    crew.stop()

    ends = (tmp_path / "ends").read_text().split()
    assert set(ends[:2]) == {"worker-1", "worker-2"}
    assert ends[2:] == ["maintenance", "web"]
    assert not any(process.alive for rank in ranks for process in rank)


def test_a_process_that_is_killed_is_started_again(tmp_path: Path):
    web = member("web", tmp_path)
    crew = Crew([[web]])
    crew.start()
    await_ready(web)
    first = web.pid
    web.signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while web.pid == first:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    crew.stop()
    assert crew.failure == ""


def test_a_process_that_cannot_run_ends_the_farm_with_its_last_words(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("farm.local.supervisor.MAX_FAILED_STARTS", 2)
    broken = member("worker-1", tmp_path, "raise SystemExit('no torch here')")
    web = member("web", tmp_path)
    crew = Crew([[broken], [web]])
    crew.start()
    with pytest.raises(KeyboardInterrupt):
        threading.Event().wait(20)
    crew.stop()
    assert "worker-1 cannot run" in crew.failure
    assert "no torch here" in crew.failure
    assert not web.alive


def test_a_second_interrupt_does_not_wait_for_a_slow_process(tmp_path: Path):
    slow = member("worker-1", tmp_path, DEAF, patience=3600)
    crew = Crew([[slow]])
    crew.start()
    await_ready(slow)
    impatient = threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT])
    impatient.start()
    crew.stop()
    assert slow.exit_code == -signal.SIGKILL


def test_a_port_that_is_taken_is_told_before_anything_starts(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        settings = Settings(_env_file=None, data_dir=tmp_path / "data", port=port)
        with pytest.raises(SetupError, match=rf"Port {port} is taken.*FARM_PORT"), farm(settings):
            pass
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_told_before_anything_starts(tmp_path: Path, host: str):
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", host=host)
    with pytest.raises(SetupError, match=rf"'{host}' is no address.*FARM_HOST"), farm(settings):
        pass
    assert not (tmp_path / "data").exists()


def test_processes_get_every_setting_through_their_environment(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    (workers, *_) = processes(settings, workers=2)
    assert [process.name for process in workers] == ["worker-1", "worker-2"]
    for name, value in workers[0].env.items():
        monkeypatch.setenv(name, value)
    named = {"worker": f"{socket.gethostname()}/worker-1"}
    assert Settings(_env_file=None).model_dump() == settings.model_dump() | named


def test_a_browser_finds_a_dashboard_that_listens_everywhere():
    assert address_of(Settings(_env_file=None, host="0.0.0.0", port=80)) == "http://127.0.0.1:80"
    assert address_of(Settings(_env_file=None, host="::", port=80)) == "http://[::1]:80"
    assert address_of(Settings(_env_file=None, host="::1", port=80)) == "http://[::1]:80"
    assert address_of(Settings(_env_file=None, port=81)) == "http://127.0.0.1:81"


def test_a_second_farm_in_the_same_folder_is_told_of_the_first(tmp_path: Path):
    with (
        DataFolder(tmp_path),
        socket.create_server(("127.0.0.1", 0)) as listener,
        pytest.raises(SetupError, match="already running"),
        farm(Settings(_env_file=None, data_dir=tmp_path, port=listener.getsockname()[1])),
    ):
        pass


def test_a_farm_that_nobody_can_sign_in_to_says_how_to_add_somebody(tmp_path: Path):
    fresh = Settings(_env_file=None, data_dir=tmp_path / "data", login="always")
    says = r"nobody can yet: run `.*farm user add NAME --role admin`"
    with pytest.raises(SetupError, match=says), farm(fresh, workers=0):
        pass
