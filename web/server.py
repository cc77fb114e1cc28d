"""The application under gunicorn: one process, many threads, because a stream holds one each."""

import socket
import struct
from collections.abc import Callable
from typing import Any

from gunicorn import util
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from farm.base import scratch, tracing
from farm.base.config import Settings
from farm.domain.resources import Problem
from web import create_app
from web.context import hub

GRACE_S = 10  # for requests that are being answered when we are asked to stop
KEEPALIVE_S = 30  # longer than a poller's pause
STALLED_S = 30  # after which a client that is silent within a request gives its thread back


class QuietLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Leaves formatting and writing to farm.base.log."""

    def setup(self, cfg: Any) -> None:
        """Let gunicorn's records go where all others go."""
        self.loglevel = "INFO"
        self.error_log.propagate = True


class Server(BaseApplication):  # type: ignore[misc]
    """`python -m web`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Say how gunicorn shall work."""
        chosen = {
            "bind": self._settings.authority,
            "worker_class": "gthread",
            "workers": 1,
            "threads": self._settings.web_threads,
            "worker_connections": self._settings.web_threads + 1000,
            "keepalive": KEEPALIVE_S,
            "graceful_timeout": GRACE_S,
            "logger_class": QuietLogger,
            "post_worker_init": prepare,
            "worker_exit": leave,
            "child_exit": clean_up,
            "control_socket_disable": True,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Make the application in the process that serves it."""
        tracing.begin(self._settings, "web")
        app = create_app(self._settings)
        app.wsgi_app = closing(app.wsgi_app)  # type: ignore[method-assign]
        return app


def closing(app: Callable[..., Any]) -> Callable[..., Any]:
    """Let the application close connections: gunicorn drops its header `Connection`."""

    def serve(environ: dict[str, Any], start_response: Any) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            if ("Connection", "close") in headers:
                start_response.__self__.force_close()  # of gunicorn's Response
            return start_response(status, headers, *error)

        return app(environ, start)

    return serve


def refuse(sock: socket.socket, status: int, reason: str, detail: str) -> None:
    """Answer what never reached the application as it answers: gunicorn would send HTML."""
    code = reason.lower().replace(" ", "_")
    body = Problem(
        type=f"urn:brushfarm:problem:{code}",
        title=reason,
        status=status,
        detail=f"{detail.rstrip('.') or reason}.",
        code=code,
        request_id="",
    ).model_dump_json()
    head = (
        f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\n"
        f"Content-Type: application/problem+json\r\nContent-Length: {len(body.encode())}\r\n\r\n"
    )
    util.write_nonblock(sock, (head + body).encode())


def prepare(worker: Any) -> None:
    """Let nobody hold threads for ever: no stream a process that shall stop, no client that went.

    gunicorn reads without a limit of time; accepted connections inherit the listener's.
    """
    util.write_error = refuse
    with worker.wsgi.app_context():
        hub().alive = lambda: worker.alive
    for listener in worker.sockets:
        limit = struct.pack("ll", STALLED_S, 0)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)


def leave(_arbiter: Any, _worker: Any) -> None:
    """Send the last spans of a process that ends."""
    tracing.end()


def clean_up(_arbiter: Any, _worker: Any) -> None:
    """Remove the files of a process that gunicorn lost; it starts another in its place."""
    scratch.clear()
