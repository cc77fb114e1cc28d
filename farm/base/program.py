"""What every program of a farm does first: begin its log, and say plainly if it cannot begin."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from farm.base import config, log
from farm.engine.errors import EngineError
from farm.errors import FarmError

STOPS: list[signal.Signals] = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
"""What asks a program to end; on Windows no terminal is hung up."""


@contextmanager
def program(name: str) -> Iterator[None]:
    """Run `farm NAME`; an error that we know ends it with one sentence and exit status 1."""
    log.configure()
    os.environ["PGAPPNAME"] = (
        f"brushfarm {name}"  # whose connection it is, as libpq tells the server
    )
    for sentence in config.unknown():
        structlog.get_logger(__name__).warning("ignored", reason=sentence)
    try:
        yield
    except (FarmError, EngineError) as error:
        sys.exit(f"farm {name}: {error}")
