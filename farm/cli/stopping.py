"""Ctrl-C, and other signals that stop a command at its work, between two of its steps."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from farm.base.program import STOPS

Step = TypeVar("Step")

PATIENCE = b"\nStopping after this step; Ctrl-C again stops at once.\n"


class Stopped(Exception):  # noqa: N818 - no error: it was asked for
    """A signal asked for the end, and the last step is whole."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number  # as shells count


def until_stopped(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield each step; raise Stopped after the one in which a signal came.

    Not within it: half a step is nothing to go on from, and what is raised while a library calls
    back is lost. KeyboardInterrupt, there and then, is for a signal before the first step, after
    the last one, and for a second Ctrl-C.
    """
    asked: list[int] = []
    at_work = False

    def ask(number: int, _frame: object) -> None:
        if not at_work or (asked and number == signal.SIGINT):
            raise KeyboardInterrupt(128 + number)
        if not asked and sys.stderr.isatty():
            os.write(sys.stderr.fileno(), PATIENCE)  # unlike print(), in a handler, too
        asked.append(number)

    interrupt = signal.getsignal(signal.SIGINT)
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, ask)
    try:
        for step in steps:
            at_work = True
            yield step
            if asked:
                for number in STOPS:
                    signal.signal(number, signal.SIG_IGN)  # nothing cuts off what is kept now
                raise Stopped(asked[0])
    finally:
        at_work = False
        signal.signal(signal.SIGINT, interrupt)
