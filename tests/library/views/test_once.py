"""Things that are made in the background, each once."""

import threading
from collections.abc import Iterator

import pytest

from farm.errors import Unavailable
from farm.library.views.once import Once


@pytest.fixture
def once() -> Iterator[Once]:
    made = Once("things", 2)
    yield made
    made.close()


def done(once: Once) -> None:
    """Wait until everything that was asked for is made."""
    once._thread.submit(bool).result()


def test_a_thing_is_made_once_however_often_it_is_asked_for(once: Once) -> None:
    go, made = threading.Event(), []

    def make() -> None:
        go.wait()
        made.append(1)

    for _ in range(3):
        once.ask("a", make)
    assert once.is_asked("a")
    go.set()
    done(once)
    assert made == [1]
    assert not once.is_asked("a")


def test_who_comes_while_too_many_wait_is_not_taken(once: Once) -> None:
    go = threading.Event()
    for key in "abc":
        once.ask(key, go.wait)
    assert [once.is_asked(key) for key in "abc"] == [True, True, False]
    go.set()


def test_what_cannot_be_made_says_why(once: Once) -> None:
    def fail() -> None:
        raise ValueError("It has no pixels.")

    once.ask("a", fail)
    done(once)
    assert once.failure("a") == "It has no pixels."


def test_what_failed_as_a_server_was_away_is_made_when_it_is_asked_for_again(once: Once) -> None:
    tries = []

    def fail() -> None:
        tries.append(1)
        raise Unavailable("The store is away.")

    for _ in range(2):
        once.ask("a", fail)
        done(once)
    assert once.failure("a") is None
    assert tries == [1, 1]
