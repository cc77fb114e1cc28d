"""The data folder of a one-machine farm: whose it is, its room and its secrets."""

import os
import secrets
import shutil
from collections.abc import Collection
from pathlib import Path
from types import TracebackType

from farm.base.filelock import take
from farm.errors import SetupError
from farm.local.embedded.ports import free_port, is_free

MIB = 1024 * 1024
MIN_FREE_BYTES = 512 * MIB  # SeaweedFS refuses writes a little below this


class DataFolder:
    """``with DataFolder(path) as folder``: ours alone until the end of the block.

    The lock belongs to the open file, so the kernel drops it however we die: a pid left in it
    by a killed process stops nobody.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._lock = -1

    def __enter__(self) -> "DataFolder":
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._take_lock()
        except OSError as error:
            raise SetupError(
                f"The data folder {self.path} cannot be written ({error.strerror}): "
                "make it writable or choose another with FARM_DATA_DIR."
            ) from error
        try:
            self._require_room()
        except SetupError:
            self._drop_lock()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._drop_lock()

    def secret(self, name: str) -> str:
        """A random secret that is made once and then kept, readable by this user only."""
        path = self.path / "secrets" / name
        if not path.exists():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            write_private(path, secrets.token_urlsafe(32))
        return path.read_text()

    def port(self, name: str, *, taken: Collection[int] = ()) -> int:
        """A free port, the one that ``name`` had before if that is still free."""
        path = self.path / "ports" / name
        port = int(path.read_text()) if path.exists() else 0
        if not port or port in taken or not is_free(port):
            port = free_port(taken=taken)
            path.parent.mkdir(exist_ok=True)
            path.write_text(str(port))
        return port

    def _take_lock(self) -> None:
        self._lock = os.open(self.path / "farm.lock", os.O_RDWR | os.O_CREAT, 0o600)
        if not take(self._lock):
            pid = os.read(self._lock, 32).decode().strip() or "unknown"
            os.close(self._lock)
            raise SetupError(
                f"A farm is already running in {self.path} (process {pid}): "
                "stop it, or choose another folder with FARM_DATA_DIR."
            )
        os.ftruncate(self._lock, 0)
        os.write(self._lock, str(os.getpid()).encode())

    def _drop_lock(self) -> None:
        os.ftruncate(self._lock, 0)
        os.close(self._lock)

    def _require_room(self) -> None:
        free = shutil.disk_usage(self.path).free
        if free < MIN_FREE_BYTES:
            raise SetupError(
                f"The disk of {self.path} has {free // MIB} MiB free and the farm needs "
                f"{MIN_FREE_BYTES // MIB}: free some space or choose another folder with "
                "FARM_DATA_DIR."
            )


def is_running(path: Path) -> bool:
    """Whether a farm holds the data folder ``path``."""
    try:
        lock = os.open(path / "farm.lock", os.O_RDWR)
    except OSError:
        return False
    try:
        return not take(lock, shared=True)
    finally:
        os.close(lock)


def write_private(path: Path, text: str) -> None:
    """Write a file that only this user can read; it appears whole or not at all."""
    draft = path.with_name(path.name + ".new")
    draft.touch(mode=0o600)
    draft.write_text(text)
    draft.replace(path)
