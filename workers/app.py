"""The Celery worker: one process a device, which looks into SQL whenever it is rung."""

import signal
import socket
import warnings
from typing import Any, NoReturn

from celery import Celery, signals
from celery.exceptions import SecurityWarning

from farm.base import scratch
from farm.base.config import Settings
from farm.base.log import sign
from farm.infra.doorbell import QUEUE, TASK, celery_app
from farm.infra.services import Services
from farm.sql.database import FEW
from workers.kinds.networks import Networks
from workers.process import WorkerProcess


def create_app(settings: Settings, process: WorkerProcess) -> Celery:
    """Return the Celery application whose one task is `process`'s work."""
    app = celery_app(settings)
    app.task(process.answer, name=TASK)
    return app


def keep_logging(**_signal: Any) -> None:
    """Tell Celery that logging is configured already."""


def serve(settings: Settings) -> None:
    """Work until SIGTERM, which gives a running job back with a fresh checkpoint."""
    scratch.clear()
    with Services(settings, **FEW) as services:
        process = WorkerProcess(services, Networks(settings))
        sign(worker=process.id)
        app = create_app(settings, process)

        def stop(**_signal: Any) -> None:
            process.stop()

        def leave(*_signal: object) -> NoReturn:
            process.stop()
            raise SystemExit

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, leave)  # until Celery listens itself
        signals.worker_shutting_down.connect(stop, weak=False)
        signals.setup_logging.connect(keep_logging, weak=False)
        # Celery warns root of pickled messages; we take JSON only.
        warnings.simplefilter("ignore", SecurityWarning)
        try:
            process.start()
            app.Worker(
                pool="solo",  # the render runs in this very process, which owns the device
                queues=[QUEUE],
                hostname=f"{process.boot_id}@{socket.gethostname()}",
                loglevel="WARNING",
                without_gossip=True,
                without_mingle=True,
                without_heartbeat=True,
                quiet=True,
            ).start()
        finally:
            process.end()
