import os
import signal
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from farm.base.program import STOPS
from farm.cli.stopping import Stopped, until_stopped


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = {number: signal.signal(number, signal.default_int_handler) for number in STOPS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def steps(*signals: int) -> Iterator[int]:
    """Three steps; the signals come in the middle of the second."""
    for step in range(3):
        if step == 1:
            for number in signals:
                os.kill(os.getpid(), number)
        yield step


def collect(done: list[int], some: Iterator[int]) -> None:
    for step in until_stopped(some):
        done.append(step)


@pytest.mark.parametrize("number", STOPS)
def test_a_signal_waits_for_the_end_of_the_step_that_it_comes_in(number: signal.Signals) -> None:
    done: list[int] = []
    with pytest.raises(Stopped) as stopped:
        collect(done, steps(number))
    assert done == [0, 1]
    assert stopped.value.status == 128 + number


def test_a_second_ctrl_c_stops_at_once() -> None:
    done: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        collect(done, steps(signal.SIGINT, signal.SIGINT))
    assert done == [0]


def test_a_terminal_that_tells_twice_that_it_is_closed_is_no_hurry() -> None:
    with pytest.raises(Stopped):
        list(until_stopped(steps(signal.SIGHUP, signal.SIGHUP)))


def test_a_signal_before_the_first_step_stops_at_once() -> None:
    def never() -> Iterator[int]:
        os.kill(os.getpid(), signal.SIGTERM)
        yield 0

    with pytest.raises(KeyboardInterrupt) as stopped:
        list(until_stopped(never()))
    assert stopped.value.args == (128 + signal.SIGTERM,)


def test_after_the_last_step_a_signal_stops_at_once() -> None:
    assert list(until_stopped(steps())) == [0, 1, 2]
    for number in STOPS:
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)


def test_what_nohup_keeps_out_stays_out() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert list(until_stopped(steps(signal.SIGHUP))) == [0, 1, 2]


def test_a_signal_is_not_lost_where_a_library_swallows_what_is_raised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    swallowed: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", swallowed.append)

    class Callback:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)

    def calling_back() -> Iterator[int]:
        yield 0
        Callback()
        yield 1
        yield 2

    done: list[int] = []
    with pytest.raises(Stopped):
        collect(done, calling_back())
    assert done == [0, 1]
    assert not swallowed
