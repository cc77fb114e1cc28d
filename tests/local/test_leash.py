import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from farm.local.embedded.leash import WATCHER
from farm.local.embedded.ports import is_free
from tests.local.waiting import eventually, is_gone

BEGIN = """
import os, pathlib, signal, sys, time
from farm.local.embedded import DataFolder, Postgres, SeaweedFS, Valkey, start
from farm.local.embedded.leash import leash
from farm.local.embedded.process import Process

def child(words, **options):
    process = Process("child", [sys.executable, "-c", words], None, **options)
    process.start()
    return process

SLEEP = "import time; time.sleep(600)"
"""
POLITE = """
import pathlib, signal, sys, time
def end(*_):
    pathlib.Path("farewell").write_text("in order")
    sys.exit()
signal.signal(signal.SIGTERM, end)
pathlib.Path("ready").touch()
time.sleep(600)
"""
DEAF = """
import pathlib, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path("helper").write_text(str(helper.pid))
time.sleep(600)
"""


@contextmanager
def parent(script: str, *words: object, cwd: Path) -> Iterator[tuple[subprocess.Popen, list[str]]]:
    """A process that runs the script until it is killed, and the words that it prints."""
    command = [sys.executable, "-c", f"{BEGIN}\n{script}\ntime.sleep(600)", *map(str, words)]
    env = os.environ | {"PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=cwd, env=env, start_new_session=True
    ) as process:
        try:
            yield process, process.stdout.readline().split()
        finally:
            process.kill()


def watchers(parent: subprocess.Popen) -> list[psutil.Process]:
    """Those that read a pipe of which this process has the other end."""
    return [
        each
        for each in psutil.process_iter(["cmdline", "environ"])
        if each.info["cmdline"] == WATCHER
        and (each.info["environ"] or {}).get("PARENT") == str(parent.pid)
    ]


@pytest.mark.parametrize("kind", ["Valkey", "SeaweedFS", "Postgres"])
def test_servers_and_all_their_processes_die_with_a_killed_parent(kind: str):
    script = f"""
with DataFolder(pathlib.Path(sys.argv[1])) as folder:
    server = {kind}(folder)
    with start([server]):
        print(server.process.pid, server.port, flush=True)
        time.sleep(600)
"""
    with TemporaryDirectory() as folder, parent(script, folder, cwd=Path()) as (process, told):
        pid, port = map(int, told)
        server = psutil.Process(pid)
        family = [server, *server.children(recursive=True)]
        assert not is_free(port)
        process.kill()
        assert eventually(lambda: all(is_gone(each.pid) for each in family))
        assert eventually(lambda: is_free(port))


def test_what_was_started_later_or_forked_holds_nobody_back(tmp_path: Path):
    script = """
first = child(SLEEP)
if not os.fork():
    time.sleep(600)
second = child(SLEEP)
print(first.pid, second.pid, flush=True)
"""
    with parent(script, cwd=tmp_path) as (process, told):
        (fork,) = {each.pid for each in psutil.Process(process.pid).children()} - {*map(int, told)}
        process.kill()
        assert eventually(lambda: all(is_gone(int(pid)) for pid in told))
        os.kill(fork, signal.SIGKILL)


def test_a_child_may_end_in_its_own_order(tmp_path: Path):
    script = "print(child(sys.argv[1], death_signal=signal.SIGTERM).pid, flush=True)"
    with parent(script, POLITE, cwd=tmp_path) as (process, told):
        assert eventually((tmp_path / "ready").exists)
        process.kill()
        assert eventually(lambda: is_gone(int(told[0])))
        assert (tmp_path / "farewell").read_text() == "in order"


def test_a_deaf_child_and_its_helpers_are_killed_when_patience_ends(tmp_path: Path):
    script = "print(child(sys.argv[1], death_signal=signal.SIGTERM, patience=0.2).pid, flush=True)"
    helper = tmp_path / "helper"
    with parent(script, DEAF, cwd=tmp_path) as (process, told):
        assert eventually(lambda: helper.exists() and helper.read_text())
        process.kill()
        assert eventually(lambda: is_gone(int(told[0])))
        assert eventually(lambda: is_gone(int(helper.read_text())))


def test_children_are_ours_and_end_as_they_did(tmp_path: Path):
    script = """
ended, killed = child("raise SystemExit(7)"), child(SLEEP)
killed.kill()
ended.wait(60)
print(ended.exit_code, killed.exit_code, os.getpgid(child(SLEEP).pid) == os.getpgid(0), flush=True)
"""
    with parent(script, cwd=tmp_path) as (_, told):
        assert told == ["7", str(-signal.SIGKILL), "False"]


def test_a_watcher_leaves_with_its_parent(tmp_path: Path):
    script = """
os.environ["PARENT"] = str(os.getpid())
first = child(SLEEP)
print(first.pid, flush=True)
"""
    with parent(script, cwd=tmp_path) as (process, told):
        (watcher,) = watchers(process)
        process.kill()
        assert eventually(lambda: is_gone(int(told[0])))
        assert eventually(lambda: is_gone(watcher.pid))


def test_a_lost_watcher_is_replaced_with_all_its_ties(tmp_path: Path):
    script = """
os.environ["PARENT"] = str(os.getpid())
first = child(SLEEP)
print(first.pid, flush=True)
while not os.path.exists("lost"):
    time.sleep(0.02)
second = child(SLEEP)
pathlib.Path("second").write_text(str(second.pid))
"""
    second = tmp_path / "second"
    with parent(script, cwd=tmp_path) as (process, told):
        (watcher,) = watchers(process)
        watcher.kill()
        assert eventually(lambda: is_gone(watcher.pid))
        (tmp_path / "lost").touch()
        assert eventually(lambda: second.exists() and second.read_text())
        process.kill()
        for pid in (told[0], second.read_text()):
            assert eventually(lambda pid=pid: is_gone(int(pid)))


def test_who_ended_before_is_not_signalled():
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as heir:
        ties = f"{heir.pid} {int(signal.SIGKILL)} 0\n{heir.pid}\n"  # tied, and let go
        watching = subprocess.run(
            WATCHER, input=ties, text=True, stdout=subprocess.PIPE, check=True
        )
        assert watching.stdout == "", "returns when the watcher in the background closed it"
        assert heir.poll() is None
        heir.kill()
