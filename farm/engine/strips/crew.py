"""Several processes that work as one: all do the same thing at a time, or all end."""

import pickle
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self, cast

import torch

from farm.engine.errors import StripError
from farm.engine.strips.member import ANSWER, ASK, ENGINE, Make, main, received
from farm.engine.vgg.tiles import Share

LAST_WORDS_S = 5.0  # in which the process shows whose end another one only noticed


class Crew:
    """A process a device. Where one ends, all do, and an error says so."""

    def __init__(self, devices: Sequence[torch.device]) -> None:
        self.devices = [*devices]
        self.owed = [0] * len(devices)  # answers, by process; nobody may have waited for some
        self.stack = ExitStack()

    def __enter__(self) -> Self:
        meeting = Path(self.stack.enter_context(tempfile.TemporaryDirectory())) / "meeting"
        context, count = get_context("spawn"), len(self.devices)
        sharing = max(1, sum(device.type == "cpu" for device in self.devices))
        threads = max(1, torch.get_num_threads() // sharing)
        self.pipes: list[Connection] = []
        self.processes = []
        for index in range(count):
            mine, theirs = context.Pipe()
            args = (theirs, Share(index, count), meeting, self.devices, threads)
            process = context.Process(target=main, args=args, daemon=True)
            process.start()
            theirs.close()  # so that its end is the pipe's
            self.pipes.append(mine)
            self.processes.append(process)
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        for process, pipe in zip(self.processes, self.pipes, strict=True):
            process.kill()
            pipe.close()
        for process in self.processes:
            process.join()
        self.stack.close()

    def make(self, make: Make, **answers: Callable[..., Any]) -> None:
        """Have each process make the object whose methods are called; answer its questions."""
        self.answers = answers
        self._send([make] * len(self.pipes))
        self._collect()

    def call(self, name: str, *args: Any) -> list[Any]:
        """What the method of that name returns in each process."""
        return self.each(name, [args] * len(self.pipes))

    def each(self, name: str, args: Sequence[tuple[Any, ...]]) -> list[Any]:
        """The same, with other arguments in each."""
        self._collect()  # an interrupted call is done by now, or soon
        self._send([(name, own) for own in args])
        return self._collect()

    def _send(self, messages: Sequence[object]) -> None:
        for number, message in enumerate(messages):
            self.owed[number] += 1
            self._say(number, message)

    def _say(self, number: int, message: object) -> None:
        try:
            self.pipes[number].send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
        except OSError:
            self._lost(number, "")

    def _collect(self) -> list[Any]:
        """The last answer of each process, once none is owed."""
        answers: list[Any] = [None] * len(self.pipes)
        while any(self.owed):
            owing = [pipe for pipe, owed in zip(self.pipes, self.owed, strict=True) if owed]
            for number in map(self.pipes.index, cast("list[Connection]", wait(owing))):
                kind, value = self._heard(number)
                if kind == ANSWER:
                    self.owed[number] -= 1
                    answers[number] = value
                elif kind == ASK:
                    name, args = value
                    self._say(number, self.answers[name](*args))
                elif kind == ENGINE:
                    raise value
                else:
                    self._lost(number, value)
        return answers

    def _heard(self, number: int) -> tuple[str, Any]:
        try:
            message: tuple[str, Any] = received(self.pipes[number])
        except (EOFError, OSError):
            self._lost(number, "")
        return message

    def _lost(self, number: int, said: str) -> NoReturn:
        """Say which process is gone: the one that told, or whose end made it fail."""
        until = time.monotonic() + LAST_WORDS_S
        while (left := until - time.monotonic()) > 0:
            ended = next((n for n, p in enumerate(self.processes) if p.exitcode), None)
            if ended is not None:
                number, said = ended, _ending(self.processes[ended].exitcode)
                break
            wait([process.sentinel for process in self.processes if process.exitcode is None], left)
        raise StripError(
            f"strip {number + 1} of {len(self.pipes)}, on {self.devices[number]}, ended before its "
            f"time ({said or 'without a word'}), and the others with it: start again, with less to "
            "paint if the machine's memory ran out"
        )


def _ending(code: int | None) -> str:
    return signal.Signals(-code).name if code and code < 0 else f"exit status {code}"
