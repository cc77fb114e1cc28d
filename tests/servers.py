"""One set of real servers for a whole test run, however many processes run it.

pytest starts a keeper, which costs nothing until a test asks it for a server. The keeper dies
with pytest, also when that is killed, and the servers with the keeper.
"""

import json
import os
import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path
from threading import Thread

from farm.errors import SetupError
from farm.local.embedded import DataFolder, Postgres, SeaweedFS, Server, Valkey
from farm.local.embedded.leash import leash
from farm.local.embedded.servers import wait_for

DOOR = "BRUSHFARM_TEST_SERVERS"  # where pytest's processes find the keeper's socket


class Keeper:
    """The keeper as pytest's first process holds it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="brushfarm-tests-"))
        os.environ[DOOR] = str(self.folder / "door")
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(os.environ[DOOR])
            door.listen(64)
            self.process = leash.start(
                [sys.executable, "-m", "tests.servers", str(self.folder), str(door.fileno())],
                death_signal=signal.SIGTERM,
                patience=30,
                pass_fds=[door.fileno()],
                cwd=Path(__file__).parent.parent,
            )

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        leash.let_go(self.process.pid)


def ask(name: str) -> dict[str, str]:
    """The settings that lead to a server; the first who asks starts it."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(120)
        client.connect(os.environ[DOOR])
        client.sendall(name.encode())
        answer = json.loads(client.makefile().readline())
    if "error" in answer:
        raise SetupError(answer["error"])
    return answer


def keep(folder: Path, door: socket.socket) -> None:
    """Start servers for who asks, until SIGTERM."""
    running: dict[str, Server] = {}
    with DataFolder(folder) as data:
        kinds = {
            "valkey": lambda: Valkey(data),
            "s3": lambda: SeaweedFS(data),
            "postgres": lambda: Postgres(data, durable=False),
        }
        try:
            while True:
                client, _ = door.accept()
                name = client.recv(64).decode()
                if name not in running:
                    running[name] = kinds[name]()
                    running[name].start()
                Thread(target=answer, args=(client, running[name]), daemon=True).start()
        finally:
            for server in running.values():
                server.stop()


def answer(client: socket.socket, server: Server) -> None:
    """Tell the client how to reach the server once it is up, or why it is not."""
    with client:
        try:
            wait_for(server)
            message = server.settings()
        except SetupError as error:
            message = {"error": str(error)}
        client.sendall(json.dumps(message).encode() + b"\n")


def main(folder: Path, door: int) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        with socket.socket(fileno=door) as listener:
            keep(folder, listener)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
