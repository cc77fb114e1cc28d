"""Plain HTTP/1.1 clients that cost little themselves, and a farm to aim them at."""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from farm.base.config import Settings
from farm.local.embedded import servers
from farm.local.embedded.ports import free_port
from farm.sql.database import Database
from farm.sql.schema import migrate


@dataclass(frozen=True)
class Load:
    """What one run of requests measured."""

    per_second: float
    p50_ms: float
    p99_ms: float


@contextmanager
def farm(**changes: object) -> Iterator[Settings]:
    """Run the servers of a farm in a temporary folder, its database empty."""
    with TemporaryDirectory() as folder:
        given = Settings(_env_file=None, data_dir=Path(folder), port=free_port(), **changes)
        with servers(given) as settings:
            database = Database(settings.database)
            migrate(database)
            database.close()
            yield settings


@contextmanager
def serving(settings: Settings, module: str = "web") -> Iterator[subprocess.Popen[bytes]]:
    """Run a web process until the end of the block, and wait for it at the start."""
    command = [sys.executable, "-m", module]
    environment = os.environ | settings.environment()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                get(settings, "/healthz")
                break
            except ConnectionRefusedError:
                assert process.poll() is None, "the web process did not start"
                time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def send(settings: Settings, path: str, headers: str, seconds: float, clients: int) -> Load:
    """Send GETs over `clients` kept connections for `seconds`."""
    head = f"GET {path} HTTP/1.1\r\nHost: {settings.host}:{settings.port}\r\n{headers}\r\n"
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(clients) as pool:
        runs = [pool.submit(_client, settings, head.encode(), end) for _ in range(clients)]
        took = sorted(ms for run in runs for ms in run.result())
    return Load(len(took) / seconds, statistics.median(took), took[int(len(took) * 0.99)])


def get(settings: Settings, path: str, headers: str = "") -> bytes:
    """Send one GET and return the answer, head and body."""
    head = f"GET {path} HTTP/1.1\r\nHost: {settings.host}:{settings.port}\r\n{headers}\r\n"
    with socket.create_connection((settings.host, settings.port)) as connection:
        return _exchange(connection, head.encode())


def _client(settings: Settings, request: bytes, end: float) -> list[float]:
    took = []
    with socket.create_connection((settings.host, settings.port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (start := time.monotonic()) < end:
            _exchange(connection, request)
            took.append((time.monotonic() - start) * 1000)
    return took


def _exchange(connection: socket.socket, request: bytes) -> bytes:
    connection.sendall(request)
    answer = connection.recv(65536)
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(65536)
    head, _, body = answer.partition(b"\r\n\r\n")
    _, _, rest = head.lower().partition(b"content-length: ")
    missing = int(rest.partition(b"\r\n")[0] or 0) - len(body)
    while missing > 0:
        part = connection.recv(65536)
        answer += part
        missing -= len(part)
    return answer
