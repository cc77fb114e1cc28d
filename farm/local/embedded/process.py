"""A child process that never outlives us unnoticed."""

import contextlib
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import psutil

from farm.local.embedded.leash import leash

POLL_SECONDS = 0.05
MAX_LOG_BYTES = 16 * 1024 * 1024


class Process:
    """One child, tied to this process; with a pid file and a log in ``folder``, if that is given.

    The child gets a session of its own: Ctrl-C in the terminal reaches only us, who stop the
    children in order.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        folder: Path | None,
        *,
        stop_signal: signal.Signals = signal.SIGTERM,
        death_signal: signal.Signals | None = None,
        patience: float = 10.0,
        env: Mapping[str, str] | None = None,
        user: str = "",
    ) -> None:
        """Without a folder it keeps no pid file, and logs where we do.

        ``death_signal`` is what the child gets when we die without stopping it; without one it
        is killed at once. ``patience`` is how many seconds both have before SIGKILL follows.
        """
        self.name = name
        self.command = list(command)
        self.log = folder and folder / "logs" / f"{name}.log"
        self.pidfile = folder and folder / "run" / f"{name}.pid"
        self.stop_signal = stop_signal
        self.death_signal = death_signal
        self.patience = patience
        self.env = env
        self.user = user
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The child's pid, also after it died; None before the first start."""
        return self._child.pid if self._child else None

    @property
    def exit_code(self) -> int | None:
        """None while it runs or before it was started."""
        if self._child is None:
            return None
        code = self._child.poll()
        if code is not None:
            leash.let_go(self._child.pid)
        return code

    @property
    def alive(self) -> bool:
        """Whether it was started and has not ended."""
        return self._child is not None and self.exit_code is None

    def start(self) -> None:
        """Spawn the child and return at once."""
        if self.pidfile:
            self.pidfile.parent.mkdir(parents=True, exist_ok=True)
            end_orphan(self.pidfile)
        with self._output() as output:
            self._child = leash.start(
                self.command,
                death_signal=self.death_signal or 0,
                patience=self.patience if self.death_signal else 0,
                user=self.user,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.env,
            )
        if self.pidfile:
            started = psutil.Process(self._child.pid).create_time()
            self.pidfile.write_text(f"{self._child.pid} {started}\n")

    @contextlib.contextmanager
    def _output(self) -> Iterator[IO[bytes] | None]:
        """Where it writes to; None: where we do."""
        if self.log is None:
            yield None
            return
        self.log.parent.mkdir(parents=True, exist_ok=True)
        rotate(self.log)
        with self.log.open("ab") as log:
            yield log

    def signal(self, number: int) -> None:
        """Send a signal, if the child still runs."""
        if self._child and self.alive:
            self._child.send_signal(number)

    def wait(self, seconds: float) -> bool:
        """Whether the child ended within ``seconds``."""
        if self._child is None:
            return True
        try:
            self._child.wait(max(seconds, 0.0))
        except subprocess.TimeoutExpired:
            return False
        return not self.alive

    def stop(self) -> None:
        """Ask it to end, wait for its patience, then kill it."""
        self.ask_to_end()
        self.await_end(threading.Event())

    def ask_to_end(self) -> None:
        """Send its stop signal and return at once."""
        self.signal(self.stop_signal)

    def await_end(self, hurry: threading.Event) -> None:
        """Wait until it ended; kill it when its patience is over, or at once to ``hurry``."""
        deadline = time.monotonic() + self.patience
        while not self.wait(POLL_SECONDS):
            if hurry.is_set() or time.monotonic() > deadline:
                self.kill()
        if self.pidfile:
            self.pidfile.unlink(missing_ok=True)

    def kill(self) -> None:
        """End it with SIGKILL, whatever it is doing."""
        self.signal(signal.SIGKILL)
        self.wait(5)

    def last_words(self, lines: int = 1) -> str:
        """The end of its log, if it has one of its own."""
        with contextlib.suppress(OSError):
            if self.log is None:
                return ""
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        return ""


def end_orphan(pidfile: Path) -> None:
    """End the process that an earlier run left behind, if the pid is still that process."""
    with contextlib.suppress(OSError, ValueError, psutil.NoSuchProcess):
        pid, started = pidfile.read_text().split()
        orphan = psutil.Process(int(pid))
        if abs(orphan.create_time() - float(started)) > 1:  # the pid was given to another
            return
        orphan.terminate()
        with contextlib.suppress(psutil.TimeoutExpired):
            orphan.wait(2)
            return
        orphan.kill()
        orphan.wait(5)


def rotate(log: Path) -> None:
    """Keep one earlier log beside a fresh one, once it has grown large."""
    if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
