"""The web application behind a real socket, in a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from werkzeug.serving import make_server

from farm.base.config import Settings
from tests.listening import listening
from web import create_app

# Not to stdout, which a command under test writes to.
structlog.configure(logger_factory=structlog.stdlib.LoggerFactory())


@contextmanager
def serving(settings: Settings, port: int = 0) -> Iterator[str]:
    """Serve on a free port, or on `port`; yields the address."""
    app = create_app(settings)
    server = make_server("127.0.0.1", port, app, threaded=True)
    server.daemon_threads = True
    with listening(server):
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            app.extensions["hub"].close()
    app.extensions["services"].close()
