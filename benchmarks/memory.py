"""What this process has resident in memory, in bytes."""

import ctypes
import gc
import threading
from pathlib import Path

import psutil

MARK = Path("/proc/self/clear_refs")  # with which Linux begins its own high-water mark anew
SAMPLE_SECONDS = 0.002  # between two looks, where there is no such mark


class _Looks:
    """The most that was resident whenever a thread looked."""

    def __init__(self) -> None:
        self.most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> int:
        self._over.set()
        self._thread.join()
        return self.most

    def _look(self) -> None:
        self.most = _resident()
        while not self._over.wait(SAMPLE_SECONDS):
            self.most = max(self.most, _resident())


_looks = _Looks()


def resting() -> int:
    """Now, after what is free was given back."""
    gc.collect()
    getattr(ctypes.CDLL(None), "malloc_trim", lambda _: None)(0)
    return _resident()


def begin() -> None:
    """Starts the high-water mark anew."""
    global _looks
    if MARK.exists():
        MARK.write_text("5")
    else:
        _looks = _Looks()
        _looks.begin()


def peak() -> int:
    """The most since then."""
    if not MARK.exists():
        return _looks.end()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def _resident() -> int:
    return int(psutil.Process().memory_info().rss)
