"""`python -m web` as a process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import psutil
import pytest

from farm.base.config import Settings
from farm.base.scratch import PREFIX
from farm.local.embedded.ports import free_port
from web import Web
from web import server as serving


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment that gives a process these settings."""
    named = settings.model_dump(exclude_unset=True)
    secret = {"s3_secret_key", "secret_key"}
    plain = {name: str(value) for name, value in named.items() if name not in secret}
    plain |= {name: getattr(settings, name).get_secret_value() for name in secret}
    return os.environ | {f"FARM_{name.upper()}": value for name, value in plain.items()}


@pytest.fixture
def server(settings: Settings, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A running web process, whose temporary files lie in `tmp_path`, and its address."""
    settings = settings.model_copy(update={"port": free_port()})
    named = environment(settings) | {"FARM_PORT": str(settings.port), "TMPDIR": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-m", "web"], env=named)
    address = f"http://127.0.0.1:{settings.port}"
    deadline = time.monotonic() + 60
    while True:
        try:
            httpx.get(f"{address}/healthz")
            break
        except httpx.TransportError:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
    yield process, address
    process.kill()
    process.wait()


def test_an_open_stream_does_not_keep_the_server_from_stopping(
    server: tuple[subprocess.Popen[bytes], str],
) -> None:
    process, address = server
    with httpx.stream("GET", f"{address}/api/v1/events", timeout=30) as answer:
        lines = answer.iter_lines()
        assert next(lines).startswith("retry")
        process.send_signal(signal.SIGTERM)
        rest = list(lines)  # ends, and ends cleanly
    assert any("snapshot" in line for line in rest)
    assert process.wait(30) == 0


def test_files_of_a_serving_process_that_was_killed_are_removed(
    server: tuple[subprocess.Popen[bytes], str], tmp_path: Path
) -> None:
    process, address = server
    (child,) = psutil.Process(process.pid).children()
    left = tmp_path / f"{PREFIX}{child.pid}-abc"
    left.mkdir()
    child.kill()
    deadline = time.monotonic() + 30
    while left.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert httpx.get(f"{address}/healthz", timeout=30).is_success


def test_a_client_that_falls_silent_within_a_request_gives_its_thread_back(
    app: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "STALLED_S", 1)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        sockets = [SimpleNamespace(sock=listener)]
        serving.prepare(SimpleNamespace(wsgi=app, alive=True, sockets=sockets))
        with socket.create_connection(listener.getsockname()):
            connection, _ = listener.accept()
            with connection, pytest.raises(BlockingIOError):
                connection.recv(1)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/v1/jobs/check", b"415"), ("/nowhere", b"404"), ("/api/v1/jobs/job_x/cancel", b"404")],
)
def test_a_connection_is_closed_at_once_when_the_body_on_it_is_refused(
    server: tuple[subprocess.Popen[bytes], str], path: str, status: bytes
) -> None:
    _, address = server
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        head = f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 9000000\r\n\r\n"
        connection.sendall(head.encode() + b"x" * 1000)
        answer = b""
        while data := connection.recv(4096):  # its end comes though the body's does not
            answer += data
    head, _, body = answer.partition(b"\r\n\r\n")  # type: ignore[assignment]
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"Connection: close" in answer
    assert body


def test_a_body_that_was_read_leaves_the_connection_open(
    server: tuple[subprocess.Popen[bytes], str],
) -> None:
    _, address = server
    with httpx.Client(base_url=address) as client:
        answers = [client.post("/api/v1/jobs/check", json={"content": 1}) for _ in range(2)]
        assert [answer.headers["Connection"] for answer in answers] == ["keep-alive"] * 2
        large = client.post("/api/v1/jobs/check", json={"content": "x" * 1_000_000})
    assert large.status_code == 413


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [("/api/v1/jobs?q=" + "x" * 9000, {}, 414), ("/api/v1/jobs", {"X-Long": "x" * 9000}, 431)],
)
def test_what_never_reaches_the_application_is_refused_with_a_problem_too(
    server: tuple[subprocess.Popen[bytes], str],
    path: str,
    headers: dict[str, str],
    status: int,
) -> None:
    _, address = server
    answer = httpx.get(address + path, headers=headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"].endswith(".")
