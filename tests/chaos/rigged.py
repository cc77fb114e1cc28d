"""A worker with something wrong about its machine: `python -m tests.chaos.rigged FAULT`.

Only what cannot be done to a process from outside is done here, and none of it is in the farm.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import time_machine

from farm import leases, log
from farm.config import Settings
from farm.storage import Storage
from workers import render
from workers.app import serve

ITERATION = 20
MARKS = Path(os.environ.get("RIG_FOLDER", "."))


def mark(moment: str) -> bool:
    """Return whether this is the first time that any process of the test comes here."""
    try:
        (MARKS / moment).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def die_once(moment: str) -> None:
    """SIGKILL this process, the first time."""
    if mark(moment):
        os.kill(os.getpid(), signal.SIGKILL)


def before(owner: Any, name: str, moment: str) -> None:
    """Die before the call of a function."""
    function = getattr(owner, name)

    def rigged(*args: Any, **named: Any) -> Any:
        die_once(moment)
        return function(*args, **named)

    setattr(owner, name, rigged)


def after(owner: Any, name: str, moment: str) -> None:
    """Die after a function has done its work, unless it says that there was none."""
    function = getattr(owner, name)

    def rigged(*args: Any, **named: Any) -> Any:
        result = function(*args, **named)
        if result is not None or name == "succeed":
            die_once(moment)
        return result

    setattr(owner, name, rigged)


def at_iteration(act: Any) -> None:
    """Do something in the middle of a render, inside the engine's step."""
    engine = render.stylize

    def rigged(*args: Any, **named: Any) -> Iterator[Any]:
        for step in engine(*args, **named):
            if step.scale * step.iterations + step.iteration == ITERATION:
                act()
            yield step

    render.stylize = rigged  # type: ignore[assignment]


def in_upload(kind: str, moment: str) -> None:
    """Die with half an object sent."""
    put, put_file = Storage.put, Storage.put_file

    def rigged_put(self: Storage, key: str, data: bytes, **named: Any) -> None:
        if kind in key:
            put(self, key, data[: len(data) // 2], **named)
            die_once(moment)
            self.delete(key)
        put(self, key, data, **named)

    def rigged_file(self: Storage, key: str, path: Path, **named: Any) -> None:
        put_file(self, key, path, **named)
        if kind in key:
            die_once(moment)

    Storage.put, Storage.put_file = rigged_put, rigged_file  # type: ignore[method-assign]


def hang() -> None:
    """Wait for an answer that never comes, as a thread in a broken driver does."""
    if mark("hang"):
        threading.Event().wait()


def crash() -> None:
    """Fail as a GPU that fell off its bus does."""
    raise RuntimeError("CUDA error: unspecified launch failure")


def two_hours_ahead() -> None:
    """Set this process's clock wrong."""
    time_machine.travel(time.time() + 7200, tick=True).start()


FAULTS = {
    "claim": lambda: after(leases, "claim", "claim"),
    "iteration": lambda: at_iteration(lambda: die_once("iteration")),
    "checkpoint": lambda: in_upload("checkpoint_", "checkpoint"),
    "checkpoint-row": lambda: before(leases, "add_checkpoint", "checkpoint-row"),
    "result": lambda: in_upload("result_", "result"),
    "finish": lambda: before(leases, "succeed", "finish"),
    "finished": lambda: after(leases, "succeed", "finished"),
    "hang": lambda: at_iteration(hang),
    "crash": lambda: at_iteration(crash),
    "clock": two_hours_ahead,
}

if __name__ == "__main__":
    FAULTS[sys.argv[1]]()
    log.configure()
    serve(Settings())
