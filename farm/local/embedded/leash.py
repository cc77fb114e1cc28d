"""Children that end when this process does, even by SIGKILL.

A watcher (``watcher.py``) reads a pipe whose writing end is held by this process alone, so that
its end of file is our death; it then ends every child that is tied. One watcher serves all
children, and the next start of one replaces a watcher that is gone.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WATCHER = [sys.executable, "-I", "-S", str(Path(__file__).with_name("watcher.py"))]


class Leash:
    """What ties children to this process. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pipe = -1
        self._ties: dict[int, bytes] = {}

    def start(
        self,
        command: Sequence[str],
        *,
        death_signal: int = 0,
        patience: float = 0,
        user: str = "",
        pass_fds: Sequence[int] = (),
        **options: Any,
    ) -> subprocess.Popen[bytes]:
        """Popen with ``options``, in a session of its own and tied to this process.

        At our death the child gets ``death_signal``, if it is not 0, and after ``patience`` seconds
        SIGKILL, together with all of its process group.
        """
        with self._lock:
            pipe = self._reach()
            words = [str(int(death_signal)), str(patience)]
            child = subprocess.Popen(
                [*WATCHER, str(pipe), *words, user, *command],
                pass_fds=[pipe, *pass_fds],
                start_new_session=True,
                **options,
            )
            self._ties[child.pid] = f"{child.pid} {' '.join(words)}\n".encode()
        return child

    def let_go(self, pid: int) -> None:
        """Forget a child that ended: its number may become another's."""
        with self._lock:
            if self._ties.pop(pid, None):
                self._tell(f"{pid}\n".encode())

    def _reach(self) -> int:
        """Return the pipe to a watcher that lives."""
        if not self._tell(b"\n"):
            if self._pipe >= 0:
                os.close(self._pipe)
            else:
                os.register_at_fork(after_in_child=self._forget)
            self._pipe = begin_watching()
            self._tell(b"".join(self._ties.values()))
        return self._pipe

    def _forget(self) -> None:
        """In a fork, which has no children yet and must not hold its parent's pipe open."""
        if self._pipe >= 0:
            os.close(self._pipe)
        self.__init__()  # type: ignore[misc] # another thread may have held the lock

    def _tell(self, words: bytes) -> bool:
        """Whether there was anyone to tell."""
        try:
            os.write(self._pipe, words)
        except OSError:
            return False
        return True


def begin_watching() -> int:
    """Start a watcher, which is no child of ours; return the pipe's writing end."""
    reading, writing = os.pipe()
    try:
        subprocess.run(
            WATCHER,
            stdin=reading,
            stdout=subprocess.DEVNULL,  # whoever reads ours must not wait for the watcher's end
            stderr=subprocess.DEVNULL,
            check=True,
            start_new_session=True,
        )
    finally:
        os.close(reading)
    return writing


leash = Leash()
