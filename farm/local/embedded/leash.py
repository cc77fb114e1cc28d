"""Run a command that dies with the process that asked for it.

``python -I -S leash.py PARENT_PID SIGNAL USER COMMAND…``: on Linux the kernel sends SIGNAL to the
command as soon as the parent is gone, even by SIGKILL. USER is empty, or the account to become
first (changing it later would undo the leash). A program of its own, because running Python
between fork and exec is not safe in a parent with threads.

The kernel watches the *thread* that started the command, so start it from one that stays.
"""

import ctypes
import os
import pwd
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def become(user: str) -> None:
    """Give up root for ``user``."""
    account = pwd.getpwnam(user)
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)


def tie(parent: int, signal: int) -> None:
    """Ask the kernel for ``signal`` at the parent's death; end now if that came first."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(1)


def main(parent: str, signal: str, user: str, *command: str) -> None:
    """Become ``user``, tie to the parent and turn into the command."""
    if user:
        become(user)
    tie(int(parent), int(signal))
    os.execvp(command[0], command)  # noqa: S606 - the whole point


if __name__ == "__main__":
    main(*sys.argv[1:])
