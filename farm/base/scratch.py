"""Folders for files on their way; those of a process that was killed go when the next begins."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import psutil

PREFIX = "brushfarm-"


@contextmanager
def scratch() -> Iterator[Path]:
    """Make a folder that lasts as long as the block; its name has our process's number."""
    with TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-") as folder:
        yield Path(folder)


def clear() -> None:
    """Remove the folders of processes that are gone; call it before the first `scratch`."""
    for left in Path(gettempdir()).glob(f"{PREFIX}*-*"):
        number = left.name.removeprefix(PREFIX).partition("-")[0]
        # In a container that was started again, our own number was that of the one before.
        if number.isdecimal() and (
            int(number) == os.getpid() or not psutil.pid_exists(int(number))
        ):
            shutil.rmtree(left, ignore_errors=True)


def room() -> int:
    """Bytes that files on their way may still take."""
    return shutil.disk_usage(gettempdir()).free
