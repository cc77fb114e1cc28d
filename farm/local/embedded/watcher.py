"""The far ends of a leash, as a program that needs nothing but Python.

``watcher.py`` alone reads ``PID SIGNAL PATIENCE`` of each child that is tied and ``PID`` of each
that ended, and at the end of file ends those that are left. ``watcher.py PIPE SIGNAL PATIENCE USER
COMMAND…`` ties itself and turns into the command: a program of its own, so that no death of its
parent comes too early, and because running Python between fork and exec is not safe in a parent
with threads. USER is empty, or the account to become.
"""

import os
import signal
import sys
import time
from contextlib import suppress

POLL_SECONDS = 0.05


def watch() -> None:
    """Go into the background and stay until our starter died."""
    if os.fork():
        os._exit(0)
    for meant_for_others in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(meant_for_others, signal.SIG_IGN)
    tied: dict[int, tuple[int, float]] = {}
    for line in sys.stdin:
        match line.split():
            case [pid, number, patience]:
                tied[int(pid)] = int(number), float(patience)
            case [pid]:
                tied.pop(int(pid), None)
    end(tied)


def end(tied: dict[int, tuple[int, float]]) -> None:
    """Signal everyone; kill what is left of each process group when its patience is over."""
    begin = time.monotonic()
    for pid, (number, _) in tied.items():
        with suppress(OSError):
            os.kill(pid, number)
    for pid, (_, patience) in tied.items():
        while lives(pid) and time.monotonic() < begin + patience:
            time.sleep(POLL_SECONDS)
        with suppress(OSError):
            os.killpg(pid, signal.SIGKILL)


def lives(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def tie(pipe: str, number: str, patience: str, user: str, *command: str) -> None:
    """Become ``user``, tie to whoever holds the pipe and turn into the command."""
    if user:
        become(user)
    os.write(int(pipe), f"{os.getpid()} {number} {patience}\n".encode())
    os.close(int(pipe))
    os.execvp(command[0], command)  # noqa: S606 - the whole point


def become(user: str) -> None:
    """Give up root for ``user``."""
    import pwd

    account = pwd.getpwnam(user)
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)


if __name__ == "__main__":
    tie(*sys.argv[1:]) if sys.argv[1:] else watch()
