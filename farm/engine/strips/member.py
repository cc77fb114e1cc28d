"""One process of several: it does what it is told through its pipe, until that ends."""

import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import torch

from farm.engine.errors import EngineError
from farm.engine.strips.group import Group
from farm.engine.vgg.tiles import Share

ANSWER, ASK, ENGINE, OTHER = "answer", "ask", "engine", "other"
"""What a member sends: an answer, a question, or the error that it ends with."""
STOPS = ("SIGINT", "SIGTERM", "SIGHUP")  # for the parent, which ends its members

Make = Callable[["Member"], Any]
"""Makes the object whose methods are called."""


class Member:
    """A strip's process, as its work sees it."""

    def __init__(self, pipe: Connection, group: Group, device: torch.device) -> None:
        self._pipe, self.group, self.device = pipe, group, device
        self._heard = queue.SimpleQueue[Any]()
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, name: str, *args: Any) -> Any:
        """What the parent answers to a question."""
        self.say(ASK, (name, args))
        return self._heard.get()

    def say(self, kind: str, value: object) -> None:
        """Send a message."""
        self._pipe.send_bytes(pickle.dumps((kind, value), pickle.HIGHEST_PROTOCOL))

    def work(self) -> None:
        """Make what is asked for, then call its methods, one after the other."""
        make: Make = self._heard.get()
        made = make(self)
        self.say(ANSWER, None)
        while True:
            name, args = self._heard.get()
            self.say(ANSWER, getattr(made, name)(*args))

    def _listen(self) -> None:
        """Hear the parent, also during a step: a member does not outlive it."""
        while True:
            try:
                self._heard.put(received(self._pipe))
            except (EOFError, OSError):
                os._exit(0)


def received(pipe: Connection) -> Any:
    """The next message; raises EOFError at the end."""
    return pickle.loads(pipe.recv_bytes())  # noqa: S301 - from this very program


def main(
    pipe: Connection, share: Share, meeting: Path, devices: list[torch.device], threads: int
) -> None:
    """Be a member."""
    for name in STOPS:
        if hasattr(signal, name):  # Windows lacks one
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    device = devices[share.index]
    if device.type == "cuda":
        torch.cuda.set_device(device)
    torch.set_num_threads(threads)
    member = Member(pipe, Group(share, meeting, devices), device)
    try:
        member.work()
    except EngineError as error:
        member.say(ENGINE, error)
    except Exception as error:
        member.say(OTHER, f"{type(error).__name__}: {error}")
