"""The endpoint under gunicorn: one process, a thread for each that waits."""

from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from farm.local.serving.app import create_app
from farm.local.serving.model import Model

SPARE_THREADS = 4  # for health, figures and the page, while the line is full
GRACE_S = 10


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """`farm serve`."""

    def __init__(self, path: Path, authority: str, most_waiting: int, threads: int) -> None:
        self._path, self._authority = path, authority
        self._most_waiting, self._threads = most_waiting, threads
        super().__init__()

    def load_config(self) -> None:
        """Say how gunicorn shall work."""
        chosen = {
            "bind": self._authority,
            "worker_class": "gthread",
            "workers": 1,
            "threads": self._most_waiting + 1 + SPARE_THREADS,
            "graceful_timeout": GRACE_S,
            "control_socket_disable": True,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Load the model in the process that serves it."""
        return create_app(Model(self._path, self._threads), self._most_waiting)
