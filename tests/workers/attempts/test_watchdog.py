from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from workers.attempts import watchdog
from workers.attempts.watchdog import MANY_STEPS, Watchdog


class Clock:
    """Time that passes only where a test says so."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now

    def work(self, dog: Watchdog, *seconds: float) -> list[bool]:
        """Return whether the watchdog takes each of these steps for a hang, asked at its end."""
        seen: list[bool] = []

        def steps() -> Iterator[None]:
            for taken in seconds:
                self.now += taken
                seen.append(dog.has_hung())
                yield

        for _ in dog.watch(steps()):
            pass
        return seen


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(watchdog, "time", SimpleNamespace(monotonic=clock.monotonic))
    return clock


def test_a_step_within_its_patience_is_no_hang(clock: Clock) -> None:
    assert clock.work(Watchdog(patience=60), 59, 1, 59) == [False] * 3


def test_a_step_that_takes_longer_than_patience_and_far_longer_than_any_before_hangs(
    clock: Clock,
) -> None:
    assert clock.work(Watchdog(patience=60), 1, 61) == [False, True]


def test_the_steps_of_a_slow_device_are_no_hang_however_little_patience_there_is(
    clock: Clock,
) -> None:
    assert clock.work(Watchdog(patience=1), 20, 20 * MANY_STEPS) == [True, False]


def test_time_outside_of_the_engine_does_not_count(clock: Clock) -> None:
    dog = Watchdog(patience=1)
    for _ in dog.watch(iter(range(3))):
        clock.now += 60
        assert dog.seconds() == 0
        assert not dog.has_hung()


def test_what_a_step_waits_for_besides_the_device_does_not_count(clock: Clock) -> None:
    dog = Watchdog(patience=60)
    seen: list[bool] = []

    def fetching() -> Iterator[None]:
        with dog.rest():
            clock.now += 3600
            seen.append(dog.has_hung())
        seen.append(dog.has_hung())
        clock.now += 61
        seen.append(dog.has_hung())
        yield

    for _ in dog.watch(fetching()):
        pass
    assert seen == [False, False, True]
