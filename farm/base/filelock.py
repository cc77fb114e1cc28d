"""A lock of an open file, which the kernel drops when its holder ends."""

from farm.errors import SetupError


def take(file: int, *, shared: bool = False) -> bool:
    """Whether this process has the lock of an open file now.

    Raises:
        SetupError: this system has no such locks.

    """
    try:
        import fcntl
    except ImportError:
        raise SetupError(
            "A farm on one machine needs Linux or macOS: run its containers (docker compose up)."
        ) from None
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
