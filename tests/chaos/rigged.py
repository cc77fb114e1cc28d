"""A worker with something wrong about its machine: `python -m tests.chaos.rigged FAULT`.

Only what cannot be done to a process from outside is done here, and none of it is in the farm.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import structlog
import time_machine

from farm.base import log
from farm.base.config import Settings
from farm.infra.storage import Storage
from farm.jobs.leasing import leases
from workers.app import serve
from workers.attempts.heartbeat import Heartbeat
from workers.attempts.uploads import Uploads
from workers.kinds import render

logger = structlog.get_logger(__name__)

ITERATION = 20
SLOW_S = 0.05
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


def slow() -> None:
    """Take as long for an iteration as large pictures do, without the work."""
    engine = render.stylize

    def rigged(*args: Any, **named: Any) -> Iterator[Any]:
        for step in engine(*args, **named):
            time.sleep(SLOW_S)
            yield step

    render.stylize = rigged  # type: ignore[assignment]


def zombie() -> None:
    """Go on without a lease, slowly, and log what becomes of every write."""
    slow()
    Heartbeat.check = lambda _self: None  # type: ignore[method-assign]
    for name in ("renew", "add_checkpoint", "add_artifact", "succeed", "fail", "release"):
        note_writes(name)


def note_writes(name: str) -> None:
    """Log when a function of leases was asked to write, and whether it did."""
    write = getattr(leases, name)

    def rigged(services: Any, lease: Any, *args: Any, **named: Any) -> Any:
        asked, accepted = time.time(), False
        try:
            result = write(services, lease, *args, **named)
            accepted = True
        finally:
            words = {"job": lease.job_id, "epoch": lease.epoch, "what": name}
            logger.info("write", asked=asked, accepted=accepted, **words)
        return result

    setattr(leases, name, rigged)


def stopwatch() -> None:
    """Log what checkpoints cost: seconds of the render's thread, and CPU seconds beside it."""
    clocks = {"checkpoint": time.perf_counter, "store_checkpoint": time.thread_time}
    for name, clock in clocks.items():
        note_seconds(name, clock)


def note_seconds(name: str, clock: Callable[[], float]) -> None:
    """Log how long each call of a method of Uploads takes."""
    method = getattr(Uploads, name)

    def rigged(self: Uploads, *args: Any) -> Any:
        began = clock()
        result = method(self, *args)
        logger.info(name, seconds=clock() - began)
        return result

    setattr(Uploads, name, rigged)


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
    "slow": slow,
    "zombie": zombie,
    "stopwatch": stopwatch,
}

if __name__ == "__main__":
    FAULTS[sys.argv[1]]()
    log.configure()
    serve(Settings())
