"""All workers of one machine: a process a device, kept alive by one that is told to stop."""

import os
import signal
import socket
import sys
import threading
from collections import Counter
from collections.abc import Sequence

from farm.base.config import Settings
from farm.errors import SetupError
from farm.local.cores import shared
from farm.local.embedded.process import Process
from farm.local.supervisor import CHECKPOINT_SECONDS, Crew, listen_for_the_end


def run_workers(settings: Settings, devices: Sequence[str]) -> None:
    """Work on every device until Ctrl-C or SIGTERM; SetupError if no worker can run."""
    crew = Crew([workers(settings, devices)], go_on=True)
    listen_for_the_end()
    try:
        crew.start()
        threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        crew.stop()
    if crew.failure:
        raise SetupError(crew.failure)


def workers(settings: Settings, devices: Sequence[str]) -> list[Process]:
    """Return a process a device, named HOST/DEVICE; FARM_WORKER stands for HOST, if it is set."""
    host = settings.worker or socket.gethostname()
    names = [f"{host}/{name}" for name in numbered(devices)]
    env = os.environ | settings.environment() | shared(len(devices))
    return [
        Process(
            name,
            [sys.executable, "-m", "farm.cli", "worker"],
            None,
            patience=CHECKPOINT_SECONDS,
            death_signal=signal.SIGTERM,
            env=env | {"FARM_DEVICE": device, "FARM_WORKER": name},
        )
        for name, device in zip(names, devices, strict=True)
    ]


def numbered(names: Sequence[str]) -> list[str]:
    """Return the names, the second of equal ones as NAME-2."""
    seen = Counter[str]()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return told
