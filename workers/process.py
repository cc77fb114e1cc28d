"""One worker process: its name, its presence in the fleet, and what it does when rung."""

import os
import platform
import socket
import threading
from importlib.metadata import version

import structlog

from farm import fleet, leases
from farm.errors import Unavailable
from farm.ids import new_id
from farm.models import Worker
from farm.services import Services
from workers.networks import Networks
from workers.render import Render

log = structlog.get_logger(__name__)


class WorkerProcess:
    """Claims jobs and renders them, one at a time, for as long as there are any."""

    def __init__(self, services: Services, networks: Networks) -> None:
        self.id = f"{socket.gethostname()}/{os.getpid()}"
        self.boot_id = new_id("boot")
        self.stop = threading.Event()  # SIGTERM: give the job back and end
        self._services = services
        self._networks = networks
        self._job_id: str | None = None
        self._draining = threading.Event()
        self._presence = threading.Thread(target=self._be_seen, name="presence", daemon=True)

    def start(self) -> None:
        """Show up in the fleet."""
        fleet.register(self._services, self._row())
        self._presence.start()

    def end(self) -> None:
        """Leave the fleet in good order."""
        self.stop.set()
        try:
            fleet.stopped(self._services, self.boot_id)
        except Unavailable as error:
            log.warning("departure not written", reason=str(error))

    def answer(self) -> int:
        """Render until nothing waits or the process shall stop; return the number of attempts."""
        attempts = 0
        while not (self.stop.is_set() or self._draining.is_set()):
            lease = leases.claim(self._services, self.id, self.boot_id)
            if lease is None:
                break
            attempts += 1
            self._job_id = lease.job_id
            try:
                Render(self._services, lease, self._networks, self.stop).run()
            finally:
                self._job_id = None
        return attempts

    def _be_seen(self) -> None:
        while not self.stop.wait(self._services.settings.heartbeat_seconds):
            try:
                draining = fleet.seen(self._services, self.boot_id, self._job_id)
            except Unavailable as error:
                log.warning("presence not written", reason=str(error))
                continue
            (self._draining.set if draining else self._draining.clear)()

    def _row(self) -> Worker:
        return Worker(
            id=self.id,
            boot_id=self.boot_id,
            host=platform.node(),
            pid=os.getpid(),
            device=self._networks.describe(),
            version=version("brushfarm"),
        )
